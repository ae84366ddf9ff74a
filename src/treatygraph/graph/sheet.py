"""The sheet that one document's triples are collected on: how resources, passages and values are written."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

import pyoxigraph as ox

from treatygraph.model import Document, Span
from treatygraph.namespaces import DCTERMS, OA, RDF, TG, XSD

CONTEXT = 32  # characters kept before and after a quote, so that others can find it again
KEY_DIGITS = 20
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}

Term = ox.NamedNode | ox.Literal


def document_key(identifier: str) -> str:
    """Name a document's resource: its identifier, percent-encoded."""
    return "document/" + quote(identifier, safe="")


def hashed(*parts: str) -> str:
    """Shorten what identifies a relation or claim to a stable name without offsets."""
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:KEY_DIGITS]


def tg(name: str) -> ox.NamedNode:
    """One term of the treatygraph ontology."""
    return _named(TG + name)


def whole(number: int) -> ox.Literal:
    """An integer, as an RDF value."""
    return ox.Literal(number)


def decimal(number: float) -> ox.Literal:
    """A figure between 0 and 1 with at most four decimals, as an RDF decimal."""
    rounded = Decimal(f"{number:.4f}").normalize()
    return ox.Literal(f"{rounded:f}", datatype=ox.NamedNode(XSD + "decimal"))


def date_literal(value: str) -> ox.Literal:
    """A year, a month or a day, typed by how precise it is; anything else stays plain text."""
    kind = _DATE_TYPES.get(len(value))
    return ox.Literal(value, datatype=ox.NamedNode(XSD + kind)) if kind else ox.Literal(value)


@lru_cache(maxsize=1024)
def _named(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


class Sheet:
    """Collects the triples of one document. Entity, relation and document keys become IRIs under the base."""

    def __init__(self, document: Document, *, base: str) -> None:
        self.document = document
        self._base = base
        self.node = self.iri(document_key(document.identifier))
        self._quads: set[ox.Quad] = set()
        self._passages: dict[Span, ox.NamedNode] = {}

    def iri(self, key: str) -> ox.NamedNode:
        """The resource of a key such as ``state/norway``."""
        return ox.NamedNode(self._base + key)

    def add(self, subject: ox.NamedNode, predicate: str, *objects: Term) -> None:
        """Write one triple for each object; `predicate` is a full IRI."""
        link, graph = _named(predicate), self.node
        for term in objects:
            self._quads.add(ox.Quad(subject, link, term, graph))

    def add_text(self, subject: ox.NamedNode, predicate: str, *texts: str | None) -> None:
        """Write one plain literal for each text that is there."""
        self.add(subject, predicate, *(ox.Literal(text) for text in texts if text))

    def add_types(self, subject: ox.NamedNode, *iris: str) -> None:
        """Say what kinds of thing a resource is."""
        self.add(subject, RDF + "type", *map(_named, iris))

    def add_time(self, subject: ox.NamedNode, name: str, value: str) -> None:
        """Write a point in time and its integer year beside it: ``time`` has ``year``, ``since`` has ``sinceYear``."""
        self.add(subject, TG + name, date_literal(value))
        self.add(subject, TG + ("year" if name == "time" else f"{name}Year"), whole(int(value[:4])))

    def passage(self, span: Span) -> ox.NamedNode:
        """Write a stretch of the text with its exact words and what surrounds them, and give its resource."""
        if span in self._passages:
            return self._passages[span]
        text, node = self.document.text, ox.NamedNode(f"{self.node.value}#char={span.start},{span.end}")
        self._passages[span] = node
        self.add_types(node, TG + "Passage", OA + "TextPositionSelector", OA + "TextQuoteSelector")
        self.add(node, DCTERMS + "isPartOf", self.node)
        self.add(node, OA + "start", whole(span.start))
        self.add(node, OA + "end", whole(span.end))
        self.add(node, OA + "exact", ox.Literal(span.of(text)))
        self.add(node, OA + "prefix", ox.Literal(text[max(0, span.start - CONTEXT) : span.start]))
        self.add(node, OA + "suffix", ox.Literal(text[span.end : span.end + CONTEXT]))
        return node

    def quads(self) -> list[ox.Quad]:
        """All that was written, in one order whatever order it was written in."""
        return sorted(self._quads, key=str)

