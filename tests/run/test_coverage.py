"""What was missed: sentences without a relation, unknown words and names, ends of the wrong kind."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reading import as_document
from treatygraph.cli.main import main
from treatygraph.errors import UsageError
from treatygraph.extract.uncovered import NAME, NOUN, REJECTED, SENTENCE, VERB
from treatygraph.pipeline import Reader
from treatygraph.run import coverage as stage
from treatygraph.run.coverage import coverage

LEFT = [
    ("Norway yodelled about the Arms Trade Treaty.", SENTENCE, "Norway, Arms Trade Treaty"),
    ("Chile pickled the Arms Trade Treaty.", VERB, "pickle"),
    ("Fiji's marmalade impressed the visitors.", NOUN, "marmalade"),
    ("Radio Quimbola went silent in May.", NAME, "Radio Quimbola"),
    ("The shareholders of Quimbola Motors went home.", NAME,
     "Quimbola Motors (taken for civil society organization)"),
]  # fmt: skip


def items(reader: Reader, text: str) -> set[tuple[str, str]]:
    return {(item.sort, item.what) for item in reader.uncovered(as_document(text)).items}


@pytest.mark.parametrize(("text", "sort", "what"), LEFT, ids=[what for _, _, what in LEFT])
def test_what_is_left(text: str, sort: str, what: str, reader: Reader) -> None:
    assert (sort, what) in items(reader, text)


def test_what_was_read_is_not_left(reader: Reader) -> None:
    found = reader.uncovered(as_document("Norway ratified the Arms Trade Treaty."))
    assert (found.sentences, found.promising, found.items) == (1, 1, ())


def test_a_place_beside_a_name_is_no_phrasing_gone_wrong(reader: Reader) -> None:
    assert REJECTED not in {sort for sort, _ in items(reader, "The delegates met Sweden in Geneva.")}


def test_a_wrong_kind_is_told_with_what_is_wanted(reader: Reader) -> None:
    rejected = [what for sort, what in items(reader, "Norway ratified the Ottawa Process.") if sort == REJECTED]
    (told,) = rejected
    assert told.startswith("Norway ratified Ottawa Process: Ottawa Process is of kind process; ratified wants")
    assert "convention" in told


@pytest.fixture
def quick(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lend the tests' reader, which takes seconds to load, to the command."""
    monkeypatch.setattr(stage, "Reader", lambda **options: reader)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Chile pickled the Arms Trade Treaty.\n\nPeru pickled the Arms Trade Treaty in Lima.\n"
    )
    (folder / "b.txt").write_text("Fiji pickled the Arms Trade Treaty and =2+2 was =SUM(A1).\n")
    return folder


@pytest.mark.usefixtures("quick")
def test_words_are_counted_over_documents(texts: Path, tmp_path: Path) -> None:
    found = coverage([texts], kg=tmp_path / "kg")
    (verb,) = found.of(VERB)
    assert (verb.what, verb.count, verb.document) == ("pickle", 3, "a")
    assert verb.quote == "Chile pickled the Arms Trade Treaty."
    assert (found.documents, found.promising, len(found.of(SENTENCE))) == (2, 3, 3)
    assert found == coverage([texts], kg=tmp_path / "kg")


@pytest.mark.usefixtures("quick")
def test_the_documents_of_a_graph_are_read_once_more(seeds_kg: Path) -> None:
    found = coverage([], kg=seeds_kg)
    assert (found.documents, found.problems) == (2, ())
    assert found.promising > len(found.of(SENTENCE)) > 0


@pytest.mark.usefixtures("quick")
def test_the_command_shows_a_worklist(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["coverage", str(texts), "--kg", str(tmp_path / "kg")]
    assert main([*command, "--limit", "2"]) == 0
    out = capsys.readouterr().out
    assert "2 documents, 3 sentences; 3 name an actor and an instrument, 3 of these give no relation." in out
    assert "(2 of 3; --limit 0 shows all)" in out
    assert "ontology/relations/" in out
    assert main([*command, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["left"][0]["sort"] == SENTENCE
    assert main([*command, "--format", "csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[0] == ["sort", "what", "count", "document", "quote"]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_without_graph_or_source_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        coverage([], kg=tmp_path / "none")
