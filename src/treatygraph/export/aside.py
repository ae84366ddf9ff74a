"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from treatygraph.errors import BusyError, TreatygraphError, UsageError


@contextmanager
def written_aside(path: Path) -> Iterator[BinaryIO]:
    """Write a file beside its place and move it there at the end. Raises BusyError where the disk is full.

    A link stays one: what it leads to is written. What is no file, such as a pipe, is written as it is.
    """
    path = _resolved(path)
    plain = path.is_file() or not path.exists()
    aside = path.with_name(path.name + ".new") if plain else path
    with _explained(path, lambda: _drop(aside) if plain else None):
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as out:
            yield out
        if plain:
            os.replace(aside, path)


@contextmanager
def folder_aside(path: Path, *, files: Collection[str]) -> Iterator[Path]:
    """Fill a folder beside its place and move it there at the end, instead of an earlier one of the same files.

    Raises UsageError where there is anything else in the way, BusyError where the disk is full.
    """
    path = _resolved(path)
    _check_free(path, files)
    aside = path.with_name(path.name + ".new")
    with _explained(path, lambda: _drop(aside)):
        _drop(aside)
        aside.mkdir(parents=True)
        yield aside
        _exchange(aside, path)


def _resolved(path: Path) -> Path:
    """Where a path leads in the end. Raises TreatygraphError for what can be no path."""
    try:
        path.resolve().exists()
    except (OSError, ValueError) as error:
        raise TreatygraphError(f"{str(path)!r} cannot be written: {error}.") from error
    return path.resolve()


def _check_free(path: Path, files: Collection[str]) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise UsageError(f"{path} is a file, and this form is a folder of several: name a new folder with --to.")
    if path == Path.cwd() or {entry.name for entry in path.iterdir()} - set(files):
        raise UsageError(f"{path} is in use or holds other files: name a new folder with --to.")


def _exchange(new: Path, path: Path) -> None:
    """Put a folder in the place of another one, which comes back should that fail."""
    old = path.with_name(path.name + ".old")
    _drop(old)
    if path.exists():
        os.replace(path, old)
    try:
        os.replace(new, path)
    except OSError:
        if old.exists():
            os.replace(old, path)
        raise
    _drop(old)


@contextmanager
def _explained(path: Path, undo: Callable[[], object]) -> Iterator[None]:
    """Undo whatever goes wrong, and say in plain words what a disk does not allow."""
    try:
        yield
    except OSError as error:
        undo()
        kind = BusyError if error.errno == errno.ENOSPC else TreatygraphError
        raise kind(f"{path} cannot be written: {error.strerror or error}.") from error
    except BaseException:
        undo()
        raise


def _drop(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
