"""What each token stands for, by piece and token, with the questions that a look at every reference would answer too slowly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from treatygraph.parsed import Ref

Place = tuple[int, int]
_REACH = 8  # tokens between the head of a name and its ends


class Places(dict[Place, Ref]):
    """References by place. Written by item only, so that the index of each piece stays whole."""

    def __init__(self, found: Mapping[Place, Ref] | None = None) -> None:
        super().__init__()
        self._placed: dict[int, dict[int, Ref]] = defaultdict(dict)
        self._names: dict[int, dict[int, Ref]] = defaultdict(dict)  # those of several words
        for place, ref in (found or {}).items():
            self[place] = ref

    def __setitem__(self, place: Place, ref: Ref) -> None:
        number, at = place
        self._placed[number][at] = ref
        if ref.named and not ref.first == at == ref.last:
            self._names[number][at] = ref
        elif number in self._names:
            self._names[number].pop(at, None)
        super().__setitem__(place, ref)

    def setdefault(self, place: Place, ref: Any = None) -> Ref:
        """The reference at a place, put there if there was none."""
        if place not in self:
            self[place] = ref
        return self[place]

    def of(self, number: int) -> list[tuple[int, Ref]]:
        """The references of one piece by their tokens, in reading order."""
        placed = self._placed.get(number)
        return [(at, placed[at]) for at in sorted(placed)] if placed else []

    def is_named(self, number: int, at: int) -> bool:
        """True for a token inside a name, near its head."""
        own = self.get((number, at))
        if own is not None and _covers(own, at):
            return True
        names = self._names.get(number, {})
        return any(_covers(ref, at) for head, ref in names.items() if -_REACH <= head - at < _REACH)


def _covers(ref: Ref, at: int) -> bool:
    return ref.named and ref.first <= at <= ref.last
