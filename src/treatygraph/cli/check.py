"""check: reads and proves the ontology folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from treatygraph.cli.options import add_ontology, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "check", run=run, says="read and prove the ontology folder")
    says = "read the examples of these files alone, as on every save; by default those of all"
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=says)
    parser.add_argument("--model", metavar="NAME", help="an installed English spaCy pipeline, for the examples")
    add_ontology(parser)


def run(args: argparse.Namespace) -> int:
    """Print every fault with its file and line."""
    from treatygraph.check import check

    faults = check(args.ontology, only=args.files, **({"model": args.model} if args.model else {}))
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}" if faults else "The ontology is in order.")
    return 1 if faults else 0
