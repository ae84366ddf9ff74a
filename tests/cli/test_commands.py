"""The command line over a hand-made graph: answers, formats, exit statuses, one plain sentence for each fault."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from handmade import document, notes, speech, store_of
from treatygraph.cli.main import main
from treatygraph.model import Entity, Extraction
from treatygraph.store import Store

Shell = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kg = tmp_path_factory.mktemp("commands") / "kg"
    formula = Entity("issue/odd", "Issue", '=HYPERLINK("http://e.org")')
    store_of(kg, speech(), notes(), Extraction(document("odd", "x"), (formula,), (), ()))
    return kg


@pytest.fixture
def shell(kg: Path, capfd: pytest.CaptureFixture[str]) -> Shell:
    """Call a command on the graph: status, stdout, stderr."""

    def call(*arguments: str, at: Path = kg) -> tuple[int, str, str]:
        try:
            status = main([*arguments, "--kg", str(at)])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capfd.readouterr()
        return status, out, err

    return call


def test_a_question_is_answered_as_a_table(shell: Shell) -> None:
    status, out, err = shell("query", "who-initiated-what", "--actor", "chile")
    assert (status, err) == (0, "")
    assert out.splitlines()[0].split()[:2] == ["who", "what"]
    assert "Chile launched the Valparaíso Process in 2005" in out


def test_a_parameter_may_be_written_with_an_equals_sign(shell: Shell) -> None:
    assert "Fiji" in shell("query", "partners-of", "--actor=Chile")[1]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["query", "who-initiated"], 2, "did you mean who-initiated-what"),
        (["query", "who-initiated-what", "--actor", "Chle"], 2, "did you mean 'Chile'"),
        (["query", "who-initiated-what", "--who", "Chile"], 2, "it takes: actor, started"),
        (["query", "who-initiated-what", "--actor"], 2, "--name value"),
        (["query", "who-initiated-what", "Chile", "Peru", "Fiji"], 2, "'Fiji' is one value too many"),
        (["query", "SELECT * {}", "Chile"], 2, "takes as parameters none"),
        (["query", "ASK {}", "--format", "xlsx", "--sideways"], 2, "--name value"),
        (["query"], 2, "--list"),
        (["query", "missing.rq"], 2, "There is no file missing.rq"),
        (["query", "SELECT nonsense"], 2, "not a SPARQL"),
        (["query", "DROP ALL"], 2, "not a SPARQL"),
        (["query", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], 2, "never leave this machine"),
        (["query", "CONSTRUCT WHERE { ?s tg:led ?o }", "--format", "csv"], 2, "--format turtle"),
        (["query", "SELECT * { ?s tg:led ?o }", "--format", "turtle"], 2, "rows, not triples"),
        (["query", "ASK {}", "--timeout", "0"], 2, "above 0"),
        (["show", "Chle"], 2, "did you mean 'Chile'"),
        (["show", "Zzyzx"], 2, "No document here names 'Zzyzx'."),
        (["remove", "speach"], 2, "did you mean speech"),
        (["export", "word"], 2, "invalid choice"),
        (["documents", "--sideways"], 2, "unrecognized arguments: --sideways"),
        (["evaluate", "nowhere.json"], 2, "nowhere.json"),
    ],
)
def test_faults_are_one_plain_sentence(shell: Shell, arguments: list[str], status: int, says: str) -> None:
    found, out, err = shell(*arguments)
    assert (found, out) == (status, "")
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", [["query", "timeline"], ["show", "Chile"], ["documents"], ["export", "turtle"], ["view"]])
def test_a_folder_without_a_graph(shell: Shell, tmp_path: Path, command: list[str]) -> None:
    status, out, err = shell(*command, at=tmp_path)
    assert (status, out) == (2, "")
    assert "treatygraph build" in err
    assert list(tmp_path.iterdir()) == []


def test_a_locked_store_says_so(shell: Shell, kg: Path) -> None:
    with Store(kg):
        status, _, err = shell("remove", "speech")
    assert status == 3
    assert err.strip().endswith("wait until that one ends.") and str(kg) in err


def test_csv_opens_in_a_spreadsheet_without_running(shell: Shell) -> None:
    status, out, _ = shell("query", "SELECT ?l ?n { issue:odd skos:prefLabel ?l BIND(-5 AS ?n) }", "--format", "csv")
    assert status == 0
    assert list(csv.reader(io.StringIO(out))) == [["l", "n"], ["'=HYPERLINK(\"http://e.org\")", "-5"]]


def test_tabs_keep_formulas_from_spreadsheets_but_not_from_readers(shell: Shell) -> None:
    out = shell("query", "SELECT ?l { issue:odd skos:prefLabel ?l }", "--format", "tsv")[1]
    assert out.splitlines()[1].startswith('"\\u003DHYPERLINK')


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "html", "xlsx"])
def test_positions_are_a_matrix_in_every_form_for_people(shell: Shell, tmp_path: Path, form: str) -> None:
    path = tmp_path / "matrix"
    status, out, err = shell("query", "positions", "--format", form, "--to", str(path))
    assert (status, out) == (0, "")
    assert ("silence" in err) is (form == "table")
    data = path.read_bytes()
    if form == "xlsx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml")
    for word in (b"Fiji", b"Ana Prell", b"Seabed", b"calls for", "·".encode() if form == "table" else b"silent"):
        assert word in data, word
    assert (b"Fiji called on all states" in data) is (form in ("html", "xlsx"))


def test_one_issue_is_answered_with_its_sentences(shell: Shell) -> None:
    out = shell("query", "positions", "--issue", "Seabed Treaty")[1]
    assert "Fiji called on all states to join" in out and "We plan to ratify" in out
    assert shell("query", "agree", "Fiji", "Ana Prell")[1].splitlines()[2].split()[:3] == ["Seabed", "Treaty", "agree"]


def test_json_and_tsv_are_what_sparql_clients_read(shell: Shell) -> None:
    query = "SELECT ?l ?n ?x { issue:odd skos:prefLabel ?l . BIND(1 AS ?n) OPTIONAL { issue:odd tg:led ?x } }"
    for form, kind in (("json", ox.QueryResultsFormat.JSON), ("tsv", ox.QueryResultsFormat.TSV)):
        out = shell("query", query, "--format", form)[1]
        found = ox.parse_query_results(out, format=kind)
        assert isinstance(found, ox.QuerySolutions)
        assert [list(row) for row in found] == [[ox.Literal('=HYPERLINK("http://e.org")'), ox.Literal(1), None]]


def test_construct_gives_turtle_and_ask_a_word(shell: Shell) -> None:
    out = shell("query", "CONSTRUCT WHERE { ?s tg:initiated ?o }")[1]
    assert "state:chile tg:initiated process:valparaiso-process ." in out
    assert shell("query", "ASK { state:chile tg:initiated ?x }")[1] == "yes\n"
    assert json.loads(shell("query", "ASK { state:peru tg:initiated ?x }", "--format", "json")[1])["boolean"] is False


def test_a_file_of_the_users_own(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("# Who leads?\n# param who: name of a leader\nSELECT ?l ?who { ?who tg:led/skos:prefLabel ?l }")
    assert "Lima Conference" in shell("query", str(path), "--who", "Chile")[1]


def test_questions_are_listed_and_explained(shell: Shell) -> None:
    assert "who-initiated-what" in shell("query", "--list")[1]
    out = shell("query", "timeline", "--explain")[1]
    assert "--about  name of anything" in out and "SELECT" in out and "for example: treatygraph query timeline" in out


def test_a_runaway_query_is_stopped(kg: Path) -> None:
    code = "import sys; from treatygraph.cli.main import main; sys.exit(main())"
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    command = [sys.executable, "-c", code, "query", query, "--timeout", "0.5", "--kg", str(kg)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, done.stdout) == (3, "")
    assert "longer than 0.5 s" in done.stderr


def test_show_prints_both_ways_with_quotes(shell: Shell) -> None:
    status, out, _ = shell("show", "Seabed", "Treaty")
    assert status == 0
    assert out.startswith("Seabed Treaty (treaty)\n  also known as: TSM; Treaty on Seabed Mining\n")
    for line in ("← ratified", "  Ana Prell · until 2012 · planned · 0.8", "      “Peru has not signed the treaty”"):
        assert line in out.splitlines()
    assert "      (speech, Ana Prell)" in out.splitlines()


def test_documents_are_listed(shell: Shell) -> None:
    assert ["speech", "2010-05-04", "Ana", "Prell", "Speech", "on", "the", "seabed", "8", "2"] in [
        line.split() for line in shell("documents")[1].splitlines()
    ]


def test_export_goes_to_stdout_or_a_file(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    assert shell("export", "ntriples", "--to", str(path))[:2] == (0, "")
    assert shell("export", "ntriples")[1] == path.read_text(encoding="utf-8")


def test_the_page_is_written(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert shell("view", "--to", str(path))[:2] == (0, f"{path}\n")
    assert "Valparaíso" in path.read_text(encoding="utf-8")


def test_removing_is_all_or_nothing(tmp_path: Path, shell: Shell) -> None:
    own = tmp_path / "kg"
    store_of(own, speech(), notes())
    before = (own / "graph.ttl").read_bytes()
    assert shell("remove", "speech", "unknown", at=own)[0] == 2
    assert (own / "graph.ttl").read_bytes() == before
    assert shell("remove", "speech", at=own)[0] == 0
    assert "speech" not in shell("documents", at=own)[1]
    assert not (own / "texts" / "speech.txt").exists() and (own / "texts" / "notes--lima.txt").exists()
    store_of(tmp_path / "other", notes())
    assert (own / "graph.ttl").read_bytes() == (tmp_path / "other" / "graph.ttl").read_bytes()


@pytest.mark.parametrize("arguments", [["query", "timeline"], ["show", "Chile"], ["documents"], ["export", "turtle"]])
def test_asking_loads_neither_model_nor_page(kg: Path, arguments: list[str]) -> None:
    code = (
        "import sys\nfrom treatygraph.cli.main import main\n"
        f"assert main({[*arguments, '--kg', str(kg)]!r}) == 0\n"
        "sys.exit(' '.join({'spacy', 'thinc', 'pyvis', 'networkx', 'rdflib', 'jinja2'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_closed_pipe_is_no_fault(kg: Path) -> None:
    code = "import sys; from treatygraph.cli.main import main; sys.exit(main())"
    command = f'"{sys.executable}" -c "{code}" export turtle --kg "{kg}" | head -1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("@prefix")
