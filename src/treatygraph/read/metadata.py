"""The user's table of what headings do not say: one row a file, read from CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from treatygraph.errors import TreatygraphError, UsageError
from treatygraph.read.files import Found
from treatygraph.read.kept import decode, kept

_COLUMNS = ("file", "title", "date", "speaker", "event")
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows by the file that each names, and one plain sentence for each row or cell that was left out."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def fitted(self, files: Collection[Found]) -> Table:
        """Give each row to the file that it names: by path, by identifier, or by name where only one file has it."""
        rows: dict[str, Row] = {}
        problems = list(self.problems)
        for name, row in self.rows.items():
            sources = _named(name, files)
            if len(sources) == 1 and sources[0] not in rows:
                rows[sources[0]] = row
            else:
                problems.append(_misfit(name, sources))
        return Table(rows, tuple(problems))


def load_table(path: Path | None) -> Table:
    """Read the table, so that a user can fill in or correct speaker, date, title and event.

    Raises UsageError where it cannot be read as a table, lacks the column `file` or has one that is unknown.
    """
    if path is None:
        return Table()
    try:
        text = kept(decode(path.read_bytes()).text)
        numbered = list(_cells(text))
    except OSError as error:
        raise UsageError(f"The metadata table {path} cannot be opened ({error.strerror}); check the path.") from error
    except (csv.Error, TreatygraphError) as error:
        raise UsageError(f"The metadata table {path} cannot be read: {error}; save it as CSV in UTF-8.") from error
    if not numbered:
        raise UsageError(f"The metadata table {path} is empty; its first line names columns: {', '.join(_COLUMNS)}.")
    columns = [cell.lower() for cell in numbered[0][1]]
    _check(columns, path)
    return _table(columns, numbered[1:], path)


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for cells in lines:
        clean = [" ".join(cell.split()) for cell in cells]
        if any(clean):
            yield lines.line_num, clean


def _check(columns: Sequence[str], path: Path) -> None:
    for column in columns:
        if column not in _COLUMNS:
            close = get_close_matches(column, _COLUMNS, n=1)
            hint = f"did you mean {close[0]}?" if close else f"columns are {', '.join(_COLUMNS)}."
            raise UsageError(f"The metadata table {path} has an unknown column {column!r}; {hint}")
        if columns.count(column) > 1:
            raise UsageError(f"The metadata table {path} has the column {column} twice; keep one.")
    if "file" not in columns:
        raise UsageError(f"The metadata table {path} lacks the column file, which says what each row is about; add it.")


def _table(columns: Sequence[str], numbered: Sequence[tuple[int, list[str]]], path: Path) -> Table:
    rows: dict[str, Row] = {}
    problems: list[str] = []
    for line, cells in numbered:
        row = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
        name = row.pop("file", "").replace("\\", "/").removeprefix("./")
        fault = _row_fault(columns, cells, name, name in rows)
        if fault:
            problems.append(f"{path}, line {line}: {fault}.")
            continue
        if "date" in row and not _is_date(row["date"]):
            wrong = row.pop("date")
            problems.append(f"{path}, line {line}: the date {wrong!r} is left out; write 2007-09-17, 2007-09 or 2007.")
        rows[name] = row
    return Table(rows, tuple(problems))


def _row_fault(columns: Sequence[str], cells: Sequence[str], name: str, known: bool) -> str | None:
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        return f"the row has {len(cells)} cells for {len(columns)} columns; quote values that hold the separator"
    if not name:
        return "the row names no file; fill in the column file or delete the row"
    return f"the file {name} has a row already; keep one" if known else None


def _is_date(value: str) -> bool:
    if not _ISO.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _named(name: str, files: Collection[Found]) -> list[str]:
    if any(name == f.source for f in files):
        return [name]
    return sorted({f.source for f in files if name in (f.identifier, PurePosixPath(f.source).name)})


def _misfit(name: str, sources: Sequence[str]) -> str:
    if not sources:
        return f"The metadata table names {name}, but no such file was given; correct the name or delete the row."
    if len(sources) == 1:
        return f"The metadata table has two rows for {sources[0]} ({name} is the second); keep one."
    return f"The metadata table names {name}, which could be {' or '.join(sources)}; write the whole path."
