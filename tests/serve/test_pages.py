"""The pages for people and the resources under their own addresses: what they show, and that texts stay texts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from html import unescape
from urllib.parse import quote

import httpx
import pytest
import rdflib

from handmade import BASE, CHILE, PROCESS, SPEECH, TREATY
from serving import FORMULA, HOSTILE, ODD
from treatygraph.knowledge.folder import folders
from treatygraph.namespaces import RDF, TG
from treatygraph.serve.links import Links
from treatygraph.store import load_questions

Ask = Callable[..., httpx.Response]
HTML = "text/html"
LINK = re.compile(r'href="(/[^"]*)"')


@pytest.mark.slow
def test_the_start_names_the_documents_and_the_ways_in(ask: Ask) -> None:
    text = ask("", accept=HTML).text
    assert "3 documents" in text and "Speech on the seabed" in text
    assert {"/view", "/questions", "/sparql", "/ontology", "/id/document/speech"} <= set(LINK.findall(text))


@pytest.mark.slow
def test_every_link_on_every_kind_of_page_leads_somewhere(ask: Ask) -> None:
    pages = ["", "questions", "questions/timeline", "sparql", f"id/{CHILE}", "id/document/speech", "ontology"]
    links = {unescape(link).split("#")[0] for page in pages for link in LINK.findall(ask(page, accept=HTML).text)}
    assert len(links) > 40
    broken = [link for link in sorted(links) if ask(link, accept=HTML).status_code not in (200, 303)]
    assert broken == []


@pytest.mark.slow
def test_a_question_is_a_form_whose_answer_stands_below(ask: Ask) -> None:
    text = ask("questions/who-initiated-what", accept=HTML, actor="chile").text
    assert 'name="actor" value="chile"' in text and '<option value="Chile">' in text
    assert "Chile launched the Valparaíso Process in 2005" in text
    assert 'href="/id/document/speech"' in text


@pytest.mark.slow
def test_every_shipped_question_can_be_changed_and_asked_in_sparql(ask: Ask) -> None:
    ready = [unescape(link) for link in LINK.findall(ask("sparql", accept=HTML).text) if link.startswith("/sparql?query=")]
    assert len(ready) == len(load_questions(folders([])))
    for link in ready:
        page = ask(link, accept=HTML)
        assert page.status_code == 200 and ("<table>" in page.text or "0 rows" in page.text)
    assert "/sparql?query=" in ask("questions/who-initiated-what", accept=HTML).text


@pytest.mark.slow
def test_an_answer_can_be_taken_along(ask: Ask) -> None:
    response = ask("questions/who-initiated-what", actor="Chile", format="sheet")
    assert 'filename="who-initiated-what.csv"' in response.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["who", "what"] and rows[1][0] == "Chile"
    assert ask("questions/who-initiated-what", format="json").json()["results"]["bindings"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "given", "status", "says"),
    [
        ("questions/who-initiated", {}, 404, "did you mean who-initiated-what"),
        ("questions/who-initiated-what", {"actor": "Chle"}, 400, "did you mean 'Chile'"),
        ("questions/..%2f..%2fsecret", {}, 404, ""),
        ("find", {"name": "Chle"}, 400, "did you mean 'Chile'"),
        ("find", {}, 400, ""),
        ("sparql", {"query": "SELECT nonsense"}, 400, "not a SPARQL"),
        ("id/state/atlantis", {}, 404, "knows nothing of"),
        ("id/", {}, 404, "no resource"),
        ("elsewhere", {}, 404, ""),
    ],
)
def test_faults_are_a_sentence_on_a_page(ask: Ask, path: str, given: dict[str, str], status: int, says: str) -> None:
    response = ask(path, accept=HTML, **given)
    assert (response.status_code, says in unescape(response.text)) == (status, True)
    assert 'role="alert"' in response.text


@pytest.mark.slow
def test_a_name_leads_to_its_page(ask: Ask) -> None:
    response = ask("find", name="TSM")
    assert (response.status_code, response.headers["location"]) == (303, f"/id/{TREATY}")


@pytest.mark.slow
def test_the_view_is_the_page_that_was_built(ask: Ask) -> None:
    assert "The picture" in ask("view").text


@pytest.mark.slow
def test_an_entity_shows_its_relations_with_quotes_and_force(ask: Ask) -> None:
    text = unescape(ask(f"id/{TREATY}", accept=HTML).text)
    assert "Peru has not signed the treaty" in text
    assert '<span class="force denied">denied</span>' in text and '<span class="force alleged">alleged</span>' in text
    assert f'href="/id/{PROCESS}"' in text


@pytest.mark.slow
def test_a_document_shows_its_text_and_every_passage_has_its_place_in_it(ask: Ask) -> None:
    text = ask("id/document/speech", accept=HTML).text
    start = SPEECH.index("Peru has not signed")
    before, after = text.split(f'id="char={start},{start + len("Peru has not signed the treaty")}"></a>')
    assert unescape(re.sub("<[^>]*>", "", after)).startswith("Peru has not signed the treaty. We plan")
    assert "Seabed Treaty. " in before


@pytest.mark.slow
@pytest.mark.parametrize("local", [CHILE, "document/speech", "graph/entities"])
def test_every_kind_of_resource_is_a_page_and_a_graph(ask: Ask, local: str) -> None:
    assert ask(f"id/{local}", accept=HTML).status_code == 200
    graphs = [
        rdflib.Graph().parse(data=ask(f"id/{local}", accept=accept).content, format=parser)
        for accept, parser in (("text/turtle", "turtle"), ("application/ld+json", "json-ld"), ("application/rdf+xml", "xml"))
    ]
    assert len(graphs[0]) > 3 and set(graphs[0]) == set(graphs[1]) == set(graphs[2])


@pytest.mark.slow
def test_the_turtle_of_a_document_has_its_passages(ask: Ask) -> None:
    graph = rdflib.Graph().parse(data=ask("id/document/speech", format="turtle").text, format="turtle")
    passages = list(graph.subjects(rdflib.URIRef(RDF + "type"), rdflib.URIRef(TG + "Passage")))
    assert passages and all(str(p).startswith(BASE + "document/speech#char=") for p in passages)


@pytest.mark.slow
def test_a_percent_in_an_address_is_the_iri_s_own(ask: Ask) -> None:
    local = "document/" + quote(ODD, safe="")
    assert ODD in unescape(ask(f"id/{local}", accept=HTML).text)
    assert f"<{BASE}{local}>" in ask(f"id/{local}", accept="application/n-triples").text


@pytest.mark.slow
def test_the_ontology_explains_its_words(ask: Ask) -> None:
    assert 'id="initiated"' in ask("ontology", accept=HTML).text
    graph = rdflib.Graph().parse(data=ask("ontology", accept="text/turtle").text, format="turtle")
    assert (rdflib.URIRef(TG + "initiated"), rdflib.RDFS.label, rdflib.Literal("initiated")) in graph


@pytest.mark.slow
def test_texts_are_never_markup(ask: Ask) -> None:
    query = "SELECT ?l { issue:hostile skos:prefLabel ?l }"
    pages = ["id/issue/hostile", "id/document/" + quote(ODD, safe=""), "questions/who-initiated-what"]
    texts = [ask(page, accept=HTML).text for page in pages] + [ask("sparql", accept=HTML, query=query).text]
    assert all(HOSTILE in unescape(text) for text in texts)
    assert all("<script" not in text and '" onfocus="' not in text for text in texts)
    echoed = ask("questions/who-initiated-what", accept=HTML, actor=HOSTILE).text
    assert "<script" not in echoed and '" onfocus="' not in echoed


@pytest.mark.slow
def test_a_table_for_a_spreadsheet_runs_nothing_and_the_exact_one_changes_nothing(ask: Ask) -> None:
    query = "SELECT ?l { issue:formula skos:prefLabel ?l }"
    sheet = ask("sparql", query=query, format="sheet").content.decode("utf-8-sig")
    assert [row for (row,) in csv.reader(io.StringIO(sheet))] == ["l", "'" + FORMULA]
    exact = ask("sparql", query=query, accept="text/csv").text
    assert [row for (row,) in csv.reader(io.StringIO(exact))] == ["l", FORMULA]


ESCAPES = [
    "id/../../../../etc/hostname",
    "id/..%2f..%2f..%2fetc%2fhostname",
    "assets/../workers.py",
    "assets/%2e%2e/workers.py",
    "id/document/%2e%2e%2f%2e%2e%2fstore%2fcurrent",
    "id/state/x>%20?p",
    "id/x%3E%20%7B%7D",
    'id/x"',
    "view/../store/current",
]


@pytest.mark.slow
@pytest.mark.parametrize("path", ESCAPES)
def test_no_address_leads_out_of_the_graph(ask: Ask, path: str) -> None:
    assert ask(path).status_code == 404


def test_addresses_on_this_server() -> None:
    links = Links("https://example.org/our/")
    assert links.href("https://example.org/our/state/chile") == "/id/state/chile"
    assert links.href(TG + "led") == "/ontology#led"
    assert links.href("http://www.wikidata.org/entity/Q298") == "http://www.wikidata.org/entity/Q298"
    assert links.href("javascript:alert(1)") == links.href("urn:x") == ""
    assert links.document("a b/ü").href == "/id/document/a%20b%2F%C3%BC"
