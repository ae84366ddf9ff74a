"""Plain tables for a terminal: aligned columns, nothing cut off, and quotes on lines of their own where they are long."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from statistics import median_high

_GAP = "  "
_LONGEST_WORD = 24  # a longer one is broken
_FALLBACK = 100
_LONG = 40  # characters: a column whose cells are mostly longer goes below its row where the row does not fit


def width() -> int:
    """How many characters fit beside each other on the terminal, or 100 where there is none."""
    return max(40, shutil.get_terminal_size((_FALLBACK, 24)).columns)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, room: int | None = None) -> str:
    """Lay out rows under their headings so that each line fits into `room` characters (the terminal's by default)."""
    room = room or width()
    cells = [list(columns), *([" ".join(cell.split()) for cell in row] for row in rows)]
    widest = [max(map(len, column)) for column in zip(*cells, strict=True)]
    usual = [median_high(map(len, column[1:] or column)) for column in zip(*cells, strict=True)]
    longest = usual.index(max(usual))
    fits = sum(widest) + len(_GAP) * len(widest) <= room
    if fits or usual[longest] <= _LONG or len(widest) == 1:
        return "\n".join(_grid(cells, room)) + "\n"
    return _with_quotes(cells, longest, room)


def matrix(columns: Sequence[str], rows: Sequence[Sequence[str]], *, room: int | None = None) -> str:
    """Lay out a wide table in blocks below each other, each with the first column and as many others as fit."""
    room = room or width()
    cells = [list(columns), *([" ".join(cell.split()) for cell in row] for row in rows)]
    blocks = (
        ("\n".join(_grid([[row[0], *(row[at] for at in block)] for row in cells], room)))
        for block in _blocks(cells, room)
    )
    return "\n\n\n".join(blocks) + "\n"


def _blocks(cells: list[list[str]], room: int) -> Iterator[list[int]]:
    least = [max(map(_longest_word, column)) + len(_GAP) for column in zip(*cells, strict=True)]
    block: list[int] = []
    for at in range(1, len(least)):
        if block and least[0] + sum(least[i] for i in [*block, at]) > room:
            yield block
            block = []
        block.append(at)
    yield block


def _with_quotes(cells: list[list[str]], longest: int, room: int) -> str:
    quotes = [row.pop(longest) for row in cells]
    lines = list(_grid(cells, room, apart=quotes[1:]))
    return "\n".join(lines) + "\n"


def _grid(cells: list[list[str]], room: int, *, apart: Sequence[str] = ()) -> Iterator[str]:
    widths = _widths(cells, room - len(_GAP) * (len(cells[0]) - 1))
    tall = any(len(cell) > size for row in cells[1:] for cell, size in zip(row, widths, strict=True))
    yield from _lines(cells[0], widths)
    yield _GAP.join("-" * size for size in widths)
    for number, row in enumerate(cells[1:]):
        if number and (tall or apart):
            yield ""
        yield from _lines(row, widths)
        if apart and apart[number]:
            yield textwrap.fill(apart[number], room, initial_indent="    ", subsequent_indent="    ")


def _widths(cells: list[list[str]], room: int) -> list[int]:
    columns = list(zip(*cells, strict=True))
    widest = [max(map(len, column)) for column in columns]
    widths = [max(map(_longest_word, column)) for column in columns]
    left = max(0, room - sum(widths))
    wanting = {i for i, size in enumerate(widest) if size > widths[i]}
    while left and wanting:
        share = max(1, left // len(wanting))
        for i in sorted(wanting, key=lambda i: widest[i]):
            more = min(share, widest[i] - widths[i], left)
            widths[i] += more
            left -= more
        wanting = {i for i in wanting if widest[i] > widths[i]}
    return widths


def _longest_word(cell: str) -> int:
    return min(_LONGEST_WORD, max(map(len, cell.split()), default=1))


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [textwrap.wrap(cell, size) or [""] for cell, size in zip(row, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield _GAP.join(part.ljust(size) for part, size in zip(parts, widths, strict=True)).rstrip()


def paragraph(text: str, *, indent: str = "") -> str:
    """Wrap running text to the terminal, every line indented."""
    whole = " ".join(text.split())
    return textwrap.fill(whole, width(), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
