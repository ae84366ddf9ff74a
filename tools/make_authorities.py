"""Writes ontology/authorities/*.ttl from ontology/authorities/tables/*.csv: one block an entry, always the same bytes.

The tables are the source, the Turtle is what the software reads. Correct a row, then run this file without arguments.
"""

from __future__ import annotations

import csv
import difflib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from treatygraph.errors import OntologyError
from treatygraph.knowledge.slug import slug

AUTHORITIES = Path(__file__).parents[1] / "ontology" / "authorities"
BASE = "https://w3id.org/treatygraph/id/"
FOLDERS = ("state", "organization", "body", "group", "convention", "process", "event", "issue", "place")
PREFIXES = {
    **{folder: f"{BASE}{folder}/" for folder in FOLDERS},
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "tg": "https://w3id.org/treatygraph/ontology#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the folder its things live under, their class where all have the same, and the licence of the data."""

    name: str
    folder: str
    kind: str | None
    licence: str


TABLES = (
    Table("states", "state", "State", "ODbL-1.0"),
    Table("organizations", "organization", None, "CC-BY-SA-4.0"),
    Table("bodies", "body", "GovernmentBody", "CC-BY-SA-4.0"),
    Table("groups", "group", "Group", "CC-BY-SA-4.0"),
    Table("conventions", "convention", None, "CC-BY-SA-4.0"),
    Table("processes", "process", "Process", "CC-BY-SA-4.0"),
    Table("events", "event", "Event", "CC-BY-SA-4.0"),
    Table("issues", "issue", "Issue", "CC-BY-SA-4.0"),
    Table("places", "place", "Place", "CC-BY-SA-4.0"),
)
KINDS = {
    "organizations": ("InternationalOrganization", "CivilSocietyOrganization"),
    "conventions": ("Treaty", "Resolution", "Declaration", "ActionPlan"),
}
LITERALS = {
    "name": "skos:prefLabel",
    "aliases": "skos:altLabel",
    "demonyms": "tg:demonym",
    "capitals": "tg:capital",
    "needs_context": "tg:needsContext",
    "ambiguous": "tg:ambiguous",
    "iso3166": "tg:iso3166",
    "iso3166_alpha3": "tg:iso3166alpha3",
    "un_m49": "tg:unM49",
    "untc": "tg:untc",
    "place_adopted": "tg:adoptedAt",
    "depositary": "tg:depositary",
    "note": "skos:scopeNote",
}
DATES = {
    "adopted": "tg:adoptedOn",
    "opened": "tg:openedOn",
    "in_force": "tg:inForceOn",
    "started": "tg:startedOn",
    "ended": "tg:endedOn",
}
REFERENCES = {
    "organ_of": ("tg:organOf", ("organizations", "states")),
    "issues": ("tg:knownIssue", ("issues",)),
    "produced_by": ("tg:producedByProcess", ("processes",)),
    "resulted_in": ("tg:ledTo", ("conventions",)),
    "broader": ("skos:broader", ("issues",)),
}
OTHERS = ("id", "kind", "key_name", "wikidata", "source", "verified")
SINGLE = ("name", "note", "source", "place_adopted", "depositary")
DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table with the place it came from and the prefixed name of the thing it describes."""

    table: Table
    where: str
    cells: Mapping[str, str]
    node: str

    def values(self, column: str) -> list[str]:
        """Split a cell that may hold several values; names and notes are kept whole."""
        cell = self.cells.get(column, "")
        parts = [cell] if column in SINGLE else cell.split("|")
        return [part.strip() for part in parts if part.strip()]


class Index:
    """Finds rows by table and id, and the narrower issues of each issue."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._nodes = {(row.table.name, row.cells["id"]): row.node for row in rows}
        self.narrower: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for wider in self.nodes(row, "broader"):
                self.narrower[wider].append(row.node)

    def nodes(self, row: Row, column: str) -> list[str]:
        """List the things that a cell of references names, leaving out those that do not exist."""
        found = (self._find(column, value) for value in row.values(column))
        return sorted({node for node in found if node})

    def missing(self, row: Row, column: str) -> Iterator[str]:
        """Say which references name no row, and which id comes near."""
        tables = REFERENCES[column][1]
        for value in row.values(column):
            if not self._find(column, value):
                near = difflib.get_close_matches(value, [name for table, name in self._nodes if table in tables], n=1)
                hint = f"; did you mean {near[0]!r}?" if near else "."
                yield f"{row.where}: {column} names {value!r}, which is no id in {' or '.join(tables)}{hint}"

    def _find(self, column: str, value: str) -> str | None:
        found = (self._nodes.get((table, value)) for table in REFERENCES[column][1])
        return next((node for node in found if node), None)


def read_tables(folder: Path) -> list[Row]:
    """Read every table so that references between them can be resolved.

    Raises OntologyError listing every fault of every table, each with file and line.
    """
    rows = [row for table in TABLES for row in _read(table, folder / f"{table.name}.csv")]
    index = Index(rows)
    faults = [fault for row in rows for fault in (*_faults(row), *_lost(row, index))] + _repeated(rows)
    if faults:
        raise OntologyError("\n".join(faults))
    return rows


def _read(table: Table, path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True, restval="")
        unknown = set(reader.fieldnames or ()) - {*LITERALS, *DATES, *REFERENCES, *OTHERS}
        if unknown:
            raise OntologyError(f"{path.name}, line 1: no column is called {', '.join(sorted(unknown))}.")
        for cells in reader:
            where = f"{path.name}, line {reader.line_num}"
            if None in cells:
                raise OntologyError(f"{where}: there are more cells than columns; quote cells that hold commas.")
            yield Row(table, where, cells, f"{table.folder}:{slug(cells.get('key_name') or cells['name'])}")


def _faults(row: Row) -> Iterator[str]:
    allowed = KINDS.get(row.table.name)
    if not row.cells["id"] or not row.cells["name"]:
        yield f"{row.where}: id and name must not be empty."
    if allowed and row.cells["kind"] not in allowed:
        yield f"{row.where}: kind must be one of {', '.join(allowed)}, not {row.cells['kind']!r}."
    if row.cells["verified"] not in ("yes", "no"):
        yield f"{row.where}: verified must be yes or no, not {row.cells['verified']!r}."
    for column in DATES:
        for value in row.values(column):
            if not DATE.fullmatch(value):
                yield f"{row.where}: {column} must be YYYY, YYYY-MM or YYYY-MM-DD, not {value!r}."


def _lost(row: Row, index: Index) -> Iterator[str]:
    for column in REFERENCES:
        yield from index.missing(row, column)
    for column in ("needs_context", "ambiguous"):
        for value in row.values(column):
            if value not in _labels(row):
                yield f"{row.where}: {column} lists {value!r}, which is no name, alias or demonym of the row."


def _labels(row: Row) -> set[str]:
    return {value for column in ("name", "aliases", "demonyms") for value in row.values(column)}


def _repeated(rows: Sequence[Row]) -> list[str]:
    seen: dict[tuple[str, str], str] = {}
    faults = []
    for row in rows:
        for name in ((row.table.name, row.cells["id"]), ("", row.node)):
            if name in seen:
                faults.append(f"{row.where}: {name[1]!r} is already used in {seen[name]}.")
            seen[name] = row.where
    return faults


def render(rows: Sequence[Row], table: Table) -> str:
    """Write one table as Turtle: sorted by name of the thing, properties in a fixed order, values sorted."""
    index = Index(rows)
    blocks = {row.node: _block(row, index) for row in rows if row.table is table}
    used = "\n\n".join(blocks[node] for node in sorted(blocks))
    heads = [f"@prefix {name}: <{iri}> ." for name, iri in sorted(PREFIXES.items())]
    return "\n".join((*_heading(table), *heads, "", used, ""))


def _heading(table: Table) -> tuple[str, ...]:
    return (
        f"# Written by tools/make_authorities.py from tables/{table.name}.csv: correct that table, then run it again.",
        f"# SPDX-License-Identifier: {table.licence}",
        "",
    )


def _block(row: Row, index: Index) -> str:
    lines = [f"{name} {', '.join(values)}" for name, values in _statements(row, index) if values]
    return f"{row.node} a tg:{row.table.kind or row.cells['kind']} ;\n    " + " ;\n    ".join(lines) + " ."


def _statements(row: Row, index: Index) -> Iterator[tuple[str, list[str]]]:
    for column, name in LITERALS.items():
        yield name, sorted({_quoted(value) for value in row.values(column)})
    for column, name in DATES.items():
        yield name, [f'"{value}"^^{DATE_TYPES[len(value)]}' for value in row.values(column)]
    for column, (name, _) in REFERENCES.items():
        yield name, index.nodes(row, column)
    if row.table.kind == "Issue":
        yield "skos:narrower", sorted(index.narrower[row.node])
        yield ("skos:inScheme" if row.values("broader") else "skos:topConceptOf"), ["tg:IssueScheme"]
    match = "skos:exactMatch" if row.table.kind == "Issue" else "schema:sameAs"
    yield match, [f"wd:{value}" for value in row.values("wikidata")]
    yield "dcterms:source", [_quoted(value) for value in row.values("source")]
    yield "tg:verified", ["true" if row.cells["verified"] == "yes" else "false"]


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def main() -> int:
    """Write all Turtle files; say every fault of the tables on standard error and write nothing where there is one."""
    try:
        rows = read_tables(AUTHORITIES / "tables")
    except OntologyError as error:
        sys.stderr.write(f"{error}\n")
        return error.status
    for table in TABLES:
        (AUTHORITIES / f"{table.name}.ttl").write_text(render(rows, table), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
