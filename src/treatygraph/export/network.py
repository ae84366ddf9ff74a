"""The network as a networkx graph, for whatever a network library can compute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.export.gather import net_of
from treatygraph.export.records import Relation
from treatygraph.export.source import Source

if TYPE_CHECKING:
    import networkx

_Value = str | int | float | list[str]


def network(source: Source) -> networkx.MultiDiGraph[str]:
    """Make a directed multigraph of what texts state as facts, nodes and edges in a fixed order.

    Nodes are IRIs with `label` and `kind`. An edge's key is its relation's IRI; it has `predicate`, `confidence`,
    `year` (where said), `quotes`, `document`, and `weight`: how many independent documents state the same.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    net = net_of(source)
    for entity in net.entities:
        graph.add_node(entity.iri, label=entity.name, kind=entity.kind)
    for relation in net.relations:
        graph.add_edge(relation.source, relation.target, relation.iri, **_edge(relation))
    return graph


def _edge(relation: Relation) -> dict[str, _Value]:
    said: dict[str, _Value] = {
        "predicate": relation.predicate,
        "confidence": relation.confidence,
        "document": relation.document,
        "quotes": list(relation.quotes),
        "weight": relation.weight,
    }
    return said if relation.year is None else {**said, "year": relation.year}
