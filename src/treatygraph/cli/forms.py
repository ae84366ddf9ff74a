"""An answer in the form that a user asked for: a table for the eye, or data for another program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import shorten
from typing import TYPE_CHECKING

from treatygraph.cli import table
from treatygraph.errors import UsageError

if TYPE_CHECKING:
    from treatygraph.export.turtle import Names
    from treatygraph.store import Answer, Matrix, Question, Rows

_MOST = (20, 12)  # rows and columns of a matrix on a terminal
_SILENCE = "·"
_LONG = 60  # characters of a name at the edge of a matrix


def as_bytes(
    answer: Answer, form: str | None, prefixes: Mapping[str, str], question: Question | None, *, title: str
) -> tuple[bytes, str]:
    """Write an answer in one of the command's formats, and what to tell the user beside it.

    A `question` with a matrix makes one where the form is for people. Raises UsageError for a form that does not suit.
    """
    from treatygraph.export import turtle
    from treatygraph.store import Triples

    if isinstance(answer, bool):
        return _yes_or_no(answer, form).encode(), ""
    if isinstance(answer, Triples):
        if form not in (None, "turtle"):
            raise UsageError("CONSTRUCT and DESCRIBE give triples: use --format turtle.")
        return turtle.dumps(answer.triples, prefixes).encode(), ""
    if form == "turtle":
        raise UsageError(
            "A SELECT gives rows, not triples: use --format table, csv, tsv, json, markdown, html or xlsx."
        )
    if question and question.matrix and len(answer) and form not in ("tsv", "json"):
        return _matrix(answer, question, form)
    return _rows(answer, form, turtle.Names(prefixes), title), "" if len(answer) else "Nothing was found."


def _yes_or_no(answer: bool, form: str | None) -> str:
    if form == "json":
        return f'{{"head": {{}}, "boolean": {str(answer).lower()}}}\n'
    return "yes\n" if answer else "no\n"


def _rows(rows: Rows, form: str | None, names: Names, title: str) -> bytes:
    from treatygraph import tables

    if form in (None, "table"):
        cells = [[_cell(row.get(name, ""), names) for name in rows.columns] for row in rows.texts()]
        return table.table(rows.columns, cells).encode()
    if form == "xlsx":
        return tables.as_spreadsheet([rows.table(title)])
    if form == "html":
        return tables.as_page([rows.table(title)]).encode()
    return (tables.as_markdown(rows.table()) if form == "markdown" else str(getattr(rows, str(form))())).encode()


def _matrix(rows: Rows, question: Question, form: str | None) -> tuple[bytes, str]:
    from treatygraph import tables
    from treatygraph.store import as_matrix

    matrix = as_matrix(question, rows)
    if form in (None, "table"):
        return _for_the_eye(matrix, question)
    sheets = [matrix.table(), rows.table("With every sentence")]
    if form == "xlsx":
        return tables.as_spreadsheet(sheets), ""
    if form == "html":
        return tables.as_page(sheets).encode(), ""
    return (tables.as_csv if form == "csv" else tables.as_markdown)(sheets[0]).encode(), ""


def _for_the_eye(matrix: Matrix, question: Question) -> tuple[bytes, str]:
    shown = matrix.table(silence=_SILENCE, most=_MOST)
    heads, *body = (
        [shorten(str(cell), _LONG, placeholder="…") for cell in row] for row in (shown.columns, *shown.rows)
    )
    text = table.matrix(heads, body)
    rows, columns = len(matrix.rows), len(matrix.columns)
    fixed = " or ".join(f"--{parameter.name}" for parameter in question.parameters)
    notes = [f"{_SILENCE} stands for silence; a number, for so many documents. {fixed} shows the sentences."]
    if rows > _MOST[0] or columns > _MOST[1]:
        notes.append(f"Of {rows} by {columns}, those of which most is said; --format csv, html or xlsx has all.")
    return text.encode(), "\n".join(notes)


def _cell(text: str, names: Names) -> str:
    return names.short(text) if re.match(r"(https?|urn):[^\s]+$", text) else text
