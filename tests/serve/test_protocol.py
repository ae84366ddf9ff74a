"""The query operation of the SPARQL 1.1 Protocol, case by case, over HTTP."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from xml.etree import ElementTree

import httpx
import pytest
import rdflib

from handmade import BASE, CHILE, FIJI, PROCESS
from treatygraph.namespaces import TG

pytestmark = pytest.mark.slow
Ask = Callable[..., httpx.Response]

SELECT = "SELECT ?who { ?who tg:initiated ?what }"
CONSTRUCT = "CONSTRUCT { ?who tg:initiated ?what } { ?who tg:initiated ?what }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
IN_GRAPHS = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
SPEECH, NOTES = BASE + "document/speech", BASE + "document/notes--lima"
PLAIN, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")


def number(response: httpx.Response) -> int:
    """The one number of a JSON answer."""
    assert response.status_code == 200, response.text
    (row,) = response.json()["results"]["bindings"]
    return int(row["n"]["value"])


def subjects(response: httpx.Response) -> list[str]:
    """The values of ?who in a JSON answer."""
    assert response.status_code == 200, response.text
    return [row["who"]["value"] for row in response.json()["results"]["bindings"]]


def test_a_query_comes_by_get_by_form_or_as_it_is(ask: Ask) -> None:
    answers = [
        ask("sparql", query=SELECT),
        ask("sparql", method="POST", data={"query": SELECT}),
        ask("sparql", method="POST", content=SELECT.encode(), headers={"Content-Type": PLAIN}),
        ask("sparql", method="POST", content=SELECT.encode(), headers={"Content-Type": f"{PLAIN}; charset=UTF-8"}),
    ]
    assert [subjects(answer) for answer in answers] == [[BASE + CHILE]] * 4
    assert {answer.headers["content-type"] for answer in answers} == {"application/sparql-results+json"}


def test_text_beyond_ascii_arrives(ask: Ask) -> None:
    query = 'ASK { ?x skos:prefLabel "Valparaíso Process" }'
    assert ask("sparql", query=query).json()["boolean"] is True
    assert ask("sparql", method="POST", data={"query": query}).json()["boolean"] is True


def test_head_gives_what_get_would_without_it(ask: Ask) -> None:
    response = ask("sparql", method="HEAD", query=SELECT)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-type"] == "application/sparql-results+json"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("application/*;q=0.1, text/csv", "text/csv; charset=utf-8"),
        ("image/png, */*;q=0.1", "application/sparql-results+json"),
        ("text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
        ("text/html, */*;q=0.8", "text/html; charset=utf-8"),
    ],
)
def test_rows_come_in_the_form_that_is_liked_best(ask: Ask, accept: str, media: str) -> None:
    response = ask("sparql", query=SELECT, accept=accept)
    assert (response.status_code, response.headers["content-type"]) == (200, media)
    assert "Accept" in response.headers["vary"]
    assert "state/chile" in response.text or "state:chile" in response.text


def test_each_form_of_rows_says_the_same(ask: Ask) -> None:
    query = "SELECT ?who ?name ?none { ?who tg:initiated ?what ; skos:prefLabel ?name }"
    texts = {form: ask("sparql", query=query, format=form).text for form in ("json", "xml", "csv", "tsv")}
    (row,) = json.loads(texts["json"])["results"]["bindings"]
    assert row == {"who": {"type": "uri", "value": BASE + CHILE}, "name": {"type": "literal", "value": "Chile"}}
    found = ElementTree.fromstring(texts["xml"])
    assert [part.text for part in found.iter() if part.text and part.text.strip()] == [BASE + CHILE, "Chile"]
    assert list(csv.reader(io.StringIO(texts["csv"]))) == [["who", "name", "none"], [BASE + CHILE, "Chile", ""]]
    assert texts["tsv"].splitlines() == ["?who\t?name\t?none", f'<{BASE}{CHILE}>\t"Chile"\t']


@pytest.mark.parametrize(
    ("accept", "media", "parser"),
    [
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
        ("text/turtle", "text/turtle; charset=utf-8", "turtle"),
        ("application/n-triples", "application/n-triples; charset=utf-8", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_triples_come_in_the_form_that_is_asked_for(ask: Ask, accept: str, media: str, parser: str) -> None:
    response = ask("sparql", query=CONSTRUCT, accept=accept)
    assert (response.status_code, response.headers["content-type"]) == (200, media)
    triple = (rdflib.URIRef(BASE + CHILE), rdflib.URIRef(TG + "initiated"), rdflib.URIRef(BASE + PROCESS))
    assert set(rdflib.Graph().parse(data=response.content, format=parser)) == {triple}


def test_describe_gives_triples(ask: Ask) -> None:
    response = ask("sparql", query="DESCRIBE state:chile", accept="application/n-triples")
    assert f"<{BASE}{CHILE}>" in response.text


def test_ask_answers_yes_or_no(ask: Ask) -> None:
    assert ask("sparql", query="ASK { ?s tg:initiated ?o }").json()["boolean"] is True
    xml = ask("sparql", query="ASK { ?s tg:nothing ?o }", accept="application/sparql-results+xml").text
    assert "<boolean>false</boolean>" in xml


def test_no_acceptable_form_is_said(ask: Ask) -> None:
    assert ask("sparql", query=SELECT, accept="image/png").status_code == 406
    rows_as_triples = ask("sparql", query=SELECT, accept="text/turtle")
    assert rows_as_triples.status_code == 406 and "text/csv" in rows_as_triples.text
    assert ask("sparql", query=CONSTRUCT, accept="text/csv").status_code == 406
    assert ask("sparql", accept="image/png").status_code == 406


def test_the_request_may_say_which_graphs_a_query_sees(ask: Ask) -> None:
    whole = number(ask("sparql", query=COUNT))
    speech = number(ask("sparql", query=COUNT, **{"default-graph-uri": SPEECH}))
    notes = number(ask("sparql", query=COUNT, **{"default-graph-uri": NOTES}))
    both = number(ask("sparql", method="POST", data={"query": COUNT, "default-graph-uri": [SPEECH, NOTES]}))
    assert 0 < speech < both < speech + notes < whole
    body = {"content": COUNT.encode(), "headers": {"Content-Type": PLAIN}}
    assert number(ask("sparql", method="POST", **body, **{"default-graph-uri": SPEECH})) == speech


def test_named_graphs_are_those_of_the_request_and_the_default_graph_is_then_empty(ask: Ask) -> None:
    speech = number(ask("sparql", query=COUNT, **{"default-graph-uri": SPEECH}))
    named = {"named-graph-uri": SPEECH}
    assert number(ask("sparql", query=IN_GRAPHS, **named)) == speech
    assert number(ask("sparql", query=COUNT, **named)) == 0
    assert number(ask("sparql", query=IN_GRAPHS, **{"named-graph-uri": [SPEECH, NOTES], "default-graph-uri": TG})) > speech
    assert number(ask("sparql", query=IN_GRAPHS, **{"default-graph-uri": SPEECH})) == 0


def test_the_graphs_of_the_request_go_before_those_of_the_query(ask: Ask) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{NOTES}> {{ ?s ?p ?o }}"
    speech = number(ask("sparql", query=COUNT, **{"default-graph-uri": SPEECH}))
    assert number(ask("sparql", query=query, **{"default-graph-uri": SPEECH})) == speech != number(
        ask("sparql", query=query)
    )


def test_from_reads_no_file_and_no_address(ask: Ask) -> None:
    for place in ("file:///etc/hostname", "http://127.0.0.1:1/"):
        assert number(ask("sparql", query=f"SELECT (COUNT(*) AS ?n) FROM <{place}> {{ ?s ?p ?o }}")) == 0


WRONG = [
    ({"method": "GET", "query": "SELECT nonsense"}, 400, "not a SPARQL"),
    ({"method": "GET", "query": ""}, 400, "not a SPARQL"),
    ({"method": "GET", "query": [SELECT, SELECT]}, 400, "exactly one query"),
    ({"method": "GET", "query": "DROP ALL"}, 400, "not a SPARQL"),
    ({"method": "GET", "query": "LOAD <file:///etc/hostname>"}, 400, "not a SPARQL"),
    ({"method": "GET", "query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, 400, "never leave this machine"),
    ({"method": "GET", "query": SELECT, "default-graph-uri": "no iri"}, 400, "absolute IRI"),
    ({"method": "GET", "update": "DROP ALL"}, 403, "only reads"),
    ({"method": "POST", "data": {"update": "DROP ALL"}}, 403, "only reads"),
    ({"method": "POST", "content": b"DROP ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403, "only reads"),
    ({"method": "POST", "data": {"other": "x"}}, 400, "exactly one query"),
    ({"method": "POST", "data": {"query": [SELECT, SELECT]}}, 400, "exactly one query"),
    ({"method": "POST", "content": b"ASK {}", "headers": {"Content-Type": PLAIN}, "query": "ASK {}"}, 400, "exactly one"),
    ({"method": "POST", "content": b"ASK {}", "headers": {"Content-Type": "text/plain"}}, 415, PLAIN),
    ({"method": "POST", "content": b"ASK {}"}, 415, PLAIN),
    ({"method": "POST", "content": b"ASK {}", "headers": {"Content-Type": f"{PLAIN}; charset=utf-16"}}, 415, "UTF-8"),
    ({"method": "POST", "content": b"ASK { ?s ?p '\xff' }", "headers": {"Content-Type": PLAIN}}, 400, "UTF-8"),
    ({"method": "POST", "content": b"query=%FF", "headers": {"Content-Type": FORM}}, 400, "UTF-8"),
    ({"method": "POST", "content": b"#" * 1_100_000, "headers": {"Content-Type": PLAIN}}, 413, "at the most"),
    ({"method": "PUT", "query": SELECT}, 405, ""),
    ({"method": "DELETE", "query": SELECT}, 405, ""),
]


@pytest.mark.parametrize(("request_", "status", "says"), WRONG, ids=[f"{i}-{says}" for i, (_, _, says) in enumerate(WRONG)])
def test_what_is_no_query_is_refused_in_one_sentence(ask: Ask, request_: dict[str, object], status: int, says: str) -> None:
    response = ask("sparql", **request_)
    assert (response.status_code, says in response.text) == (status, True), response.text
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("accept", "parser"), [("*/*", "turtle"), ("application/ld+json", "json-ld"), ("application/rdf+xml", "xml")]
)
def test_without_a_query_the_service_describes_itself(ask: Ask, server: str, accept: str, parser: str) -> None:
    response = ask("sparql", accept=accept)
    graph = rdflib.Graph().parse(data=response.content, format=parser)
    (service,) = graph.subjects(rdflib.RDF.type, SD.Service)
    assert graph.value(service, SD.endpoint) == rdflib.URIRef(server + "sparql")
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    named = {str(name) for name in graph.objects(None, SD.name)}
    assert {SPEECH, NOTES, BASE + "graph/entities", BASE + "graph/derived", TG} <= named
    assert str(FIJI) not in named
