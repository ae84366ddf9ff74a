"""show: one entity, and every relation that it stands in, each with its quote."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from treatygraph.cli import table
from treatygraph.cli.options import command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands

Row = Mapping[str, str]
_NAMES = {"alt": "also called", "hidden": "also known as", "same": "elsewhere", "organ": "organ of"}


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "show", run=run, says="one entity: what is known of it, each line with its quote")
    says = "a name, an acronym, or a key such as state/norway; case, accents and plural do not matter"
    parser.add_argument("name", nargs="+", metavar="NAME", help=says)


def run(args: argparse.Namespace) -> int:
    """Print what it is, how it is called, and its relations both ways."""
    from treatygraph.store import Snapshot, portrait

    found = portrait(Snapshot(args.kg), " ".join(args.name))
    for line in (*_heading(found.about), *_relations(found.outgoing), *_relations(found.incoming, incoming=True)):
        print(line)
    return 0


def _heading(about: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"{about['label'][0]} ({', '.join(about['kind'])})"
    for name, says in _NAMES.items():
        if about[name]:
            yield table.paragraph(f"{says}: {'; '.join(about[name])}", indent="  ")
    yield table.paragraph(f"named in: {'; '.join(about['document'])}", indent="  ")
    yield table.paragraph(f"claims: {about['claims'][0]} of its own, {about['claims'][1]} about it", indent="  ")


def _relations(rows: Sequence[Row], *, incoming: bool = False) -> Iterator[str]:
    for predicate, group in groupby(rows, key=lambda row: row["said"]):
        yield ""
        yield f"← {predicate}" if incoming else predicate
        for _, places in groupby(group, key=lambda row: row["relation"]):
            yield from _relation(list(places))


def _relation(places: Sequence[Row]) -> Iterator[str]:
    row = places[0]
    force = row["force"] + (f" as {row['role']}" if "role" in row else "")
    yield "  " + " · ".join(part for part in (row["other"], _when(row), force, row["confidence"]) if part)
    for place in places:
        yield table.paragraph(f"“{place['quote']}”", indent="      ")
        voice = f", {place['voice']}" if "voice" in place else ""
        yield table.paragraph(f"({place['document']}{voice})", indent="      ")


def _when(row: Row) -> str:
    parts = [row["time"]] if "time" in row else []
    parts += [f"since {row['since']}"] if "since" in row else []
    parts += [f"until {row['until']}"] if "until" in row else []
    return " ".join(parts)
