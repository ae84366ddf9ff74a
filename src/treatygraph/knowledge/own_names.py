"""A user's own table of names: a CSV file with the columns name, kind and aliases, read so that every fault has its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from treatygraph.errors import shown
from treatygraph.knowledge.folder import Fault
from treatygraph.knowledge.sayings import suggest

_NEEDED = ("name", "kind")
_LISTS = ("aliases", "demonyms", "needs_context", "ambiguous")
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class NameRow:
    """One line of the table: a thing with its kind and the names to add to it."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    needs_context: tuple[str, ...]
    ambiguous: tuple[str, ...]


def read_names(path: Path, kinds: Sequence[str]) -> tuple[list[NameRow], list[Fault]]:
    """Read one table and list every fault in it, so that all can be mended in one go; `kinds` are those allowed.

    Commas, semicolons or tabs divide the cells, whichever the first line has; names in one cell are divided by bars.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.object[: error.start].count(b"\n") + 1
        return [], [Fault(shown(path), at, "this is not UTF-8 text; save the table again as CSV in UTF-8.")]
    divider = max(_DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=divider, restval="", strict=True)
    try:
        return _checked(path, reader, kinds)
    except csv.Error as error:
        at = min(reader.line_num + 1, len(text.splitlines()))
        return [], [Fault(shown(path), at, f"this line is not readable as CSV ({error}).")]


def _checked(path: Path, reader: csv.DictReader[str], kinds: Sequence[str]) -> tuple[list[NameRow], list[Fault]]:
    columns = reader.fieldnames or ()
    faults = [Fault(shown(path), 1, told) for told in _header_faults(columns)]
    if not set(_NEEDED) <= set(columns):
        return [], faults
    rows = []
    for cells in reader:
        if any(cells.values()):
            faults += [Fault(shown(path), reader.line_num, told) for told in _row_faults(cells, kinds)]
            rows.append(_row(cells))
    return rows, faults


def _header_faults(columns: Sequence[str]) -> Iterator[str]:
    allowed = (*_NEEDED, *_LISTS)
    for column in columns:
        if column not in allowed:
            yield f"unknown column {column!r}; {suggest(column, allowed)}"
    for column in _NEEDED:
        if column not in columns:
            yield f"the column {column} is missing; the first line of a table of names is `name,kind,aliases`."


def _row_faults(cells: dict[str, str], kinds: Sequence[str]) -> Iterator[str]:
    if None in cells:
        yield "there are more cells than columns; put a cell that holds the dividing sign in double quotes."
        return
    row = _row(cells)
    if not any(c.isalnum() for c in row.name):
        yield "the name is empty; write the full usual name."
    if row.kind not in kinds:
        yield f"unknown kind {row.kind!r}; {suggest(row.kind, kinds)}"
    for column in ("needs_context", "ambiguous"):
        for value in getattr(row, column):
            if value not in (row.name, *row.aliases, *row.demonyms):
                yield f"{column} lists {value!r}, which is no name of this line; add it to aliases, too."


def _row(cells: dict[str, str]) -> NameRow:
    name, kind = (" ".join(cells[column].split()) for column in _NEEDED)
    return NameRow(name, kind, *(_names(cells.get(column, "")) for column in _LISTS))


def _names(cell: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in cell.split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))
