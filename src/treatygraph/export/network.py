"""The facts as a networkx graph, for whatever a network library can compute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

Select = Callable[[str], Iterable[Mapping[str, str]]]

_NODES = """SELECT DISTINCT ?id ?label ?kind {
  ?id skos:prefLabel ?label ; tg:mentionedIn ?document ; a ?class . FILTER(STRSTARTS(STR(?class), STR(tg:)))
  FILTER NOT EXISTS { ?id a ?below . ?below rdfs:subClassOf ?class } BIND(STRAFTER(STR(?class), "#") AS ?kind)
} ORDER BY ?id ?kind"""
_EDGES = """SELECT ?relation ?source ?target ?predicate ?confidence ?year ?quote ?document ?text {
  ?relation a tg:Relation ; rdf:subject ?source ; rdf:object ?target ; rdf:predicate ?property ;
    tg:polarity tg:Positive ; tg:modality tg:Asserted ; tg:confidence ?confidence ; tg:evidence ?passage .
  ?passage oa:exact ?quote ; dcterms:isPartOf ?in . ?in dcterms:identifier ?document ; tg:sha256 ?text .
  FILTER NOT EXISTS { ?relation tg:alleged true } FILTER(isIRI(?target))
  OPTIONAL { ?relation tg:year ?year } BIND(STRAFTER(STR(?property), "#") AS ?predicate)
} ORDER BY ?relation ?passage"""


def network(select: Select) -> networkx.MultiDiGraph[str]:
    """Make a directed multigraph of what texts state as facts, nodes and edges in a fixed order.

    Nodes are IRIs with `label` and `kind`. An edge's key is its relation's IRI; it has `predicate`, `confidence`,
    `year` (where said), `quotes`, `document`, and `weight`: how many independent documents state the same.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for row in select(_NODES):
        graph.add_node(row["id"], label=row["label"], kind=row["kind"])
    edges: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    texts: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in select(_EDGES):
        edges[row["relation"]].append(row)
        texts[_terms(row)].add(row["text"])
    for relation, rows in edges.items():
        source, _, target = terms = _terms(rows[0])
        graph.add_edge(source, target, relation, **_edge(rows), weight=len(texts[terms]))
    return graph


def _terms(row: Mapping[str, str]) -> tuple[str, str, str]:
    return (row["source"], row["predicate"], row["target"])


def _edge(rows: list[Mapping[str, str]]) -> dict[str, str | int | float | list[str]]:
    first = rows[0]
    said: dict[str, str | int | float | list[str]] = {
        "predicate": first["predicate"],
        "confidence": float(first["confidence"]),
        "document": first["document"],
        "quotes": list(dict.fromkeys(row["quote"] for row in rows)),
    }
    return {**said, "year": int(first["year"])} if "year" in first else said
