"""The layout of kg/store: the writer's database, numbered copies for readers, and the settings of this graph.

    kg/store/live/          the database that one writer at a time has open
    kg/store/copies/7/      a copy as of the end of a build; readers open the one that `current` names
    kg/store/current        its number
    kg/store/settings.json  the base of this graph's resources
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from treatygraph.errors import BusyError, TreatygraphError, UsageError
from treatygraph.namespaces import DEFAULT_BASE, checked_base

_KEPT = 2  # a reader that has just looked up `current` still finds its copy


def live(kg: Path) -> Path:
    """The writer's database."""
    return kg / "store" / "live"


def write_aside(path: Path, text: str) -> None:
    """Replace a small file in one step, so that nobody sees half of it."""
    aside = path.with_name(path.name + ".new")
    aside.write_text(text, encoding="utf-8", newline="")
    os.replace(aside, path)


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


def current_copy(kg: Path) -> Path:
    """The copy that readers open. Raises UsageError where nothing was built yet."""
    path = kg / "store" / "current"
    if not path.is_file():
        raise UsageError(f"There is no graph in {kg}: make one with `treatygraph build`, or name its folder with --kg.")
    return kg / "store" / "copies" / path.read_text(encoding="utf-8").strip()


def next_copy(kg: Path) -> Path:
    """The name of the next copy, with the folder for it."""
    copies = kg / "store" / "copies"
    copies.mkdir(parents=True, exist_ok=True)
    return copies / str(max(_numbers(copies), default=0) + 1)


def publish(kg: Path, copy: Path) -> None:
    """Let readers have a finished copy from now on, and drop the copies that nobody can be about to open."""
    write_aside(kg / "store" / "current", copy.name + "\n")
    keep = {str(number) for number in sorted(_numbers(copy.parent))[-_KEPT:]}
    for old in sorted(copy.parent.iterdir()):
        if old.name not in keep:
            shutil.rmtree(old, ignore_errors=True)


def _numbers(copies: Path) -> list[int]:
    return [int(path.name) for path in copies.iterdir() if path.name.isdecimal()]


def explained(error: OSError, folder: Path) -> TreatygraphError:
    """Say in plain words why a database could not be used: another writer, a full disk, or damage."""
    reason = str(error)
    if "lock" in reason.lower():
        return BusyError(f"The graph in {folder} is being written by another treatygraph: wait until that one ends.")
    if "no space" in reason.lower():
        return BusyError(f"The disk that holds {folder} is full; make room and run the same command again.")
    return TreatygraphError(f"The store in {folder} cannot be used: {reason}.")
