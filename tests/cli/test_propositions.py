"""`treatygraph propositions`: lines that other tools can read, whatever the text holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from treatygraph.cli.main import main

pytestmark = pytest.mark.slow
TEXT = "Peru signed the treaty.\n=SUM(A1) won the prize.\nMalta slept.\n\nPeru signed the treaty in 1996.\n"


def test_one_line_a_proposition_the_surest_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["propositions", str(path)]) == 0
    out, err = capsys.readouterr()
    lines = [line.split("\t") for line in out.splitlines()]
    assert err == ""
    assert lines[0][:1] + lines[0][2:] == ["Peru signed the treaty.", "Peru", "signed", "the treaty"]
    assert [float(line[1]) for line in lines] == sorted((float(line[1]) for line in lines), reverse=True)
    assert all(len(line) >= 4 for line in lines)
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line)
    assert ["Peru", "signed", "the treaty", "in 1996"] in [line[2:] for line in lines]
    main(["propositions", str(path)])
    assert capsys.readouterr().out == out


def test_what_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["propositions", str(tmp_path / "empty.txt")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "empty.txt" in err
    assert "empty" in err
