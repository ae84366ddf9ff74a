"""A process that answers: reads a job and its arguments from standard input, writes what came of it, and so on.

It always reads the last published copy of the graph. It ends by itself when nobody asks any more, or when a job takes
far longer than its server would have waited.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from treatygraph.errors import TreatygraphError, UsageError
from treatygraph.store import Snapshot
from treatygraph.store.copies import current_copy

HEADER = 8  # bytes that say how long an answer is
_MEMORY = 4 * 2**30  # bytes: beyond it, an allocation fails and ends this process instead of straining the machine
_GRACE = 5.0  # seconds after which a job is ended from inside, should the server be gone

Job = Callable[..., Any]


class Latest:
    """The graph as last published, opened anew when there is a newer copy."""

    def __init__(self, kg: Path) -> None:
        self._kg = kg
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """Get the graph. Raises TreatygraphError where it is gone."""
        try:
            if self._snapshot is None or self._snapshot.copy != current_copy(self._kg):
                self._snapshot = Snapshot(self._kg)
        except UsageError as error:
            raise TreatygraphError(str(error)) from error
        return self._snapshot


def main() -> None:
    """Answer until standard input ends."""
    kg, seconds = Path(sys.argv[1]), float(sys.argv[2])
    with suppress(ImportError, ValueError, OSError):
        _limit_memory()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    latest = Latest(kg)
    _send(answers, True)
    while True:
        try:
            job, arguments = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _send(answers, _done(latest, job, arguments, seconds=seconds))


def _done(latest: Latest, job: Job, arguments: tuple[Any, ...], *, seconds: float) -> Any:
    """What a job gives, or the fault that it met."""
    end = threading.Timer(seconds + _GRACE, os._exit, (1,))
    end.daemon = True
    end.start()
    try:
        return job(latest.snapshot(), *arguments)
    except TreatygraphError as error:
        return error
    except Exception as error:
        return TreatygraphError(f"This should not have happened ({type(error).__name__}: {error}).")
    finally:
        end.cancel()


def _send(out: BinaryIO, answer: Any) -> None:
    body = pickle.dumps(answer)
    out.write(len(body).to_bytes(HEADER, "big") + body)
    out.flush()


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
