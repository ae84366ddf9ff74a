"""export: writes the graph in a form that another tool opens."""

from __future__ import annotations

import argparse
import io
import sys
from typing import TYPE_CHECKING

from treatygraph.cli.options import add_to, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands

_FORMATS = ("turtle", "ntriples", "trig", "nquads", "jsonld", "rdfxml")


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "export", run=run, says="write the graph for another tool, to --to or stdout")
    parser.add_argument("format", choices=_FORMATS, metavar="FORMAT", help=", ".join(_FORMATS))
    add_to(parser)


def run(args: argparse.Namespace) -> int:
    """Write to the file, or to stdout where none is given."""
    from treatygraph.export import FORMATS, export
    from treatygraph.store import Snapshot

    snapshot = Snapshot(args.kg)
    if args.to:
        export(snapshot, args.format, args.to)
        return 0
    out = io.BytesIO()
    FORMATS[args.format].write(snapshot, out)
    sys.stdout.buffer.write(out.getvalue())
    return 0
