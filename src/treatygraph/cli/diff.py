"""diff: what a newer graph adds, drops, changes and contradicts."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from treatygraph.cli import table
from treatygraph.cli.options import command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands
    from treatygraph.run.diff import Change, Diff, Statement, Thing

_SIGNS = {"new": "+", "gone": "-", "changed": "~"}
_SORTS = ("documents", "entities", "relations", "claims")


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    says = "what a newer graph adds, drops, changes and contradicts, each with its quotes; status 1 where there is anything"
    parser = command(commands, "diff", run=run, says=says)
    parser.add_argument("old", type=Path, metavar="OLD", help="folder of the older graph, as built with --kg")
    parser.add_argument("new", type=Path, metavar="NEW", nargs="?", help="folder of the newer one (default: --kg)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Print all changes, sentence by sentence, and how many there are. Returns 1 where there are any."""
    from treatygraph.run.diff import diff

    found = diff(args.old, args.new or args.kg)
    if args.json:
        print(json.dumps(_data(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(found)))
    return int(bool(found))


def _data(found: Diff) -> dict[str, object]:
    sorts = {sort: [{"change": c.sort, **asdict(c)} for c in getattr(found, sort)] for sort in _SORTS}
    return {**sorts, "contradictions": [asdict(change) for change in found.contradictions]}


def _lines(found: Diff) -> Iterator[str]:
    for name, changes in (("Documents", found.documents), ("Entities", found.entities)):
        if changes:
            yield from (name, *(f"{_SIGNS[change.sort]} {_thing(change, name)}" for change in changes), "")
    yield from _sentences([*found.relations, *found.claims])
    if found.contradictions:
        yield "Contradicted"
        yield from (line for change in found.contradictions for line in _contradiction(change))
        yield ""
    yield _summary(found)


def _thing(change: Change[Thing], name: str) -> str:
    thing, whole = change.either, name == "Entities"
    text = f"{thing.name} ({', '.join(thing.what)})" if whole else f"{thing.name} ({thing.what[0]})"
    if not change.old or not change.new:
        return text
    if not whole:
        return f"{text}, whose text is another" if change.old.what[1] != thing.what[1] else f"{text}, was {change.old.what[0]}"
    return f"{text}, was {change.old.name} ({', '.join(change.old.what)})"


def _sentences(changes: Sequence[Change[Statement]]) -> Iterator[str]:
    """Documents in order, in each its sentences as they stand there, under each what has changed."""
    ordered = sorted(changes, key=lambda change: (change.either.document, change.either.at, change.either.quotes))
    for document, in_document in groupby(ordered, key=lambda change: change.either.document):
        yield document
        for quotes, in_sentence in groupby(in_document, key=lambda change: change.either.quotes):
            yield from (table.paragraph(f"“{quote}”", indent="  ") for quote in quotes)
            yield from (table.paragraph(_statement(change), indent="    ") for change in in_sentence)
        yield ""


def _statement(change: Change[Statement]) -> str:
    said, before = change.either, change.old if change.new else None
    text = f"{_SIGNS[change.sort]} {_whole(said)}"
    if not before:
        return text
    if _whole(before) == _whole(said):
        return f"{text}, quoted before as {' '.join(f'“{quote}”' for quote in before.quotes)}"
    return f"{text}, was {_how(before) if before.says == said.says else _whole(before)}"


def _whole(said: Statement) -> str:
    return " · ".join(part for part in (said.says, _how(said)) if part)


def _how(said: Statement) -> str:
    return " · ".join((said.force, *said.more, *([f"said by {said.voice}"] if said.voice else [])))


def _contradiction(change: Change[Statement]) -> Iterator[str]:
    yield f"  {change.either.says}"
    for name, said in (("older", change.old), ("newer", change.new)):
        if said:
            quotes = " ".join(f"“{quote}”" for quote in said.quotes)
            yield table.paragraph(f"{name}: {_how(said)}, {said.document}: {quotes}", indent="    ")


def _summary(found: Diff) -> str:
    if not found:
        return "Both graphs say the same."
    parts = [_counted(sort, getattr(found, sort)) for sort in _SORTS if getattr(found, sort)]
    parts += [f"contradicted: {len(found.contradictions)}"] if found.contradictions else []
    return "; ".join(parts) + "."


def _counted(sort: str, changes: Sequence[Change[Thing]] | Sequence[Change[Statement]]) -> str:
    numbers = [(name, sum(change.sort == name for change in changes)) for name in _SIGNS]
    return f"{sort}: " + ", ".join(f"{number} {name}" for name, number in numbers if number)
