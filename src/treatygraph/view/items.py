"""What the page shows, as plain frozen values: no RDF, no HTML, no colours.

Ids are IRIs. Offsets are characters of the kept text, end exclusive. An empty string means that nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[str, int, int]
"""A document's id, start and end."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words that decided something. `role` is cue, subject, object or denial."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A sentence or clause that says it, with the deciding words inside it."""

    document: str
    start: int
    end: int
    exact: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewNode:
    """One entity. `classes` are local names of the ontology, superclasses among them."""

    id: str
    label: str
    classes: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    mentions: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewEdge:
    """One relation. A counted thing has no `target` but a `number`; `speaker` is whose words it is."""

    id: str
    source: str
    target: str
    predicate: str
    predicate_label: str
    polarity: str
    modality: str
    confidence: float
    document: str
    quotes: tuple[Quote, ...]
    number: int | None = None
    bound: str = ""
    alleged: bool = False
    time: str = ""
    inferred: bool = False
    since: str = ""
    until: str = ""
    role: str = ""
    rule: str = ""
    speaker: str = ""
    speaker_label: str = ""


@dataclass(frozen=True, slots=True)
class ViewClaim:
    """One thing somebody asserts, judges, promises, asks for, predicts or lays down."""

    id: str
    kind: str
    polarity: str
    confidence: float
    document: str
    quotes: tuple[Quote, ...]
    maker: str = ""
    maker_label: str = ""
    about: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    expresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewPosition:
    """Where somebody stands on something, as all documents together show it; `relations` are what it follows from."""

    id: str
    holder: str
    towards: str
    stance: str
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ViewDocument:
    """One document with its kept text, empty where the text was not given."""

    id: str
    identifier: str
    title: str = ""
    date: str = ""
    source: str = ""
    speaker: str = ""
    speaker_label: str = ""
    event_label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ViewData:
    """Everything one page holds, in a fixed order: each part sorted by id."""

    nodes: tuple[ViewNode, ...] = ()
    edges: tuple[ViewEdge, ...] = ()
    claims: tuple[ViewClaim, ...] = ()
    documents: tuple[ViewDocument, ...] = ()
    positions: tuple[ViewPosition, ...] = ()
