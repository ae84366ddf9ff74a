"""The graph as measuring needs it: what each document's graph names, relates and claims, read through SELECT alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from treatygraph.knowledge import Vocabulary

Select = Callable[[str], Iterable[Mapping[str, str]]]
TOPS = ("Actor", "Convention", "Process", "Event", "Issue", "Place")

_TYPES = """SELECT ?x ?kind {
  ?x a ?class . FILTER(STRSTARTS(STR(?class), STR(tg:))) BIND(STRAFTER(STR(?class), "#") AS ?kind) }"""
_LABELS = "SELECT DISTINCT ?x ?label { ?x rdfs:label|skos:prefLabel|skos:altLabel ?label }"
_DOCUMENTS = "SELECT ?d ?name { ?d a tg:Document ; dcterms:source|dcterms:identifier ?name }"
_HASHES = "SELECT ?d ?sha256 { ?d a tg:Document ; tg:sha256 ?sha256 }"
_MENTIONED = "SELECT ?x ?d { ?x tg:mentionedIn ?d }"
_RELATIONS = """SELECT ?r ?d ?subject ?predicate ?object ?number ?polarity ?modality ?rule ?sure ?quote {
  ?r a tg:Relation ; rdf:subject ?subject ; rdf:predicate ?p ; rdf:object ?object ; tg:evidence ?e .
  ?e dcterms:isPartOf ?d ; oa:exact ?quote .
  OPTIONAL { ?r tg:polarity ?pol } OPTIONAL { ?r tg:modality ?mod } OPTIONAL { ?r tg:extractedBy ?rule }
  OPTIONAL { ?r tg:confidence ?sure }
  BIND(STRAFTER(STR(?p), "#") AS ?predicate) BIND(isNumeric(?object) AS ?number)
  BIND(LCASE(STRAFTER(STR(COALESCE(?pol, tg:Positive)), "#")) AS ?polarity)
  BIND(LCASE(STRAFTER(STR(COALESCE(?mod, tg:Asserted)), "#")) AS ?modality)
} ORDER BY ?r ?e"""
_CLAIMS = """SELECT ?c ?d ?quote {
  ?c a tg:Claim ; tg:evidence ?e . ?e dcterms:isPartOf ?d ; oa:exact ?quote } ORDER BY ?c ?e"""
_LINKS = """SELECT ?c ?link ?x { VALUES (?property ?link) {
  (tg:about "about") (tg:statedBy "by") (tg:addressee "addressee") } ?c a tg:Claim ; ?property ?x }"""


@dataclass(slots=True)
class Found:
    """One relation of the graph; `number` is set where its object is one."""

    iri: str
    subject: str
    predicate: str
    object: str
    number: float | None
    polarity: str
    modality: str
    rule: str
    confidence: float
    quotes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Said:
    """One claim of the graph."""

    iri: str
    kinds: frozenset[str]
    by: frozenset[str]
    about: frozenset[str]
    addressees: frozenset[str]
    quotes: list[str] = field(default_factory=list)


class System:
    """A graph under measurement. Resources are IRIs as text, kinds the ontology's class names."""

    def __init__(self, select: Select, vocabulary: Vocabulary) -> None:
        self._select = select
        self._vocabulary = vocabulary
        self.types = self._sets(_TYPES, "x", "kind")
        self.labels = self._sets(_LABELS, "x", "label")
        self.leaves = frozenset(k for k in vocabulary.superclasses if self.top(k) and not self._has_below(k))
        self.entities = {x for x, kinds in self.types.items() if any(self.top(kind) for kind in kinds)}

    def top(self, kind: str) -> str | None:
        """The broad kind that a class falls under, or None for classes of other things."""
        return next((top for top in TOPS if self._vocabulary.is_a(kind, top)), None)

    def tops(self, entity: str) -> set[str]:
        """The broad kinds of one entity; more than one is a fault of the graph."""
        return {top for kind in self.types[entity] if (top := self.top(kind))}

    def _has_below(self, kind: str) -> bool:
        return any(kind in above for above in self._vocabulary.superclasses.values())

    def _sets(self, query: str, key: str, value: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._select(query):
            found[row[key]].add(row[value])
        return found

    def document(self, stem: str) -> str | None:
        """The document whose source or identifier has a stem."""
        return self._documents.get(stem)

    def sha256(self, stem: str) -> str | None:
        """The SHA-256 of a document's kept text."""
        return self._hashes.get(self.document(stem) or "")

    @cached_property
    def _hashes(self) -> dict[str, str]:
        return {row["d"]: row["sha256"] for row in self._select(_HASHES)}

    @cached_property
    def _documents(self) -> dict[str, str]:
        return {Path(row["name"]).stem: row["d"] for row in self._select(_DOCUMENTS)}

    @cached_property
    def _mentioned(self) -> dict[str, set[str]]:
        return self._sets(_MENTIONED, "d", "x")

    @cached_property
    def _relations(self) -> dict[str, dict[str, Found]]:
        found: dict[str, dict[str, Found]] = defaultdict(dict)
        for row in self._select(_RELATIONS):
            number = float(row["object"]) if row["number"] == "true" else None
            ends = (row["subject"], row["predicate"], row["object"], number)
            how = (row["polarity"], row["modality"], row.get("rule", ""), float(row.get("sure", 1)))
            relation = Found(row["r"], *ends, *how)
            found[row["d"]].setdefault(row["r"], relation).quotes.append(row["quote"])
        return found

    @cached_property
    def _claims(self) -> dict[str, dict[str, Said]]:
        links: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in self._select(_LINKS):
            links[row["c"], row["link"]].add(row["x"])
        found: dict[str, dict[str, Said]] = defaultdict(dict)
        for row in self._select(_CLAIMS):
            c = row["c"]
            by, about, addressees = (frozenset(links[c, link]) for link in ("by", "about", "addressee"))
            claim = Said(c, frozenset(self.types[c] - {"Claim"}), by, about, addressees)
            found[row["d"]].setdefault(c, claim).quotes.append(row["quote"])
        return found

    def relations(self, document: str | None) -> list[Found]:
        """The relations with evidence in a document."""
        return list(self._relations[document or ""].values())

    def claims(self, document: str | None) -> list[Said]:
        """The claims with evidence in a document."""
        return list(self._claims[document or ""].values())

    def used(self, document: str | None) -> set[str]:
        """The entities that a document names, or that its relations and claims speak of."""
        nodes = set(self._mentioned.get(document or "", ()))
        nodes.update(x for relation in self.relations(document) for x in (relation.subject, relation.object))
        for claim in self.claims(document):
            nodes |= claim.by | claim.about | claim.addressees
        return nodes & self.entities
