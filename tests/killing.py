"""A writer that is killed while it writes, again and again, and what must hold of the store after each kill.

Run as a script it is the nursery: it imports the store once, then forks a writer for each line of its input, kills it
with SIGKILL after the delay that the line names, and says so. Delays count from the writer's first step, so that a slow
machine is not only killed while it opens the store; a few count from its birth, so that this is tried, too. The writer
puts in, replaces and removes prepared documents and publishes; what it begins and ends goes to a journal that outlives
it. Given a folder and a number, the script is a writer of so many batches instead.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from treatygraph.errors import UsageError
from treatygraph.store import Snapshot, Store, folder

BASE = "https://w3id.org/treatygraph/id/"
DOCUMENTS, VERSIONS = 4, 3
SIZES = (40, 400, 2500)  # triples of a document in each of its versions
LONGEST = 0.25  # seconds that a writer may live, from its first step or from its birth
_PATIENCE = 60  # seconds until its first step
_AT_BIRTH = 4  # every so many writers are killed by a delay that counts from their birth
_FRESH = 5  # every so many rounds begin with an empty folder
_PUBLISH = 0.2  # how often a writer publishes instead of writing a document

State = dict[int, int | None]
Lines = frozenset[str]


def graph_of(document: int) -> ox.NamedNode:
    """The graph of one prepared document."""
    return ox.NamedNode(f"{BASE}document/prepared-{document}")


def lines_of(document: int, version: int | None) -> list[str]:
    """One version of a document: some triples of its own, some that every document has, nothing for None."""
    if version is None:
        return []
    said = f"version {version} of document {document} says"
    own = [
        f'<{BASE}issue/thing-{document}-{number % 97}> <{BASE}said-{number % 7}> "{said} {number}" .'
        for number in range(SIZES[(document + version) % len(SIZES)])
    ]
    return [*own, f'<{BASE}state/shared> <{BASE}in> "{version}" .']


def write_until_killed(kg: Path, journal: Path, seed: int) -> None:
    """What a writer does: steps drawn from a seed, each noted before and after."""
    chance, out = random.Random(seed), os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with Store(kg) as store:
        while True:
            if chance.random() < _PUBLISH:
                os.write(out, b"begin publish\n")
                store.publish()
                os.write(out, b"end publish\n")
                continue
            document = chance.randrange(DOCUMENTS)
            version = chance.choice([None, *range(VERSIONS)])
            os.write(out, f"begin {document} {version}\n".encode())
            if version is None:
                store.remove(graph_of(document).value)
            else:
                store.replace(graph_of(document).value, lines_of(document, version))
            os.write(out, f"end {document} {version}\n".encode())


def wait_for(journal: Path) -> None:
    """Wait until a writer has noted its first step."""
    until = time.monotonic() + _PATIENCE
    while not (journal.exists() and journal.stat().st_size) and time.monotonic() < until:
        time.sleep(0.002)


def nursery() -> None:
    """Fork, wait, kill, report: one line `SEED DELAY KG JOURNAL` after the other."""
    for number, line in enumerate(sys.stdin, start=1):
        seed, delay, kg, journal = line.split()
        child = os.fork()
        if not child:
            write_until_killed(Path(kg), Path(journal), int(seed))
        if number % _AT_BIRTH:
            wait_for(Path(journal))
        time.sleep(float(delay))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else f"ended by itself with status {status}", flush=True)


@dataclass
class Known:
    """What the journal says: the states of documents that are possible now, and those that readers may find."""

    now: dict[int, set[int | None]] = field(default_factory=lambda: {n: {None} for n in range(DOCUMENTS)})
    published: State | None = None  # what readers find for certain, where anything was published
    perhaps: State | None = None  # what they find where a publication that was cut off had got far enough
    midway: bool = False  # killed between the two lines of a step

    def read(self, journal: Path) -> None:
        """Follow one writer's journal, from states that are certain."""
        begun: list[str] = []
        self.midway = False
        for line in journal.read_text().splitlines() if journal.exists() else []:
            word, *step = line.split()
            if word == "begin":
                begun = step
            else:
                self._done(step)
                begun = []
        self.midway = bool(begun)
        if begun == ["publish"]:
            self.perhaps = self._state()
        elif begun:
            self.now[int(begun[0])].add(_version(begun[1]))

    def _done(self, step: Sequence[str]) -> None:
        if step == ["publish"]:
            self.published = self._state()
        else:
            self.now[int(step[0])] = {_version(step[1])}

    def _state(self) -> State:
        assert all(len(states) == 1 for states in self.now.values())
        return {document: next(iter(states)) for document, states in self.now.items()}


