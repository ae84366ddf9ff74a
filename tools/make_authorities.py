"""Writes ontology/authorities/*.ttl from the tables in ontology/authorities/tables/: one block an entry, always the same bytes.

The tables are the source and the Turtle is what the software reads. Correct a row, then run this file without arguments.
"""

from __future__ import annotations

import csv
import difflib
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from treatygraph.errors import OntologyError
from treatygraph.knowledge.slug import slug

AUTHORITIES = Path(__file__).parents[1] / "ontology" / "authorities"
BASE = "https://w3id.org/treatygraph/id/"
FOLDERS = ("state", "organization", "body", "group", "convention", "process", "issue")
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
    Table("issues", "issue", "Issue", "CC-BY-SA-4.0"),
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
    "source": "dcterms:source",
}
DATES = {
    "adopted": "tg:adoptedOn",
    "opened": "tg:openedOn",
    "in_force": "tg:inForceOn",
    "started": "tg:startedOn",
    "ended": "tg:endedOn",
}
REFERENCES = {
    "organ_of": "tg:organOf",
    "issues": "tg:knownIssue",
    "produced_by": "tg:producedByProcess",
    "resulted_in": "tg:ledTo",
    "broader": "skos:broader",
}
OTHERS = ("id", "kind", "key_name", "wikidata", "verified")
SINGLE = ("name", "note", "source", "place_adopted", "depositary")
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


def read_tables(folder: Path) -> list[Row]:
    """Read every table so that references between them can be resolved.

    Raises OntologyError listing every fault of every table, each with file and line.
    """
    rows = [row for table in TABLES for row in _read(table, folder / f"{table.name}.csv")]
    faults = [fault for row in rows for fault in _faults(row, _ids(rows))] + _repeated(rows)
    if faults:
        raise OntologyError("\n".join(faults))
    return rows


def _read(table: Table, path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        unknown = set(reader.fieldnames or ()) - {*LITERALS, *DATES, *REFERENCES, *OTHERS}
        if unknown:
            raise OntologyError(f"{path.name}, line 1: no column is called {', '.join(sorted(unknown))}.")
        for cells in reader:
            key = slug(cells.get("key_name") or cells["name"])
            yield Row(table, f"{path.name}, line {reader.line_num}", cells, f"{table.folder}:{key}")


def _ids(rows: Sequence[Row]) -> dict[str, str]:
    return {row.cells["id"]: row.node for row in rows}


def _faults(row: Row, ids: Mapping[str, str]) -> Iterator[str]:
    allowed = KINDS.get(row.table.name)
    if allowed and row.cells["kind"] not in allowed:
        yield f"{row.where}: kind must be one of {', '.join(allowed)}, not {row.cells['kind']!r}."
    if row.cells["verified"] not in ("yes", "no"):
        yield f"{row.where}: verified must be yes or no, not {row.cells['verified']!r}."
    for column in DATES:
        for value in row.values(column):
            if len(value) not in DATE_TYPES:
                yield f"{row.where}: {column} must be YYYY, YYYY-MM or YYYY-MM-DD, not {value!r}."
    for column in REFERENCES:
        for value in row.values(column):
            if value not in ids:
                near = difflib.get_close_matches(value, ids, n=1)
                hint = f"; did you mean {near[0]!r}?" if near else "."
                yield f"{row.where}: {column} names {value!r}, which is the id of no row{hint}"


def _repeated(rows: Sequence[Row]) -> list[str]:
    seen: dict[str, str] = {}
    faults = []
    for row in rows:
        for name in (row.cells["id"], row.node):
            if name in seen:
                faults.append(f"{row.where}: {name!r} is already used in {seen[name]}.")
            seen[name] = row.where
    return faults


def render(rows: Sequence[Row], table: Table) -> str:
    """Write one table as Turtle: sorted by name of the thing, properties in a fixed order, values sorted."""
    ids, narrower = _ids(rows), _narrower(rows)
    blocks = {row.node: _block(row, ids, narrower) for row in rows if row.table is table}
    used = "\n\n".join(blocks[node] for node in sorted(blocks))
    heads = [f"@prefix {name}: <{iri}> ." for name, iri in sorted(PREFIXES.items()) if f"{name}:" in used]
    return "\n".join((*_heading(table), *heads, "", used, ""))


def _heading(table: Table) -> tuple[str, ...]:
    return (
        f"# Written by tools/make_authorities.py from tables/{table.name}.csv: correct that table and run the script again.",
        f"# SPDX-License-Identifier: {table.licence}",
        "",
    )


def _narrower(rows: Sequence[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for wider in row.values("broader"):
            found[wider].append(row.node)
    return found


def _block(row: Row, ids: Mapping[str, str], narrower: Mapping[str, Sequence[str]]) -> str:
    lines = [f"{name} {', '.join(values)}" for name, values in _statements(row, ids, narrower) if values]
    return f"{row.node} a tg:{row.table.kind or row.cells['kind']} ;\n    " + " ;\n    ".join(lines) + " ."


def _statements(
    row: Row, ids: Mapping[str, str], narrower: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, list[str]]]:
    for column, name in LITERALS.items():
        if column not in ("note", "source"):
            yield name, sorted({_quoted(value) for value in row.values(column)})
    for column, name in DATES.items():
        yield name, [f'"{value}"^^{DATE_TYPES[len(value)]}' for value in row.values(column)]
    for column, name in REFERENCES.items():
        yield name, sorted({ids[value] for value in row.values(column)})
    yield "skos:narrower", sorted(narrower.get(row.cells["id"], ()))
    if row.table.kind == "Issue":
        yield ("skos:inScheme" if row.values("broader") else "skos:topConceptOf"), ["tg:IssueScheme"]
    match = "skos:exactMatch" if row.table.kind == "Issue" else "schema:sameAs"
    yield match, [f"wd:{value}" for value in row.values("wikidata")]
    for column in ("note", "source"):
        yield LITERALS[column], [_quoted(value) for value in row.values(column)]
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
