"""Puts an end to a query that runs too long, which the store itself cannot do."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from treatygraph.errors import BusyError, UsageError


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """End the whole process with status 3 where the work inside takes longer; Ctrl-C ends it at once, too."""
    if seconds <= 0:
        raise UsageError("--timeout takes a number of seconds above 0.")
    timer = threading.Timer(seconds, _stop, (seconds,))
    timer.daemon = True
    timer.start()
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before)


def _stop(seconds: float) -> None:
    print(f"The query took longer than {seconds:g} s and was stopped; narrow it or raise --timeout.", file=sys.stderr)
    sys.stderr.flush()
    os._exit(BusyError.status)
