"""What names say by themselves: an article is part of its convention, a meeting of its treaty; a treaty is about its subject."""

from __future__ import annotations

from collections.abc import Iterator

from treatygraph.extract.evidence import quote
from treatygraph.extract.relations import Reader
from treatygraph.knowledge import Entry
from treatygraph.model import Modality, Polarity, Relation, Span
from treatygraph.parsed import Ref

_CONFIDENCE = 0.8
_WHOLES = ("Event", "Process")


class Parts:
    """Reads relations out of the names of one document, each once, where the name first stands."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._text = read.annotated.document.text
        self._seen: set[tuple[str, str, str]] = set()

    def all(self) -> Iterator[Relation]:
        """Yield partOf and concerns relations that hold by a name's own words."""
        for part in self._read.references.parts():
            yield from self._once(part.key, "partOf", part.owner, part.piece, part.token)
        for number, piece in enumerate(self._read.annotated.pieces):
            for token in piece.doc:
                ref = self._read.references.at(number, token)
                if ref and ref.reason in _NAMES and self._read.knowledge.vocabulary.fits(ref.kind, _NAMED):
                    yield from self._inside(ref, number, token.i)

    def _inside(self, ref: Ref, number: int, at: int) -> Iterator[Relation]:
        words = ref.span.of(self._text)
        for match in self._read.knowledge.parts_index.find(words):
            entry = match.known[0].entry
            whole = match.span.end - match.span.start >= len(words)
            if whole or entry.key == ref.key or match.known[0].use != "name":
                continue
            span = Span(ref.span.start + match.span.start, ref.span.start + match.span.end)
            yield from self._of_entry(ref, entry, span, number, at)

    def _of_entry(self, ref: Ref, entry: Entry, span: Span, number: int, at: int) -> Iterator[Relation]:
        if entry.kind == "Issue":
            self._read.references.take(entry, span)
            yield from self._once(ref.key, "concerns", entry.key, number, at)
        elif ref.kind in _WHOLES and self._read.knowledge.vocabulary.is_a(entry.kind, "Convention"):
            self._read.references.take(entry, span)
            yield from self._once(ref.key, "partOf", entry.key, number, at)

    def _once(self, subject: str, predicate: str, object_: str, number: int, at: int) -> Iterator[Relation]:
        if (subject, predicate, object_) in self._seen:
            return
        self._seen.add((subject, predicate, object_))
        token = self._read.annotated.pieces[number].doc[at]
        yield Relation(
            subject=subject,
            predicate=predicate,
            object=object_,
            polarity=Polarity.POSITIVE,
            modality=Modality.ASSERTED,
            rule=f"{predicate}/name/name",
            confidence=self._read.knowledge.confidences.get("name", _CONFIDENCE),
            evidence=(quote(self._read.annotated, number, token),),
            attribution=self._read.voices.of(number, token).who,
            cue=self._read.annotated.pieces[number].spans[at],
        )


_NAMES = ("listed name", "name by its shape", "heading")
_NAMED = frozenset({"Convention", "Process", "Event"})
