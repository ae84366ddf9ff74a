"""documents: lists what was read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from treatygraph.cli import table
from treatygraph.cli.options import command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands

_COLUMNS = ("id", "date", "speaker", "title", "relations", "claims")
_QUERY = """SELECT ?id ?title ?date ?speaker (COUNT(DISTINCT ?r) AS ?relations) (COUNT(DISTINCT ?c) AS ?claims) {
  ?d a tg:Document ; dcterms:identifier ?id ; rdfs:label ?title .
  OPTIONAL { ?d dcterms:date ?date } OPTIONAL { ?d dcterms:creator/skos:prefLabel ?speaker }
  OPTIONAL { { GRAPH ?d { ?r a tg:Relation } } UNION { GRAPH ?d { ?c a tg:Claim } } }
} GROUP BY ?id ?title ?date ?speaker ORDER BY ?id"""


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    command(commands, "documents", run=run, says="list what was read")


def run(args: argparse.Namespace) -> int:
    """Print one row a document."""
    from treatygraph.store import Snapshot

    rows = [[row.get(name, "") for name in _COLUMNS] for row in Snapshot(args.kg).select(_QUERY)]
    print(table.table(_COLUMNS, rows), end="")
    return 0
