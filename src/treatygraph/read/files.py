"""Which files lie below the given sources, and what each is called."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_LONGEST = 240  # bytes of a file name, for the kept text beside the graph


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path below the source that was given (`source`), and the identifier made of that."""

    path: Path
    source: str

    @property
    def identifier(self) -> str:
        """The path below the source without its ending, with ``--`` for each slash."""
        return str(PurePosixPath(self.source).with_suffix("")).replace("/", "--")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path that cannot be read, with the reason in words that continue a sentence."""

    path: Path
    reason: str


def files_below(sources: Sequence[Path], *, skip: Collection[Path] = ()) -> Iterator[Found | Skipped]:
    """List every file of the sources in a fixed order, so that the same folder always gives the same graph.

    Hidden files and folders inside a folder and the paths in `skip` are passed over; links are followed, never round.
    """
    left_out = frozenset(real(path) for path in skip)
    for source in sources:
        if os.path.isdir(source):
            yield from _folder(source, "", frozenset(), left_out)
        else:
            yield _file(source, source.name)


def _folder(folder: Path, below: str, above: frozenset[str], skip: frozenset[str]) -> Iterator[Found | Skipped]:
    here = real(folder)
    if here in above:
        yield Skipped(folder, "it is a link back to a folder that it lies in; remove the link")
        return
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield Skipped(folder, f"the folder cannot be opened ({error.strerror}); check its permissions")
        return
    for path in (p for p in inside if not p.name.startswith(".") and real(p) not in skip):
        if os.path.isdir(path):
            yield from _folder(path, f"{below}{path.name}/", above | {here}, skip)
        else:
            yield _file(path, below + path.name)


def _file(path: Path, source: str) -> Found | Skipped:
    found = Found(path, source)
    reason = _fault(found)
    return Skipped(path, reason) if reason else found


def _fault(file: Found) -> str | None:
    if not os.path.exists(file.path):
        linked = os.path.islink(file.path)
        return f"{'it is a link to nothing' if linked else 'there is no such file or folder'}; check the path"
    if not os.path.isfile(file.path):
        return "it is neither a file nor a folder"
    if any("\ud800" <= character <= "\udfff" for character in file.source):
        return "its name is not valid UTF-8; rename it"
    if len(file.identifier.encode("utf-8")) > _LONGEST:
        return f"its path below the source is longer than {_LONGEST} bytes; give the folder that it lies in"
    return None


def real(path: Path) -> str:
    """Where a path leads, so that one file reached in two ways is known as one."""
    return os.path.realpath(path)


def shown(path: Path) -> str:
    """A path as one line of a message, whatever characters its name holds."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(path))
