"""Plain tables in the forms that people open: comma-separated values, Markdown, a page, a spreadsheet.

Cells hold texts, numbers or nothing. No text becomes a formula, markup or a script, and equal tables give equal bytes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from treatygraph.errors import UsageError

Value = str | int | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MADE = datetime(2000, 1, 1)  # written into every spreadsheet, so that equal tables are equal files
_MOST_ROWS, _LONGEST_CELL, _LONGEST_NAME, _WIDEST = 1_048_575, 32_767, 31, 60
_FORMATS: Sequence[dict[str, Any]] = ({}, {"quote_prefix": True}, {"bold": True, "bottom": 1})
_STYLE = """:root{color-scheme:light dark}body{font:15px/1.45 system-ui,sans-serif;margin:1.5rem}
h1{font-size:1.05rem}div{overflow:auto;max-height:90vh;margin:0 0 2rem}table{border-collapse:separate;border-spacing:0}
th,td{border:solid #8886;border-width:0 1px 1px 0;padding:.3rem .55rem;text-align:left;vertical-align:top}
th,td{min-width:6rem;max-width:34rem;overflow-wrap:break-word;background:Canvas}thead th{position:sticky;top:0;z-index:2}
th:first-child{position:sticky;left:0;z-index:1;min-width:8rem;max-width:14rem}thead th:first-child{z-index:3}
td.number{text-align:right}td.faint{opacity:.7;font-weight:300}"""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values under their headings; every row is as long as the headings.

    `faint` is a value that pages show less plainly than others, since it says nothing.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    faint: Value = None


def safe_cell(text: str, *, number: bool = False) -> str:
    """Keep a spreadsheet from taking a text for a formula: such a text gets an apostrophe before it."""
    return "'" + text if text.startswith(_FORMULA) and not number else text


def as_csv(table: Table) -> str:
    """Write a table as comma-separated values that a spreadsheet opens without running anything."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (table.columns, *table.rows):
        writer.writerow(safe_cell(cell) if isinstance(cell, str) else _text(cell) for cell in row)
    return out.getvalue()


def as_markdown(table: Table) -> str:
    """Write a table for a Markdown page; line breaks become spaces, and nothing in a cell is markup."""
    heads, *rows = (" | ".join(map(_marked_down, row)) for row in (table.columns, *table.rows))
    return "".join(f"| {row} |\n" for row in (heads, " | ".join("---" for _ in table.columns), *rows))


def as_page(tables: Sequence[Table]) -> str:
    """Write tables as one page that opens anywhere by itself, runs nothing and fetches nothing."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    head += '<meta name="viewport" content="width=device-width, initial-scale=1">'
    title = escape(tables[0].title)
    body = "".join(f"<h1>{escape(table.title)}</h1>\n<div>{as_html(table)}</div>\n" for table in tables)
    page = f"<html lang=en><head>{head}<title>{title}</title><style>{_STYLE}</style></head>\n<body>\n{body}</body></html>\n"
    return f"<!doctype html>\n{page}"


def as_html(table: Table) -> str:
    """Write a table as the piece of a page, without its title."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(f"<tr>{''.join(_html_cells(row, table.faint))}</tr>\n" for row in table.rows)
    return f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n"


def as_spreadsheet(tables: Sequence[Table]) -> bytes:
    """Write tables as the sheets of one .xlsx file. Raises UsageError for more rows than a sheet holds."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        formats = [book.add_format({"text_wrap": True, "valign": "top", **more}) for more in _FORMATS]
        for table in tables:
            if len(table.rows) > _MOST_ROWS:
                raise UsageError(
                    f"A sheet holds {_MOST_ROWS:,} rows, and this answer has {len(table.rows):,}: use csv."
                )
            _fill(book.add_worksheet(_sheet_name(table.title)), table, formats)
    return out.getvalue()


def _fill(sheet: Any, table: Table, formats: Sequence[Any]) -> None:
    plain, quoted, heading = formats
    for at, name in enumerate(table.columns):
        texts = (len(_text(row[at])) for row in table.rows)
        sheet.set_column(at, at, min(_WIDEST, max(len(name), *texts, 6) + 2))
        sheet.write_string(0, at, name, heading)
    for line, row in enumerate(table.rows, start=1):
        for at, cell in enumerate(row):
            text = _text(cell)[:_LONGEST_CELL]
            if _is_number(cell):
                sheet.write_number(line, at, cell, plain)
            elif text:
                sheet.write_string(line, at, text, quoted if text.startswith(_FORMULA) else plain)
    sheet.freeze_panes(1, 1)


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:_LONGEST_NAME] or "answer"


def _is_number(cell: Value) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _text(cell: Value) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)


def _marked_down(cell: Value) -> str:
    return re.sub(r"([\\`*_<>|\[\]&#~])", r"\\\1", " ".join(_text(cell).split()))


def _html_cells(row: Sequence[Value], faint: Value) -> Iterator[str]:
    for at, cell in enumerate(row):
        text, kind = escape(_text(cell)), "number" if _is_number(cell) else "faint" if cell == faint else ""
        marked = f' class="{kind}"' if kind and cell is not None else ""
        yield f'<th scope="row">{text}</th>' if at == 0 else f"<td{marked}>{text}</td>"
