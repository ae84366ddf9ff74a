"""Tables as files: what other programs read back, and texts that stay texts."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from treatygraph.errors import UsageError
from treatygraph.tables import Table, as_csv, as_html, as_markdown, as_page, as_spreadsheet

HOSTILE = [
    '=HYPERLINK("http://e.org")',
    "+1",
    "-1",
    "@x",
    "\t=1",
    "<script>alert(1)</script>",
    "a | b\n*c* `d`",
    '"><img src=x onerror=y>',
    "",
    "Ås ‮x\u2028",
]
TABLE = Table("Who stands [where]?", ("who", "n"), tuple((text, number) for number, text in enumerate(HOSTILE)))
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Seen(HTMLParser):
    """The tags of a page, and the texts of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.cells += [""] if tag in ("th", "td") else []

    def handle_data(self, data: str) -> None:
        if self.cells and self.get_starttag_text() and data.strip("\n"):
            self.cells[-1] += data


def seen(page: str) -> Seen:
    parser = Seen()
    parser.feed(page)
    return parser


def test_csv_cells_are_no_formulas_and_numbers_stay_numbers() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(TABLE))))
    assert rows[0] == ["who", "n"]
    assert rows[1] == ["'" + HOSTILE[0], "0"]
    assert not any(row[0].startswith(("=", "+", "-", "@", "\t")) for row in rows)
    assert as_csv(Table("", ("n",), ((-5,), (None,), (True,)))) == 'n\r\n-5\r\n""\r\ntrue\r\n'


def test_markdown_keeps_its_columns_whatever_the_cells_say() -> None:
    lines = as_markdown(TABLE).splitlines()
    assert lines[:2] == ["| who | n |", "| --- | --- |"]
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 3 for line in lines)
    assert r"| a \| b \*c\* \`d\` | 6 |" in lines
    assert not any(re.search(r"(?<!\\)<", line) for line in lines)


def test_a_page_shows_texts_and_runs_nothing() -> None:
    page = as_page([TABLE])
    found = seen(page)
    assert found.tags.isdisjoint({"script", "img", "link", "iframe"})
    assert "default-src 'none'" in page and page.isascii() is False
    assert [cell for cell in found.cells if cell.startswith("<script>")] == ["<script>alert(1)</script>"]
    assert "src=" not in re.sub(r"&[a-z]+;[^<]*", "", page)


def test_what_says_nothing_is_fainter() -> None:
    html = as_html(Table("", ("a", "b", "c"), (("x", "silent", None),), faint="silent"))
    assert '<td class="faint">silent</td><td></td>' in html


def cells(data: bytes, sheet: int = 1) -> list[list[tuple[str | None, str]]]:
    """Type and text of each cell of a sheet, as the file itself says."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(t.text or "" for t in item.iter(f"{SHEET}t")) for item in strings.iter(f"{SHEET}si")]
        rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml")).iter(f"{SHEET}row")
        found = [[(c.get("t"), c.findtext(f"{SHEET}v") or "") for c in row] for row in rows]
    return [[(kind, texts[int(value)] if kind == "s" else value) for kind, value in row] for row in found]


def test_a_spreadsheet_holds_texts_and_numbers_and_no_formula() -> None:
    data = as_spreadsheet([TABLE, Table("More: of / it", ("x",), (("y",),))])
    rows = cells(data)
    assert rows[0] == [("s", "who"), ("s", "n")]
    assert rows[1] == [("s", HOSTILE[0]), (None, "0")]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert b'quotePrefix="1"' in book.read("xl/styles.xml")
        assert b'name="Who stands  where"' in book.read("xl/workbook.xml")
    assert cells(data, 2) == [[("s", "x")], [("s", "y")]]


def test_nothing_in_a_spreadsheet_tells_when_it_was_made() -> None:
    data = as_spreadsheet([TABLE])
    assert as_spreadsheet([TABLE]) == data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert {item.date_time[0] for item in book.infolist()} == {1980}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+", book.read("docProps/core.xml"))) == {b"2000-01-01T00:00:00"}


def test_a_sheet_that_would_overflow_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("treatygraph.tables._MOST_ROWS", 3)
    with pytest.raises(UsageError, match="use csv"):
        as_spreadsheet([TABLE])
