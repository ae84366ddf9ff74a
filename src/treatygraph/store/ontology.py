"""The ontology as part of the graph: its Turtle files, without blank nodes so that equal files give equal triples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from treatygraph.errors import OntologyError
from treatygraph.namespaces import TG

Spo = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def ontology_triples(folders: Sequence[Path]) -> list[Spo]:
    """Read treatygraph.ttl of every folder that has one, naming unnamed nodes by place. Raises OntologyError."""
    names: dict[tuple[Path, str], ox.NamedNode] = {}
    found: list[Spo] = []
    for path in (folder / "treatygraph.ttl" for folder in folders if (folder / "treatygraph.ttl").is_file()):
        for triple in _parsed(path):
            subject, object_ = (_named(term, path, names) for term in (triple.subject, triple.object))
            if isinstance(subject, ox.NamedNode):
                found.append((subject, triple.predicate, object_))
    return found


def _parsed(path: Path) -> list[ox.Quad]:
    try:
        return list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (SyntaxError, ValueError, OSError) as error:
        raise OntologyError(f"{path} is not readable as Turtle: {error}.") from error


def _named(term: object, path: Path, names: dict[tuple[Path, str], ox.NamedNode]) -> ox.NamedNode | ox.Literal:
    if isinstance(term, ox.BlankNode):
        return names.setdefault((path, term.value), ox.NamedNode(f"{TG}node-{len(names) + 1}"))
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term
    raise OntologyError(f"{path} has a quoted triple, which is not supported.")
