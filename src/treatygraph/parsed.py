"""A document after parsing, as the later stages share it: pieces, references, and what a reference stage must offer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Protocol

from treatygraph.knowledge import Entry
from treatygraph.knowledge.names import Match, fold
from treatygraph.model import Document, Entity, Span, When

if TYPE_CHECKING:
    from treatygraph.tokens import Doc, Token


_LETTERS = re.compile(r"\s*\([A-Z][\w&-]{0,11}\)\s*")


@dataclass(frozen=True)
class Piece:
    """One parsed paragraph, heading or aside. `spans[i]` is where token i stands in the kept text.

    `names` are the known names by their tokens' range; `host` is the piece and token that an aside follows; `section`
    is the piece of the heading above.
    """

    doc: Doc
    spans: tuple[Span, ...]
    names: tuple[tuple[int, int, Match], ...]
    heading: bool = False
    host: tuple[int, int] | None = None
    section: int | None = None

    def stretch(self, first: int, last: int) -> Span:
        """The kept text from one token to another, both included."""
        return Span(self.spans[first].start, self.spans[last].end)

    def understood(self, token: Token) -> bool:
        """True for a word that was put in for the parser: it has no extent in the text."""
        return self.spans[token.i].start == self.spans[token.i].end

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Token ranges of the sentences, end exclusive."""
        return tuple((s.start, s.end) for s in self.doc.sents)

    def sentence(self, at: int) -> tuple[int, int]:
        """The token range of the sentence that a token stands in."""
        return self.sentences[bisect_right(self.sentences, at, key=itemgetter(0)) - 1]


@dataclass(frozen=True)
class Annotated:
    """A document with its parsed pieces in reading order (an aside follows its host)."""

    document: Document
    pieces: tuple[Piece, ...]

    @cached_property
    def _hosted(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number, piece in enumerate(self.pieces):
            if piece.host:
                found.setdefault(piece.host[0], []).append(number)
        return found

    def asides(self, piece: int, first: int, end: int) -> list[int]:
        """The pieces that are asides on a token range of a piece, end exclusive, in reading order."""
        hosts = ((number, self.pieces[number].host) for number in self._hosted.get(piece, ()))
        return [number for number, host in hosts if host and first <= host[1] < end]

    def words(self, piece: Piece, first: int, last: int) -> str:
        """The words of a token range as the text has them, line breaks as spaces, without what was taken out between.

        Letters in brackets stay: they are part of how a name is written.
        """
        spans, text = piece.spans[first : last + 1], self.document.text
        gaps = [_between(text[a.end : b.start]) for a, b in pairwise(spans)]
        said = "".join(span.of(text) + gap for span, gap in zip(spans, [*gaps, ""], strict=True))
        return " ".join(said.split())


def _between(gap: str) -> str:
    return gap if not gap or _LETTERS.fullmatch(gap) else " "


MEASURE = (
    "measure on a known thing"  # the reason of "implementation of the Convention", whose object is the Convention too
)


@dataclass(frozen=True, slots=True)
class Ref:
    """What a token stands for: an entity, the token range that names it, how that was decided and how surely.

    `use` is "name", or the grammatical place that made it one ("demonym"). `named` is False for pronouns and the like.
    """

    key: str
    kind: str
    first: int
    last: int
    span: Span
    reason: str
    confidence: float = 1.0
    use: str = "name"
    named: bool = True


def lemma(token: Token) -> str:
    """The word as lists have it: lower case and singular, also for capitalised nouns, whose lemma keeps the plural."""
    return fold(token.lemma_) if token.pos_ == "PROPN" else token.lemma_.lower()


def resumed(verb: Token) -> Token | None:
    """The verb that a finite verb goes back to over a clause with a modal: "said that it should meet and urged …"."""
    head = verb.head
    split = verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and head.tag_ == "VB"
    modal = any(c.tag_ == "MD" for c in head.children)
    if not (split and modal) or head.dep_ not in ("ccomp", "relcl") or any("subj" in c.dep_ for c in verb.children):
        return None
    return next((above for above in head.ancestors if above.tag_ == verb.tag_), None)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is part of another by its name, with the piece and token where the text names it."""

    key: str
    owner: str
    piece: int
    token: int


class References(Protocol):
    """What the extraction asks of the resolution: who or what a token stands for."""

    @property
    def speaker(self) -> str | None:
        """The person or body whose words the document is."""

    @property
    def speaks_for(self) -> str | None:
        """The state or organisation that the speaker speaks for."""

    @property
    def joint(self) -> tuple[str, ...]:
        """Further bodies whose words the document is too."""

    @property
    def event(self) -> str | None:
        """The meeting at which the text was delivered."""

    @property
    def place(self) -> str | None:
        """Where it was delivered."""

    @property
    def office(self) -> str | None:
        """The office of the speaker, as the heading words it."""

    @property
    def heading_date(self) -> When | None:
        """The date that the heading gives."""

    @property
    def event_span(self) -> Span | None:
        """Where the heading names that meeting."""

    @property
    def heading_span(self) -> Span | None:
        """Where the heading stands."""

    def at(self, piece: int, token: Token) -> Ref | None:
        """The entity that a token stands for, if any."""

    def of_piece(self, piece: int) -> Sequence[tuple[Token, Ref]]:
        """The words of a piece that stand for an entity, in reading order."""

    def describe(self, piece: int, token: Token, allowed: Iterable[str]) -> Ref | None:
        """Make an entity of a noun phrase that no list knows, where one of the allowed kinds fits it."""

    def clause(self, piece: int, verb: Token, *, subject: bool) -> Ref | None:
        """Make an issue of what a clause words, from its subject or from its verb on."""

    def focus(self, piece: int, token: Token, allowed: frozenset[str]) -> Ref | None:
        """What of the allowed kinds a text speaks of where it leaves the name out: the last one named before."""

    def topic(self, piece: int, noun: str) -> Ref | None:
        """What the section of a piece decides on, as a thing of the kind that a noun names."""

    def take(self, entry: Entry, span: Span) -> None:
        """Take up a listed thing that stands inside another's name."""

    def kind(self, key: str) -> str:
        """The class of an entity."""

    def parts(self) -> Sequence[Part]:
        """What belongs to what by its name: an article to its convention."""

    def entities(self) -> tuple[Entity, ...]:
        """All that the document names."""
