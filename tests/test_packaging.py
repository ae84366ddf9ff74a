"""What people install: the wheel carries the ontology and works away from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
TEXT = """Remarks by the delegation of Chile, Geneva, 4 June 2012

Chile signed the Convention on Cluster Munitions in 2008.
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command and give its output; what it complained of is the failure's message."""
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder holding the wheel's own files alone, to be put before everything else on the path."""
    folder = tmp_path_factory.mktemp("installed")
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        folder,
        *dist.glob("*.whl"),
        cwd=folder,
    )
    return folder


def test_the_wheel_holds_the_ontology_and_no_tests(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "treatygraph.ttl",
        "frames.yaml",
        "relations/initiated.yaml",
        "authorities/states.ttl",
        "questions/timeline.rq",
    ):
        assert f"treatygraph/ontology/{name}" in names
    assert any(name.startswith("treatygraph/view/assets/") for name in names)
    for name in ("assets/worker/answer.js", "vendor/oxigraph/web_bg.wasm.gz", "vendor/oxigraph/LICENSE-MIT"):
        assert f"treatygraph/view/{name}" in names
    assert [name for name in names if not name.startswith(("treatygraph/", "treatygraph-"))] == []


def test_the_sdist_holds_what_the_tests_need(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.split("/", 1)[1] for name in files.getnames() if "/" in name}
    assert {
        "Makefile",
        "pyproject.toml",
        "seeds/000_7d0f8b378bab6a31.txt",
        "tests/conftest.py",
        "docs/architecture.md",
    } <= names
    assert [name for name in names if name.startswith((".venv", "kg/"))] == []


MAIN = "import sys; from treatygraph.cli.main import main; sys.exit(main())"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder away from the repository, with one short text to read."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "chile.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_it_builds_away_from_the_repository(installed: Path, work: Path) -> None:
    here = "import treatygraph, pathlib; print(pathlib.Path(treatygraph.__file__).parents[1])"
    assert Path(run(sys.executable, "-c", here, cwd=work, PYTHONPATH=str(installed)).strip()) == installed
    run(sys.executable, "-c", MAIN, "build", "texts", cwd=work, PYTHONPATH=str(installed))
    shown = run(sys.executable, "-c", MAIN, "show", "Chile", cwd=work, PYTHONPATH=str(installed))
    assert "Convention on Cluster Munitions" in shown
    assert (work / "kg" / "graph.html").stat().st_size > 0


def test_it_installs_into_an_empty_environment(dist: Path, work: Path) -> None:
    if os.environ.get("CI") != "true":
        pytest.skip("fetches every dependency anew; runs with CI=true")
    run(sys.executable, "-m", "venv", "venv", cwd=work)
    run(work / "venv/bin/pip", "install", "--quiet", *dist.glob("*.whl"), cwd=work)
    run(work / "venv/bin/treatygraph", "build", "texts", cwd=work)
    assert "Convention on Cluster Munitions" in run(work / "venv/bin/treatygraph", "show", "Chile", cwd=work)
