"""The flat profile: entities with their kinds, names and identifiers, and the facts between them, one triple each.

It is for tools that take every triple for a link. Documents, passages, relations and claims are left out, and with them
whatever is planned, denied, supposed or alleged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from treatygraph.export.source import Source
from treatygraph.namespaces import OWL, RDF, RDFS, SCHEMA, SKOS, TG

_SAID = {RDF + "type", RDFS + "label", SCHEMA + "sameAs", *(SKOS + n for n in ("prefLabel", "altLabel", "exactMatch"))}
_NOT_SAID = {TG + name for name in ("mentionedIn", "mentionedAt", "namedAs", "knownAs")}
_ENTITIES = "SELECT DISTINCT ?id { ?id tg:mentionedIn ?document }"
_WORDS = """SELECT DISTINCT ?id { { ?id a rdf:Property } UNION { ?id a owl:ObjectProperty } UNION { ?id a owl:DatatypeProperty }
  UNION { ?id a owl:Class } FILTER(STRSTARTS(STR(?id), STR(tg:))) }"""
_OF_A_WORD = {RDF + "type", RDFS + "label", RDFS + "comment", RDFS + "subClassOf"}


class Flat:
    """A source that shows no more of another one than the flat profile has."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._entities = {row["id"] for row in source.select(_ENTITIES)}
        self._words = {row["id"] for row in source.select(_WORDS)}
        self._used = self._used_words()

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The prefixes of the whole."""
        return self._source.prefixes

    def select(self, text: str) -> Iterator[Mapping[str, str]]:
        """The rows of a SELECT over the whole."""
        yield from self._source.select(text)

    def subjects(self) -> Iterator[ox.NamedNode]:
        """The entities, and the classes and properties that are said of them."""
        yield from (ox.NamedNode(iri) for iri in sorted(self._entities | self._used))

    def triples(self, subject: ox.NamedNode | None = None) -> Iterator[ox.Triple]:
        """What is flat of the union."""
        for node in self.subjects() if subject is None else (subject,):
            yield from (triple for triple in self._source.triples(node) if self._kept(triple))

    def quads(self) -> Iterator[ox.Quad]:
        """What is flat of the named graphs."""
        return (quad for quad in self._source.quads() if self._kept(quad.triple))

    def _kept(self, triple: ox.Triple) -> bool:
        subject, predicate = getattr(triple.subject, "value", ""), triple.predicate.value
        if subject in self._entities:
            return self._of_an_entity(predicate, triple.object)
        return subject in self._used and predicate in _OF_A_WORD and not _foreign(triple.object)

    def _of_an_entity(self, predicate: str, value: object) -> bool:
        if predicate in _SAID:
            return True
        inside = isinstance(value, ox.Literal) or getattr(value, "value", "") in self._entities
        return predicate.startswith(TG) and predicate not in _NOT_SAID and inside

    def _used_words(self) -> set[str]:
        used: set[str] = set()
        for iri in self._entities:
            for triple in self._source.triples(ox.NamedNode(iri)):
                if self._of_an_entity(triple.predicate.value, triple.object):
                    used |= {triple.predicate.value, getattr(triple.object, "value", "")}
        return used & self._words


def _foreign(value: object) -> bool:
    """True for a class of another vocabulary, which the flat profile does not explain; OWL's own are kept."""
    return isinstance(value, ox.NamedNode) and not value.value.startswith((TG, OWL, RDF, RDFS))
