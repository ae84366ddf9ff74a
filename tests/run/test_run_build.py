"""Building document by document: what is read again, what is left, what is dropped, and what a bad text costs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from treatygraph.errors import TreatygraphError
from treatygraph.model import Document, Extraction
from treatygraph.pipeline import Reader
from treatygraph.run import build as module
from treatygraph.run.build import Built, build
from treatygraph.store import Snapshot

pytestmark = pytest.mark.slow

CHILE = "Chile hosted the Lima Conference on landmines in 2004."
PERU = "Peru ratified the Arms Trade Treaty in 2014."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture
def texts(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two texts; the reader is loaded once for all tests."""
    monkeypatch.setattr(module, "Reader", lambda **_: reader)
    folder = tmp_path / "texts"
    (folder / "south").mkdir(parents=True)
    (folder / "chile.txt").write_text(CHILE, encoding="utf-8")
    (folder / "south" / "peru.txt").write_text(PERU, encoding="utf-8")
    return folder


def built(texts: Path, *sources: Path, **more: Any) -> Built:
    return build(sources or (texts,), kg=texts.parent / "kg", **more)


def names(texts: Path) -> list[str]:
    query = "SELECT ?id { ?d a tg:Document ; dcterms:identifier ?id } ORDER BY ?id"
    return [row["id"] for row in Snapshot(texts.parent / "kg").select(query)]


def test_what_was_read_is_left_as_it_is(texts: Path) -> None:
    assert built(texts).read == ["chile", "south--peru"]
    before = (texts.parent / "kg" / "graph.ttl").read_bytes()
    again = built(texts)
    assert (again.read, again.unchanged) == ([], ["chile", "south--peru"])
    assert (texts.parent / "kg" / "graph.ttl").read_bytes() == before


def test_only_what_changed_is_read(texts: Path) -> None:
    built(texts)
    (texts / "chile.txt").write_text(CHILE + " It ended well.", encoding="utf-8")
    assert built(texts).read == ["chile"]
    assert (texts.parent / "kg" / "texts" / "chile.txt").read_text(encoding="utf-8").endswith("It ended well.")


def test_what_a_table_says_of_a_document_is_part_of_it(texts: Path, tmp_path: Path) -> None:
    built(texts)
    table = tmp_path / "table.csv"
    table.write_text("file,title\nchile.txt,A note\n", encoding="utf-8")
    assert built(texts, metadata=table).read == ["chile"]
    assert built(texts, metadata=table).read == []
    assert Snapshot(tmp_path / "kg").query("ASK { document:chile dcterms:title 'A note' }") is True


def test_sync_drops_what_is_gone_and_nothing_else(texts: Path) -> None:
    built(texts)
    (texts / "chile.txt").unlink()
    assert built(texts).dropped == []
    assert names(texts) == ["chile", "south--peru"]
    assert built(texts, sync=True).dropped == ["chile"]
    assert names(texts) == ["south--peru"]
    assert not (texts.parent / "kg" / "texts" / "chile.txt").exists()


def test_sync_keeps_what_is_there_but_not_readable_now(texts: Path) -> None:
    built(texts)
    (texts / "chile.txt").write_bytes(b"\x00" * 40)
    assert built(texts, sync=True).dropped == []


def test_one_bad_text_does_not_cost_the_others(texts: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reader.read

    def tripping(document: Document) -> Extraction:
        if document.identifier == "chile":
            raise RecursionError("too deep")
        return read(document)

    built(texts)
    (texts / "chile.txt").write_text("Chile left.", encoding="utf-8")
    (texts / "south" / "peru.txt").write_text("Peru left.", encoding="utf-8")
    monkeypatch.setattr(reader, "read", tripping)
    done = built(texts)
    assert done.problems == ["chile.txt could not be read: RecursionError: too deep."]
    assert done.read == ["south--peru"]
    kept = {path.stem: path.read_text(encoding="utf-8") for path in (texts.parent / "kg" / "texts").iterdir()}
    assert kept == {"chile": CHILE, "south--peru": "Peru left."}


def test_nothing_to_read_builds_nothing(texts: Path, tmp_path: Path) -> None:
    with pytest.raises(TreatygraphError, match="nowhere"):
        built(texts, tmp_path / "nowhere")
    assert not (tmp_path / "kg").exists()


def test_the_report_says_what_was_done(texts: Path) -> None:
    built(texts)
    report = json.loads((texts.parent / "kg" / "report.json").read_text(encoding="utf-8"))
    assert report["read"] == ["chile", "south--peru"]
    assert report["run"]["model"] and report["started"] and report["seconds"] > 0
    assert report["started"] not in (texts.parent / "kg" / "graph.ttl").read_text(encoding="utf-8")


def test_a_failed_build_keeps_the_old_files(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(texts)
    kg = texts.parent / "kg"
    before = {name: (kg / name).read_bytes() for name in ("graph.ttl", "graph.html", "texts/chile.txt")}
    (texts / "chile.txt").write_text("Chile left the Lima Conference.", encoding="utf-8")

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("treatygraph.store.Store.publish", broken)
        built(texts)
    assert {name: (kg / name).read_bytes() for name in before} == before
    assert names(texts) == ["chile", "south--peru"]
    assert built(texts).unchanged == ["chile", "south--peru"]
    assert "left" in (kg / "texts" / "chile.txt").read_text(encoding="utf-8")
