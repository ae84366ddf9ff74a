"""What networks carry on their nodes and edges: plain values, each under the same name in every format.

A relation's IRI is among them since some programs lose the ids of edges.
"""

from __future__ import annotations

from collections.abc import Mapping

from treatygraph.export.records import Entity, Relation

Value = str | int | float
NODE = ("label", "kind", "other_names", "same_as", "documents")
EDGE = (
    "label",
    "relation",
    "predicate",
    "force",
    "confidence",
    "weight",
    "year",
    "time",
    "since",
    "until",
    "role",
    "speaker",
    "document",
    "quote",
)
_KINDS: Mapping[str, type[Value]] = {"documents": int, "confidence": float, "weight": int, "year": int}
_AND = " | "


def kind_of(name: str) -> type[Value]:
    """The type that all values of an attribute have."""
    return _KINDS.get(name, str)


def of_node(entity: Entity) -> dict[str, Value]:
    """The attributes of a node; what is empty is left out."""
    values: dict[str, Value] = {
        "label": entity.name,
        "kind": entity.kind,
        "other_names": _AND.join(entity.other_names),
        "same_as": _AND.join(entity.same_as),
        "documents": len(entity.documents),
    }
    return {name: value for name, value in values.items() if value != ""}


def of_edge(relation: Relation, names: Mapping[str, str]) -> dict[str, Value]:
    """The attributes of an edge; what is empty is left out. `names` are those of entities by IRI."""
    values: dict[str, Value | None] = {
        "label": relation.says,
        "relation": relation.iri,
        "predicate": relation.predicate,
        "force": relation.force,
        "confidence": relation.confidence,
        "weight": relation.weight,
        "year": relation.year,
        "time": relation.time,
        "since": relation.since,
        "until": relation.until,
        "role": relation.role,
        "speaker": names.get(relation.speaker, relation.speaker),
        "document": relation.document,
        "quote": _AND.join(relation.quotes),
    }
    return {name: value for name, value in values.items() if value is not None and value != ""}
