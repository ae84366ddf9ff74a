"""Which files lie below the given sources, and what each is called."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


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

    Hidden files and folders inside a folder and the paths in `skip` are passed over; links are followed, but never in a circle.
    """
    left_out = frozenset(path.resolve() for path in skip)
    for source in sources:
        if source.is_dir():
            yield from _folder(source, "", frozenset(), left_out)
        else:
            yield _file(source, source.name)


def _folder(folder: Path, below: str, above: frozenset[Path], skip: frozenset[Path]) -> Iterator[Found | Skipped]:
    here = folder.resolve()
    if here in above:
        yield Skipped(folder, "it is a link back to a folder that it lies in; remove the link")
        return
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield Skipped(folder, f"the folder cannot be opened ({error.strerror}); check its permissions")
        return
    for path in (p for p in inside if not p.name.startswith(".") and p.resolve() not in skip):
        if path.is_dir():
            yield from _folder(path, f"{below}{path.name}/", above | {here}, skip)
        else:
            yield _file(path, below + path.name)


def _file(path: Path, source: str) -> Found | Skipped:
    if not path.exists():
        broken = "it is a link to nothing" if path.is_symlink() else "there is no such file or folder"
        return Skipped(path, f"{broken}; check the path")
    if not path.is_file():
        return Skipped(path, "it is neither a file nor a folder")
    if not _utf8(source):
        return Skipped(path, "its name is not valid UTF-8; rename it")
    return Found(path, source)


def _utf8(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)
