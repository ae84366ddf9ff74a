"""A workbook for Kumu, with the sheets and columns that its import expects, and for whoever reads spreadsheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import BinaryIO

from treatygraph.export.characters import plain
from treatygraph.export.records import Entity, Net, Relation
from treatygraph.tables import Table, Value, as_spreadsheet

_ELEMENTS = ("Label", "Type", "Description", "Documents", "Same as", "IRI")
_CONNECTIONS = (
    *("From", "To", "Direction", "Type", "Label", "Strength", "Description", "Force", "Year", "Confidence"),
    *("Speaker", "Document", "IRI"),
)
_AND = " | "
_LONGEST = 1000  # characters of a label: a cell's limit would else make two of one


def write(net: Net, out: BinaryIO) -> None:
    """Write a network. Kumu joins by label, so that two things of one name get their kind or IRI beside it."""
    labels = _labels(net)
    elements = tuple(_element(entity, labels) for entity in net.entities)
    connections = tuple(_connection(relation, labels) for relation in net.relations)
    tables = (Table("Elements", _ELEMENTS, elements), Table("Connections", _CONNECTIONS, connections))
    out.write(as_spreadsheet(tables))


def _element(entity: Entity, labels: Mapping[str, str]) -> tuple[Value, ...]:
    names, same = plain(_AND.join(entity.other_names)), _AND.join(entity.same_as)
    return (labels[entity.iri], entity.kind, names, len(entity.documents), same, entity.iri)


def _connection(relation: Relation, labels: Mapping[str, str]) -> tuple[Value, ...]:
    r = relation
    ends = (labels[r.source], labels[r.target], "directed", r.predicate, r.says, r.weight)
    speaker = labels.get(r.speaker, r.speaker)
    return (*ends, plain(_AND.join(r.quotes)), r.force, r.year, r.confidence, speaker, r.document, r.iri)


def _labels(net: Net) -> dict[str, str]:
    """A label of its own for every entity; those of one name differ by kind, and where that does not do, by IRI."""
    short = {e.iri: " ".join(plain(e.name).split())[:_LONGEST] for e in net.entities}
    return _apart(_apart(short, {e.iri: e.kind for e in net.entities}), {e.iri: e.iri for e in net.entities})


def _apart(labels: Mapping[str, str], by: Mapping[str, str]) -> dict[str, str]:
    many = Counter(label.casefold() for label in labels.values())
    return {iri: f"{label} ({by[iri]})" if many[label.casefold()] > 1 else label for iri, label in labels.items()}
