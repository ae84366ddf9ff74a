"""The known things: tables and Turtle agree, names are unique or declared ambiguous, references and dates fit."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
import rdflib

from treatygraph.errors import OntologyError
from treatygraph.knowledge.names import folded, is_acronym

ROOT = Path(__file__).parents[2]
AUTHORITIES = ROOT / "ontology" / "authorities"
TABLES = AUTHORITIES / "tables"
TG = rdflib.Namespace("https://w3id.org/treatygraph/ontology#")
SKOS = rdflib.SKOS
BASE = "https://w3id.org/treatygraph/id/"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_authorities", ROOT / "tools" / "make_authorities.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()
ROWS = tool.read_tables(TABLES)


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in sorted(AUTHORITIES.glob("*.ttl")):
        graph.parse(path)
    return graph


@pytest.mark.parametrize("table", tool.TABLES, ids=lambda table: table.name)
def test_turtle_is_what_the_tables_make(table: object) -> None:
    path = AUTHORITIES / f"{table.name}.ttl"  # type: ignore[attr-defined]
    assert path.read_text(encoding="utf-8") == tool.render(ROWS, table), "run: make authorities"


def test_every_table_and_turtle_file_is_known_to_the_script() -> None:
    names = {table.name for table in tool.TABLES}
    assert {path.stem for path in TABLES.glob("*")} == names
    assert {path.stem for path in AUTHORITIES.glob("*.ttl")} == names


@pytest.mark.parametrize("path", sorted(AUTHORITIES.glob("*.ttl")), ids=lambda path: path.name)
def test_both_parsers_read_the_same_and_no_blank_nodes(path: Path) -> None:
    triples = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    assert len(set(triples)) == len(rdflib.Graph().parse(path))
    assert not [t for t in triples if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]


@pytest.mark.parametrize(
    ("key", "kind", "label"),
    [
        ("state/norway", "State", "Norway"),
        ("state/united-kingdom", "State", "United Kingdom"),
        ("state/cote-d-ivoire", "State", "Côte d'Ivoire"),
        ("organization/united-nations", "InternationalOrganization", "United Nations"),
        ("organization/cluster-munition-coalition", "CivilSocietyOrganization", "Cluster Munition Coalition"),
        ("convention/convention-on-cluster-munitions", "Treaty", "Convention on Cluster Munitions"),
        ("process/oslo-process", "Process", "Oslo Process"),
        ("issue/cluster-munitions", "Issue", "cluster munitions"),
        ("body/norway-ministry-of-foreign-affairs", "GovernmentBody", "Ministry of Foreign Affairs of Norway"),
        ("group/civil-society", "Group", "civil society"),
        ("event/millennium-summit", "Event", "Millennium Summit"),
        ("place/geneva", "Place", "Geneva"),
    ],
)
def test_well_known_things_have_their_address(graph: rdflib.Graph, key: str, kind: str, label: str) -> None:
    node = rdflib.URIRef(BASE + key)
    assert (node, rdflib.RDF.type, TG[kind]) in graph
    assert str(graph.value(node, SKOS.prefLabel)) == label


def _names() -> dict[tuple[str, ...], list[tuple[object, str]]]:
    found: dict[tuple[str, ...], list[tuple[object, str]]] = defaultdict(list)
    for row in ROWS:
        for name in sorted(tool._labels(row)):
            found[folded(name)].append((row, name))
    return found


def _same(names: list[str]) -> bool:
    exact = {name for name in names if is_acronym(name)}
    return len(exact) < 2


def test_a_name_of_two_things_is_declared_ambiguous_by_both() -> None:
    for shared in _names().values():
        if len({row.node for row, _ in shared}) > 1 and _same([name for _, name in shared]):  # type: ignore[attr-defined]
            for row, name in shared:
                assert name in row.values("ambiguous"), f"{row.where}: {name!r} is borne by another row too"  # type: ignore[attr-defined]


def test_what_is_declared_ambiguous_is_so() -> None:
    names = _names()
    for row in ROWS:
        for label in row.values("ambiguous"):
            assert len({other.node for other, _ in names[folded(label)]}) > 1, f"{row.where}: {label}"  # type: ignore[attr-defined]


def test_the_expected_names_are_ambiguous(graph: rdflib.Graph) -> None:
    bearers = {label: set(graph.subjects(TG.ambiguous, rdflib.Literal(label))) for label in ("Congo", "Oslo Process")}
    states = {rdflib.URIRef(f"{BASE}state/{s}") for s in ("democratic-republic-of-the-congo", "republic-of-the-congo")}
    assert bearers["Congo"] == states
    assert bearers["Oslo Process"] == {rdflib.URIRef(f"{BASE}process/{p}") for p in ("oslo-process", "oslo-accords")}


def test_no_name_is_repeated_within_a_row() -> None:
    for row in ROWS:
        names = [name for column in ("name", "aliases", "demonyms") for name in row.values(column)]
        doubled = {name for name in names if names.count(name) > 1}
        assert doubled <= set(row.values("demonyms")), f"{row.where}: {doubled}"


def test_dates_of_a_row_are_in_order() -> None:
    for row in ROWS:
        for earlier, later in (("adopted", "in_force"), ("opened", "in_force"), ("started", "ended")):
            first, last = "".join(row.values(earlier)), "".join(row.values(later))
            length = min(len(first), len(last))
            assert first[:length] <= last[:length], f"{row.where}: {earlier} {first} is after {later} {last}"


def test_broader_issues_make_no_circle(graph: rdflib.Graph) -> None:
    for issue in graph.subjects(rdflib.RDF.type, TG.Issue):
        assert issue not in set(graph.objects(issue, SKOS.broader * "+")), issue
        top = (issue, SKOS.topConceptOf, TG.IssueScheme) in graph
        assert top is not bool(graph.value(issue, SKOS.broader))


def test_every_entry_says_its_source_and_whether_it_was_checked(graph: rdflib.Graph) -> None:
    for node in set(graph.subjects(SKOS.prefLabel)):
        assert graph.value(node, rdflib.DCTERMS.source), node
        assert graph.value(node, TG.verified) in (rdflib.Literal(True), rdflib.Literal(False)), node
        assert len(list(graph.objects(node, SKOS.prefLabel))) == 1, node


def test_unconfirmed_entries_are_marked_so(graph: rdflib.Graph) -> None:
    for node in graph.subjects(rdflib.DCTERMS.source, rdflib.Literal("general knowledge, unconfirmed")):
        assert graph.value(node, TG.verified) == rdflib.Literal(False), node


def test_identifiers_are_well_formed_and_not_shared() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    forms = {
        "wikidata": r"Q[1-9][0-9]*",
        "iso3166": r"[A-Z]{2}([A-Z]{2})?",
        "iso3166_alpha3": r"[A-Z]{3}",
        "un_m49": r"[0-9]{3}",
    }
    for row in ROWS:
        for column, form in forms.items():
            for value in row.values(column):
                assert re.fullmatch(form, value), f"{row.where}: {column} {value}"
                assert seen.setdefault((row.table.name, column, value), row.where) == row.where, f"{row.where}: {value}"


def test_states_have_codes_demonyms_and_capitals() -> None:
    states = [row for row in ROWS if row.table.name == "states"]
    assert len(states) >= 200
    for row in states:
        assert row.values("iso3166") and row.values("demonyms"), row.where
        city_state = row.cells["id"] in {"DJ", "MC", "SG", "SM", "VA"}
        assert row.values("capitals") or row.values("ended") or city_state, f"{row.where}: no capital"


def test_ordinary_words_need_context() -> None:
    flagged = {label for row in ROWS for label in row.values("needs_context")}
    assert {"war", "trade", "clearance", "compliance", "START", "CAT", "Covenant"} <= flagged


def test_licences_are_stated() -> None:
    text = (AUTHORITIES / "LICENSE").read_text(encoding="utf-8")
    for table in tool.TABLES:
        assert table.licence in text
        assert f"SPDX-License-Identifier: {table.licence}" in (AUTHORITIES / f"{table.name}.ttl").read_text("utf-8")
    assert "world-countries" in text and "supraverden" in text


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TABLES, tmp_path / "tables"))


def _broken(folder: Path, table: str, **cells: str) -> str:
    path = folder / f"{table}.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    row = {"id": "new", "name": "Quite New Thing", "kind": "Treaty", "verified": "no", **cells}
    with path.open("a", encoding="utf-8") as lines:
        lines.write(",".join(row.get(column, "") for column in header) + "\n")
    with pytest.raises(OntologyError) as caught:
        tool.read_tables(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("table", "cells", "said"),
    [
        ("conventions", {"issues": "cluster-munition"}, "did you mean 'cluster-munitions'?"),
        (
            "conventions",
            {"kind": "Pact"},
            "kind must be one of Treaty, Resolution, Declaration, ActionPlan, not 'Pact'.",
        ),
        ("conventions", {"adopted": "3 May 2008"}, "adopted must be YYYY, YYYY-MM or YYYY-MM-DD, not '3 May 2008'."),
        ("conventions", {"verified": "maybe"}, "verified must be yes or no, not 'maybe'."),
        (
            "conventions",
            {"name": "Arms Trade Treaty"},
            "'convention:arms-trade-treaty' is already used in conventions.csv",
        ),
        ("conventions", {"id": "ccm"}, "'ccm' is already used in conventions.csv"),
        ("conventions", {"name": ""}, "id and name must not be empty."),
        ("conventions", {"ambiguous": "Old Thing"}, "ambiguous lists 'Old Thing', which is no name"),
        ("processes", {"resulted_in": "no-such-thing-at-all"}, "which is no id in conventions."),
        ("bodies", {"organ_of": "ZZ"}, "organ_of names 'ZZ', which is no id in organizations or states"),
        ("issues", {"name": "one,two"}, "more cells than columns"),
    ],
)
def test_a_faulty_row_is_named_with_file_and_line(copied: Path, table: str, cells: dict[str, str], said: str) -> None:
    message = _broken(copied, table, **cells)
    assert said in message
    assert re.search(rf"^{table}\.csv, line [0-9]+: ", message)


def test_an_unknown_column_is_refused(copied: Path) -> None:
    path = copied / "places.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("aliases", "alias", 1), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"places\.csv, line 1: no column is called alias"):
        tool.read_tables(copied)


def test_all_faults_are_told_at_once(copied: Path) -> None:
    _broken(copied, "issues", broader="nowhere-to-be-found")
    message = _broken(copied, "places", verified="perhaps")
    assert "issues.csv" in message and "places.csv" in message


def test_quotes_and_backslashes_in_a_name_stay_data(copied: Path, tmp_path: Path) -> None:
    with (copied / "places.csv").open("a", encoding="utf-8") as lines:
        lines.write('odd,"A ""b"" \\ c",,,,,,unconfirmed,no\n')
    rows = tool.read_tables(copied)
    table = next(table for table in tool.TABLES if table.name == "places")
    graph = rdflib.Graph().parse(data=tool.render(rows, table), format="turtle")
    assert (rdflib.URIRef(f"{BASE}place/a-b-c"), SKOS.prefLabel, rdflib.Literal('A "b" \\ c')) in graph
