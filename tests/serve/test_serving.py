"""The server as a process: long queries, new builds, several workers, ends and beginnings."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from handmade import notes, speech, store_of
from serving import serving, workers_of
from treatygraph.errors import BusyError
from treatygraph.serve.workers import Workers

pytestmark = pytest.mark.slow
RUNAWAY = """SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?f && ?i != ?c && ?l != ?f) }"""
PATIENCE = 20  # seconds, shorter than a query may take
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def asked(address: str, query: str) -> httpx.Response:
    return httpx.get(f"{address}sparql", params={"query": query}, timeout=60)


def test_runaway_queries_are_stopped_and_hold_up_nobody(kg: Path) -> None:
    """The others are answered while the runaways still run: that says more on a busy machine than a time would."""
    with serving(kg, "--timeout", "6") as (_, address), ThreadPoolExecutor(5) as pool:
        runaways = [pool.submit(asked, address, RUNAWAY) for _ in range(5)]
        time.sleep(0.5)
        assert asked(address, "ASK { ?s tg:initiated ?o }").json()["boolean"] is True
        assert not any(runaway.done() for runaway in runaways)
        stopped = [runaway.result() for runaway in runaways]
        assert {response.status_code for response in stopped} == {503}
        assert all("took longer than 6 s" in response.text for response in stopped)
        assert asked(address, "ASK {}").status_code == 200


def test_more_runaways_than_places_wait_for_their_turn_or_are_told(kg: Path) -> None:
    with serving(kg, "--timeout", "1") as (_, address), ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: asked(address, RUNAWAY), range(12)))
        assert {answer.status_code for answer in answers} == {503}
        assert all(answer.headers["retry-after"] for answer in answers)
        assert asked(address, "ASK {}").status_code == 200


def test_an_answer_has_a_largest_size(kg: Path) -> None:
    with serving(kg, "--most", "0.1") as (_, address):
        response = asked(address, HUGE)
        assert (response.status_code, "larger than 0.1 MB" in response.text) == (400, True)
        response = asked(address, HUGE.replace("SELECT *", "CONSTRUCT { ?a ?b ?f }"))
        assert (response.status_code, "larger than 0.1 MB" in response.text) == (400, True)
        assert asked(address, f"{HUGE} LIMIT 5").status_code == 200


def test_a_new_build_is_seen_at_once_by_every_worker(tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?d a tg:Document }"
    store_of(tmp_path / "kg", speech())
    with serving(tmp_path / "kg") as (_, address), ThreadPoolExecutor(4) as pool:
        for documents, expected in (((), "1"), ((notes(),), "2")):
            store_of(tmp_path / "kg", speech(), *documents)
            answers = pool.map(lambda _: asked(address, query), range(8))
            found = {json.loads(answer.text)["results"]["bindings"][0]["n"]["value"] for answer in answers}
            assert found == {expected}


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_leaves_no_process_behind(kg: Path, ending: signal.Signals) -> None:
    with serving(kg) as (process, address), ThreadPoolExecutor(3) as pool:
        runaways = [pool.submit(asked, address, RUNAWAY) for _ in range(3)]
        until = time.monotonic() + PATIENCE
        while len(workers := workers_of(process)) < 3 and time.monotonic() < until:
            time.sleep(0.1)
        assert len(workers) >= 3
        process.send_signal(ending)
        assert process.wait(PATIENCE) == 0
        assert {runaway.result().status_code for runaway in runaways} == {503}
        assert process.stderr and process.stderr.read() == "Ended.\n"
        assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


def test_a_worker_that_was_being_started_as_the_server_ended_ends_too(kg: Path) -> None:
    async def told_after(cycles: int) -> str:
        workers = Workers(kg, seconds=PATIENCE)
        asking = asyncio.create_task(workers.run(id))
        for _ in range(cycles):
            await asyncio.sleep(0)
        workers.close()
        with pytest.raises(BusyError) as told:
            await asking
        await workers.gone()
        return str(told.value)

    with ThreadPoolExecutor(1) as apart:  # a browser's driver may keep an event loop running here
        told = {apart.submit(asyncio.run, told_after(cycles)).result() for cycles in range(12)}
    assert told == {"The server is ending."}


def test_workers_end_when_their_server_is_killed(kg: Path) -> None:
    with serving(kg) as (process, address):
        asked(address, "ASK {}")
        (worker,) = workers_of(process)
        process.kill()
        process.wait()
    until = time.monotonic() + PATIENCE
    while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()


def test_a_port_in_use_is_one_sentence(kg: Path, treatygraph: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = treatygraph("serve", "--kg", kg, "--port", port)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1 and f"Port {port}" in done.stderr and "--port" in done.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--port", "99999"], "99999 is no port"),
        (["--host", "not a host"], "no address of this machine"),
        (["--timeout", "0"], "above 0"),
        (["--kg", "/nowhere"], "treatygraph build"),
    ],
)
def test_what_cannot_be_served_is_one_sentence(kg: Path, treatygraph: Run, options: list[str], says: str) -> None:
    done = treatygraph("serve", "--kg", kg, *options)
    assert (done.returncode, done.stderr.count("\n"), says in done.stderr) == (2, 1, True), done.stderr


def test_neither_server_nor_worker_loads_the_model_or_what_draws() -> None:
    code = (
        "import sys\nimport treatygraph.serve.jobs, treatygraph.serve.listen, treatygraph.serve.worker\n"
        "print({'spacy', 'thinc', 'pyvis', 'networkx', 'rdflib', 'pyshacl', 'xlsxwriter'} & set(sys.modules) or '')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
