"""Many documents: reading them into a graph, taking one out, and the files that stand beside the store.

`build` needs the language model; `outputs`, `remove` and `report` do not, so they are imported by themselves.
"""
