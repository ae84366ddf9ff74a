"""The shapes that dates have on paper, as patterns compiled from the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from treatygraph.dates.words import DateWords

_GAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"
_SPACE = rf"(?=\s){_GAP}"
_DASH = r"[-–—‑]"
_YEAR = r"(?:18|19|20)\d\d|2100"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_NOT_AFTER = r"(?<![\w$€£¥#/@])(?<!\d[.,:])(?<![.,]\d)"
_EDGE = r"(?P<edge>(?:^|[\n(\[,;:–—“\"!?.…])\s*)"
_NOT_BEFORE = r"(?![\w%‰@/]|[.,:]\d)"


Gated = tuple[tuple[str, ...], re.Pattern[str]]  # words of which a text must hold one for the pattern to match


@dataclass(frozen=True, slots=True)
class Shapes:
    """Patterns of absolute dates, the most specific first, and of the words around them."""

    absolute: tuple[re.Pattern[str], ...]
    bare_month: re.Pattern[str]
    bare_year: re.Pattern[str]
    relative: Gated
    distances: tuple[Gated, ...]
    units: tuple[str, ...]  # of which a text must hold one for any distance
    since: re.Pattern[str]
    until: re.Pattern[str]
    numbered: re.Pattern[str]
    named_by_number: re.Pattern[str]
    counted: re.Pattern[str]
    year_opener: re.Pattern[str]
    month_opener: re.Pattern[str]
    month_shifts: tuple[re.Pattern[str], ...]
    onwards: tuple[re.Pattern[str], re.Pattern[str]]
    of_year: re.Pattern[str]
    ranges: tuple[tuple[re.Pattern[str] | None, re.Pattern[str]], ...]


def one_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first, tolerant of line breaks inside them."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered) + ")"


@cache
def shapes(words: DateWords) -> Shapes:
    """Compile the word lists once, since texts are long and many."""
    link = rf"(?:{one_of(words.links)}(?:\s+|(?<=-)))*"
    more = rf"(?:\d+\s*(?:\(\d+\)\s*)?(?:(?:,|&|/|{one_of(words.day_joins)})\s*)*)*"
    return Shapes(
        absolute=tuple(re.compile(_NOT_AFTER + pattern + _NOT_BEFORE) for pattern in _absolute(words)),
        bare_month=re.compile(rf"\b(?P<m>{_month(words)})\b(?!\s+\d)"),
        bare_year=re.compile(rf"{_NOT_AFTER}(?<!\w[‑–])(?P<y>{_YEAR})(?![\w%‰@]|[/.,:]\d|[-‑]\w)"),
        relative=_relative([phrase for shift in words.relative for phrase in shift.say]),
        distances=tuple(_distances(words)),
        units=tuple(word.casefold().split()[-1] for unit in words.units for word in unit.say),
        since=_behind(rf"{one_of(words.since)}\s+{link}"),
        until=_behind(rf"{one_of(words.until)}\s+{link}"),
        numbered=_behind(rf"{one_of(words.numbered)}\.?\s*{more}"),
        named_by_number=_ahead(words.named_by_number),
        counted=re.compile(rf"\s+(?:[a-z-]+\s+)?{one_of(words.counted)}\b"),
        year_opener=re.compile(rf"(?:\b{one_of(words.year_openers)}(?:\s+|(?<=-))|['’]s?\s+|{_EDGE})\Z", re.I),
        month_opener=_behind(rf"{one_of(words.month_openers)}\s+{link}"),
        month_shifts=tuple(_behind(rf"{one_of(shift.say)}\s+") for shift in words.month_shifts),
        onwards=(_behind(rf"{one_of(words.onwards.before)}\s+{link}"), _ahead(words.onwards.after)),
        of_year=re.compile(rf",?\s+(?:{one_of(words.day_links)}\s+)?"),
        ranges=tuple(_ranges(words, link)),
    )


def _behind(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?P<said>{pattern})\Z", re.I)


def _ahead(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\s+{one_of(phrases)}\b", re.I)


def _month(words: DateWords) -> str:
    names = [name for month in words.months for name in month]
    return one_of([*names, *(name.upper() for name in names)])


def _absolute(words: DateWords) -> list[str]:
    month = rf"(?P<m>{_month(words)})\.?"
    day = rf"(?P<d>{_DAY})(?:{one_of(words.day_endings)})?"
    day2 = rf"(?P<d2>{_DAY})(?:{one_of(words.day_endings)})?"
    joined = rf"(?:\s?(?:{_DASH}|/)\s?|{_SPACE}{one_of(words.day_joins)}{_SPACE})"
    linked = rf"{_SPACE}(?:{one_of(words.day_links)}{_SPACE})?"
    year = rf",?{_GAP}(?P<y>{_YEAR})"
    return [
        rf"{day}{joined}{day2}{linked}{month}(?:{year})?",
        rf"{month}{_SPACE}{day}{joined}{day2}(?:{year})?",
        rf"{day}{linked}{month}{year}",
        rf"{month}{_SPACE}{day}{year}",
        rf"(?P<y>{_YEAR})-(?P<n>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?:T[\d:.+Z-]*)?",
        rf"(?P<d>{_DAY})\.\s?(?P<n>1[0-2]|0?[1-9])\.\s?(?P<y>{_YEAR})",
        rf"(?P<a>{_DAY})/(?P<b>{_DAY})/(?P<y>{_YEAR})",
        rf"{day}{linked}{month}",
        rf"{month}(?:,|{_SPACE}{one_of(words.day_links)})?{_SPACE}(?P<y>{_YEAR})",
        rf"{month}{_SPACE}{day}",
        rf"(?P<y>{_YEAR})\s?(?:{_DASH}|/)\s?(?P<y2>{_YEAR}|\d\d)",
    ]


def _relative(phrases: list[str]) -> Gated:
    needed = sorted({phrase.lower().split()[-1] for phrase in phrases})
    return tuple(needed), re.compile(rf"\b{one_of(phrases)}\b", re.I)


def _distances(words: DateWords) -> Iterable[Gated]:
    count = rf"(?:(?P<n>\d{{1,3}}|{one_of(word for word, _ in words.numbers)})[\s-]+)"
    unit = rf"(?P<u>{one_of(word for unit in words.units for word in unit.say)})\b"
    hedge = rf"(?:(?:(?P<beyond>{one_of(words.beyond)})|{one_of(words.hedges)})\s+)?"
    for distance in words.distances:
        before = rf"{one_of(distance.before)}\s+" if distance.before else ""
        after = rf"['’]?\s+{one_of(distance.after)}\b" if distance.after else ""
        unless = rf"(?!\s+{one_of(distance.unless)}\b)" if distance.unless else ""
        needed = {phrase.lower().split()[0] for phrase in distance.after or distance.before}
        yield (
            tuple(sorted(needed)),
            re.compile(rf"\b{before}{hedge}{count}{'?' if distance.bare else ''}{unit}{after}{unless}", re.I),
        )


def _ranges(words: DateWords, link: str) -> Iterable[tuple[re.Pattern[str] | None, re.Pattern[str]]]:
    for pair in words.ranges:
        opener = _behind(rf"{one_of(pair.open)}\s+{link}") if pair.open else None
        yield opener, re.compile(rf"\s+{one_of(pair.join)}\s+{link}\Z", re.I)
    yield None, re.compile(rf"\s*{_DASH}\s*\Z")
