"""Plain tables for a terminal: aligned columns, long cells wrapped, nothing cut off."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

_GAP = "  "
_LONGEST_WORD = 24  # a longer one is broken
_QUOTE = 0.45  # the share of the room that the longest column is sure of
_FALLBACK = 100


def width() -> int:
    """How many characters fit beside each other on the terminal, or 100 where there is none."""
    return max(40, shutil.get_terminal_size((_FALLBACK, 24)).columns)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, room: int | None = None) -> str:
    """Lay out rows under their headings so that each line fits into `room` characters (the terminal's by default)."""
    cells = [list(columns), *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = _widths(cells, (room or width()) - len(_GAP) * (len(columns) - 1))
    rule = _GAP.join("-" * size for size in widths)
    tall = any(len(cell) > size for row in cells[1:] for cell, size in zip(row, widths, strict=True))
    lines = [*_lines(cells[0], widths), rule]
    for number, row in enumerate(cells[1:]):
        lines += [""] if tall and number else []
        lines += _lines(row, widths)
    return "\n".join(lines) + "\n"


def _widths(cells: list[list[str]], room: int) -> list[int]:
    columns = list(zip(*cells, strict=True))
    widest = [max(map(len, column)) for column in columns]
    widths = [max(_longest_word(cell) for cell in column) for column in columns]
    left = max(0, room - sum(widths))
    quote = widest.index(max(widest))
    more = min(left, max(0, min(widest[quote], int(room * _QUOTE)) - widths[quote]))
    widths[quote] += more
    left -= more
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
