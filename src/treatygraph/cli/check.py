"""check: reads and proves the ontology folder."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from treatygraph.cli.options import add_ontology, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "check", run=run, says="read and prove the ontology folder")
    add_ontology(parser)


def run(args: argparse.Namespace) -> int:
    """Print every fault with its file and line."""
    from treatygraph.knowledge.check import check

    faults = check(args.ontology)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} faults" if faults else "The ontology is in order.")
    return 1 if faults else 0
