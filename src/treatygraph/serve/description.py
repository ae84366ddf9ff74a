"""The service description: what the endpoint says of itself to programs, after the W3C's SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Sequence

_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def described(endpoint: str, graphs: Sequence[str]) -> str:
    """Write the description in Turtle, without blank nodes. `graphs` are the IRIs of the named graphs."""
    formats = ", ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _RESULTS)
    named = "\n".join(_named(endpoint, number, iri) for number, iri in enumerate(graphs, start=1))
    return f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<{endpoint}#service> a sd:Service ; sd:endpoint <{endpoint}> ; sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat {formats} ; sd:feature sd:UnionDefaultGraph ; sd:defaultDataset <{endpoint}#dataset> .
<{endpoint}#dataset> a sd:Dataset ; sd:defaultGraph <{endpoint}#union> .
<{endpoint}#union> a sd:Graph .
{named}
"""


def _named(endpoint: str, number: int, iri: str) -> str:
    node = f"<{endpoint}#graph-{number}>"
    return f"<{endpoint}#dataset> sd:namedGraph {node} . {node} a sd:NamedGraph ; sd:name <{iri}> ; sd:graph <{iri}> ."
