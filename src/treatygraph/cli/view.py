"""view: writes the interactive page."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from treatygraph.cli.options import add_ontology, add_to, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands

MB = 1_000_000


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "view", run=run, says="write the interactive page (build does so, too)")
    says = "let the page answer SPARQL and the shipped questions by itself; about 2 MB more"
    parser.add_argument("--about", default="", metavar="NAME", help="only what has to do with one thing")
    like = "only documents whose identifier or source is like this, such as 'speeches--2010*'"
    parser.add_argument("--documents", default="", metavar="PATTERN", help=like)
    parser.add_argument("--ask", action="store_true", help=says)
    add_to(parser)
    add_ontology(parser)


def run(args: argparse.Namespace) -> int:
    """Write the page and say where it is and how large."""
    from treatygraph.knowledge.folder import folders
    from treatygraph.run.pages import Wanted, write_page
    from treatygraph.store import Snapshot

    path = args.to or args.kg / "graph.html"
    wanted = Wanted(args.about, args.documents, folders(args.ontology) if args.ask else None)
    size = write_page(Snapshot(args.kg), path, wanted)
    print(path)
    print(f"{size / MB:.1f} MB", file=sys.stderr)
    return 0
