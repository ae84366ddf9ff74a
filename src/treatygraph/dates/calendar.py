"""Days of the calendar that may be known only to the month or the year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from treatygraph.dates.words import Unit

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A year, with month and day where known; a month or day whose year is still to be found has none."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def value(self) -> str:
        """As ISO writes it, no more exactly than known."""
        parts = [f"{self.year or 0:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def possible(self) -> Day:
        """This day where the calendar has it, else its month ("31 June")."""
        longest = calendar.monthrange(self.year or 2000, self.month)[1] if self.month else 31
        return self if (self.day or 1) <= longest else replace(self, day=None)


@lru_cache(maxsize=256)
def parse_day(iso: str | None) -> Day | None:
    """Read an ISO date or its beginning; None for anything else, since a user's table may hold anything."""
    match = _ISO.match(iso or "")
    if not match or not 1 <= int(match[2] or 1) <= 12 or not 1000 < int(match[1]) < 9999:
        return None
    return Day(int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None).possible()


def shifted(day: Day, *, unit: Unit, count: int) -> Day | None:
    """Count units from a day, no more exactly than both are known; None where nothing sensible comes out."""
    if count == 0:
        return _cut(day, unit.exact_to)
    moved = _moved(day, unit.step, count * unit.by)
    return _cut(moved, unit.exact_to) if moved and 1000 <= (moved.year or 0) <= 9999 else None


def _moved(day: Day, step: str, count: int) -> Day | None:
    if day.year is None:
        return None
    if step == "year":
        return Day(day.year + count)
    if day.month is None:
        return None
    if step == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
        return Day(year, month + 1)
    if day.day is None:
        return None
    moved = date(day.year, day.month, day.day) + timedelta(days=count)
    return Day(moved.year, moved.month, moved.day)


def _cut(day: Day, exact_to: str) -> Day:
    if exact_to == "year":
        return Day(day.year)
    return Day(day.year, day.month) if exact_to == "month" else day
