"""Files and folders appear whole or not at all, and nothing of anybody else's is touched."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import BinaryIO

import pytest

from treatygraph.errors import BusyError, TreatygraphError, UsageError
from treatygraph.export import FORMATS, Format, export, writer, written_aside
from treatygraph.export.aside import folder_aside
from treatygraph.store import Snapshot


def files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), written_aside(path) as out:
        out.write(b"half")
        _ = 1 / 0
    assert files(tmp_path) == {"graph.ttl": "old"}


@pytest.mark.parametrize("before", [{}, {"a.csv": "old", "b.csv": "old"}])
def test_a_failed_export_leaves_the_old_folder(tmp_path: Path, before: dict[str, str]) -> None:
    path = tmp_path / "tables"
    for name, text in before.items():
        path.mkdir(exist_ok=True)
        (path / name).write_text(text)
    with pytest.raises(ZeroDivisionError), folder_aside(path, files={"a.csv", "b.csv"}) as folder:
        (folder / "a.csv").write_text("half")
        _ = 1 / 0
    assert files(tmp_path) == {f"tables/{name}": text for name, text in before.items()}
    assert sorted(tmp_path.iterdir()) == ([path] if before else [])


def test_a_folder_of_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "tables"
    for text in ("one", "two"):
        with folder_aside(path, files={"a.csv"}) as folder:
            (folder / "a.csv").write_text(text)
    assert files(tmp_path) == {"deep/tables/a.csv": "two"}


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    for path in (tmp_path, tmp_path / "mine.txt", Path(".")):
        with pytest.raises(UsageError, match="name a new folder"), folder_aside(path, files={"a.csv"}):
            pass
    assert files(tmp_path) == {"mine.txt": "mine"}


@pytest.mark.parametrize("form", FORMATS)
def test_whatever_fails_in_a_form_nothing_is_left(
    snapshot: Snapshot, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(given: object, out: BinaryIO) -> None:
        out.write(b"half")
        raise OSError(28, "No space left on device")

    parts = {
        name: fail if name == list(FORMATS[form].parts)[-1] else write for name, write in FORMATS[form].parts.items()
    }
    monkeypatch.setitem(FORMATS, form, Format(FORMATS[form].says, parts, FORMATS[form].kind))
    with pytest.raises(BusyError, match="cannot be written: No space"):
        export(snapshot, form, tmp_path / "made" / "out")
    assert files(tmp_path) == {}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_text("old")
    (tmp_path / "link.ttl").symlink_to("real.ttl")
    with written_aside(tmp_path / "link.ttl") as out:
        out.write(b"new")
    assert (tmp_path / "link.ttl").is_symlink() and (tmp_path / "real.ttl").read_text() == "new"


def test_a_pipe_is_written_and_stays(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with written_aside(pipe) as out:
        out.write(b"through")
    reader.join()
    assert read == [b"through"] and pipe.is_fifo()


@pytest.mark.parametrize("name", ["file/x", "a" * 300, "nul\0l"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TreatygraphError, match="cannot be written"), written_aside(tmp_path / name) as out:
        out.write(b"")
    with pytest.raises(TreatygraphError), folder_aside(tmp_path / name, files=()):
        pass


@pytest.mark.parametrize(
    ("form", "chosen", "says"),
    [
        ("csv", {}, "csv is a folder of 5 files"),
        ("graphml", {"profile": "flat"}, "graphml has no --profile flat; these do: turtle,"),
        ("turtle", {"force": "all"}, "turtle has no --force all; these do: graphml,"),
        ("webannotation", {"force": "all"}, "these do: graphml, gexf, neo4j, kumu"),
    ],
)
def test_what_a_form_does_not_have_is_one_sentence(
    snapshot: Snapshot, form: str, chosen: dict[str, str], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        writer(snapshot, form, **chosen)
