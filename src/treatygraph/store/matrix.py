"""A matrix of an answer: one thing a row, another a column, and in each cell what the answer says of the two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from treatygraph.errors import UsageError
from treatygraph.store.answers import Rows
from treatygraph.tables import Table, as_html

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells by row and column, those of which most is said first; a pair of which nothing is said has no cell."""

    title: str
    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], str]

    def table(self, *, silence: str = "silent", most: tuple[int, int] | None = None) -> Table:
        """The matrix as a plain table, or its first rows and columns (`most` of each), with a word for no cell."""
        rows, columns = self.rows[: most and most[0]], self.columns[: most and most[1]]
        body = (tuple(self.cells.get((row, column), silence) for column in columns) for row in rows)
        lines = tuple((row, *cells) for row, cells in zip(rows, body, strict=True))
        return Table(self.title, (self.corner, *columns), lines, faint=silence)

    def df(self) -> pandas.DataFrame:
        """The matrix as a pandas DataFrame with empty texts where nothing is said."""
        try:
            import pandas
        except ImportError as error:
            raise UsageError("df() needs pandas: install it with `pip install pandas`.") from error
        rows = [[self.cells.get((row, column), "") for column in self.columns] for row in self.rows]
        return pandas.DataFrame(rows, index=list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        return as_html(self.table())


def matrix(answer: Rows, names: Sequence[str], *, title: str) -> Matrix:
    """Arrange an answer by the values of four of its columns: row, column, cell, and how much weighs behind it.

    The weight is told where it is more than 1: ``supports (3)``.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in answer:
        row, column, cell, weight = (line[name] for name in names)
        heavy = f" ({weight})" if isinstance(weight, int) and weight > 1 else ""
        found[str(row), str(column)].add(f"{cell}{heavy}")
    cells = {pair: "; ".join(sorted(found[pair])) for pair in sorted(found)}
    rows, columns = (_fullest_first(pair[end] for pair in cells) for end in (0, 1))
    return Matrix(title, names[0], rows, columns, cells)


def _fullest_first(names: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(names)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))
