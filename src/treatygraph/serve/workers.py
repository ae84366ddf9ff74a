"""The processes that answer, as the server sees them: started when needed, used again, killed when one takes too long."""

from __future__ import annotations

import asyncio
import pickle
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from treatygraph.errors import BusyError, TreatygraphError
from treatygraph.serve.worker import HEADER, Job

MOST = 8  # jobs at once: a runaway query takes one place until its time is over


class Workers:
    """Runs jobs in processes of their own, so that one can be stopped at any moment and never holds up the others."""

    def __init__(self, kg: Path, *, seconds: float, most: int = MOST) -> None:
        """`seconds` is the time that a job may take, and the time that one waits for a free place."""
        self._kg = kg
        self._seconds = seconds
        self._places = asyncio.Semaphore(most)
        self._idle: list[asyncio.subprocess.Process] = []
        self._all: set[asyncio.subprocess.Process] = set()
        self._killed: set[asyncio.subprocess.Process] = set()
        self._closed = False

    async def run(self, job: Job, *arguments: Any) -> Any:
        """Run ``job(snapshot, *arguments)`` in a process and give what it gives.

        Raises what the job raises, and BusyError where it took too long, was too large or found no place.
        """
        async with self._place():
            worker = self._rested() or await self._started()
            try:
                answer = await asyncio.wait_for(_asked(worker, job, arguments), self._seconds)
            except TimeoutError as error:
                self._kill(worker)
                raise BusyError(self._too_long()) from error
            except (asyncio.IncompleteReadError, OSError) as error:
                raise BusyError(self._ended()) from error
            except BaseException:
                self._kill(worker)
                raise
            self._idle.append(worker)
        if isinstance(answer, TreatygraphError):
            raise answer
        return answer

    def close(self) -> None:
        """Kill all processes, whatever they are at; whoever waits for one is told so."""
        self._closed = True
        for worker in tuple(self._all):
            self._kill(worker)
        self._idle.clear()

    async def gone(self) -> None:
        """Wait until all processes are gone."""
        for worker in self._all | self._killed:
            await worker.wait()

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        try:
            await asyncio.wait_for(self._places.acquire(), self._seconds)
        except TimeoutError as error:
            raise BusyError("Too many long queries are running here; try again in a moment.") from error
        try:
            yield
        finally:
            self._places.release()

    def _rested(self) -> asyncio.subprocess.Process | None:
        """A process that has answered before and still lives."""
        while self._idle:
            worker = self._idle.pop()
            if worker.returncode is None:
                return worker
        return None

    async def _started(self) -> asyncio.subprocess.Process:
        if self._closed:
            raise BusyError(self._ended())
        command = [sys.executable, "-P", "-m", "treatygraph.serve.worker", str(self._kg), str(self._seconds)]
        pipe = asyncio.subprocess.PIPE
        worker = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, start_new_session=True)
        self._all = {known for known in self._all if known.returncode is None} | {worker}
        if self._closed:  # while it was being started
            self._kill(worker)
        try:
            await _read(worker)
        except asyncio.IncompleteReadError as error:
            raise BusyError(self._ended()) from error
        return worker

    def _kill(self, worker: asyncio.subprocess.Process) -> None:
        """Kill a process once: a second attempt would take its end away from those who wait for it."""
        if worker in self._all:
            self._all.remove(worker)
            self._killed = {known for known in self._killed if known.returncode is None} | {worker}
            with suppress(ProcessLookupError):
                worker.kill()

    def _too_long(self) -> str:
        return f"The query took longer than {self._seconds:g} s and was stopped; narrow it, or add a LIMIT."

    def _ended(self) -> str:
        return "The server is ending." if self._closed else "The query needed more memory than it may; narrow it."


async def _asked(worker: asyncio.subprocess.Process, job: Job, arguments: tuple[Any, ...]) -> Any:
    assert worker.stdin
    worker.stdin.write(pickle.dumps((job, arguments)))
    await worker.stdin.drain()
    return await _read(worker)


async def _read(worker: asyncio.subprocess.Process) -> Any:
    assert worker.stdout
    size = int.from_bytes(await worker.stdout.readexactly(HEADER), "big")
    return pickle.loads(await worker.stdout.readexactly(size))
