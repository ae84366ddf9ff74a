"""From when until when a relation holds, as whole days, for programs that show a network in time."""

from __future__ import annotations

import re
from calendar import monthrange

from treatygraph.export.records import Relation

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_LAST_MONTH = 12


def spell(relation: Relation) -> tuple[str, str]:
    """The first and the last day of a relation as ``2007-01-31``; an open end is empty."""
    start, end = _first(relation.since or relation.time), _last(relation.until or relation.time)
    return (start, end) if not start or not end or start <= end else (start, "")


def _first(date: str) -> str:
    found = _DATE.fullmatch(date)
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else ""


def _last(date: str) -> str:
    found = _DATE.fullmatch(date)
    if not found:
        return ""
    year, month = int(found[1]), int(found[2] or _LAST_MONTH)
    day = found[3] or (f"{monthrange(year, month)[1]:02}" if year and 1 <= month <= _LAST_MONTH else "")
    return f"{found[1]}-{month:02}-{day}" if day else ""
