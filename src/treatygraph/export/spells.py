"""From when until when a relation holds, as whole days, for programs that show a network in time."""

from __future__ import annotations

import re
from calendar import monthrange

from treatygraph.export.records import Relation

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")


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
    month = found[2] or "12"
    return f"{found[1]}-{month}-{found[3] or monthrange(int(found[1]) or 1, int(month))[1]}"
