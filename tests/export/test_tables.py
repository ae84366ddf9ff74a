"""Tables and the workbook, read back as spreadsheets and pandas do: nothing runs, nothing is lost, everything joins."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas
import pytest

from exporting import FORMULA, LINES, LONG, NAMES, TWINS, key
from handmade import BASE, CHILE, PROCESS, SPEECH, TREATY
from treatygraph.export import sheets
from treatygraph.export.gather import claims_of, documents_of, entities_of, net_of, relations_of
from treatygraph.store import Snapshot

Exported = Callable[..., Path]
Rows = list[dict[str, str]]
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def tables(exported: Exported) -> dict[str, Rows]:
    found = {}
    for path in exported("csv").iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.name] = list(csv.DictReader(file))
    return found


def test_every_table_has_every_row(snapshot: Snapshot, tables: dict[str, Rows]) -> None:
    said = (*relations_of(snapshot), *claims_of(snapshot))
    assert {name: len(rows) for name, rows in tables.items()} == {
        "entities.csv": len(entities_of(snapshot)),
        "relations.csv": len(relations_of(snapshot)),
        "claims.csv": len(claims_of(snapshot)),
        "passages.csv": sum(len(one.passages) for one in said),
        "documents.csv": len(documents_of(snapshot)),
    }
    assert set(tables) == set(sheets.WRITERS)


def test_a_relation_is_a_row_whatever_its_force(tables: dict[str, Rows]) -> None:
    rows = {(r["predicate"], r["force"]): r for r in tables["relations.csv"]}
    assert {("signed", "denied"), ("ratified", "planned"), ("violated", "alleged")} <= set(rows)
    row = rows["initiated", "fact"]
    assert (row["subject_id"], row["subject"], row["object_id"]) == (
        "state:chile",
        "Chile",
        "process:valparaiso-process",
    )
    assert (row["time"], row["year"], row["weight"], row["confidence"]) == ("2005", "2005", "2", "0.8")
    count = next(r for (name, _), r in rows.items() if name == "signatoryCount")
    assert count["object_id"] == "" and count["object"] in ("41", "57")


def test_the_tables_join(tables: dict[str, Rows]) -> None:
    entities = {row["id"]: row for row in tables["entities.csv"]}
    relations = {row["id"]: row for row in tables["relations.csv"]}
    claims = {row["id"] for row in tables["claims.csv"]}
    documents = {row["identifier"] for row in tables["documents.csv"]}
    ends = {row[name] for row in relations.values() for name in ("subject_id", "object_id", "speaker_id")} - {""}
    assert ends <= entities.keys()
    assert {row["said_by_id"] for row in tables["passages.csv"]} == relations.keys() | claims
    assert {row["document"] for row in tables["passages.csv"]} <= documents
    expressed = {iri for row in tables["claims.csv"] for iri in row["relation_ids"].split(" | ")} - {""}
    assert expressed and expressed <= relations.keys()


def test_a_passage_says_where_it_stands(tables: dict[str, Rows]) -> None:
    rows = [row for row in tables["passages.csv"] if row["document"] == "speech"]
    assert rows and all(SPEECH[int(row["start"]) : int(row["end"])] == row["quote"] for row in rows)


def test_no_cell_is_a_formula(exported: Exported, tables: dict[str, Rows]) -> None:
    cells = [cell for rows in tables.values() for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(FORMULAS)] == []
    names = {row["name"] for row in tables["entities.csv"]}
    assert {"'" + FORMULA, "'+1", "'@SUM(A1)", LINES, LONG} <= names
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in exported("csv").iterdir())


def test_pandas_reads_numbers_as_numbers(exported: Exported) -> None:
    frame = pandas.read_csv(exported("csv") / "relations.csv")
    assert frame["confidence"].between(0, 1).all() and frame["weight"].dtype == "int64"
    facts = frame[frame["force"] == "fact"].groupby("predicate").size()
    assert facts["initiated"] == 2 and facts["supports"] == len(NAMES) + 1


@pytest.fixture(scope="module", params=["facts", "all"])
def workbook(exported: Exported, request: pytest.FixtureRequest) -> tuple[openpyxl.Workbook, str]:
    return openpyxl.load_workbook(exported("kumu", force=request.param)), request.param


def rows_of(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    heads, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_openpyxl_reads_elements_and_connections(snapshot: Snapshot, workbook: tuple[openpyxl.Workbook, str]) -> None:
    book, force = workbook
    net = net_of(snapshot, everything=force == "all")
    assert book.sheetnames == ["Elements", "Connections"]
    elements, connections = rows_of(book, "Elements"), rows_of(book, "Connections")
    assert [row["IRI"] for row in elements] == [entity.iri for entity in net.entities]
    by_label = {row["Label"]: row["IRI"] for row in elements}
    ends = [(by_label[row["From"]], by_label[row["To"]], row["Type"], row["IRI"]) for row in connections]
    assert ends == [(r.source, r.target, r.predicate, r.iri) for r in net.relations]


def test_kumu_tells_things_of_one_name_apart(workbook: tuple[openpyxl.Workbook, str]) -> None:
    labels = {row["IRI"]: str(row["Label"]) for row in rows_of(workbook[0], "Elements")}
    assert len({label.casefold() for label in labels.values()}) == len(labels)
    assert labels[BASE + PROCESS] == f"{TWINS} (Process)"
    assert labels[BASE + key(NAMES.index(TWINS))] == f"{TWINS} (Issue)"
    assert (labels[BASE + CHILE], labels[BASE + TREATY]) == ("Chile", "Seabed Treaty")


def test_no_cell_of_the_workbook_is_a_formula_or_a_control_character(workbook: tuple[openpyxl.Workbook, str]) -> None:
    cells = [cell for sheet in workbook[0] for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert FORMULA in {cell.value for cell in cells}
    assert not [cell for cell in cells if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]|_x00", str(cell.value))]
