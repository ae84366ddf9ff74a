"""Turtle of RDF 1.2: each relation names its triple as one term (`rdf:reifies <<( s p o )>>`) instead of in three triples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

import pyoxigraph as ox

from treatygraph.export import turtle
from treatygraph.export.source import Source
from treatygraph.namespaces import RDF

_TERMS = [ox.NamedNode(RDF + name) for name in ("subject", "predicate", "object")]
_STATEMENT, _TYPE, _REIFIES = (ox.NamedNode(RDF + name) for name in ("Statement", "type", "reifies"))
_VERSION = b'VERSION "1.2"\n'


def write(source: Source, out: BinaryIO) -> None:
    """Write the union of a graph."""
    out.write(_VERSION)
    turtle.write(_Reified(source), out)


class _Reified:
    """A source in which whatever has a subject, predicate and object has the triple of these instead."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes of the whole."""
        return self._source.prefixes

    def select(self, text: str) -> Iterator[Mapping[str, str]]:
        """The rows of a SELECT over the whole."""
        yield from self._source.select(text)

    def subjects(self) -> Iterator[ox.NamedNode]:
        """All resources."""
        yield from self._source.subjects()

    def quads(self) -> Iterator[ox.Quad]:
        """The named graphs, as they are."""
        return self._source.quads()

    def triples(self, subject: ox.NamedNode | None = None) -> Iterator[ox.Triple]:
        """The triples of one subject or of all, those that spell out a triple put together."""
        for node in self.subjects() if subject is None else (subject,):
            yield from _put_together(node, list(self._source.triples(node)))


def _put_together(node: ox.NamedNode, triples: list[ox.Triple]) -> Iterator[ox.Triple]:
    said = {triple.predicate: triple.object for triple in triples}
    if not all(term in said for term in _TERMS):
        yield from triples
        return
    yield ox.Triple(node, _REIFIES, ox.Triple(*(said[term] for term in _TERMS)))  # type: ignore[arg-type]
    spelled = {*_TERMS}
    for triple in triples:
        if triple.predicate not in spelled and (triple.predicate, triple.object) != (_TYPE, _STATEMENT):
            yield triple
