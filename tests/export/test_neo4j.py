"""The folder for Neo4j, loaded into Kuzu, an embedded graph database that reads the same tables and the same language."""

from __future__ import annotations

import csv
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import kuzu
import pytest

from exporting import ESCAPES, FORMULA, LINES, NAMES, key
from handmade import BASE, CHILE, PROCESS
from treatygraph.export.characters import plain
from treatygraph.export.gather import net_of
from treatygraph.export.records import Net
from treatygraph.store import Snapshot

Exported = Callable[..., Path]
TYPES = {"string": "STRING", "int": "INT64", "double": "DOUBLE"}
ONLY_NEO4J = re.compile(r"//|CREATE CONSTRAINT|MATCH \(n:Entity \{kind:")  # a comment, and what needs several labels


@pytest.fixture(scope="module", params=["facts", "all"])
def wanted(snapshot: Snapshot, exported: Exported, request: pytest.FixtureRequest) -> tuple[Net, Path]:
    return net_of(snapshot, everything=request.param == "all"), exported("neo4j", force=request.param)


def head(path: Path) -> list[tuple[str, str]]:
    """The columns of a table, with what follows their colon."""
    with path.open(encoding="utf-8", newline="") as file:
        names = [name.partition(":") for name in next(csv.reader(file))]
    return [(name or kind, kind) for name, _, kind in names]


def database(where: Path, folder: Path, net: Net) -> kuzu.Connection:
    """An empty database with tables of the shape that the heads of the files say."""
    connection = kuzu.Connection(kuzu.Database(str(where / "kuzu")))
    columns = ", ".join(f"`{name}` {TYPES.get(kind, 'STRING')}" for name, kind in head(folder / "nodes.csv"))
    connection.execute(f"CREATE NODE TABLE Entity ({columns}, PRIMARY KEY (id))")
    columns = ", ".join(f"`{name}` {TYPES[kind]}" for name, kind in head(folder / "relationships.csv")[3:])
    for kind in sorted(kinds(folder)):
        connection.execute(f"CREATE REL TABLE {kind} (FROM Entity TO Entity, {columns})")
    connection.execute(f"CREATE REL TABLE loaded (FROM Entity TO Entity, kind STRING, {columns})")
    return connection


def kinds(folder: Path) -> set[str]:
    with (folder / "relationships.csv").open(encoding="utf-8", newline="") as file:
        return {row[":TYPE"] for row in csv.DictReader(file)}


def statements(folder: Path) -> list[str]:
    """The statements of the script that are not for Neo4j alone."""
    text = (folder / "load.cypher").read_text(encoding="utf-8")
    return [s for s in re.split(r"(?<=;)\n(?=CREATE|MERGE|MATCH|$)", text) if s and not ONLY_NEO4J.match(s)]


def rows(connection: kuzu.Connection, query: str) -> list[list[object]]:
    result = connection.execute(query)
    assert isinstance(result, kuzu.QueryResult)
    return [list(row) for row in result]  # type: ignore[arg-type]


def test_kuzu_loads_the_tables(wanted: tuple[Net, Path], tmp_path: Path) -> None:
    net, folder = wanted
    connection = database(tmp_path, folder, net)
    options = "(HEADER=true, PARALLEL=false, ESCAPE='\"')"
    connection.execute(f"COPY Entity FROM '{folder / 'nodes.csv'}' {options}")
    connection.execute(f"COPY loaded FROM '{folder / 'relationships.csv'}' {options}")
    assert dict(rows(connection, "MATCH (n) RETURN n.id, n.name")) == {e.iri: plain(e.name) for e in net.entities}
    found = rows(
        connection, "MATCH (a)-[r:loaded]->(b) RETURN r.id, a.id, b.id, r.predicate, r.force, r.confidence, r.quote"
    )
    assert sorted(found) == sorted(
        [r.iri, r.source, r.target, r.predicate, r.force, r.confidence, plain(" | ".join(r.quotes))]
        for r in net.relations
    )


def test_kuzu_runs_the_script_twice_and_has_each_relation_once(wanted: tuple[Net, Path], tmp_path: Path) -> None:
    net, folder = wanted
    connection = database(tmp_path, folder, net)
    ours = statements(folder)
    assert len(ours) == len(net.entities) + len(net.relations)
    for statement in ours * 2:
        connection.execute(statement)
    names = dict(rows(connection, "MATCH (n:Entity) RETURN n.id, n.name"))
    assert names == {e.iri: plain(e.name) for e in net.entities}
    assert {FORMULA, LINES, ESCAPES} <= set(names.values())
    found = rows(connection, "MATCH (a)-[r]->(b) RETURN r.id, a.id, b.id, label(r), r.year")
    assert sorted(found, key=str) == sorted(
        ([r.iri, r.source, r.target, re.sub("([A-Z])", r"_\1", r.predicate).upper(), r.year] for r in net.relations),
        key=str,
    )


def test_kuzu_answers_in_cypher(wanted: tuple[Net, Path], tmp_path: Path) -> None:
    net, folder = wanted
    connection = database(tmp_path, folder, net)
    for statement in statements(folder):
        connection.execute(statement)
    query = f"MATCH (a)-[r:INITIATED]->(b) WHERE a.id = '{BASE}{CHILE}' RETURN DISTINCT b.id, r.weight, r.year"
    assert rows(connection, query) == [[BASE + PROCESS, 2, 2005]]


def test_ids_are_unique_and_labels_are_kinds(wanted: tuple[Net, Path]) -> None:
    _, folder = wanted
    for name, column in (("nodes.csv", "id:ID"), ("relationships.csv", "id:string")):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            ids = [row[column] for row in csv.DictReader(file)]
        assert len(ids) == len(set(ids)) > len(NAMES)
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["id:ID"]: row[":LABEL"] for row in csv.DictReader(file)}
    assert (labels[BASE + CHILE], labels[BASE + key(0)]) == ("Entity;State;Actor", "Entity;Issue")


def test_the_command_is_a_script_for_a_shell(wanted: tuple[Net, Path], tmp_path: Path) -> None:
    """neo4j-admin is not here: what the script would call is shown by something of its name."""
    fake = tmp_path / "neo4j-admin"
    fake.write_text('#!/bin/sh\nprintf "%s\\n" "$PWD" "$@"\n')
    fake.chmod(0o755)
    command = ["sh", str(wanted[1] / "import.sh"), "treaties"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}
    )
    assert done.stdout.splitlines() == [
        str(wanted[1]),
        *("database", "import", "full", "--nodes=nodes.csv", "--relationships=relationships.csv"),
        *("--multiline-fields=true", "treaties"),
    ]
