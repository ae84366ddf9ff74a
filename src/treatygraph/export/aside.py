"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from treatygraph.errors import BusyError, TreatygraphError


@contextmanager
def written_aside(path: Path) -> Iterator[BinaryIO]:
    """Write a file beside its place and move it there at the end. Raises BusyError where the disk is full."""
    aside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as out:
            yield out
        os.replace(aside, path)
    except OSError as error:
        _drop(aside)
        kind = BusyError if error.errno == errno.ENOSPC else TreatygraphError
        raise kind(f"{path} cannot be written: {error.strerror or error}.") from error
    except BaseException:
        _drop(aside)
        raise


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
