"""propositions: every predicate of a text with its arguments in the text's own words, named by a relation or not."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from treatygraph.cli.options import add_ontology, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands
    from treatygraph.run.propositions import Row


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    says = "list every predicate of a text with its arguments, in the text's own words"
    parser = command(commands, "propositions", run=run, says=says)
    parser.description = (
        f"{says}, the surest first, as tab-separated sentence, confidence, first argument, relation, further arguments"
    )
    parser.add_argument("sources", nargs="+", type=Path, metavar="FILE", help="a text file, or a folder of them")
    parser.add_argument("--model", metavar="NAME", help="an installed English spaCy pipeline")
    add_ontology(parser)


def run(args: argparse.Namespace) -> int:
    """Print one line a proposition."""
    from treatygraph.run.propositions import read_propositions

    rows, problems = read_propositions(args.sources, ontology=args.ontology, model=args.model)
    for row in rows:
        print(_line(row))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _line(row: Row) -> str:
    from treatygraph.store.answers import safe_cell

    first, *further = map(safe_cell, row.arguments)
    return "\t".join((safe_cell(row.sentence), f"{row.confidence:.3f}", first, safe_cell(row.relation), *further))
