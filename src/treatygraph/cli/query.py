"""query: answers a SPARQL text, a .rq file or a shipped question."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from treatygraph.cli import table
from treatygraph.cli.options import add_ontology, add_to, command
from treatygraph.cli.watch import stopped_after
from treatygraph.errors import UsageError

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands
    from treatygraph.store import Question

_FORMATS = ("table", "csv", "tsv", "json", "turtle", "markdown", "html", "xlsx")
_TIMEOUT = 60.0


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "query", run=run, says="answer a SPARQL text, a .rq file or a shipped question")
    says = "SPARQL, a file that ends in .rq, or the name of a shipped question with its parameters as --name value"
    parser.add_argument("query", nargs="?", metavar="QUERY", help=says)
    parser.add_argument("--format", choices=_FORMATS, help="default: table, or turtle for CONSTRUCT and DESCRIBE")
    parser.add_argument("--list", action="store_true", help="list the shipped questions")
    parser.add_argument("--explain", action="store_true", help="print a question with its SPARQL instead of asking it")
    parser.add_argument("--timeout", type=float, default=_TIMEOUT, metavar="SECONDS", help="default: 60")
    add_to(parser)
    add_ontology(parser)
    parser.set_defaults(given=())


def run(args: argparse.Namespace) -> int:
    """Answer, list or explain."""
    from treatygraph.knowledge.folder import folders
    from treatygraph.store import load_questions, read_query

    questions = load_questions(folders(args.ontology))
    if args.list:
        rows = [(q.name, " ".join(f"--{p.name}" for p in q.parameters), q.says) for q in questions.values()]
        print(table.table(("question", "parameters", "what it answers"), rows), end="")
        return 0
    if not args.query:
        raise UsageError("Give a SPARQL text, a .rq file or the name of a question; --list shows the questions.")
    question = read_query(args.query, questions)
    if args.explain:
        print(_explained(question), end="")
        return 0
    _give(args, question)
    return 0


def _explained(question: Question) -> str:
    lines = [question.says, *(f"  --{p.name}  {p.says}" for p in question.parameters)]
    lines += [f"  for example: {question.example}"] if question.example else []
    return "\n".join([*lines, "", question.query.strip(), ""])


def _give(args: argparse.Namespace, question: Question) -> None:
    from treatygraph.cli.forms import as_bytes
    from treatygraph.store import Snapshot, ask

    if args.format == "xlsx" and not args.to and sys.stdout.isatty():
        raise UsageError("A spreadsheet cannot be shown here: name a file for it with --to FILE.xlsx.")
    given = _given(args.given, question)
    snapshot = Snapshot(args.kg)
    with stopped_after(args.timeout):
        answer = ask(snapshot, question, given)
    data, note = as_bytes(answer, args.format, snapshot.prefixes, question if not given else None, title=question.says)
    _write(args, data)
    if note:
        print(note, file=sys.stderr)


def _write(args: argparse.Namespace, data: bytes) -> None:
    if not args.to:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    from treatygraph.export import written_aside

    with written_aside(args.to) as out:
        out.write(data)


def _given(words: Sequence[str], question: Question) -> dict[str, str]:
    """What is given for each parameter, by name or in the order of the question's own parameters."""
    given: dict[str, str] = {}
    rest, plain = list(words), []
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--"):
            plain.append(name + equals + value)
        elif not (equals or rest):
            raise UsageError(f"{name!r} is not understood here: parameters of a question are given as --name value.")
        else:
            given[name[2:]] = value if equals else rest.pop(0)
    free = [parameter.name for parameter in question.parameters if parameter.name not in given]
    if len(plain) > len(free):
        names = ", ".join(f"--{name} value" for name in free) or "none"
        raise UsageError(f"{plain[len(free)]!r} is one value too many: {question.name} takes as parameters {names}.")
    return {**given, **dict(zip(free, plain, strict=False))}
