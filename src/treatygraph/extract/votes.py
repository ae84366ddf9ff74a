"""Records of votes: who stood for and against what, and how many ("60 (Chile) - 2 (Egypt) - 8 (Kenya, Togo)")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from treatygraph.extract.ballots import Ballots, Record
from treatygraph.extract.evidence import quote
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.extract.syntax import surface
from treatygraph.model import Polarity, Relation, Span
from treatygraph.parsed import Piece, Ref
from treatygraph.tokens import Token

_FRAME = "ballot"
_STATES = frozenset({"State", "Group"})
_DECIDED = frozenset({"Convention"})
_FOR, _WITHHELD = "for", "withheld"


class Votes:
    """Reads the voting records of one document."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._settings = read.knowledge.votes
        self._ballots = Ballots(self._settings, read.knowledge.quantities["number_words"])
        self._text = read.annotated.document.text
        self._session: Ref | None = self._meeting()

    def all(self) -> Iterator[Relation]:
        """Yield counts, stands and adoptions, in reading order. A record counts where the text says what it decides."""
        for number, piece in enumerate(self._read.annotated.pieces):
            if piece.host is not None:
                continue
            topic = self._read.references.topic(number, str(self._settings["decided"]))
            for record in self._records(piece):
                decided = topic or self._beside(number, piece, record)
                yield from self._of(record, decided) if decided else ()
            yield from self._outside(number, piece, topic) if topic and not piece.heading else ()

    def _records(self, piece: Piece) -> list[Record]:
        """The records of a paragraph; of a heading those in words alone, since a dash there says other things."""
        found = self._ballots.records(self._text, piece.stretch(0, len(piece.doc) - 1))
        return [r for r in found if not piece.heading or (r.counts and not r.dashed)]

    def _beside(self, number: int, piece: Piece, record: Record) -> Ref | None:
        """What a sentence with a record in words says was decided: "the draft was adopted by 40 votes to 3"."""
        for first, end in piece.sentences:
            if piece.stretch(first, end - 1).covers(record.span):
                refs = (self._read.references.at(number, token) for token in piece.doc[first:end])
                named = next((r for r in refs if r and self._read.knowledge.vocabulary.is_a(r.kind, "Convention")), None)
                return named or self._left_out(number, piece.doc[first])
        return None

    def _left_out(self, number: int, first: Token) -> Ref | None:
        """ "Adopted by 128 votes to 3", under a text that does not name itself again: what it is about."""
        passing = first.tag_ in ("VBN", "VBD") and first.lemma_.lower() in self._settings["passing"]
        if not passing or surface(first):
            return None
        titles = ((n, t) for n, p in enumerate(self._read.annotated.pieces[:number]) if p.heading for t in p.doc)
        refs = (self._read.references.at(n, t) for n, t in titles)
        titled = next((r for r in refs if r and self._read.knowledge.vocabulary.is_a(r.kind, "Convention")), None)
        return titled or self._read.references.focus(number, first, _DECIDED)

    def _of(self, record: Record, topic: Ref) -> Iterator[Relation]:
        stands: dict[str, str] = self._settings["stands"]
        for side, span in record.sides.items():
            named = list(self._named(span))
            value = record.counts.get(side, len(named) if record.dashed else None)
            if value is not None:
                yield self._relation(topic.key, self._settings["counts"][side], value, record.span, span)
            for key, own in named:
                predicate, polarity = stands.get(side, stands[_FOR]), _polarity(side)
                yield self._relation(key, predicate, topic.key, record.span, own, polarity)
        if self._session and record.passes():
            yield self._passed(self._session, topic, record.span)

    def _named(self, side: Span) -> Iterator[tuple[str, Span]]:
        for match in self._read.knowledge.index.find(side.of(self._text)):
            states = [k.entry for k in match.known if k.entry.kind == "State"]
            if states:
                span = Span(side.start + match.span.start, side.start + match.span.end)
                self._read.references.take(states[0], span)
                yield states[0].key, span

    def _outside(self, number: int, piece: Piece, topic: Ref) -> Iterator[Relation]:
        """Who kept out of the vote of a section, and whether its decision was passed without one."""
        for token in piece.doc:
            verb = token.lemma_.lower()
            denied = any(c.dep_ == "neg" for c in token.children)
            out = verb in self._settings["abstaining"] or (denied and verb in self._settings["partaking"])
            opens = token.is_sent_start and token.tag_ in ("VBN", "VBD") and verb in self._settings["passing"]
            if not (out or opens):
                continue
            evidence = quote(self._read.annotated, number, token)
            if out and not self._elsewhere(number, token.i, piece):
                for party in self._read.parties.of(number, surface(token), _STATES):
                    stand = self._settings["stands"][_FOR]
                    yield self._relation(party.ref.key, stand, topic.key, evidence, party.ref.span, Polarity.NEGATIVE)
            if opens and self._session and not surface(token):
                yield self._passed(self._session, topic, evidence)

    def _elsewhere(self, number: int, at: int, piece: Piece) -> bool:
        """True where the vote is on an instrument of its own: "abstained on last year's resolution"."""
        refs = (self._read.references.at(number, token) for token in piece.doc[at].subtree if token.i > at)
        return any(r is not None and self._read.knowledge.vocabulary.is_a(r.kind, "Convention") for r in refs)

    def _meeting(self) -> Ref | None:
        """Who meets in a document: the first assembly or session that it names."""
        sessions = frozenset(self._settings["sessions"])
        for number in range(len(self._read.annotated.pieces)):
            for _, ref in self._read.parties.nearby.named(number):
                fits = ref.kind in ("Event", "InternationalOrganization") and ref.named
                if fits and not sessions.isdisjoint(ref.span.of(self._text).lower().split()):
                    return ref
        return None

    def _passed(self, session: Ref, topic: Ref, evidence: Span) -> Relation:
        return self._relation(session.key, self._settings["passed"], topic.key, evidence, evidence)

    def _relation(
        self,
        subject: str,
        predicate: str,
        object_: str | int,
        evidence: Span,
        cue: Span,
        polarity: Polarity = Polarity.POSITIVE,
    ) -> Relation:
        rule = (predicate, _FRAME, _FRAME)
        voice = self._read.references.speaker
        found = stated(self._read, rule, subject, object_, evidence=evidence, voice=voice, cue=cue)
        return replace(found, polarity=polarity)


def _polarity(side: str) -> Polarity:
    return Polarity.NEGATIVE if side == _WITHHELD else Polarity.POSITIVE
