"""query: answers a SPARQL text, a .rq file or a shipped question."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from treatygraph.cli import table
from treatygraph.cli.options import add_ontology, command
from treatygraph.cli.watch import stopped_after
from treatygraph.errors import UsageError

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands
    from treatygraph.store import Answer, Question, Rows, Snapshot

_FORMATS = ("table", "csv", "tsv", "json", "turtle")
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
    _print(args, question)
    return 0


def _explained(question: Question) -> str:
    lines = [question.says, *(f"  --{p.name}  {p.says}" for p in question.parameters)]
    lines += [f"  for example: {question.example}"] if question.example else []
    return "\n".join([*lines, "", question.query.strip(), ""])


def _print(args: argparse.Namespace, question: Question) -> None:
    from treatygraph.store import Snapshot, ask

    given = _given(args.given)
    snapshot = Snapshot(args.kg)
    with stopped_after(args.timeout):
        answer = ask(snapshot, question, given)
    print(_formatted(answer, args.format, snapshot), end="")


def _given(words: Sequence[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    rest = list(words)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or not (equals or rest):
            raise UsageError(f"{name!r} is not understood here: parameters of a question are given as --name value.")
        given[name[2:]] = value if equals else rest.pop(0)
    return given


def _formatted(answer: Answer, form: str | None, snapshot: Snapshot) -> str:
    from treatygraph.export import turtle
    from treatygraph.store import Triples

    if isinstance(answer, bool):
        return _yes_or_no(answer, form)
    if isinstance(answer, Triples):
        if form not in (None, "turtle"):
            raise UsageError("CONSTRUCT and DESCRIBE give triples: use --format turtle.")
        return turtle.dumps(answer.triples, snapshot.prefixes)
    if form == "turtle":
        raise UsageError("A SELECT gives rows, not triples: use --format table, csv, tsv or json.")
    return _table(answer, snapshot) if form in (None, "table") else str(getattr(answer, form)())


def _yes_or_no(answer: bool, form: str | None) -> str:
    if form == "json":
        return f'{{"head": {{}}, "boolean": {str(answer).lower()}}}\n'
    return "yes\n" if answer else "no\n"


def _table(rows: Rows, snapshot: Snapshot) -> str:
    from treatygraph.export.turtle import Names

    names = Names(snapshot.prefixes)
    cells = [[_cell(row.get(name, ""), names.short) for name in rows.columns] for row in rows.texts()]
    return table.table(rows.columns, cells)


def _cell(text: str, short: object) -> str:
    is_iri = re.match(r"(https?|urn):[^\s]+$", text)
    return str(short(text)) if is_iri and callable(short) else text
