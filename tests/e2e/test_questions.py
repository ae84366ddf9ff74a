"""Asking the built samples: the shipped questions, one entity, and no language model where none is needed."""

from __future__ import annotations

import csv
import io
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
QUESTIONS = sorted(path.stem for path in (ROOT / "ontology" / "questions").glob("*.rq"))
Run = Callable[..., "subprocess.CompletedProcess[str]"]
HEAVY = "{'spacy', 'pyvis', 'networkx', 'treatygraph.annotate'}"


def answers(done: subprocess.CompletedProcess[str]) -> list[list[str]]:
    """The rows of a CSV answer below its heading."""
    assert done.returncode == 0, done.stderr
    return list(csv.reader(io.StringIO(done.stdout)))[1:]


def usual_names(kg: Path, treatygraph: Run, name: str) -> set[str]:
    """The preferred labels of whatever the samples call by a name."""
    query = f'SELECT ?label {{ ?x skos:prefLabel|skos:altLabel "{name}" ; skos:prefLabel ?label }}'
    return {label for (label,) in answers(treatygraph("query", query, "--format", "csv", "--kg", kg))}


@pytest.mark.parametrize(
    ("who", "what", "year"),
    [("Norway", "process to ban cluster munitions", "2007"), ("Lloyd Axworthy", "Ottawa Process", "1996")],
)
def test_who_initiated_what(seeds_kg: Path, treatygraph: Run, who: str, what: str, year: str) -> None:
    names = usual_names(seeds_kg, treatygraph, what)
    assert len(names) == 1
    found = answers(treatygraph("query", "who-initiated-what", "--format", "csv", "--kg", seeds_kg))
    rows = [row for row in found if who in row and names & set(row)]
    assert any(year in row for row in rows), found
    text = " ".join((ROOT / "seeds" / "000_7d0f8b378bab6a31.txt").read_text(encoding="utf-8").split())
    assert all(any(len(cell) > len(who + what) and " ".join(cell.split()) in text for cell in row) for row in rows)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_runs(seeds_kg: Path, treatygraph: Run, question: str) -> None:
    text = (ROOT / "ontology" / "questions" / f"{question}.rq").read_text(encoding="utf-8")
    example = next(line for line in text.splitlines() if line.startswith("# example: "))
    given = shlex.split(example.removeprefix("# example: treatygraph query "))
    done = treatygraph("query", *given, "--format", "csv", "--kg", seeds_kg)
    assert given[0] == question and done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0]


def test_show_names_links_and_quotes(seeds_kg: Path, treatygraph: Run) -> None:
    done = treatygraph("show", "norway", "--kg", seeds_kg)
    assert done.returncode == 0, done.stderr
    for word in ("Norway", "initiated", "2007", "000_7d0f8b378bab6a31"):
        assert word in done.stdout


def test_a_misspelt_name_is_met_with_a_suggestion(seeds_kg: Path, treatygraph: Run) -> None:
    done = treatygraph("show", "Norwey", "--kg", seeds_kg)
    assert done.returncode != 0
    assert "Norway" in done.stderr


@pytest.mark.parametrize("arguments", [["query", "who-initiated-what"], ["show", "Norway"]])
def test_asking_loads_no_language_model(seeds_kg: Path, arguments: list[str]) -> None:
    code = (
        "import sys\nfrom treatygraph.cli.main import main\n"
        f"status = main({[*arguments, '--kg', str(seeds_kg)]!r})\n"
        f"assert not status, status\nloaded = {HEAVY} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(loaded)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize(
    "query",
    ["DROP ALL", "INSERT DATA { <a:b> <a:c> <a:d> }", "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"],
)
def test_a_query_can_neither_change_nor_call_out(seeds_kg: Path, treatygraph: Run, query: str) -> None:
    before = (seeds_kg / "graph.ttl").read_bytes()
    done = treatygraph("query", query, "--kg", seeds_kg)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert (seeds_kg / "graph.ttl").read_bytes() == before
