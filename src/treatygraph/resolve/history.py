"""What a text has spoken of so far, and what a definite phrase or a pronoun points back to in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from treatygraph.parsed import Ref

FAR = 60  # sentences after which a definite phrase no longer points back
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

    def add(self, past: Past) -> None:
        """Record a mention as the latest."""
        self._past.append(past)
        self._counts[past.ref.key] = self._counts.get(past.ref.key, 0) + 1

    def definite(self, fits: Callable[[Past], bool], *, sentence: int, head: str) -> Ref | None:
        """Find what "the Convention" or "that process" means: the nearest fitting thing, one named by that noun first.

        A thing named once in passing loses to one that the text keeps coming back to in the same stretch.
        """
        fitting = [p for p in self._past if sentence - p.sentence <= FAR and fits(p)]
        ranked = sorted(fitting, key=lambda p: self._distance(p, sentence, head))
        return ranked[0].ref if ranked else None

    def _distance(self, past: Past, sentence: int, head: str) -> tuple[float, int]:
        other_noun = 0 if past.head == head else 4
        rare = 3 if self._counts[past.ref.key] == 1 and sentence - past.sentence > 1 else 0
        return (sentence - past.sentence + other_noun + rare, -self._past.index(past))

    def pronoun(self, fits: Callable[[Past], bool], *, sentence: int) -> Ref | None:
        """Find what "it", "they" or "he" means: the latest fitting subject close by, else the latest fitting thing."""
        near = [p for p in self._past if sentence - p.sentence <= NEAR and fits(p)]
        before = [p for p in near if p.sentence < sentence]
        for group in ([p for p in near if p.subject and p.sentence == sentence], _subjects(before), before, near):
            if group:
                return group[-1].ref
        return None

    def latest(self, fits: Callable[[Past], bool]) -> Ref | None:
        """Find the latest fitting thing, however far back."""
        return next((p.ref for p in reversed(self._past) if fits(p)), None)


def _subjects(past: list[Past]) -> list[Past]:
    return [p for p in past if p.subject]
