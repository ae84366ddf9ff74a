"""How many: counted actors of an instrument or meeting ("111 states have signed the Convention"), as integers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from treatygraph.extract import numbers, syntax
from treatygraph.extract.counts import Counts, Found
from treatygraph.extract.deadlines import Deadlines
from treatygraph.extract.evidence import quote
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.extract.totals import Totals
from treatygraph.model import Bound, Relation
from treatygraph.tokens import Token

_FRAME = "counted"
_TARGET = "targetCount"
_NO_COUNT = ("MONEY", "PERCENT", "QUANTITY", "TIME")


class Quantities:
    """Reads the counts of one document."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._settings = read.knowledge.quantities
        self._counts = Counts(read)
        self._totals = Totals(read, self._counts)
        self._deadlines = Deadlines(read)
        self._words = frozenset([*self._settings["number_words"], *self._settings["ordinal_words"]])
        self._last: tuple[int, int, Party] | None = None

    def all(self) -> Iterator[Relation]:
        """Yield one relation with an integer object for each count of actors, in reading order."""
        for number, piece in enumerate(self._read.annotated.pieces):
            for token in piece.doc.tokens:
                if token.text[0].isdigit() or token.lower_ in self._words:
                    yield from self._told(number, token)

    def _told(self, number: int, token: Token) -> Iterator[Relation]:
        value = numbers.value(token, self._settings["number_words"])
        place = None if value is not None else numbers.order(token, self._settings["ordinal_words"])
        if value is not None:
            yield from self._of(number, token, value)
            yield from self._hoped(number, token, value)
        elif place is not None:
            for name, party in self._totals.placed(number, token):
                yield self._relation(number, token, place, name, party)

    def _of(self, number: int, token: Token, value: int) -> Iterator[Relation]:
        counted = self._counted(token)
        found = self._read_as(number, counted) if counted is not None else []
        found = (found or self._totals.of(number, token) or self._deadlines.of(number, token))[:1]
        for name, party in (*found, *(self._counts.members(number, counted) if counted is not None else [])):
            yield self._relation(number, token, value, name, party)
            self._last = (number, token.sent.start, found[0][1] if found else party)

    def _read_as(self, number: int, counted: Token) -> Found:
        ways = (self._totals.needed, self._totals.handed_in, self._counts.of)
        return next((found for way in ways if (found := way(number, counted))), [])

    def _counted(self, token: Token) -> Token | None:
        """The noun that a number counts, or the number itself where it stands for it ("of which 75 have …")."""
        capital = token.dep_ == "compound" and token.is_sent_start and token.head.i == token.i + 1  # "Sixteen States voted"
        noun = _whole(token.head)
        if (token.dep_ == "nummod" or capital) and self._counts.is_counted(noun):
            return noun
        doer = token.dep_ in syntax.SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        return token if doer and token.ent_type_ not in _NO_COUNT else None

    def _hoped(self, number: int, token: Token, value: int) -> Iterator[Relation]:
        """ "Can we grow to 150?": what the number counted before in the sentence is to become."""
        counted = token if token.dep_ == "pobj" else token.head
        verb = counted.head.head
        risen = counted.dep_ == "pobj" and verb.lemma_ in self._settings["verbs_of_rising"]
        if risen and any(c.tag_ == "MD" for c in verb.children) and self._last and self._last[:2] == (number, token.sent.start):
            yield self._relation(number, token, value, _TARGET, self._last[2])

    def _relation(self, number: int, token: Token, value: int, predicate: str, party: Party) -> Relation:
        piece = self._read.annotated.pieces[number]
        date = self._read.times.of(piece, token, [party.ref.span])
        found = stated(
            self._read,
            (predicate, _FRAME, token.head.lemma_.lower()),
            party.ref.key,
            value,
            evidence=quote(self._read.annotated, number, token, party.token),
            voice=self._read.voices.of(number, token).who,
            cue=piece.spans[token.i],
            mentions=(party.ref.span, None),
        )
        when = (date.when, date.since, date.until) if date else (None, None, None)
        return replace(found, time=when[0], since=when[1], until=when[2], bound=self._bound(token))

    def _bound(self, token: Token) -> Bound | None:
        at = numbers.start(token, self._settings["number_words"])
        before = " ".join(t.lower_ for t in token.doc[max(0, at - 4) : at])
        for name, phrases in self._settings["bounds"].items():
            if any(re.search(rf"\b{re.escape(phrase)}$", before) for phrase in phrases):
                return Bound(name)
        return None


def _whole(noun: Token) -> Token:
    """The last part of a noun that is split at its hyphen: "84 co-sponsors"."""
    parts = noun.doc[noun.i : noun.i + 3]
    return parts[2] if len(parts) == 3 and parts[1].text == "-" and parts[2].head == noun.head else noun
