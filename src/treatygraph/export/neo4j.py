"""Files for Neo4j: tables for its import command, that command, and a Cypher script for a database that is running.

Entities become nodes with their kinds as labels, relations become relationships, one each, of which the predicate is the
type. The script needs no access to files; it may be run again, and other programs that know Cypher read most of it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import BinaryIO

from treatygraph.export.attributes import EDGE, NODE, Value, kind_of, of_edge, of_node
from treatygraph.export.characters import plain
from treatygraph.export.records import Net

_TYPES = {str: "string", int: "int", float: "double"}
_START_OF_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OTHERWISE = ("label", "relation")  # what is a name, a type or an id here
_NODE_COLUMNS = [name for name in NODE if name not in _OTHERWISE]
_EDGE_COLUMNS = [name for name in EDGE if name not in _OTHERWISE]
_COMMAND = """#!/bin/sh
# Loads this folder into a new database of Neo4j 5 or newer: sh import.sh [DATABASE]
# Run it where neo4j-admin is, with that database not there yet; afterwards start it, or create it with CREATE DATABASE.
cd "$(dirname "$0")" || exit
neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv --multiline-fields=true "${1:-neo4j}"
"""
_HEAD = """// cypher-shell --file load.cypher, or paste it into the browser of Neo4j 5 or newer. It may be run again.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
"""


def nodes(net: Net, out: BinaryIO) -> None:
    """Write the table of nodes: id, labels, name, and what networks carry."""
    heads = ["id:ID", ":LABEL", "name:string", *(f"{name}:{_TYPES[kind_of(name)]}" for name in _NODE_COLUMNS)]
    rows = ((e.iri, ";".join(_labels(e.kinds)), e.name, *_cells(of_node(e), _NODE_COLUMNS)) for e in net.entities)
    _write(heads, rows, out)


def relationships(net: Net, out: BinaryIO) -> None:
    """Write the table of relationships: ends, type, the relation's own id, and what networks carry."""
    typed = (f"{name}:{_TYPES[kind_of(name)]}" for name in _EDGE_COLUMNS)
    heads = [":START_ID", ":END_ID", ":TYPE", "id:string", *typed]
    rows = (
        (r.source, r.target, _type(r.predicate), r.iri, *_cells(of_edge(r, net.names), _EDGE_COLUMNS))
        for r in net.relations
    )
    _write(heads, rows, out)


def command(net: Net, out: BinaryIO) -> None:
    """Write the command that loads the two tables."""
    out.write(_COMMAND.encode())


def script(net: Net, out: BinaryIO) -> None:
    """Write the network as statements of Cypher: nodes, their labels, relationships."""
    out.write(_HEAD.encode())
    for e in net.entities:
        values = {"name": e.name, **_others(of_node(e))}
        out.write(f"MERGE (n:Entity {{id: {_text(e.iri)}}}) SET {_assigned('n', values)};\n".encode())
    for kinds in sorted({e.kinds for e in net.entities}):
        labels = "".join(f":{label}" for label in _labels(kinds)[1:])
        out.write(f"MATCH (n:Entity {{kind: {_text(kinds[0])}}}) SET n{labels};\n".encode())
    for r in net.relations:
        ends = f"MATCH (a:Entity {{id: {_text(r.source)}}}) MATCH (b:Entity {{id: {_text(r.target)}}})"
        found = f"MERGE (a)-[r:{_type(r.predicate)} {{id: {_text(r.iri)}}}]->(b)"
        values = _others(of_edge(r, net.names))
        out.write(f"{ends} {found} SET {_assigned('r', values)};\n".encode())


def _type(predicate: str) -> str:
    """PARTICIPATED_IN for participatedIn, as relationship types are written."""
    return re.sub(r"\W", "_", _START_OF_WORD.sub("_", predicate), flags=re.ASCII).upper()


def _labels(kinds: Sequence[str]) -> list[str]:
    return ["Entity", *(re.sub(r"\W", "_", kind, flags=re.ASCII) for kind in kinds)]


def _others(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if name not in _OTHERWISE}


def _cells(values: Mapping[str, Value], columns: Iterable[str]) -> list[Value]:
    return [values.get(name, "") for name in columns]


def _write(heads: Sequence[str], rows: Iterable[Sequence[Value]], out: BinaryIO) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([plain(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    out.write(text.getvalue().encode("utf-8"))


def _assigned(variable: str, values: Mapping[str, Value]) -> str:
    return ", ".join(f"{variable}.{name} = {_value(value)}" for name, value in values.items())


def _value(value: Value) -> str:
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    """A string of Cypher. A backslash before a u is kept from it, since Neo4j 5 reads escapes before it reads strings."""
    escaped = plain(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.replace("\\\\u", '\\\\" + "u')


WRITERS: dict[str, Callable[[Net, BinaryIO], None]] = {
    "nodes.csv": nodes,
    "relationships.csv": relationships,
    "import.sh": command,
    "load.cypher": script,
}
