"""coverage: what was missed, as a list of what to teach the ontology next."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from treatygraph.cli import table
from treatygraph.cli.options import add_ontology, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands
    from treatygraph.run.coverage import Coverage, Left

_FORMATS = ("table", "csv", "json")
_SHOWN = 10
_LEAST, _WIDEST = 30, 44  # characters of an example at least, of the column of words at most
_COLUMNS = ("sort", "what", "count", "document", "quote")
_TITLES = {
    "sentence": ("Sentences with an actor and an instrument, but no relation", "a phrasing in ontology/relations/"),
    "rejected": ("Phrasings whose ends were of the wrong kind", "the relation's domain or range, or the thing's kind"),
    "verb": ("Verbs that no phrasing knows", "a cue in ontology/relations/"),
    "noun": ("Nouns that no phrasing knows", "a cue in ontology/relations/"),
    "name": ("Names that no list has", "a row in ontology/authorities/tables/"),
}


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "coverage", run=run, says="what was missed: a list of what to teach the ontology next")
    says = "a text file or a folder of them (default: the documents of the graph)"
    parser.add_argument("sources", nargs="*", type=Path, metavar="SOURCE", help=says)
    parser.add_argument("--metadata", type=Path, metavar="FILE", help="table (CSV) of the sources, as for build")
    parser.add_argument("--format", choices=_FORMATS, default="table", help="default: table; csv and json hold all")
    says = f"how many rows of each sort a table shows, 0 for all (default: {_SHOWN})"
    parser.add_argument("--limit", type=int, default=_SHOWN, metavar="N", help=says)
    parser.add_argument("--model", metavar="NAME", help="an installed English spaCy pipeline")
    add_ontology(parser)


def run(args: argparse.Namespace) -> int:
    """Read the documents once more, as the ontology is now, and print what is left."""
    from treatygraph.run.coverage import coverage

    found = coverage(
        args.sources,
        kg=args.kg,
        metadata=args.metadata,
        model=args.model,
        ontology=args.ontology,
        progress=lambda line: print(line, file=sys.stderr, flush=True),
    )
    for problem in found.problems:
        print(problem, file=sys.stderr)
    formatted = {"table": _as_table, "csv": _as_csv, "json": _as_json}[args.format]
    print(formatted(found, args.limit), end="")
    return 1 if found.problems else 0


def _as_table(found: Coverage, limit: int) -> str:
    unread = len(found.of("sentence"))
    parts = [
        f"{found.documents} document{'s' * (found.documents != 1)}, {found.sentences} sentences; "
        f"{found.promising} name an actor and an instrument, {unread} of these give no relation.\n"
    ]
    parts += [part for sort in _TITLES for part in _section(found.of(sort), sort, limit)]
    parts.append("\nHow to add a name or a phrasing, and prove that it works: docs/adding.md and CONTRIBUTING.md.\n")
    return "".join(parts)


def _section(left: tuple[Left, ...], sort: str, limit: int) -> Iterator[str]:
    title, mend = _TITLES[sort]
    shown = left[:limit] if limit > 0 else left
    if not left:
        return
    many = f"{len(left)}" if len(shown) == len(left) else f"{len(shown)} of {len(left)}; --limit 0 shows all"
    yield f"\n{title} ({many})\n  to mend: {mend}\n\n"
    if sort in ("sentence", "rejected"):
        yield "".join(f"{_quoted(one)}\n" for one in shown)
    else:
        yield from _lines(shown)


def _quoted(left: Left) -> str:
    where = f"{left.what} · {left.document}"
    return f"{table.paragraph(where, indent='  ')}\n{table.paragraph(f'“{left.quote}”', indent='      ')}"


def _lines(shown: Sequence[Left]) -> Iterator[str]:
    """One line a word, its example cut to the line: csv and json have it whole."""
    size = min(_WIDEST, max(len(left.what) for left in shown))
    for left in shown:
        start = f"  {left.what:{size}} {left.count:4}  "
        yield start + shorten(left.quote, max(_LEAST, table.width() - len(start)), placeholder=" …") + "\n"


def _as_csv(found: Coverage, _: int) -> str:
    from treatygraph.store.answers import safe_cell

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for left in found.left:
        writer.writerow([left.sort, safe_cell(left.what), left.count, safe_cell(left.document), safe_cell(left.quote)])
    return out.getvalue()


def _as_json(found: Coverage, _: int) -> str:
    data = asdict(found)
    return json.dumps({**data, "problems": list(found.problems)}, ensure_ascii=False, indent=1) + "\n"
