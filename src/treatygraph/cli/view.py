"""view: writes the interactive page."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from treatygraph.cli.options import add_to, command

if TYPE_CHECKING:
    from treatygraph.cli.options import Commands


def add_parser(commands: Commands) -> None:
    """Say what the command takes."""
    parser = command(commands, "view", run=run, says="write the interactive page (build does so, too)")
    add_to(parser)


def run(args: argparse.Namespace) -> int:
    """Write the page and say where it is."""
    from treatygraph.run.outputs import write_page
    from treatygraph.store import Snapshot

    path = args.to or args.kg / "graph.html"
    write_page(Snapshot(args.kg), path)
    print(path)
    return 0
