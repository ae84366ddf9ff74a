"""A real server over a hand-made graph, asked over real HTTP."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from handmade import document, notes, speech, store_of
from treatygraph.model import Entity, Extraction

HOSTILE = '<script>alert(1)</script>" onfocus="alert(2)'
FORMULA = '=HYPERLINK("http://example.org")'
ODD = "Ümläut é 100%"


@contextmanager
def serving(kg: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the server as a user does, on a free port; gives its process and its address."""
    code = "import sys; from treatygraph.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "serve", "--kg", str(kg), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr
        said = process.stderr.readline()
        address = re.search(r"http://\S+/", said)
        assert address, said
        try:
            yield process, address[0]
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(30)


@pytest.fixture(scope="session")
def kg() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        kg = Path(folder) / "kg"
        hostile = (Entity("issue/hostile", "Issue", HOSTILE), Entity("issue/formula", "Issue", FORMULA))
        store_of(kg, speech(), notes(), Extraction(document(ODD, f"A text with {HOSTILE} in it."), hostile, (), ()))
        (kg / "graph.html").write_text("<!doctype html><title>The picture</title>", encoding="utf-8")
        yield kg


@pytest.fixture(scope="session")
def server(kg: Path) -> Iterator[str]:
    """The address of a server with its usual settings."""
    with serving(kg) as (_, address):
        yield address


@pytest.fixture(scope="session")
def ask(server: str) -> Iterator[Callable[..., httpx.Response]]:
    """Send a request: `ask("sparql", query="ASK {}", accept="text/csv")`; `method`, `body`, `headers` as needed."""
    with httpx.Client(base_url=server, timeout=60) as client:

        def send(
            path: str,
            *,
            method: str = "GET",
            accept: str | None = None,
            headers: dict[str, str] | None = None,
            content: bytes | None = None,
            data: dict[str, str | list[str]] | None = None,
            **parameters: str | list[str],
        ) -> httpx.Response:
            named = {**({"Accept": accept} if accept else {}), **(headers or {})}
            return client.request(method, path, params=parameters or None, headers=named, content=content, data=data)

        yield send


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes that a server has started and that still live."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True)
    rows = (line.split() for line in listed.stdout.splitlines())
    return [int(pid) for pid, parent, state in rows if int(parent) == process.pid and not state.startswith("Z")]
