"""remove: takes documents out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from treatygraph.cli.options import add_ontology, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "remove", run=run, says="take a document out of the graph")
    parser.add_argument("ids", nargs="+", metavar="ID", help="as `treatygraph documents` lists it")
    add_ontology(parser)


def run(args: argparse.Namespace) -> int:
    """Take them out, all or none."""
    from treatygraph.run.remove import remove

    remove(args.ids, kg=args.kg, ontology=args.ontology)
    print(f"removed: {', '.join(args.ids)}")
    return 0
