"""What names say by themselves: an article is part of its convention, a meeting of its treaty; a treaty is about its subject."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from treatygraph.extract import syntax
from treatygraph.extract.evidence import quote
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.model import Relation, Span
from treatygraph.parsed import Ref

_WHOLES = ("Event", "Process")


class Parts:
    """Reads relations out of the names of one document, each once, where the name first stands."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._text = read.annotated.document.text
        self._seen: set[tuple[str, str, str]] = set()

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """What the text speaks of by itself, not only inside a name."""
        pieces = range(len(self._read.annotated.pieces))
        return frozenset(ref.key for number in pieces for _, ref in self._read.references.of_piece(number))

    def all(self) -> Iterator[Relation]:
        """Yield the relations that hold by a name's own words."""
        for part in self._read.references.parts():
            token = self._read.annotated.pieces[part.piece].doc[part.token]
            yield from self._once(part.key, "partOf", part.owner, quote(self._read.annotated, part.piece, token), None)
        yield from self._meeting()
        definite = self._read.knowledge.grammar.words["definite"]
        for number in range(len(self._read.annotated.pieces)):
            for token, ref in self._read.references.of_piece(number):
                several = ref.reason != _NAMES[0] and syntax.is_several(token, definite)
                if ref.reason in _NAMES and self._read.knowledge.vocabulary.fits(ref.kind, _NAMED) and not several:
                    voice, evidence = self._read.voices.of(number, token).who, quote(self._read.annotated, number, token)
                    yield from self._inside(ref.key, ref.kind, ref.span, evidence, voice)
                    yield from self._adopter(ref, evidence, voice)

    def _meeting(self) -> Iterator[Relation]:
        """The heading's meeting, whose name the running text may never repeat."""
        references = self._read.references
        if references.event and references.event_span and references.heading_span:
            span, evidence = references.event_span, references.heading_span
            yield from self._inside(references.event, "Event", span, evidence, references.speaker)

    def _inside(self, key: str, kind: str, span: Span, evidence: Span, voice: str | None) -> Iterator[Relation]:
        knowledge = self._read.knowledge
        words = span.of(self._text)
        wholes = tuple(knowledge.instruments.find(words)) if kind in _WHOLES else ()
        issues = [m for m in knowledge.issues.find(words) if not any(whole.span.covers(m.span) for whole in wholes)]
        issues = [m for m in issues if m.known[0].entry.key in self._spoken_of]
        places = knowledge.sites.find(words) if kind == "Event" else ()
        for predicate, matches in (("concerns", issues), ("partOf", wholes), ("heldIn", places)):
            for match in matches:
                entry = match.known[0].entry
                if match.known[0].use == "name" and match.span.end - match.span.start < len(words) and entry.key != key:
                    self._read.references.take(entry, Span(span.start + match.span.start, span.start + match.span.end))
                    yield from self._once(key, predicate, entry.key, evidence, voice)

    def _adopter(self, ref: Ref, evidence: Span, voice: str | None) -> Iterator[Relation]:
        """ "General Assembly resolution 61/225" was adopted by the General Assembly."""
        words = ref.span.of(self._text)
        drafted = any(word in self._read.knowledge.grammar.words["unfinal"] for word in words.lower().split())
        if ref.kind != "Resolution" or drafted:
            return
        for match in self._read.knowledge.bodies.find(words):
            if match.span.start == 0 and match.span.end < len(words):
                entry = match.known[0].entry
                self._read.references.take(entry, Span(ref.span.start, ref.span.start + match.span.end))
                yield from self._once(entry.key, "adopted", ref.key, evidence, voice)

    def _once(
        self, subject: str, predicate: str, object_: str, evidence: Span, voice: str | None
    ) -> Iterator[Relation]:
        if (subject, predicate, object_) in self._seen:
            return
        self._seen.add((subject, predicate, object_))
        rule = (predicate, "name", "name")
        speaker = voice or self._read.references.speaker
        yield stated(self._read, rule, subject, object_, evidence=evidence, voice=speaker)


_NAMES = ("listed name", "name by its shape", "described by its head noun", "heading")
_NAMED = frozenset({"Convention", "Process", "Event"})
