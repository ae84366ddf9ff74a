"""What a query gives back: rows of a SELECT, triples of a CONSTRUCT or DESCRIBE, or yes and no."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from treatygraph.errors import UsageError
from treatygraph.namespaces import XSD
from treatygraph.tables import Table, Value
from treatygraph.tables import safe_cell as safe_cell

if TYPE_CHECKING:
    import pandas

Cell = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None
_FORMULA = re.compile(r'^"([=+@-])')
_NUMBERS = {"integer", "decimal", "double", "float", "gYear"}


def _text(cell: Cell) -> str | None:
    if cell is None:
        return None
    return str(cell) if isinstance(cell, ox.Triple) else cell.value


def _value(cell: Cell) -> Value:
    if not isinstance(cell, ox.Literal):
        return _text(cell)
    kind = cell.datatype.value.removeprefix(XSD)
    try:
        plain = {"integer": int, "decimal": float, "double": float, "float": float}.get(kind, str)(cell.value)
    except ValueError:
        return cell.value
    return cell.value == "true" if kind == "boolean" else plain


@dataclass(frozen=True)
class Rows(Sequence[Mapping[str, Value]]):
    """The rows of a SELECT, each a mapping of column to plain value: IRIs and dates are text, numbers are numbers."""

    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.cells)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        return dict(zip(self.columns, map(_value, self.cells[at]), strict=True))

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        return (self[i] for i in range(len(self)))

    def without(self, columns: Collection[str]) -> Rows:
        """The rows without some columns, each row once."""
        kept = [i for i, name in enumerate(self.columns) if name not in columns]
        cells = dict.fromkeys(tuple(row[i] for i in kept) for row in self.cells)
        return Rows(tuple(self.columns[i] for i in kept), tuple(cells))

    def texts(self) -> Iterator[dict[str, str]]:
        """The rows with every cell as the bare text of its value, empty cells left out."""
        for row in self.cells:
            named = zip(self.columns, map(_text, row), strict=True)
            yield {name: text for name, text in named if text is not None}

    def table(self, title: str = "") -> Table:
        """The rows as a plain table, which can be written in all the forms that people open."""
        return Table(title, self.columns, tuple(tuple(map(_value, row)) for row in self.cells))

    def df(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame, with the columns in the query's order."""
        try:
            import pandas
        except ImportError as error:
            raise UsageError("df() needs pandas: install it with `pip install pandas`.") from error
        return pandas.DataFrame([list(map(_value, row)) for row in self.cells], columns=list(self.columns))

    def csv(self) -> str:
        """The rows as comma-separated values that a spreadsheet opens without running anything."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows(map(_csv_cell, row) for row in self.cells)
        return out.getvalue()

    def tsv(self) -> str:
        """The rows in SPARQL's own tab-separated form, which keeps the type of every value.

        A text that a spreadsheet would take for a formula begins with an escape, which SPARQL readers undo.
        """
        lines = ["\t".join(f"?{name}" for name in self.columns)]
        lines += ["\t".join(map(_tsv_cell, row)) for row in self.cells]
        return "\n".join(lines) + "\n"

    def json(self) -> str:
        """The rows in SPARQL's JSON form, which other programs read."""
        bindings = [
            {name: _json_cell(cell) for name, cell in zip(self.columns, row, strict=True) if cell is not None}
            for row in self.cells
        ]
        data = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _csv_cell(cell: Cell) -> str:
    number = isinstance(cell, ox.Literal) and cell.datatype.value.removeprefix(XSD) in _NUMBERS
    return safe_cell(_text(cell) or "", number=number)


def _tsv_cell(cell: Cell) -> str:
    text = "" if cell is None else str(cell).replace("\t", "\\t")
    return _FORMULA.sub(lambda match: f'"\\u{ord(match[1]):04X}', text)


def _json_cell(cell: Cell) -> dict[str, str]:
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if not isinstance(cell, ox.Literal):
        return {"type": "bnode", "value": _text(cell) or ""}
    plain = {"type": "literal", "value": cell.value}
    if cell.language:
        return {**plain, "xml:lang": cell.language}
    return plain if cell.datatype.value == XSD + "string" else {**plain, "datatype": cell.datatype.value}


@dataclass(frozen=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, each once, in one order."""

    triples: tuple[ox.Triple, ...]


Answer = Rows | Triples | bool
