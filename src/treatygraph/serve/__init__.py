"""The graph over HTTP, read-only: a SPARQL 1.1 endpoint, pages for people, and every resource under its own address.

`app` lists the addresses; `protocol` is the endpoint, `pages` and `resources` are for people and their browsers, `door`
says who may ask at all. No query runs in the server itself: `workers` keeps processes that run the functions of `jobs`
on the last published copy of the graph, and kills one that takes too long.
To add a page: 1. write what it needs from the graph as a function in `jobs`; 2. write a template under assets/ and a
function in `pages` that fills it; 3. list it in `app`; 4. ask for it in tests/serve.
"""
