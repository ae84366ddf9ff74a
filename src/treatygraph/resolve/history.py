"""What a text has spoken of so far, and what a definite phrase or a pronoun points back to in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from treatygraph.parsed import Ref

FAR = 60  # sentences after which a definite phrase no longer points back
_LATEST = 80  # mentions that can be close by
NEAR = 2  # sentences after which a pronoun no longer does


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier mention: in which sentence, with which head noun, whether as a subject, and of one or of many."""

    ref: Ref
    sentence: int
    head: str
    subject: bool
    plural: bool


class History:
    """The mentions of a document in reading order."""

    def __init__(self) -> None:
        self._past: list[Past] = []
        self._counts: dict[str, int] = {}
        self.topics: dict[str, frozenset[str]] = {}

    def add(self, past: Past) -> None:
        """Record a mention as the latest."""
        self._past.append(past)
        self._counts[past.ref.key] = self._counts.get(past.ref.key, 0) + 1

    def become(self, other: str, key: str, kind: str) -> None:
        """Let what was recorded as one thing be another from here on."""
        self._past = [replace(p, ref=replace(p.ref, key=key, kind=kind)) if p.ref.key == other else p for p in self._past]
        if other in self._counts:
            self._counts[key] = self._counts.get(key, 0) + self._counts.pop(other)
        if other in self.topics:
            self.topics = {key if k == other else k: said for k, said in self.topics.items()}

    def definite(self, fits: Callable[[Past], bool], *, sentence: int, head: str) -> Ref | None:
        """Find what "the Convention" or "that process" means: the nearest fitting thing, one named by that noun first.

        A thing named once in passing loses to one that the text keeps coming back to in the same stretch.
        """
        fitting = [p for p in self._since(sentence - FAR) if fits(p)]
        nearest = min(fitting, key=lambda p: self._distance(p, sentence, head), default=None)
        return nearest.ref if nearest else None

    def _distance(self, past: Past, sentence: int, head: str) -> int:
        if head in self.topics.get(past.ref.key, ()):
            return 1  # what the text's title names is always present
        other_noun = 0 if past.head == head else 12
        rare = 3 if self._counts[past.ref.key] == 1 and sentence - past.sentence > 2 else 0
        return sentence - past.sentence + other_noun + rare

    def pronoun(self, fits: Callable[[Past], bool], *, sentence: int, as_object: bool = False) -> Ref | None:
        """Find what "it", "they" or "he" means: the latest fitting subject close by, else the latest fitting thing.

        An object takes up the latest object of its own sentence: "signed the treaty and ratified it".
        """
        near = [p for p in self._past[-_LATEST:] if sentence - p.sentence <= NEAR and fits(p)]
        before = [p for p in near if p.sentence < sentence]
        beside = [p for p in near if as_object and p.sentence == sentence and not p.subject]
        if beside:
            return beside[-1].ref
        own = [] if as_object else [p for p in near if p.subject and p.sentence == sentence]
        beside = [p for p in near if not as_object and p.sentence == sentence and p.ref.named]
        for group in (own, _subjects(before), beside, before, near):
            if group:
                return group[-1].ref
        return None

    def subject(self, fits: Callable[[Past], bool], *, sentence: int) -> Ref | None:
        """Find the latest fitting subject of the same sentence."""
        return next((p.ref for p in self._since(sentence) if p.subject and fits(p)), None)

    def _since(self, sentence: int) -> Iterator[Past]:
        """The mentions from a sentence on, the latest first: what lies further back is not looked at."""
        return takewhile(lambda past: past.sentence >= sentence, reversed(self._past))

    def latest(self, fits: Callable[[Past], bool]) -> Ref | None:
        """Find the latest fitting thing, however far back."""
        return next((p.ref for p in reversed(self._past) if fits(p)), None)


def _subjects(past: list[Past]) -> list[Past]:
    return [p for p in past if p.subject]
