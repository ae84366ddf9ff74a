"""build: reads files and folders into the graph and says what was found."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from treatygraph.cli import table
from treatygraph.cli.options import add_ontology, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands
    from treatygraph.run.build import Built
    from treatygraph.run.report import Summary


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "build", run=run, says="read files and folders; build or extend the graph")
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="a text file, or a folder of them")
    says = "table (CSV) with the columns file, title, date, speaker, event, for what headings do not say"
    parser.add_argument("--metadata", type=Path, metavar="FILE", help=says)
    parser.add_argument("--model", metavar="NAME", help="an installed English spaCy pipeline")
    parser.add_argument("--base", metavar="IRI", help="what the names of this graph's resources begin with")
    parser.add_argument("--sync", action="store_true", help="drop documents whose file is gone")
    add_ontology(parser)


def run(args: argparse.Namespace) -> int:
    """Build, then print what the graph holds."""
    from treatygraph.run.build import build
    from treatygraph.run.report import summarise
    from treatygraph.store import Snapshot

    done = build(
        args.sources,
        kg=args.kg,
        metadata=args.metadata,
        model=args.model,
        ontology=args.ontology,
        base=args.base,
        sync=args.sync,
        progress=lambda line: print(line, file=sys.stderr, flush=True),
    )
    for problem in done.problems:
        print(problem, file=sys.stderr)
    print(_account(done))
    print(_counts(summarise(Snapshot(args.kg).select)))
    return 1 if done.problems else 0


def _account(done: Built) -> str:
    parts = [f"{len(done.read)} read"]
    parts += [f"{len(done.unchanged)} unchanged"] if done.unchanged else []
    parts += [f"{len(done.dropped)} dropped"] if done.dropped else []
    return f"{', '.join(parts)}, in {done.seconds:.1f} s: {done.kg / 'graph.ttl'}, {done.kg / 'graph.html'}\n"


def _counts(summary: Summary) -> str:
    rows = [("documents", "", str(summary.documents))]
    for title, counts in (("entities", summary.entities), ("relations", summary.relations), ("claims", summary.claims)):
        rows.append((title, "all", str(sum(number for _, number in counts))))
        rows += [("", name, str(number)) for name, number in counts]
    text = table.table(("what", "kind", "number"), rows)
    for row in summary.dated:
        line = f"{row['subject']} · {row.get('said', row['predicate'])} · {row['object']}"
        text += f"\n{line} ({row['time']}, confidence {row['confidence']}, {row['document']})\n"
        text += table.paragraph(f"“{row['quote']}”", indent="    ") + "\n"
    return text
