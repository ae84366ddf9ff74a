"""The shapes of voting records, as characters: numbers with dashes, numbers in words, and lists of names by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from treatygraph.model import Span

_SIDE = r"(?:\d{1,3}(?:\s*\([^)]{2,80}\))?|[A-Z][A-Za-z]+(?:,? [A-Z][A-Za-z]+){0,4})"
_DASHED = re.compile(rf"(?<![\w(-])({_SIDE})\s*[-–—]\s*({_SIDE})\s*[-–—]\s*({_SIDE})(?=[.\s;,]|$)")
_DASHES = "-–—"
_SIDES = ("for", "against", "withheld")


@dataclass(frozen=True)
class Record:
    """One record: where it stands, the stretch of each side, and the numbers that are given."""

    span: Span
    sides: Mapping[str, Span]
    counts: Mapping[str, int]
    dashed: bool = False

    def passes(self) -> bool:
        """True where more are for than against, as far as numbers say."""
        return "for" in self.counts and self.counts["for"] > self.counts.get("against", 0)


class Ballots:
    """Finds the records of votes in a text by the word lists of votes.yaml and the values of numbers in words."""

    def __init__(self, settings: Mapping[str, Any], words: Mapping[str, int]) -> None:
        self._words = {**words, **dict.fromkeys(settings["none"], 0)}
        number = "|".join([r"\d+", *sorted(self._words, key=len, reverse=True)])
        self._number = re.compile(rf"\b(?:{number})", re.IGNORECASE)
        self._worded = [
            (row["has"], re.compile(rf"\b{row['says']}".replace("#", number), re.IGNORECASE)) for row in settings["worded"]
        ]
        self._listed = {side: _listing(labels) for side, labels in settings["listed"].items()}

    def records(self, text: str, within: Span) -> Iterator[Record]:
        """Find all records of a paragraph, in the order of their forms."""
        words = within.of(text)
        if sum(map(words.count, _DASHES)) > 1:
            yield from _dashed(text, within)
        lower = words.lower()
        patterns = [pattern for letters, pattern in self._worded if letters in lower]
        for pattern in patterns if patterns and self._number.search(words) else ():
            for match in pattern.finditer(words):
                yield _worded(match, within.start, self._words)
        for side, pattern in self._listed.items() if ":" in words else ():
            for match in pattern.finditer(words):
                listed = _shifted(match.span(1), within.start)
                yield Record(_shifted(match.span(), within.start), {side: listed}, {})


def _listing(labels: Iterable[str]) -> re.Pattern[str]:
    told = "|".join(map(re.escape, labels))
    return re.compile(rf"(?:^|[.;(]\s*)(?:{told}):\s*([^.;:)]+)", re.IGNORECASE)


def _dashed(text: str, within: Span) -> Iterator[Record]:
    for match in _DASHED.finditer(text, within.start, within.end):
        numbered = [i for i in (1, 3) if match.group(i)[0].isdigit()]
        if numbered:
            sides = {side: Span(*match.span(i)) for i, side in enumerate(_SIDES, start=1)}
            leading = {side: re.match(r"\d+", span.of(text)) for side, span in sides.items()}
            counts = {side: int(number.group()) for side, number in leading.items() if number}
            yield Record(Span(*match.span()), sides, counts, dashed=True)


def _worded(match: re.Match[str], offset: int, words: Mapping[str, int]) -> Record:
    found = {side: told for side, told in match.groupdict().items() if told}
    counts = {side: int(told) if told.isdigit() else words[told.lower()] for side, told in found.items()}
    sides = {side: _shifted(match.span(side), offset) for side in found}
    return Record(_shifted(match.span(), offset), sides, counts)


def _shifted(span: tuple[int, int], offset: int) -> Span:
    return Span(span[0] + offset, span[1] + offset)
