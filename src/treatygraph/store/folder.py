"""The layout of kg/store: the writer's database, numbered copies for readers, and the settings of this graph.

    kg/store/live/          the database that one writer at a time has open
    kg/store/copies/7/      a copy as of the end of a build; readers open the one that `current` names
    kg/store/current        its number
    kg/store/settings.json  the base of this graph's resources
    kg/store/writer         who has the database open for writing, for the one who finds it locked
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from pathlib import Path

from treatygraph.errors import BusyError, TreatygraphError, UsageError
from treatygraph.namespaces import DEFAULT_BASE, checked_base


def live(kg: Path) -> Path:
    """The writer's database."""
    return kg / "store" / "live"


def write_aside(path: Path, text: str) -> None:
    """Replace a small file in one step, so that nobody sees half of it."""
    aside = path.with_name(path.name + ".new")
    aside.write_text(text, encoding="utf-8", newline="")
    os.replace(aside, path)


def sign(kg: Path) -> None:
    """Leave word of who writes this graph now."""
    write_aside(kg / "store" / "writer", f"process {os.getpid()} on {socket.gethostname()}\n")


def sign_off(kg: Path) -> None:
    """Take that word away."""
    (kg / "store" / "writer").unlink(missing_ok=True)


def read_base(kg: Path) -> str | None:
    """The base that a graph was built with, or None where there is no graph yet."""
    path = kg / "store" / "settings.json"
    return str(json.loads(path.read_text(encoding="utf-8"))["base"]) if path.is_file() else None


def settle_base(kg: Path, wanted: str | None) -> str:
    """Keep a graph to one base: the one it was first built with. Raises UsageError where another one is asked for."""
    known = read_base(kg)
    if known and wanted and known != wanted:
        raise UsageError(f"The graph in {kg} has the base {known}; give that one, or another folder with --kg.")
    base = known or checked_base(wanted or DEFAULT_BASE)
    if not known:
        (kg / "store").mkdir(parents=True, exist_ok=True)
        write_aside(kg / "store" / "settings.json", json.dumps({"base": base}) + "\n")
    return base


def explained(error: OSError, folder: Path) -> TreatygraphError:
    """Say in plain words why a database could not be used: another writer, a full disk, or damage."""
    reason = str(error)
    if "lock" in reason.lower():
        return BusyError(
            f"The graph in {folder} is being written by another treatygraph{_who(folder)}: wait until that one ends."
        )
    if "no space" in reason.lower():
        return BusyError(f"The disk that holds {folder} is full; make room and run the same command again.")
    return TreatygraphError(f"The store in {folder} cannot be used: {reason}.")


def _who(kg: Path) -> str:
    """Who signed last; a writer that was killed stays signed, but then the database is not locked either."""
    with suppress(OSError):
        return f" ({(kg / 'store' / 'writer').read_text(encoding='utf-8').strip()})"
    return ""
