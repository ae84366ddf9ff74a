"""What several test folders share: the sample texts built once, the command line, and tools that a machine may lack."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from treatygraph.pipeline import Reader

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run_treatygraph(arguments: Sequence[str | Path], *, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Call the command line as a user does, in a process of its own."""
    code = "import sys; from treatygraph.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def treatygraph() -> Run:
    """The command line: `treatygraph("query", "timeline", "--kg", kg)` gives status, stdout and stderr."""
    return lambda *arguments, **options: run_treatygraph(arguments, **options)


@pytest.fixture(scope="session")
def seeds_kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that building the two sample texts leaves; tests must not change it."""
    folder = tmp_path_factory.mktemp("seeds") / "kg"
    done = run_treatygraph(["build", SEEDS, "--kg", folder])
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def own_kg(seeds_kg: Path, tmp_path: Path) -> Path:
    """A copy of the built samples that a test may change."""
    return Path(shutil.copytree(seeds_kg, tmp_path / "kg"))


@pytest.fixture(scope="session")
def lacking() -> Callable[[str], None]:
    """Call it with a plain reason where a machine lacks a tool: the test is skipped, or fails where CI=true."""

    def stop(reason: str) -> None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason} (with CI=true this is a failure)")
        pytest.skip(reason)

    return stop


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The whole reading core with the shipped ontology and model, loaded once for all tests of it."""
    from treatygraph.pipeline import Reader

    return Reader()


def known_limits() -> dict[str, str]:
    """What the grammar does not read yet: a test's name and the plain reason, one a line of known_limits.txt."""
    lines = (ROOT / "tests" / "known_limits.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit("  # ", 1) for line in lines if line.strip() and not line.startswith("#"))
    return {name.strip(): reason.strip() for name, reason in pairs}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Call slow what needs the language model; expect the known limits to fail, strictly: who mends one takes its line out."""
    limits = known_limits()
    for item in items:
        if "reader" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
        name = item.nodeid.split("tests/", 1)[-1]
        if name in limits:
            item.add_marker(pytest.mark.xfail(strict=True, reason=limits[name]))


@pytest.fixture(scope="session")
def chromium(lacking: Callable[[str], None]) -> Iterator[Browser]:
    """The one browser of a test process: its driver keeps an event loop running until the end, and bears no second one."""
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium")
    if found is None:
        lacking("no chromium is installed, so the page cannot be tried in a browser; install Debian's chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()
