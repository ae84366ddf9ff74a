"""Puts the rows of a query in order after they were read, which makes questions with many rows twice as fast.

The engine looks a long text up in the database again for each comparison of a sort. The order here is the engine's own:
columns of which that is not certain are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyoxigraph as ox

from treatygraph.namespaces import XSD

_VARIABLE = r"[?$]\w+"
_TERM = rf"(?:{_VARIABLE}|(?:ASC|DESC)\s*\(\s*{_VARIABLE}\s*\))"
_ORDER = re.compile(rf"\bORDER\s+BY((?:\s+{_TERM})+)\s*\Z", re.IGNORECASE)
_ONE = re.compile(r"(DESC\s*\(\s*)?[?$](\w+)", re.IGNORECASE)
_HEAD = re.compile(
    rf"((?:\s|\#.*\n|(?:PREFIX|BASE)\b.*\n)*SELECT)(\s+DISTINCT)?((?:\s+{_VARIABLE})+)(?=\s*(?:\{{|WHERE\b|FROM\b))",
    re.IGNORECASE,
)
_SORTS: Sequence[tuple[set[str], re.Pattern[str], Callable[[ox.Literal], Any]]] = (
    ({XSD + "string"}, re.compile("(?s:.*)"), lambda cell: cell.value),
    ({XSD + "integer", XSD + "decimal"}, re.compile(r"-?\d{1,15}(?:\.\d{1,10})?"), lambda cell: Decimal(cell.value)),
    (
        {XSD + "gYear", XSD + "gYearMonth", XSD + "date"},
        re.compile(r"\d{4}(?:-\d\d){0,2}"),
        lambda cell: (cell.value, cell.datatype.value),
    ),
)
_NOTHING, _ADDRESS, _LITERAL = range(3)
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What a query sorts by at its end: pairs of a column and whether it goes downwards.

    `bare` is the query without that, which also gives what is sorted by but not shown, in `hidden` columns at the end;
    `distinct` tells that no two rows are to be the same.
    """

    bare: str
    by: tuple[tuple[str, bool], ...]
    hidden: int
    distinct: bool


def order_of(query: str) -> Order | None:
    """Find the order at the end of a query; None where it has none, a limit after it, or sorts by more than columns."""
    found = _ORDER.search(query)
    if not found:
        return None
    by = tuple((name, bool(down)) for down, name in _ONE.findall(found[1]))
    head, rest = _HEAD.match(query), query[: found.start()]
    if not head:
        return Order(rest, by, 0, distinct=False)
    shown = head[3].replace("$", "?").split()
    hidden = [f"?{name}" for name in dict(by) if f"?{name}" not in shown]
    bare = f"{' '.join([rest[: head.end()], *hidden])} {rest[head.end() :]}"
    return Order(bare, by, len(hidden), distinct=bool(head[2]))


def narrowed(query: str, unseen: Collection[str]) -> str:
    """Leave columns out of a query and give each row once; the same query where its columns cannot be told."""
    head = _HEAD.match(query)
    shown = head[3].replace("$", "?").split() if head else []
    kept = [name for name in shown if name[1:] not in unseen]
    if not head or not kept or len(kept) == len(shown):
        return query
    return f"{head[1]} DISTINCT {' '.join(kept)} {query[head.end() :]}"


def in_order(columns: Sequence[str], rows: Sequence[Row], order: Order) -> tuple[Row, ...] | None:
    """Sort rows and drop what is hidden; None where a column is missing or holds what only the engine can compare."""
    done = list(rows)
    for name, down in reversed(order.by):
        keys = _keys([row[columns.index(name)] for row in done]) if name in columns else None
        if keys is None:
            return None
        done = [done[at] for at in sorted(range(len(done)), key=keys.__getitem__, reverse=down)]
    if order.hidden:
        done = [row[: -order.hidden] for row in done]
        done = list(dict.fromkeys(done)) if order.distinct else done
    return tuple(done)


def _keys(cells: Sequence[Any]) -> list[Row] | None:
    """What the cells of one column are compared by: empty ones first, then addresses, then literals of a single sort."""
    kinds = {cell.datatype.value for cell in cells if isinstance(cell, ox.Literal)}
    for datatypes, form, read in _SORTS:
        if kinds <= datatypes:
            keys = [_key(cell, form, read) for cell in cells]
            return None if None in keys else keys  # type: ignore[return-value]
    return None


def _key(cell: Any, form: re.Pattern[str], read: Callable[[ox.Literal], Any]) -> Row | None:
    if isinstance(cell, ox.Literal):
        return (_LITERAL, read(cell)) if form.fullmatch(cell.value) else None
    if isinstance(cell, ox.NamedNode):
        return (_ADDRESS, cell.value)
    return (_NOTHING,) if cell is None else None
