"""SPARQL inside the page: the same answers as anywhere else, from a file on the disk, and nothing that leaves it."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from view_sample import NASTY, Open, hostile_data

from handmade import notes, speech, store_of
from store.test_guard import ALLOWED, REFUSED
from treatygraph import view
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.run.pages import Wanted
from treatygraph.run.pages import page as page_of
from treatygraph.store import Rows, Snapshot, ask, load_questions
from treatygraph.view.ask import ENGINE, as_plain_script

FOLDERS = [shipped_folder()]
QUESTIONS = load_questions(FOLDERS)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?d && ?d != ?g && ?a != ?g) }"
slow = pytest.mark.slow


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    kg = tmp_path_factory.mktemp("ask") / "kg"
    store_of(kg, speech(), notes())
    return Snapshot(kg)


@pytest.fixture(scope="module")
def asking(snapshot: Snapshot) -> str:
    return page_of(snapshot, Wanted(ask=FOLDERS))


@pytest.fixture
def page(visit: Open, asking: str) -> Page:
    opened: Page = visit(asking, at="#tab=ask", fresh=True)
    return opened


def answer(page: Page, query: str | None = None) -> str:
    """Ask, wait for what comes, and give its words."""
    if query is not None:
        page.fill("#ask-query", query)
    page.evaluate("document.getElementById('ask-answer').replaceChildren()")
    page.click("#ask-run")
    page.wait_for_selector("#ask-answer > *", timeout=60_000)
    return page.inner_text("#ask-answer")


def cells(page: Page) -> list[list[str]]:
    rows: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('#ask-answer tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return rows


def test_the_engine_is_the_one_that_its_origin_names() -> None:
    origin = json.loads((ENGINE / "ORIGIN.json").read_text(encoding="utf-8"))
    files = {
        "web.js": (ENGINE / "web.js").read_bytes(),
        "web_bg.wasm": gzip.decompress((ENGINE / "web_bg.wasm.gz").read_bytes()),
    }
    assert {name: hashlib.sha256(data).hexdigest() for name, data in files.items()} == origin["sha256"]
    assert "Permission is hereby granted" in (ENGINE / "LICENSE-MIT").read_text(encoding="utf-8")


def test_the_engine_s_module_becomes_a_plain_script() -> None:
    script = as_plain_script((ENGINE / "web.js").read_text(encoding="utf-8"))
    assert re.findall(r"^\s*(?:export|import)\b|import\.meta", script, re.MULTILINE) == []
    assert "class Store {" in script
    assert "function initSync(" in script


def test_only_a_page_that_answers_may_work_with_webassembly(asking: str, snapshot: Snapshot) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', asking)
    assert policy.replace("&#39;", "'").count("'wasm-unsafe-eval'") == policy.count("unsafe") == 1
    assert "worker-src blob:" in policy
    assert '<script id="ask-engine"' in asking
    assert '<script id="ask-engine"' not in page_of(snapshot)


@slow
def test_every_shipped_question_answers_as_the_command_line_does(page: Page, snapshot: Snapshot) -> None:
    for name, question in ((n, q) for n, q in QUESTIONS.items() if not q.needs_one):
        page.select_option("#ask-question", name)
        answer(page)
        found = ask(snapshot, question, {})
        assert isinstance(found, Rows)
        assert cells(page) == [["" if cell is None else cell.value for cell in row] for row in found.cells[:100]], name


@slow
def test_a_parameter_takes_any_name_and_says_which_it_does_not_know(page: Page) -> None:
    page.select_option("#ask-question", "who-initiated-what")
    page.fill("#ask-for-actor", "CHILE")
    assert "Valparaíso" in answer(page)
    page.fill("#ask-for-actor", "Fiji")
    assert answer(page) == "Nothing in these texts answers it."
    page.fill("#ask-for-actor", "Chille")
    assert answer(page) == "No document here names “Chille”; did you mean “Chile”?"
    page.fill("#ask-for-actor", 'x" . } SERVICE')
    assert answer(page) == 'No document here names “x" . } SERVICE”.'


@slow
def test_a_text_parameter_stays_a_text(page: Page) -> None:
    page.select_option("#ask-question", "most-cited")
    page.fill("#ask-for-kind", "state")
    answer(page)
    assert {row[1] for row in cells(page)} == {"state"}
    page.fill("#ask-for-kind", '"} # \\')
    assert answer(page) == "Nothing in these texts answers it."


@slow
def test_a_query_of_one_s_own_gives_rows_that_lead_into_the_page(page: Page) -> None:
    answer(page, "SELECT ?who ?missing { ?who a tg:State ; tg:initiated ?what }")
    assert cells(page) == [["Chile", ""]]
    page.click("#ask-answer tbody a")
    expect(page.locator("#details h2")).to_have_text("Chile")
    words = "SELECT ?sentence ?document { ?r rdf:predicate tg:led ; tg:evidence ?e . ?e oa:exact ?sentence ;"
    answer(page, f"{words} dcterms:isPartOf/dcterms:identifier ?document }}")
    page.click("#ask-answer tbody a")
    expect(page.locator("#text .said", has_text="Chile chaired").first).to_be_in_viewport()


@slow
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ASK { state:chile a tg:State }", "Yes."),
        ("ASK { state:chile a tg:Treaty }", "No."),
        ("CONSTRUCT { ?s tg:x ?o } { ?s tg:led ?o }", "Chile\ttg:x\tLima Conference"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH document:speech { ?s a tg:Document } }", "1"),
        ("SELECT ?a { ?a foo:b ?c }", "line 1, column 21: Prefix not found."),
        ("SELECT ?a\n{ ?a tg:b }", "line 2, column 11"),
        ("", "The query is not a SPARQL SELECT, ASK, CONSTRUCT or DESCRIBE: line 1, column 1"),
        ("DELETE WHERE { ?s ?p ?o }", "The query is not a SPARQL SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a ?b ?c }", "The SELECT contains a variable that is unbound."),
        ("SELECT ?a { ?a a tg:State } ORDER BY ?a LIMIT 1 # the first", "Chile"),
        ("SELECT ?a { ?a a ?b } VALUES ?b { tg:Treaty }", "Seabed Treaty"),
    ],
)
def test_any_query_is_answered_or_its_fault_named_in_one_sentence(page: Page, query: str, words: str) -> None:
    found = answer(page, query)
    assert words in found
    assert page.locator("#ask-answer .note").count() <= 1


@slow
def test_service_is_refused_however_it_is_written_and_the_word_alone_is_not(page: Page) -> None:
    for query in REFUSED:
        assert "refused: queries never leave this page" in answer(page, query), query
    for query in ALLOWED:
        assert "is refused" not in answer(page, query), query


@slow
def test_rows_are_limited_and_say_so(page: Page) -> None:
    answer(page, "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }")
    assert page.inner_text("#ask-status").startswith("The first 5,000 rows; narrow the question to see others")
    assert len(cells(page)) == 100


@slow
def test_an_endless_query_can_be_stopped_and_the_next_one_is_answered(page: Page) -> None:
    page.fill("#ask-query", ENDLESS)
    page.click("#ask-run")
    expect(page.locator("#ask-status")).to_have_text("Asking …", timeout=60_000)
    page.click("#ask-stop")
    assert page.inner_text("#ask-status") == "Stopped."
    assert answer(page, "ASK { ?a a tg:State }") == "Yes."
    assert not page.locator("#ask-stop").is_visible()


@slow
def test_rows_can_be_taken_away_and_no_spreadsheet_runs_them(page: Page, tmp_path: Path) -> None:
    answer(page, 'SELECT ?a ?b { VALUES (?a ?b) { ("=1+1" 2) ("+x, \\"y\\"" "a\\nb") } }')
    with page.expect_download() as waiting:
        page.click("#ask-csv")
    waiting.value.save_as(tmp_path / "answer.csv")
    text = (tmp_path / "answer.csv").read_text(encoding="utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], ["'=1+1", "2"], ['\'+x, "y"', "a\nb"]]


@slow
def test_hostile_answers_and_questions_stay_texts(visit: Open) -> None:
    quoted = json.dumps(NASTY, ensure_ascii=True)
    graph = f"<urn:g> {{ <urn:s> <urn:p> {quoted} . }}".encode()
    question = view.ReadyQuestion(NASTY, NASTY, f"# {NASTY}\nSELECT ?s ?p ?o {{ ?s ?p ?o }}", (("o", f"text {NASTY}"),))
    asked = view.Ask(
        graph, {"tg": "https://w3id.org/treatygraph/ontology#"}, "https://w3id.org/treatygraph/id/", (question,)
    )
    page = visit(view.render(hostile_data(), title=NASTY, ask=asked), at="#tab=ask")
    page.select_option("#ask-question", index=1)
    answer(page)
    assert cells(page) == [["urn:s", "urn:p", NASTY]]
    assert page.evaluate("globalThis.broken") is None


@slow
def test_a_phone_shows_it_without_sideways_scrolling(visit: Open, asking: str) -> None:
    page = visit(asking, width=360, height=740, at="#tab=ask")
    page.select_option("#ask-question", "timeline")
    answer(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
