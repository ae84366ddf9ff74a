"""Options that several commands share, and the shape of a command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
Run = Callable[[argparse.Namespace], int]


def command(commands: Commands, name: str, *, run: Run, says: str) -> argparse.ArgumentParser:
    """Add a command with the option that every one has."""
    parser = commands.add_parser(name, help=says, description=says, allow_abbrev=False)
    where = "folder of the graph (default: ./kg)"
    parser.add_argument("--kg", "--out", type=Path, default=Path("kg"), metavar="DIR", help=where)
    parser.set_defaults(run=run)
    return parser


def add_ontology(parser: argparse.ArgumentParser) -> None:
    """Add the option for a user's own names, phrasings and questions."""
    says = "a folder laid out like the shipped ontology/, whose files add to it; may be given again"
    parser.add_argument("--ontology", type=Path, action="append", default=[], metavar="DIR", help=says)


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the option for where data goes."""
    parser.add_argument("--to", type=Path, metavar="PATH", help="write to this file")
