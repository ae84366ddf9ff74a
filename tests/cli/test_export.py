"""The export command: data to stdout or --to, one sentence for what cannot be done, and the right status."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from handmade import notes, speech, store_of
from treatygraph.cli import export as command
from treatygraph.cli.main import main
from treatygraph.export import FORCES, FORMATS, PROFILES

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kg")
    store_of(folder, speech(), notes())
    return folder


def test_the_command_offers_every_form() -> None:
    assert tuple(FORMATS) == command._FORMATS
    assert (PROFILES, FORCES) == (("full", "flat"), ("facts", "all"))


@pytest.mark.parametrize("form", [form for form in FORMATS if FORMATS[form].ending])
def test_stdout_and_a_file_are_the_same(
    kg: Path, form: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", form, "--kg", str(kg)]) == 0
    printed = capfdbinary.readouterr()
    assert main(["export", form, "--kg", str(kg), "--to", str(tmp_path / "new" / "file")]) == 0
    assert printed.out == (tmp_path / "new" / "file").read_bytes() != b""
    assert printed.err == b"" and capfdbinary.readouterr() == (b"", b"")


@pytest.mark.parametrize("form", [form for form in FORMATS if not FORMATS[form].ending])
def test_a_folder_is_made(kg: Path, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["export", form, "--kg", str(kg), "--to", str(tmp_path / "made")]) == 0
    assert {path.name for path in (tmp_path / "made").iterdir()} == set(FORMATS[form].parts)
    assert capsys.readouterr() == ("", "")


def test_choices_reach_the_file(kg: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    def printed(*arguments: str) -> bytes:
        assert main(["export", *arguments, "--kg", str(kg)]) == 0
        return capfdbinary.readouterr().out

    assert b"tg:Relation " not in printed("turtle", "--profile", "flat") and b"tg:Relation " in printed("turtle")
    assert b"denied" in printed("gexf", "--force", "all") and b"denied" not in printed("gexf")
    book = openpyxl.load_workbook(io.BytesIO(printed("kumu", "--force", "all")))
    assert "denied" in {row[0] for row in book["Connections"].iter_rows(min_col=8, max_col=8, values_only=True)}


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["csv"], 2, "--to FOLDER"),
        (["neo4j", "--profile", "flat", "--to", "x"], 2, "neo4j has no --profile flat"),
        (["ntriples", "--force", "all"], 2, "ntriples has no --force all"),
        (["csv", "--to", "{kg}"], 2, "holds other files"),
        (["turtle", "--to", "{kg}/store/current"], 2, "belongs to the graph itself"),
        (["turtle", "--to", "{kg}/texts/../store/live/x"], 2, "belongs to the graph itself"),
        (["csv", "--to", "{kg}/texts/tables"], 2, "belongs to the graph itself"),
        (["turtle", "--to", "{kg}/store"], 2, "belongs to the graph itself"),
        (["turtle", "--to", "{kg}"], 1, "cannot be written: Is a directory"),
        (["csv", "--to", "{kg}/graph.ttl"], 2, "is a file"),
        (["turtle", "--kg", "/nowhere"], 2, "treatygraph build"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    kg: Path, arguments: list[str], status: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [argument.format(kg=kg) for argument in arguments]
    before = {path: path.stat().st_mtime_ns for path in kg.rglob("*")}
    where = [] if "--kg" in given else ["--kg", str(kg)]
    assert main(["export", *given, *where]) == status
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.count("\n") == 1 and says in printed.err
    assert {path: path.stat().st_mtime_ns for path in kg.rglob("*")} == before


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("where", ["--to", "stdout"])
def test_a_full_disk_is_status_3(kg: Path, where: str, treatygraph: Run) -> None:
    if where == "--to":
        done = treatygraph("export", "turtle", "--kg", kg, "--to", "/dev/full")
    else:
        code = "import sys; from treatygraph.cli.main import main; sys.exit(main())"
        with Path("/dev/full").open("wb") as full:
            run = [sys.executable, "-c", code, "export", "turtle", "--kg", str(kg)]
            done = subprocess.run(run, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1 and "No space left" in done.stderr


@pytest.mark.slow
def test_export_loads_neither_the_model_nor_what_draws(kg: Path) -> None:
    code = (
        "import sys\nfrom treatygraph.cli.main import main\n"
        f"main(['export', 'gexf', '--kg', {str(kg)!r}])\n"
        "sys.stderr.write(str({'spacy', 'pyvis', 'rdflib', 'networkx', 'starlette'} & set(sys.modules) or ''))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
