"""The frozen values that pass between stages. Nothing here reads a file, loads a model or knows RDF.

Offsets are always characters of the kept text, end exclusive. An entity's `key` is the local part of its IRI
below the base, such as ``state/norway``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Polarity(StrEnum):
    """Whether a relation or claim is affirmed or denied."""

    POSITIVE = "Positive"
    NEGATIVE = "Negative"


class Modality(StrEnum):
    """Whether a relation is stated as a fact, as something wanted, or as something supposed."""

    ASSERTED = "Asserted"
    INTENDED = "Intended"
    HYPOTHETICAL = "Hypothetical"


class Bound(StrEnum):
    """How a counted number limits the true one."""

    AT_LEAST = "AtLeast"
    AT_MOST = "AtMost"
    ABOUT = "About"


class Span(NamedTuple):
    """A stretch of the kept text: a tuple, since a reading makes and compares them by the ten thousand."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True where the other stretch lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class When:
    """A point in time as said: ``2007``, ``2007-09`` or ``2007-09-17``; `inferred` where it had to be worked out."""

    value: str
    inferred: bool = False

    @property
    def year(self) -> int:
        """The calendar year, for comparing dates of unequal precision."""
        return int(self.value[:4])


@dataclass(frozen=True, slots=True)
class Document:
    """One text as read, with what its heading, its file or the user's table says of it.

    `identifier` is the path below the source without its ending; `text` is the kept text that every offset refers to.
    `speaker`, `event` and `place` are names as written, or None; `date` is an ISO date or its beginning.
    """

    identifier: str
    source: str
    text: str
    sha256: str
    title: str | None = None
    date: str | None = None
    speaker: str | None = None
    event: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity. `reason` says how that was decided; `confidence` is 1 for a plain name.

    `alternatives` are the keys of other listed things that the same words can name and that lost.
    """

    span: Span
    reason: str
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor, instrument, process, event, issue or place that a document names.

    `kind` is its most specific class in the ontology (``State``, ``Treaty`` …). `alt_labels` are other names that the
    text uses, `hidden_labels` known names that it does not. `same_as` holds absolute IRIs; `codes` pairs of property
    and literal (``iso3166``, ``NO``); `organ_of` and `part_of` keys of other entities.
    """

    key: str
    kind: str
    label: str
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    organ_of: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """One extracted triple with its evidence, its force and whose words it is.

    `subject` and `object` are entity keys, or `object` an integer for a counted thing. `rule` names what found it
    (``initiated/transitive/launch``). `evidence` lists sentences or clauses; the other spans are the deciding words.
    """

    subject: str
    predicate: str
    object: str | int
    polarity: Polarity
    modality: Modality
    rule: str
    confidence: float
    evidence: tuple[Span, ...]
    attribution: str | None
    time: When | None = None
    since: When | None = None
    until: When | None = None
    role: str | None = None
    bound: Bound | None = None
    alleged: bool = False
    cue: Span | None = None
    subject_mention: Span | None = None
    object_mention: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that somebody asserts, judges, promises, asks for, predicts or lays down.

    `kind` is one of Assertion, Evaluation, Commitment, Call, Prediction, Obligation. `maker` is an entity key, or None
    where the text does not say. `expresses` are positions in the extraction's list of relations.
    """

    kind: str
    maker: str | None
    about: tuple[str, ...]
    evidence: Span
    polarity: Polarity
    confidence: float
    addressees: tuple[str, ...] = ()
    expresses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, ready to be written as a graph.

    `speaker` and `delivered_at` are entity keys; `date` the document's own, read from its heading where need be.
    """

    document: Document
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    claims: tuple[Claim, ...]
    speaker: str | None = None
    delivered_at: str | None = None
    rejected: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Run:
    """What read a document: the IRI of a run hashes exactly these, so that the same reading has the same name."""

    software: str
    model: str
    ontology: str
    options: Sequence[tuple[str, str]] = ()
