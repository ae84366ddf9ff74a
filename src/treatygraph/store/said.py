"""What one named graph says of a node, for whatever is computed from several graphs."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from treatygraph.namespaces import DCTERMS, RDF, TG

Spo = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
Terms = dict[str, list[ox.NamedNode | ox.Literal]]


def iri(text: str) -> ox.NamedNode:
    """Make a node of an IRI in few letters, since computed triples are full of them."""
    return ox.NamedNode(text)


def terms(store: ox.Store, node: object, graph: ox.NamedNode) -> Terms:
    """All values of a node in one graph, by property."""
    found: Terms = defaultdict(list)
    for quad in store.quads_for_pattern(node, None, None, graph):  # type: ignore[arg-type]
        found[quad.predicate.value].append(quad.object)  # type: ignore[arg-type]
    return found


def ends(said: Terms) -> Spo:
    """The subject, predicate and object that a relation is about."""
    subject, predicate, object_ = (said[RDF + name][0] for name in ("subject", "predicate", "object"))
    assert isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode)
    return subject, predicate, object_


def date_of(said: Terms, document: Terms) -> ox.Literal | None:
    """When a relation holds: its own time, else the date of its document, else unknown."""
    dates = [*said[TG + "time"], *document[DCTERMS + "date"]]
    return dates[0] if dates and isinstance(dates[0], ox.Literal) else None
