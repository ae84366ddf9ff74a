"""export: writes the graph in a form that another tool opens."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from treatygraph.cli.options import command
from treatygraph.errors import UsageError

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands

_RDF = ("turtle", "ntriples", "trig", "nquads", "jsonld", "rdfxml")
_FORMATS = (*_RDF, "turtle12", "graphml", "gexf", "csv", "neo4j", "webannotation", "kumu")
_OWN = ("store", "texts")  # what is in the graph's folder and is nobody else's


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "export", run=run, says="write the graph for another tool, to --to or stdout")
    parser.add_argument("format", choices=_FORMATS, metavar="FORMAT", help=", ".join(_FORMATS))
    parser.add_argument("--to", type=Path, metavar="PATH", help="write to this file; csv and neo4j: to this folder")
    says = "flat: entities, facts and labels alone, one triple each; for RDF"
    parser.add_argument("--profile", choices=("full", "flat"), default="full", help=says)
    says = "all: what is planned, denied, supposed or alleged, too; for networks, which else hold facts"
    parser.add_argument("--force", choices=("facts", "all"), default="facts", help=says)


def run(args: argparse.Namespace) -> int:
    """Write to the file or folder, or to stdout where none is given."""
    from treatygraph.export import export, writer
    from treatygraph.store import Snapshot

    chosen = {"profile": args.profile, "force": args.force}
    snapshot = Snapshot(args.kg)
    if args.to:
        _check_place(args.to, args.kg)
        export(snapshot, args.format, args.to, **chosen)
        return 0
    write = writer(snapshot, args.format, **chosen)
    if args.format == "kumu" and sys.stdout.isatty():
        raise UsageError("kumu is a workbook, which no terminal shows: say where with --to FILE.xlsx.")
    out = io.BytesIO()
    write(out)
    sys.stdout.buffer.write(out.getvalue())
    return 0


def _check_place(path: Path, kg: Path) -> None:
    for name in _OWN:
        if path.resolve().is_relative_to((kg / name).resolve()):
            raise UsageError(f"{kg / name} belongs to the graph itself: choose another place with --to.")
