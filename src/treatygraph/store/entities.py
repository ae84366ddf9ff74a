"""The graph of entities: what each is called when all documents are taken together, its kinds and its identifiers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from treatygraph.namespaces import RDF, RDFS, SCHEMA, SKOS, TG

_IDENTIFIERS = (SCHEMA + "sameAs", SKOS + "exactMatch", TG + "iso3166", TG + "untc")
Spo = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
Names = dict[ox.NamedNode, Counter[str]]


def entity_triples(store: ox.Store, base: str) -> list[Spo]:
    """Settle one label for each entity from what the documents call it, and copy its kinds and identifiers."""
    own = ox.NamedNode(base + "graph/entities")
    called, used, known = (names(store, iri, own) for iri in (TG + "namedAs", SKOS + "altLabel", TG + "knownAs"))
    found: list[Spo] = []
    for node in sorted(called, key=str):
        label = chosen(called[node])
        others = {*called[node]} - {label}
        hidden = {*known.get(node, ())} - {*called[node]} - {*used.get(node, ())}
        found += _texts(node, SKOS + "prefLabel", {label}) + _texts(node, RDFS + "label", {label})
        found += _texts(node, SKOS + "altLabel", others) + _texts(node, SKOS + "hiddenLabel", hidden)
        found += _copied(store, node, own)
    return found


def names(store: ox.Store, predicate: str, own: ox.NamedNode) -> Names:
    """How many documents give each entity each name of one sort."""
    found: Names = defaultdict(Counter)
    for node, text in _said(store, predicate, own):
        found[node][text] += 1
    return found


def chosen(names: Counter[str]) -> str:
    """Pick the name that most documents use; between equals the first in the order of letters, capitals first."""
    return min(names, key=lambda name: (-names[name], name))


def _said(store: ox.Store, predicate: str, own: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, str]]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
        if quad.graph_name not in (own, ox.DefaultGraph()) and isinstance(quad.object, ox.Literal):
            assert isinstance(quad.subject, ox.NamedNode)
            yield quad.subject, quad.object.value


def _texts(node: ox.NamedNode, predicate: str, texts: set[str]) -> list[Spo]:
    return [(node, ox.NamedNode(predicate), ox.Literal(text)) for text in sorted(texts)]


def _copied(store: ox.Store, node: ox.NamedNode, own: ox.NamedNode) -> list[Spo]:
    found: set[Spo] = set()
    for predicate in (RDF + "type", *_IDENTIFIERS):
        for quad in store.quads_for_pattern(node, ox.NamedNode(predicate), None, None):
            if quad.graph_name not in (own, ox.DefaultGraph()):
                found.add((node, quad.predicate, quad.object))  # type: ignore[arg-type]
    return sorted(found, key=str)
