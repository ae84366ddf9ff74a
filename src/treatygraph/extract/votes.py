"""Records of votes: who stood for and against what, and how many ("60 (Chile) - 2 (Egypt) - 8 (Kenya, Togo)")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treatygraph.extract.relations import Reader
from treatygraph.model import Modality, Polarity, Relation, Span
from treatygraph.parsed import Ref

_SIDE = r"(?:\d{1,3}(?:\s*\([^)]{2,80}\))?|[A-Z][A-Za-z]+(?:,? [A-Z][A-Za-z]+){0,4})"
_VOTE = re.compile(rf"(?<![\w(-])({_SIDE})\s*[-–—]\s*({_SIDE})\s*[-–—]\s*({_SIDE})(?=[.\s;,]|$)")
_FRAME = "ballot"


class Votes:
    """Reads the voting records of one document."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._settings = read.knowledge.votes
        self._text = read.annotated.document.text

    def all(self) -> Iterator[Relation]:
        """Yield counts and stands of each record, in reading order. A record counts where its section says what it decides."""
        for number, piece in enumerate(self._read.annotated.pieces):
            if piece.host is not None or piece.heading:
                continue
            span = piece.stretch(0, len(piece.doc) - 1)
            for record in _VOTE.finditer(self._text, span.start, span.end):
                if sum(c.isdigit() for c in record.group()) and any(record.group(i)[0].isdigit() for i in (1, 3)):
                    topic = self._read.references.topic(number, str(self._settings["decided"]))
                    yield from self._of(record, topic) if topic else ()

    def _of(self, record: re.Match[str], topic: Ref) -> Iterator[Relation]:
        evidence = Span(*record.span())
        for side, predicate in enumerate(self._settings["counts"], start=1):
            count = re.match(r"\d+", record.group(side))
            if count:
                yield self._relation(topic.key, predicate, int(count.group()), evidence, Span(*record.span(side)))
        for side, predicate in enumerate(self._settings["stands"], start=1):
            for key, span in self._named(Span(*record.span(side))):
                yield self._relation(key, predicate, topic.key, evidence, span)

    def _named(self, side: Span) -> Iterator[tuple[str, Span]]:
        for match in self._read.knowledge.index.find(side.of(self._text)):
            states = [k.entry for k in match.known if k.entry.kind == "State"]
            if states:
                yield states[0].key, Span(side.start + match.span.start, side.start + match.span.end)

    def _relation(self, subject: str, predicate: str, object_: str | int, evidence: Span, cue: Span) -> Relation:
        return Relation(
            subject=subject,
            predicate=predicate,
            object=object_,
            polarity=Polarity.POSITIVE,
            modality=Modality.ASSERTED,
            rule=f"{predicate}/{_FRAME}/record",
            confidence=self._read.knowledge.confidence(f"{predicate}/{_FRAME}/record"),
            evidence=(evidence,),
            attribution=self._read.references.speaker,
            cue=cue,
        )
