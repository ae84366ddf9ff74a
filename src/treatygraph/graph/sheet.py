"""The sheet that one document's triples are collected on: how resources, passages and values are written."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from functools import lru_cache
from typing import NewType
from urllib.parse import quote

import pyoxigraph as ox

from treatygraph.model import Document, Span
from treatygraph.namespaces import DCTERMS, OA, RDF, TG, XSD

CONTEXT = 32  # characters kept before and after a quote, so that others can find it again
KEY_DIGITS = 20
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}

Term = NewType("Term", str)  # as a line of N-Triples has it: plain text costs far less than an object for each triple


def document_key(identifier: str) -> str:
    """Name a document's resource: its identifier, percent-encoded."""
    return "document/" + quote(identifier, safe="")


def hashed(*parts: str) -> str:
    """Shorten what identifies a relation or claim to a stable name without offsets."""
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:KEY_DIGITS]


def resource(iri: str) -> Term:
    """A resource. Raises ValueError where that is no IRI."""
    return Term(str(ox.NamedNode(iri)))


_known = lru_cache(maxsize=1024)(resource)  # the terms of vocabularies


_TYPE, _PART_OF = resource(RDF + "type"), resource(DCTERMS + "isPartOf")
_PASSAGE, _BY_POSITION, _BY_QUOTE = map(resource, (TG + "Passage", OA + "TextPositionSelector", OA + "TextQuoteSelector"))
_START, _END, _EXACT, _PREFIX, _SUFFIX = (resource(OA + name) for name in ("start", "end", "exact", "prefix", "suffix"))
_INTEGER = resource(XSD + "integer")


def tg(name: str) -> Term:
    """One term of the treatygraph ontology."""
    return _known(TG + name)


def literal(words: str) -> Term:
    """Words of the text or about it, whatever characters they hold."""
    return Term(str(ox.Literal(words)))


def yes() -> Term:
    """The RDF value for what is so."""
    return Term(f'"true"^^{_known(XSD + "boolean")}')


def whole(number: int) -> Term:
    """An integer, as an RDF value."""
    return Term(f'"{number}"^^{_INTEGER}')


@lru_cache(maxsize=1024)
def decimal(number: float) -> Term:
    """A figure between 0 and 1 with at most four decimals, as an RDF decimal."""
    rounded = Decimal(f"{number:.4f}").normalize()
    return Term(f'"{rounded:f}"^^{_known(XSD + "decimal")}')


def date_literal(value: str) -> Term:
    """A year, a month or a day, typed by how precise it is; anything else stays plain text."""
    kind = _DATE_TYPES.get(len(value))
    return Term(f"{literal(value)}^^{_known(XSD + kind)}") if kind else literal(value)


class Sheet:
    """Collects the triples of one document. Entity, relation and document keys become IRIs under the base."""

    def __init__(self, document: Document, *, base: str) -> None:
        self.document = document
        self._base = base
        self._nodes: dict[str, Term] = {}
        self.node = self.iri(document_key(document.identifier))
        self._triples: set[str] = set()
        self._passages: dict[Span, Term] = {}

    def iri(self, key: str) -> Term:
        """The resource of a key such as ``state/norway``."""
        if key not in self._nodes:
            self._nodes[key] = resource(self._base + key)
        return self._nodes[key]

    def add(self, subject: Term, predicate: str, *objects: Term) -> None:
        """Write one triple for each object; `predicate` is a full IRI."""
        link = _known(predicate)
        self._triples.update([f"{subject} {link} {term} ." for term in objects])

    def add_text(self, subject: Term, predicate: str, *texts: str | None) -> None:
        """Write one plain literal for each text that is there."""
        self.add(subject, predicate, *(literal(text) for text in texts if text))

    def add_types(self, subject: Term, *iris: str) -> None:
        """Say what kinds of thing a resource is."""
        self.add(subject, RDF + "type", *map(_known, iris))

    def add_time(self, subject: Term, name: str, value: str) -> None:
        """Write a point in time and its integer year beside it: ``time`` has ``year``, ``since`` has ``sinceYear``."""
        self.add(subject, TG + name, date_literal(value))
        self.add(subject, TG + ("year" if name == "time" else f"{name}Year"), whole(int(value[:4])))

    def passage(self, span: Span) -> Term:
        """Write a stretch of the text with its exact words and what surrounds them, and give its resource."""
        if span in self._passages:
            return self._passages[span]
        text, node = self.document.text, Term(f"{self.node[:-1]}#char={span.start},{span.end}>")
        self._passages[span] = node
        self._triples |= {
            f"{node} {_TYPE} {_PASSAGE} .",
            f"{node} {_TYPE} {_BY_POSITION} .",
            f"{node} {_TYPE} {_BY_QUOTE} .",
            f"{node} {_PART_OF} {self.node} .",
            f"{node} {_START} {whole(span.start)} .",
            f"{node} {_END} {whole(span.end)} .",
            f"{node} {_EXACT} {literal(span.of(text))} .",
            f"{node} {_PREFIX} {literal(text[max(0, span.start - CONTEXT) : span.start])} .",
            f"{node} {_SUFFIX} {literal(text[span.end : span.end + CONTEXT])} .",
        }
        return node

    def triples(self) -> list[str]:
        """All that was written, in one order whatever order it was written in."""
        return sorted(self._triples)

