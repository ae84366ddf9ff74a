"""How resources are addressed here: what follows the graph's base follows /id/ on this server, and terms are on /ontology."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from treatygraph.export.turtle import Names
from treatygraph.namespaces import TG, prefixes

SHOWN = 1000  # rows of a table on a page; the downloads have all
_WEB = re.compile(r"https?://[^\s<>\"]+")
_DOCUMENT = "document"  # the column that holds a document's identifier in every shipped question


@dataclass(frozen=True, slots=True)
class Cell:
    """One value on a page, and where a click on it leads."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of an answer for a page: no more than SHOWN of `total`."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    total: int


class Links:
    """Turns IRIs of one graph into addresses on this server, and into short names."""

    def __init__(self, base: str) -> None:
        """`base` is what the graph's own resources begin with."""
        self._base = base
        self._names = Names(prefixes(base))

    def href(self, iri: str) -> str:
        """Where to read about a resource: here, or on the web; nothing for what no browser opens."""
        if iri.startswith(self._base):
            return "/id/" + iri.removeprefix(self._base)
        if iri.startswith(TG):
            return "/ontology#" + iri.removeprefix(TG)
        return iri if _WEB.fullmatch(iri) else ""

    def short(self, iri: str) -> str:
        """``state:norway`` for an IRI in a known namespace."""
        return self._names.short(iri).strip("<>")

    def cell(self, iri: str, text: str = "") -> Cell:
        """A resource under its name, or else its short IRI; a plain value as it is."""
        href = self.href(iri)
        return Cell(text or (self.short(iri) if href else iri), href)

    def document(self, identifier: str) -> Cell:
        """A document by its identifier."""
        return Cell(identifier, "/id/document/" + quote(identifier, safe=""))

    def table(self, answer: bytes) -> Table:
        """Lay out an answer in SPARQL's JSON form; the answer of an ASK is one cell."""
        data = json.loads(answer)
        if "boolean" in data:
            return Table(["answer"], [[Cell("yes" if data["boolean"] else "no")]], 1)
        columns, bindings = data["head"]["vars"], data["results"]["bindings"]
        rows = [[self._value(name, row.get(name)) for name in columns] for row in bindings[:SHOWN]]
        return Table(columns, rows, len(bindings))

    def _value(self, column: str, term: Mapping[str, str] | None) -> Cell:
        if term is None:
            return Cell("")
        if term["type"] == "uri":
            return self.cell(term["value"])
        return self.document(term["value"]) if column == _DOCUMENT else Cell(str(term["value"]))
