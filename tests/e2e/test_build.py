"""Building from the command line: deterministic, repeatable, document by document."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"
Run = Callable[..., "subprocess.CompletedProcess[str]"]
LEFT = ("graph.ttl", "graph.html")


def contents(kg: Path) -> dict[str, bytes]:
    """Every byte that a reader of the folder would see, apart from the report's times and the store's own files."""
    return {name: (kg / name).read_bytes() for name in LEFT} | {
        p.name: p.read_bytes() for p in (kg / "texts").iterdir()
    }


def test_a_build_leaves_what_was_promised(seeds_kg: Path) -> None:
    for name in (*LEFT, "report.json", "texts/000_7d0f8b378bab6a31.txt", "texts/004_2c8805aef0de8bb5.txt"):
        assert (seeds_kg / name).stat().st_size > 0
    assert (seeds_kg / "store").is_dir()


def test_two_builds_give_the_same_bytes(seeds_kg: Path, treatygraph: Run, tmp_path: Path) -> None:
    again = tmp_path / "kg"
    done = treatygraph("build", SEEDS, "--kg", again)
    assert done.returncode == 0, done.stderr
    assert contents(again) == contents(seeds_kg)


def test_building_again_changes_nothing(own_kg: Path, treatygraph: Run) -> None:
    before = contents(own_kg)
    done = treatygraph("build", SEEDS, "--kg", own_kg)
    assert done.returncode == 0, done.stderr
    assert contents(own_kg) == before


def test_the_terminal_shows_what_was_found(treatygraph: Run, tmp_path: Path) -> None:
    done = treatygraph("build", SEEDS / "000_7d0f8b378bab6a31.txt", "--kg", tmp_path / "kg")
    assert done.returncode == 0, done.stderr
    for word in ("state", "process", "relations", "claims"):
        assert word in done.stdout.lower()
    dated = re.findall(r"^.+ · (.+) · .+ \((\d{4}[-\d]*), confidence", done.stdout, re.MULTILINE)
    assert len(dated) == 3 and len({predicate for predicate, _ in dated}) == 3
    assert done.stdout.count("“") >= 3


def test_a_removed_document_leaves_no_trace(own_kg: Path, treatygraph: Run, tmp_path: Path) -> None:
    done = treatygraph("remove", "000_7d0f8b378bab6a31", "--kg", own_kg)
    assert done.returncode == 0, done.stderr
    assert "000_7d0f8b378bab6a31" not in (own_kg / "graph.ttl").read_text(encoding="utf-8")
    only = tmp_path / "only"
    folder = tmp_path / "one"
    folder.mkdir()
    shutil.copy(SEEDS / "004_2c8805aef0de8bb5.txt", folder)
    assert treatygraph("build", folder, "--kg", only).returncode == 0
    assert (own_kg / "graph.ttl").read_bytes() == (only / "graph.ttl").read_bytes()


def test_documents_are_listed(seeds_kg: Path, treatygraph: Run) -> None:
    done = treatygraph("documents", "--kg", seeds_kg)
    assert done.returncode == 0, done.stderr
    assert "000_7d0f8b378bab6a31" in done.stdout
    assert "004_2c8805aef0de8bb5" in done.stdout


def test_an_unreadable_file_is_named_and_the_rest_is_done(treatygraph: Run, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "minutes.xyz").write_text("Minutes.", encoding="utf-8")
    (folder / "note.txt").write_text("Chile hosted the Lima Conference on landmines in 2004.", encoding="utf-8")
    done = treatygraph("build", folder, "--kg", tmp_path / "kg")
    assert done.returncode == 1
    assert "minutes.xyz" in done.stderr
    assert "Traceback" not in done.stderr
    assert "note" in treatygraph("documents", "--kg", tmp_path / "kg").stdout


def test_a_source_that_is_not_there_is_one_sentence(treatygraph: Run, tmp_path: Path) -> None:
    done = treatygraph("build", tmp_path / "nowhere", "--kg", tmp_path / "kg")
    assert done.returncode != 0
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
