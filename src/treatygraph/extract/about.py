"""What a claim is about: everything that its words name or stand for, the longest name first, less who only says it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from treatygraph.extract.makers import Making
from treatygraph.knowledge import Knowledge
from treatygraph.parsed import Annotated, Ref, References

_SPEAKING = ("first", "us", "possessive_us", "possessive_first")


class About:
    """Lists the entities that the claims of one document concern."""

    def __init__(self, annotated: Annotated, references: References, knowledge: Knowledge) -> None:
        self._annotated = annotated
        self._references = references
        self._pronouns = knowledge.grammar.pronouns

    def of(self, number: int, first: int, end: int, making: Making) -> tuple[str, ...]:
        """Give the keys of all that a stretch of a piece and the asides in it are about, in reading order."""
        refs = list(self._refs(number, first, end, making))
        kept = [r for i, r in refs if not any(o is not r and o.first <= i <= o.last and _wider(o, r) for _, o in refs)]
        return tuple(dict.fromkeys(r.key for r in kept if r.kind != "Place"))

    def _refs(self, number: int, first: int, end: int, making: Making) -> Iterator[tuple[int, Ref]]:
        for token in self._annotated.pieces[number].doc[first:end]:
            ref = self._references.at(number, token)
            if ref and token not in making.naming and not self._speaks(token):
                yield token.i, ref
        for other, aside in enumerate(self._annotated.pieces):
            if aside.host and aside.host[0] == number and first <= aside.host[1] < end:
                found = (self._references.at(other, t) for t in aside.doc)
                yield from ((-1, r) for r in found if r and r.key not in making.makers)

    def _speaks(self, token: Token) -> bool:
        return self._pronouns.get(token.lower_) in _SPEAKING


def _wider(one: Ref, other: Ref) -> bool:
    return one.last - one.first > other.last - other.first