def _version(text: str) -> int | None:
    return None if text == "None" else int(text)


@cache
def expected(document: int, version: int | None) -> Lines:
    """What the graph of a document holds in one of its versions."""
    return frozenset(lines_of(document, version))


def _lines(quads: Iterator[ox.Quad] | list[ox.Quad]) -> Lines:
    return frozenset(f"{q.subject} {q.predicate} {q.object} ." for q in quads)


def state_of(store: ox.Store) -> State:
    """Which version of each document a store holds. Raises AssertionError for a half one or a torn union."""
    found: State = {}
    for document in range(DOCUMENTS):
        held = _lines(store.quads_for_pattern(None, None, None, graph_of(document)))
        fitting = [version for version in (None, *range(VERSIONS)) if held == expected(document, version)]
        assert len(fitting) == 1, f"document {document} is torn: {len(held)} triples"
        found[document] = fitting[0]
    union = _lines(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    named = _lines([q for graph in store.named_graphs() for q in store.quads_for_pattern(None, None, None, graph)])
    assert union == named, "the union is not what the documents say"
    return found


def read_state(kg: Path) -> State:
    """Which version of each document readers find now."""
    snapshot = Snapshot(kg)
    return state_of(snapshot._store)


def check(kg: Path, known: Known) -> None:
    """Hold a killed store to its journal, opened as the next writer and as a reader would."""
    live = ox.Store(str(folder.live(kg)))
    state = state_of(live)
    del live
    for document, version in state.items():
        assert version in known.now[document], f"document {document}: {version}, expected {known.now[document]}"
        known.now[document] = {version}
    try:
        copy = read_state(kg)
    except UsageError:
        assert known.published is None, "the published copy is gone"
    else:
        assert copy in (known.published, known.perhaps), "readers see a state that was never published"
        known.published = copy
    known.perhaps = None


@contextmanager
def nursery_running() -> Iterator[subprocess.Popen[str]]:
    """Keep a nursery for as long as kills are wanted."""
    with subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as born:
        try:
            yield born
        finally:
            assert born.stdin
            born.stdin.close()


def kill_often(where: Path, *, times: int, seed: int) -> int:
    """Kill a writer so many times, look at the store after each, and give how many kills struck within a step.

    Raises AssertionError, saying what is wrong after which kill, where anything is lost or half.
    """
    chance, midway = random.Random(seed), 0
    kg, known = where / "kg-0", Known()
    with nursery_running() as born:
        assert born.stdin and born.stdout
        for number in range(times):
            if number % _FRESH == 0:
                kg, known = where / f"kg-{number}", Known()
                Store(kg).__exit__()
            journal = where / f"journal-{number}"
            print(chance.randrange(2**31), chance.uniform(0, LONGEST), kg, journal, file=born.stdin, flush=True)
            assert born.stdout.readline() == "killed\n", f"kill {number}: the writer ended before it was killed"
            known.read(journal)
            check(kg, known)
            midway += known.midway
    return midway


def write_batch(store: Store, number: int) -> None:
    """Write every document in a version that tells the number of the batch, and publish."""
    for document in range(DOCUMENTS):
        version = (number + document * (number // VERSIONS)) % VERSIONS
        store.replace(graph_of(document).value, lines_of(document, version))
    store.publish()


def write_batches(kg: Path, times: int) -> None:
    """Write so many batches, one after the other."""
    with Store(kg) as store:
        for number in range(times):
            write_batch(store, number)


if __name__ == "__main__":
    if sys.argv[1:]:
        write_batches(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        nursery()
