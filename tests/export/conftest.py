"""A graph with everything that exports have to survive, and programs of others that read what was exported."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exporting import odd
from handmade import notes, speech, store_of
from treatygraph.export import FORMATS, export
from treatygraph.store import Snapshot

_LACKS = 3


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    kg = tmp_path_factory.mktemp("export") / "kg"
    store_of(kg, speech(), notes(), odd())
    return Snapshot(kg)


@pytest.fixture(scope="session")
def exported(snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Write a form once for each choice of options; gives its file or folder."""

    def written(form: str, **chosen: str) -> Path:
        path = folder / "-".join([form, *chosen.values()])
        path = path.with_suffix(f".{FORMATS[form].ending}") if FORMATS[form].ending else path
        if not path.exists():
            export(snapshot, form, path, **chosen)
        return path

    folder = tmp_path_factory.mktemp("exported")
    return written


@pytest.fixture(scope="session")
def node(lacking: Callable[[str], None]) -> Callable[..., Any]:
    """Let one of npm's packages read a file: `node("n3", path, "text/turtle")` gives what read.cjs prints."""

    def read(package: str, path: Path, *more: str) -> Any:
        if not shutil.which("node"):
            lacking("node is not installed")
        command = ["node", str(Path(__file__).with_name("read.cjs")), package, str(path), *more]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == _LACKS:
            lacking(f"npm's package {package} is not installed where node finds it through NODE_PATH")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read
