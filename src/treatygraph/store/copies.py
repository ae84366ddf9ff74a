"""The numbered copies that readers open: published one after the other, and kept for as long as somebody reads them.

A reader holds its copy by a shared lock on the copy's folder, which ends with the reader whatever befalls it; only a copy
that nobody holds is taken away. Where there are no such locks (Windows), open files cannot be taken away at all.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from treatygraph.errors import UsageError
from treatygraph.store.folder import write_aside

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]


def current_copy(kg: Path) -> Path:
    """The copy that readers open. Raises UsageError where nothing was built yet."""
    path = kg / "store" / "current"
    if not path.is_file():
        raise UsageError(f"There is no graph in {kg}: make one with `treatygraph build`, or name its folder with --kg.")
    return kg / "store" / "copies" / path.read_text(encoding="utf-8").strip()


def held_copy(kg: Path) -> tuple[Path, int | None]:
    """The current copy and the open folder that keeps it there, to be closed at the end. Raises UsageError."""
    while True:
        copy = current_copy(kg)
        if fcntl is None:
            return copy, None
        holding = _held(copy)
        if holding is not None or copy == current_copy(kg):
            return copy, holding


def _held(copy: Path) -> int | None:
    """Take hold of a copy; None where it is gone or just being taken away."""
    with suppress(OSError):
        folder = os.open(copy, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_SH | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(folder), copy.stat()):
                return folder
        except OSError:
            os.close(folder)
            raise
        os.close(folder)
    return None


def next_copy(kg: Path) -> Path:
    """The name of the next copy, with the folder for it, and nothing in the way that an interrupted writer left."""
    copies = kg / "store" / "copies"
    copies.mkdir(parents=True, exist_ok=True)
    for left in copies.glob("*.*"):
        shutil.rmtree(left, ignore_errors=True)
    return copies / str(max(_numbers(copies), default=0) + 1)


def publish(kg: Path, copy: Path) -> None:
    """Let readers have a finished copy from now on, and take away the others that nobody reads."""
    write_aside(kg / "store" / "current", copy.name + "\n")
    for number in _numbers(copy.parent):
        if str(number) != copy.name:
            _take_away(copy.parent / str(number))


def _take_away(copy: Path) -> None:
    """Drop a copy, unless a reader holds it; it goes out of sight first, so that nobody opens half of it."""
    with suppress(OSError):
        folder = os.open(copy, os.O_RDONLY) if fcntl else None
        try:
            if folder is not None:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            gone = copy.with_name(copy.name + ".old")
            os.replace(copy, gone)
            shutil.rmtree(gone, ignore_errors=True)
        finally:
            if folder is not None:
                os.close(folder)


def _numbers(copies: Path) -> list[int]:
    return sorted(int(path.name) for path in copies.iterdir() if path.name.isdecimal())
