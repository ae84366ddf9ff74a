"""Several processes at one graph: a second writer is told who writes, and readers find whole documents all the while."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import killing
from killing import DOCUMENTS, state_of
from treatygraph.errors import BusyError
from treatygraph.store import Snapshot, Store

ROUNDS = 12
READERS = 2
_ENOUGH = 5  # so many different states must be seen, or nothing was read beside the writer


@pytest.fixture
def kg(tmp_path: Path) -> Path:
    with Store(tmp_path / "kg") as store:
        killing.write_batch(store, 0)
    return tmp_path / "kg"


@pytest.fixture
def writer(kg: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, killing.__file__, str(kg), str(ROUNDS)]) as process:
        yield process
        process.kill()


def test_a_second_writer_is_told_which_process_writes(kg: Path) -> None:
    code = "import sys; from treatygraph.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "remove", "prepared-1", "--kg", str(kg)]
    with Store(kg), pytest.raises(BusyError, match=f"process {os.getpid()} on "):
        Store(kg)
    with Store(kg):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1 and f"process {os.getpid()} on " in done.stderr
    assert not (kg / "store" / "writer").exists()


@pytest.mark.slow
def test_readers_beside_a_writer_meet_no_error_and_no_torn_document(
    kg: Path, writer: subprocess.Popen[bytes]
) -> None:
    seen: set[tuple[tuple[int, int | None], ...]] = set()
    faults: list[BaseException] = []
    kept = Snapshot(kg)

    def read() -> None:
        try:
            while writer.poll() is None:
                seen.add(tuple(sorted(killing.read_state(kg).items())))
                time.sleep(0.005)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (faults, writer.returncode) == ([], 0)
    assert len(seen) >= _ENOUGH
    assert None not in {version for state in seen for _, version in state}
    assert set(state_of(kept._store)) == set(range(DOCUMENTS)), "an old snapshot must stay readable"
