"""When a relation holds: the date expression of its own clause, outside any name."""

from __future__ import annotations

from collections.abc import Iterable

from treatygraph.dates import DateMention, DateWords, find_dates
from treatygraph.extract import syntax
from treatygraph.model import Span
from treatygraph.parsed import Piece
from treatygraph.tokens import Token


class Times:
    """Finds the dates of each sentence once, and the one that belongs to a cue."""

    def __init__(self, text: str, words: DateWords, spoken: str | None) -> None:
        self._text = text
        self._words = words
        self._spoken = spoken
        self._found: dict[Span, list[DateMention]] = {}

    def of(self, piece: Piece, token: Token, names: Iterable[Span]) -> DateMention | None:
        """Find the date that a cue's own clause gives, or None. `names` are stretches whose years date only the name."""
        first, end = piece.sentence(token.i)
        sentence = piece.stretch(first, end - 1)
        verb = syntax.verb_above(token)
        taken = list(names)
        found = [
            date
            for date in self._dates(sentence)
            if not any(name.covers(date.span) for name in taken) and self._belongs(piece, date, token, verb)
        ]
        return min(found, key=lambda d: abs(d.span.start - piece.spans[token.i].start), default=None)

    def in_sentence(self, piece: Piece, token: Token) -> list[DateMention]:
        """The dates of the sentence that a word stands in, in reading order."""
        first, end = piece.sentence(token.i)
        return sorted(self._dates(piece.stretch(first, end - 1)), key=lambda date: date.span)

    def _dates(self, sentence: Span) -> list[DateMention]:
        if sentence not in self._found:
            found = find_dates(sentence.of(self._text), words=self._words, spoken=self._spoken)
            self._found[sentence] = [_shifted(d, sentence.start) for d in found]
        return self._found[sentence]

    def _belongs(self, piece: Piece, date: DateMention, token: Token, verb: Token) -> bool:
        words = [t for t in token.sent if date.span.start <= piece.spans[t.i].start < date.span.end]
        if not words:
            return False
        nearest = syntax.verb_above(words[0])
        within = {token, verb} & set(words[0].ancestors) and not _other_clause(nearest, verb)
        return bool(within) or nearest in (verb, *_carriers(verb))


def _carriers(verb: Token) -> list[Token]:
    """The verbs that carry an infinitive, whose date is its own: "took the initiative in 1996 to launch …"."""
    found: list[Token] = []
    at = verb
    while at.dep_ in ("acl", "xcomp", "advcl", "dobj", "pcomp", "prep") and at.head != at:
        if at.pos_ in syntax.VERBS and any(c.dep_ in syntax.SUBJECTS for c in at.children):
            break
        at = at.head
        found += [at] if at.pos_ in syntax.VERBS else []
    return found


def _other_clause(nearest: Token, verb: Token) -> bool:
    return nearest != verb and nearest.dep_ in ("relcl", "ccomp", "advcl", "acl")


def _shifted(date: DateMention, by: int) -> DateMention:
    span = Span(date.span.start + by, date.span.end + by)
    return DateMention(span, date.when, date.since, date.until)
