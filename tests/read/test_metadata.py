"""The user's table: what it fills in, and what is said of a row that fits nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from treatygraph.errors import UsageError
from treatygraph.model import Document
from treatygraph.read import Gathered, gather


def gathered(tmp_path: Path, table: str | bytes) -> Gathered:
    folder = tmp_path / "in"
    (folder / "un").mkdir(parents=True, exist_ok=True)
    for name in ("a.txt", "b.md", "un/c.txt", "un/a.txt"):
        (folder / name).write_text("# Own title\nText.", encoding="utf-8")
    path = folder / "table.csv"
    path.write_bytes(table.encode() if isinstance(table, str) else table)
    return gather([folder], metadata=path)


def by_name(result: Gathered) -> dict[str, Document]:
    return {document.identifier: document for document in result.documents}


def test_given_cells_win_and_others_stay(tmp_path: Path) -> None:
    table = 'file,title,date,speaker,event\na.txt,"Mines, again",2007-09,Ana Lima,\nb.md,,2008,,MSP\n'
    result = gathered(tmp_path, table)
    a, b = by_name(result)["a"], by_name(result)["b"]
    assert (a.title, a.date, a.speaker, a.event) == ("Mines, again", "2007-09", "Ana Lima", None)
    assert (b.title, b.date, b.speaker, b.event) == ("Own title", "2008", None, "MSP")
    assert result.problems == ()


@pytest.mark.parametrize(
    "table",
    [
        "file;speaker\nun/c.txt;Ana Lima\n",
        "\ufeffFile\tSpeaker\r\nun\\c.txt\tAna  Lima\r\n",
        "speaker,file\nAna Lima,./un/c.txt\n\n,\n",
        'file,speaker\nc.txt,"Ana\nLima"\n',
        "file,speaker\nun--c,Ana Lima",
    ],
)
def test_tables_as_programs_and_people_write_them(tmp_path: Path, table: str) -> None:
    result = gathered(tmp_path, table)
    assert by_name(result)["un--c"].speaker == "Ana Lima" and result.problems == ()


def test_a_table_saved_by_an_old_program(tmp_path: Path) -> None:
    assert by_name(gathered(tmp_path, "file,speaker\nb.md,Støre".encode("cp1252")))["b"].speaker == "Støre"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("file,date\ngone.txt,2007\n", "names gone.txt, but no such file"),
        ("file,date\nb.md,17.9.2007\n", "line 2: the date '17.9.2007' is left out; write 2007-09-17"),
        ("file,date\nb.md,2007-13\n", "'2007-13' is left out"),
        ("file,date\nb.md,2007-02-30\n", "'2007-02-30' is left out"),
        ("file,date\nb.md,2007\nb.md,2008\n", "line 3: the file b.md has a row already"),
        ("file,date\nb.md,2007\nb,2008\n", "two rows for b.md"),
        ("file,title\nb.md,Mines, again\n", "line 2: the row has 3 cells for 2 columns"),
        ("file,title\n,Mines\n", "line 2: the row names no file"),
    ],
)
def test_rows_that_do_not_fit_are_named(tmp_path: Path, table: str, told: str) -> None:
    (problem,) = gathered(tmp_path, table).problems
    assert told in problem and problem.endswith(".")


def test_a_name_that_two_files_have_is_asked_back(tmp_path: Path) -> None:
    table = "file,speaker\nx.txt,Ana Lima\n"
    for folder in ("one", "two"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "x.txt").write_text("X.", encoding="utf-8")
    (problem,) = gathered(tmp_path, table).problems
    assert "could be one/x.txt or two/x.txt; write the whole path" in problem


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("file,speakr\n", "unknown column 'speakr'; did you mean speaker?"),
        ("file,colour\n", "unknown column 'colour'; columns are file, title, date, speaker, event"),
        ("speaker\n", "lacks the column file"),
        ("file,date,date\n", "has the column date twice"),
        ("", "is empty"),
        ('file,title\nb.md,"Mines', "cannot be read"),
        (b"\x89PNG\x00", "cannot be read"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, table: str | bytes, told: str) -> None:
    with pytest.raises(UsageError) as fault:
        gathered(tmp_path, table)
    assert told in str(fault.value)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be opened"):
        gather([tmp_path], metadata=tmp_path / "none.csv")
