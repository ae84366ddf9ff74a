"""What names say by themselves: an article is part of its convention, a meeting of its treaty; a treaty is about its subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from treatygraph.extract import nominal
from treatygraph.extract.evidence import quote
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.knowledge.names import Match
from treatygraph.model import Relation, Span
from treatygraph.parsed import Ref
from treatygraph.tokens import Token

_WHOLES = ("Event", "Process")

_Fact = tuple[str, str, str]  # subject, predicate and object


class Parts:
    """Reads relations out of the names of one document, each once, where the name first stands."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._text = read.annotated.document.text
        self._seen: set[_Fact] = set()
        self._found: dict[tuple[str, bool, bool], list[tuple[str, Match]]] = {}

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """What the text speaks of by itself, not only inside a name."""
        pieces = range(len(self._read.annotated.pieces))
        return frozenset(ref.key for number in pieces for _, ref in self._read.parties.nearby.named(number))

    def all(self) -> Iterator[Relation]:
        """Yield the relations that hold by a name's own words."""
        for part in self._read.references.parts():
            token = self._read.annotated.pieces[part.piece].doc[part.token]
            for fact in self._new([(part.key, "partOf", part.owner)]):
                yield self._relation(fact, quote(self._read.annotated, part.piece, token), None)
        yield from self._meeting()
        for number in range(len(self._read.annotated.pieces)):
            for token, ref in self._read.parties.nearby.named(number):
                if ref.reason in _NAMES and self._read.knowledge.vocabulary.fits(ref.kind, _NAMED):
                    yield from self._of_name(number, token, ref)

    def _of_name(self, number: int, token: Token, ref: Ref) -> Iterator[Relation]:
        if ref.reason != _NAMES[0] and nominal.is_several(token, self._read.knowledge.grammar.words["definite"]):
            return
        for fact in self._new([*self._inside(ref.key, ref.kind, ref.span), *self._adopter(ref)]):
            evidence = quote(self._read.annotated, number, token)
            yield self._relation(fact, evidence, self._read.voices.of(number, token).who)

    def _meeting(self) -> Iterator[Relation]:
        """The heading's meeting, whose name the running text may never repeat."""
        references = self._read.references
        if references.event and references.event_span and references.heading_span:
            for fact in self._new(self._inside(references.event, "Event", references.event_span)):
                yield self._relation(fact, references.heading_span, references.speaker)

    def _inside(self, key: str, kind: str, span: Span) -> Iterator[_Fact]:
        words = span.of(self._text)
        for predicate, match in self._matches(words, kind in _WHOLES, kind == "Event"):
            entry = match.known[0].entry
            if match.known[0].use == "name" and match.span.end - match.span.start < len(words) and entry.key != key:
                self._read.references.take(entry, Span(span.start + match.span.start, span.start + match.span.end))
                yield key, predicate, entry.key

    def _matches(self, words: str, within: bool, held: bool) -> list[tuple[str, Match]]:
        """What names inside a name say, looked up once for each: texts repeat them."""
        if (words, within, held) not in self._found:
            knowledge = self._read.knowledge
            wholes = list(knowledge.instruments.find(words)) if within else []
            issues = [m for m in knowledge.issues.find(words) if not any(whole.span.covers(m.span) for whole in wholes)]
            issues = [m for m in issues if m.known[0].entry.key in self._spoken_of]
            places = list(knowledge.sites.find(words)) if held else []
            told = (("concerns", issues), ("partOf", wholes), ("heldIn", places))
            self._found[words, within, held] = [(predicate, m) for predicate, matches in told for m in matches]
        return self._found[words, within, held]

    def _adopter(self, ref: Ref) -> Iterator[_Fact]:
        """ "General Assembly resolution 61/225" was adopted by the General Assembly."""
        words = ref.span.of(self._text)
        unfinal = self._read.knowledge.grammar.words["unfinal"]
        if ref.kind != "Resolution" or not unfinal.isdisjoint(words.lower().split()):
            return
        for match in self._read.knowledge.bodies.find(words):
            if match.span.start == 0 and match.span.end < len(words):
                entry = match.known[0].entry
                self._read.references.take(entry, Span(ref.span.start, ref.span.start + match.span.end))
                yield entry.key, "adopted", ref.key

    def _new(self, facts: Iterable[_Fact]) -> list[_Fact]:
        new = [fact for fact in dict.fromkeys(facts) if fact not in self._seen]
        self._seen.update(new)
        return new

    def _relation(self, fact: _Fact, evidence: Span, voice: str | None) -> Relation:
        subject, predicate, object_ = fact
        speaker = voice or self._read.references.speaker
        return stated(self._read, (predicate, "name", "name"), subject, object_, evidence=evidence, voice=speaker)


_NAMES = ("listed name", "name by its shape", "described by its head noun", "heading")
_NAMED = frozenset({"Convention", "Process", "Event"})
