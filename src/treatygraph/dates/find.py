"""From characters to dates: find the points, join them to stretches, bound them by the words before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from treatygraph.dates.calendar import Day, parse_day, shifted
from treatygraph.dates.shapes import Shapes, shapes
from treatygraph.dates.words import DateWords, Distance, Shift
from treatygraph.model import Span, When

_NEAR = 60  # characters looked at before and after a date
_DIGIT = re.compile(r"\d")
_FIRST, _LAST = 1800, 2100


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that say when: a point, or the bounds of a stretch or deadline; `span` holds every word that decided it."""

    span: Span
    when: When | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True)
class _Point:
    """A date still to be finished: without a year it borrows one from its neighbour or from the day of the text."""

    span: Span
    day: Day
    last: Day | None = None
    inferred: bool = False
    gives: str = "when"


def find_dates(text: str, *, words: DateWords, spoken: str | None) -> list[DateMention]:
    """Find every date, stretch and deadline, so that a relation can say when it held; in order, without overlap.

    `spoken` is the day of the text (ISO date or its beginning, or None): without it what is relative to it is left out.
    Bare years count from 1800 to 2100. Linear in the length of the text.
    """
    finder = _Finder(text, words, shapes(words), parse_day(spoken))
    return finder.joined(finder.points())


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    words: DateWords
    shapes: Shapes
    spoken: Day | None

    def points(self) -> list[_Point]:
        """The points in time that are named, in reading order; where two overlap, the first candidate."""
        taken = bytearray(len(self.text))
        found = []
        for point in self.candidates():
            if not any(taken[point.span.start : point.span.end]):
                taken[point.span.start : point.span.end] = b"\1" * (point.span.end - point.span.start)
                found.append(point)
        return sorted(found, key=lambda point: point.span)

    def candidates(self) -> Iterator[_Point]:
        """All that may be one, the surest shapes first."""
        digits = _DIGIT.search(self.text)
        for pattern in self.shapes.absolute if digits else ():
            yield from filter(None, map(self.absolute, pattern.finditer(self.text)))
        if self.spoken:
            yield from self.worked_out(self.text.casefold())
        for match in self.shapes.bare_month.finditer(self.text):
            yield from self.month(match)
        for match in self.shapes.bare_year.finditer(self.text) if digits else ():
            if self.is_year(match):
                yield _Point(_span(match), Day(int(match["y"])))

    def worked_out(self, lowered: str) -> Iterator[_Point]:
        """Dates told from the day of the text; cheap looks for a word that each needs come first."""
        counted = any(unit in lowered for unit in self.shapes.units)
        for distance, (needed, pattern) in zip(self.words.distances, self.shapes.distances, strict=True):
            if counted and any(word in lowered for word in needed):
                yield from self.distances(distance, pattern)
        needed, pattern = self.shapes.relative
        if any(word in lowered for word in needed):
            yield from (point for match in pattern.finditer(self.text) for point in self.relative(match))

    def absolute(self, match: re.Match[str]) -> _Point | None:
        """A date in figures or with its month and year, if it is one."""
        part = match.groupdict()
        if part.get("y2"):
            return _years(match)
        year = int(part["y"]) if part.get("y") else None
        if part.get("a"):
            return _Point(_span(match), _slashed(year, int(part["a"]), int(part["b"])))
        month = self.month_number(part["m"]) if part.get("m") else int(part["n"])
        first = Day(year, month, int(part["d"]) if part.get("d") else None).possible()
        last = Day(year, month, int(part["d2"])).possible() if part.get("d2") else None
        return _Point(_span(match), first, last if last and last.value > first.value else None)

    def month_number(self, name: str) -> int:
        """The number of a month, January being 1."""
        return next(n for n, names in enumerate(self.words.months, 1) if name.lower() in map(str.lower, names))

    def distances(self, distance: Distance, pattern: re.Pattern[str]) -> Iterator[_Point]:
        """What counting from the day of the text gives: "two years ago", "within ten years"."""
        for match in pattern.finditer(self.text):
            day = self.away(distance, match)
            gives = "until" if match["beyond"] and distance.gives == "when" else distance.gives
            yield from [_Point(_span(match), day, inferred=True, gives=gives)] if day else []

    def away(self, distance: Distance, match: re.Match[str]) -> Day | None:
        """The day at a distance, or nothing where the words tell no number or no unit."""
        unit = self.words.unit(match["u"])
        said = " ".join((match["n"] or "1").casefold().split())
        count = int(said) if said.isdecimal() else dict(self.words.numbers).get(said, 0)
        if self.spoken is None or not unit or not count or (match["n"] is None and match["u"].casefold() != unit.say[0]):
            return None
        return shifted(self.spoken, unit=unit, count=-count if distance.sense == "past" else count)

    def relative(self, match: re.Match[str]) -> Iterator[_Point]:
        """What a set phrase gives: "yesterday", "next year"."""
        shift = _saying(self.words.relative, match.group())
        unit = self.words.unit(shift.unit) if shift else None
        day = shifted(self.spoken, unit=unit, count=shift.shift) if self.spoken and shift and unit else None
        if day:
            yield _Point(_span(match), day, inferred=True)

    def month(self, match: re.Match[str]) -> Iterator[_Point]:
        """What a month without a year gives: with "last" and the like the one meant, and after an opener the bare month."""
        day = Day(None, self.month_number(match["m"]))
        before = self.text[max(0, match.start() - _NEAR) : match.start()]
        for shift, pattern in zip(self.words.month_shifts, self.shapes.month_shifts, strict=True):
            said, found = pattern.search(before), self.nearest(day, shift.shift)
            if said and found:
                yield _Point(Span(match.start() - len(said["said"]), match.end()), found, inferred=True)
        if self.shapes.month_opener.search(before):
            yield _Point(_span(match), day)

    def nearest(self, day: Day, shift: int) -> Day | None:
        """The month before, in or after the one in which the text was spoken."""
        if self.spoken is None or self.spoken.year is None or (shift and self.spoken.month is None):
            return None
        here, there = self.spoken.month or 0, day.month or 0
        other_year = (shift < 0 and there >= here) or (shift > 0 and there <= here)
        return replace(day, year=self.spoken.year + (shift if other_year else 0))

    def is_year(self, match: re.Match[str]) -> bool:
        """True where a number of four figures is a year, by the words around it."""
        before = self.text[max(0, match.start() - _NEAR) : match.start()]
        after = self.text[match.end() : match.end() + _NEAR]
        introduced = self.shapes.year_opener.search(before)
        if not introduced or self.shapes.numbered.search(before) or self.shapes.named_by_number.match(after):
            return False
        doubtful = introduced["edge"] is not None or match["y"].endswith("00")
        return not (doubtful and self.shapes.counted.match(after))

    def joined(self, points: list[_Point]) -> list[DateMention]:
        """The mentions that the points make, single, dated by the next one, or as the two ends of a stretch."""
        found: list[DateMention] = []
        rest = points[::-1]
        while rest:
            point = rest.pop()
            if rest and self.is_dated_by(point, rest[-1]):
                year = rest.pop()
                whole = Span(point.span.start, year.span.end)
                point = replace(year, span=whole, day=replace(point.day, year=year.day.year))
            stretch = self.stretch(point, rest[-1]) if rest else None
            if stretch:
                rest.pop()
            mention = stretch or self.bounded(point)
            found += [mention] if mention else []
        return found

    def is_dated_by(self, point: _Point, year: _Point) -> bool:
        """ "in May | of last year"."""
        between = self.text[point.span.end : year.span.start]
        whole = year.inferred and year.gives == "when" and year.day.month is None and year.last is None
        return whole and point.day.year is None and point.last is None and bool(self.shapes.of_year.fullmatch(between))

    def stretch(self, first: _Point, second: _Point) -> DateMention | None:
        """Two points with the right word between them (and before them, where one is needed)."""
        start = self.opening(first, second)
        if start is None or first.last or second.last or first.gives != "when" or second.gives != "when":
            return None
        if first.day.year is None:
            first = replace(first, day=replace(first.day, year=second.day.year))
        since, until = self.finished(first, first.day), self.finished(second, second.day)
        if since is None or until is None or since.value > until.value:
            return None
        return DateMention(Span(start, second.span.end), since=since, until=until)

    def opening(self, first: _Point, second: _Point) -> int | None:
        """Where a stretch between two points begins, or nothing where the words do not make one."""
        between = self.text[first.span.end : second.span.start]
        before = self.text[max(0, first.span.start - _NEAR) : first.span.start]
        for opener, join in self.shapes.ranges:
            opened = opener.search(before) if opener else None
            if len(between) <= _NEAR and join.fullmatch(between) and (opened or not opener):
                return first.span.start - (len(opened["said"]) if opened else 0)
        return None

    def bounded(self, point: _Point) -> DateMention | None:
        """One point, made a beginning or an end by the words before and after it."""
        when = self.finished(point, point.day)
        if when is None:
            return None
        if point.last:
            return DateMention(point.span, since=when, until=self.finished(point, point.last))
        gives, span = self.bound(point)
        return DateMention(span, **{gives: when})

    def bound(self, point: _Point) -> tuple[str, Span]:
        """Which end a point is by the words around it, and the place of the whole."""
        if point.gives != "when":
            return point.gives, point.span
        before = self.text[max(0, point.span.start - _NEAR) : point.span.start]
        after = self.text[point.span.end : point.span.end + _NEAR]
        opened, closed = self.shapes.onwards[0].search(before), self.shapes.onwards[1].match(after)
        if opened and closed:
            return "since", Span(point.span.start - len(opened["said"]), point.span.end + closed.end())
        for gives, pattern in (("since", self.shapes.since), ("until", self.shapes.until)):
            if said := pattern.search(before):
                return gives, Span(point.span.start - len(said["said"]), point.span.end)
        return "when", point.span

    def finished(self, point: _Point, day: Day) -> When | None:
        """A point as a date, its year taken from the day of the text where none is told; nothing where that is unknown."""
        if day.year is not None:
            return When(day.value, inferred=point.inferred)
        if self.spoken is None:
            return None
        return When(replace(day, year=self.spoken.year).possible().value, inferred=True)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _saying(shifts: tuple[Shift, ...], said: str) -> Shift | None:
    phrase = " ".join(said.casefold().split())
    return next((shift for shift in shifts if phrase in shift.say), None)


def _years(match: re.Match[str]) -> _Point | None:
    first, last = int(match["y"]), match["y2"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    good = _FIRST <= first < end <= _LAST
    return _Point(_span(match), Day(first), Day(end)) if good else None


def _slashed(year: int | None, a: int, b: int) -> Day:
    """Day and month in the order that makes sense; the year alone where both orders do."""
    if a > 12 >= b:
        return Day(year, b, a).possible()
    if b > 12 >= a:
        return Day(year, a, b).possible()
    return Day(year, a, b).possible() if a == b else Day(year)
