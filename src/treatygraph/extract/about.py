"""What a claim is about: everything that its words name or stand for, the longest name first, less who only says it.

Where a claim names no instrument but speaks of parties or deadlines, in a text on one instrument it is about that one;
where it names nothing at all, it goes on with the topic of the claim before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from treatygraph.extract.makers import Making
from treatygraph.extract.nearby import Nearby
from treatygraph.knowledge import Knowledge
from treatygraph.parsed import Annotated, Ref, References, lemma
from treatygraph.tokens import Token

_SPEAKING = ("first", "us", "possessive_us", "possessive_first")
_TOPICS = frozenset({"Convention", "Process", "Issue"})
_INSTRUMENT = frozenset({"Convention"})
_BARE = ("Convention", "Process", "Event", "Issue")
_FEWEST = 3  # mentions that make an instrument a text's own
_SHARE = 0.75  # of all mentions of instruments
_MOST = 1  # topics that a claim goes on with


class About:
    """Lists the entities that the claims of one document concern, in reading order: each knows the topic before it."""

    def __init__(self, annotated: Annotated, references: References, nearby: Nearby, knowledge: Knowledge) -> None:
        self._annotated = annotated
        self._references = references
        self._nearby = nearby
        self._knowledge = knowledge
        self._pronouns = knowledge.grammar.pronouns
        self._hints = frozenset(map(str, knowledge.claims["of_the_instrument"]))
        self._topic: tuple[int, tuple[str, ...]] = (0, ())

    def of(self, number: int, first: int, end: int, making: Making) -> tuple[str, ...]:
        """Give the keys of all that a stretch of a piece and the asides in it are about."""
        named = self.named(number, first, end, making)
        about = (*named, *self._own_instrument(number, first, end, named)) or self._continued(number)
        topics = tuple(key for key in about if self._is_any(key, _TOPICS))
        self._topic = (number, topics) if topics else self._topic
        return about

    def named(self, number: int, first: int, end: int, making: Making) -> tuple[str, ...]:
        """What the words themselves name or stand for."""
        every = list(self._refs(number, first, end, making))
        refs = [(i, r) for i, r in every if not self._describes(r, every)]
        kept = [r for i, r in refs if not any(o is not r and o.first <= i <= o.last and _wider(o, r) for _, o in refs)]
        return tuple(dict.fromkeys(r.key for r in kept if r.kind != "Place" and not self._is_bare(r)))

    def _refs(self, number: int, first: int, end: int, making: Making) -> Iterator[tuple[int, Ref]]:
        for token, ref in self._nearby.named(number):
            said = ref.kind == "Person" and ref.key in making.makers
            if first <= token.i < end and token not in making.naming and not said and not self._speaks(token):
                yield token.i, ref
        for other in self._annotated.asides(number, first, end):
            yield from ((-1, r) for _, r in self._nearby.named(other) if r.key not in making.makers)

    def _describes(self, ref: Ref, every: Sequence[tuple[int, Ref]]) -> bool:
        """ "Universal support of the Treaty": what only says something of a listed thing, which the claim is about instead."""
        known = self._knowledge.by_key
        if ref.kind not in ("Issue", "Event") or ref.key in known or ref.first == ref.last:
            return False
        inside = (other for at, other in every if ref is not other and ref.first <= at <= ref.last and _wider(ref, other))
        return any(other.key in known for other in inside)

    def _speaks(self, token: Token) -> bool:
        return self._pronouns.get(token.lower_) in _SPEAKING

    def _is_bare(self, ref: Ref) -> bool:
        """True for "the process" that nothing says more of."""
        return "-" not in ref.key and ref.key not in self._knowledge.by_key and ref.kind in _BARE

    def _is_any(self, key: str, kinds: frozenset[str]) -> bool:
        return self._knowledge.vocabulary.fits(self._references.kind(key), kinds)

    def _own_instrument(self, number: int, first: int, end: int, named: tuple[str, ...]) -> tuple[str, ...]:
        if not self._instrument or any(self._is_any(key, _INSTRUMENT) for key in named):
            return ()
        said = map(lemma, self._annotated.pieces[number].doc.tokens[first:end])
        return () if self._hints.isdisjoint(said) else self._instrument

    @cached_property
    def _instrument(self) -> tuple[str, ...]:
        """The one instrument that a text is about, if it is about one."""
        counts: Counter[str] = Counter()
        for number in range(len(self._annotated.pieces)):
            refs = {r.span: r for _, r in self._nearby.named(number) if r.kind != "Provision"}
            counts.update(r.key for r in refs.values() if self._knowledge.vocabulary.is_a(r.kind, "Convention"))
        key, count = counts.most_common(1)[0] if counts else ("", 0)
        return (key,) if count >= max(_FEWEST, _SHARE * counts.total()) else ()

    def _continued(self, number: int) -> tuple[str, ...]:
        piece, topics = self._topic
        return topics[:_MOST] if piece == number else ()


def _wider(one: Ref, other: Ref) -> bool:
    return one.last - one.first > other.last - other.first
