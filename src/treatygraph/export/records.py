"""What tables, networks and annotations are written from: entities, relations, claims and documents with their passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FACT = "fact"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text; `document` is its identifier."""

    iri: str
    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that documents name; `kinds` has its most specific kind first."""

    iri: str
    name: str
    kinds: tuple[str, ...]
    other_names: tuple[str, ...]
    same_as: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The most specific kind."""
        return self.kinds[0]


@dataclass(frozen=True, slots=True)
class Relation:
    """One extracted triple. `weight` is the number of independent texts that state the same with the same force.

    `force` is fact, planned, supposed, denied or alleged; `target` is an IRI, or a number where `counted`; times are as
    the graph has them, empty where there are none.
    """

    iri: str
    source: str
    predicate: str
    says: str
    target: str
    counted: bool
    force: str
    confidence: float
    weight: int
    time: str
    since: str
    until: str
    bound: str
    role: str
    speaker: str
    passages: tuple[Passage, ...]

    @property
    def document(self) -> str:
        """The document that says it."""
        return self.passages[0].document

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that say it, each once."""
        return tuple(dict.fromkeys(passage.quote for passage in self.passages))

    @property
    def year(self) -> int | None:
        """The year in which it holds, or from or until which."""
        said = self.time or self.since or self.until
        return int(said[:4]) if said[:4].isdecimal() else None


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody asserts, judges, promises, asks for, expects or lays down."""

    iri: str
    kind: str
    maker: str
    about: tuple[str, ...]
    addressees: tuple[str, ...]
    expresses: tuple[str, ...]
    polarity: str
    confidence: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read; what is not known of it is empty."""

    iri: str
    identifier: str
    title: str
    date: str
    speaker: str
    event: str
    source: str


@dataclass(frozen=True, slots=True)
class Net:
    """A network: relations between entities, and every entity that a document names or a relation ends in."""

    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]

    @property
    def names(self) -> dict[str, str]:
        """The name of every entity by its IRI."""
        return {entity.iri: entity.name for entity in self.entities}


@dataclass(frozen=True, slots=True)
class Records:
    """All of a graph that goes into tables, and the prefixes that shorten its IRIs."""

    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    prefixes: Mapping[str, str]

    @property
    def names(self) -> dict[str, str]:
        """The name of every entity by its IRI."""
        return {entity.iri: entity.name for entity in self.entities}
