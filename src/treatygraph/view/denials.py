"""The word of denial in a quote, marked for the reader: the one that stands nearest to what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from treatygraph.knowledge.folder import read_yaml, shipped_folder
from treatygraph.view.items import Mark, Quote

_KEYS = ("negators", "negators_of_infinitives", "negative_governors")


def with_denials(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Add to each quote of a denied relation the mark of its denying word, where one of qualifiers.yaml stands in it."""
    return tuple(_with_denial(quote) for quote in quotes)


def _with_denial(quote: Quote) -> Quote:
    cues = [(mark.start, mark.end) for mark in quote.marks if mark.role == "cue"] or [(quote.end, quote.end)]
    found = [(quote.start + word.start(), quote.start + word.end()) for word in _pattern().finditer(quote.exact)]
    if not found:
        return quote
    start, end = min(found, key=lambda word: min(_gap(word, cue) for cue in cues))
    return replace(quote, marks=tuple(sorted((*quote.marks, Mark("denial", start, end)))))


def _gap(word: tuple[int, int], cue: tuple[int, int]) -> tuple[int, int]:
    """How far a word is from a cue; one after it counts as farther, because denials mostly stand before."""
    if word[0] < cue[1]:
        return max(cue[0] - word[1], 0), word[0]
    return 3 * (word[0] - cue[1] + 1), word[0]


@cache
def _pattern() -> re.Pattern[str]:
    """Any denying word; governing ones with up to three letters of ending."""
    words: dict[str, Any] = read_yaml(shipped_folder() / "qualifiers.yaml")
    plain = [word for key in _KEYS[:2] for word in words[key]]
    whole = "|".join(_spelled(word) for word in plain if word[-2:-1] != "'")
    clitic = "|".join(_spelled(word) for word in plain if word[-2:-1] == "'")
    governing = "|".join(_spelled(word.removesuffix("e").removesuffix("y")) for word in words[_KEYS[2]])
    return re.compile(rf"(?:{clitic or whole})\b|\b(?:{whole})\b|\b(?:{governing})\w{{0,3}}\b", re.IGNORECASE)


def _spelled(word: str) -> str:
    """A word as a pattern, with either apostrophe."""
    return re.escape(word).replace("'", "['\u2019]")
