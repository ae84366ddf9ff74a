"""Every form of file, read back by another tool than the one that wrote it where there is one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from handmade import BASE, CHILE, FIJI, PROCESS, document, notes, speech, store_of
from treatygraph.errors import TreatygraphError
from treatygraph.export import FORMATS, export, written_aside
from treatygraph.export.network import network
from treatygraph.export.turtle import Names, dumps
from treatygraph.model import Entity, Extraction
from treatygraph.namespaces import TG, XSD, prefixes
from treatygraph.store import Snapshot

QUADS = {"trig", "nquads"}
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld", "rdfxml": "xml"}
OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
ODD = 'A "quote", a \\ and\na line & <b>'


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    kg = tmp_path_factory.mktemp("export") / "kg"
    odd = Entity("issue/odd", "Issue", ODD, alt_labels=("another",))
    store_of(kg, speech(), notes(), Extraction(document("a b", ODD), (odd,), (), ()))
    return Snapshot(kg)


def expected(snapshot: Snapshot, form: str) -> int:
    return len(list(snapshot.quads() if form in QUADS else snapshot.triples()))


@pytest.mark.parametrize("form", FORMATS)
def test_oxigraph_and_rdflib_read_the_same_number(snapshot: Snapshot, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{FORMATS[form].ending}"
    export(snapshot, form, path)
    assert len(set(ox.parse(path=str(path), format=OXIGRAPH[form]))) == expected(snapshot, form)
    read = rdflib.Dataset().parse(path, format=RDFLIB[form]) if form in QUADS else rdflib.Graph().parse(path, RDFLIB[form])
    count = sum(len(graph) for graph in read.graphs()) if isinstance(read, rdflib.Dataset) else len(read)
    assert count == expected(snapshot, form)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(snapshot: Snapshot, form: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(Snapshot(snapshot.kg), form, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("ntriples", "ntriples"), ("rdfxml", "rdfxml")])
def test_rapper_reads_it(snapshot: Snapshot, form: str, parser: str, tmp_path: Path) -> None:
    if not shutil.which("rapper"):
        pytest.skip("rapper is not installed; Debian's package is raptor2-utils")
    export(snapshot, form, tmp_path / "graph")
    command = ["rapper", "-q", "-i", parser, "-o", "ntriples", str(tmp_path / "graph")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(set(done.stdout.splitlines())) == expected(snapshot, form)


def test_turtle_is_for_people(snapshot: Snapshot, tmp_path: Path) -> None:
    export(snapshot, "turtle", tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert text.startswith("@prefix state: <https://w3id.org/treatygraph/id/state/> .\n")
    chile = next(block for block in text.split("\n\n") if block.startswith("state:chile "))
    assert chile.startswith("state:chile a tg:Actor, tg:State, prov:Agent ;\n    skos:")
    assert "    tg:initiated process:valparaiso-process ;\n" in chile
    assert text.index("\nstate:") < text.index("\nrelation:") < text.index("\nclaim:") < text.index("\ndocument:")
    assert "2005" in text and '"2005"^^xsd:gYear' in text and "tg:year 2005" in text


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (BASE + "state/chile", "state:chile"),
        (TG + "State", "tg:State"),
        (BASE + "document/a%20b", f"<{BASE}document/a%20b>"),
        (BASE + "document/a.b", "document:a.b"),
        (BASE + "document/a.", f"<{BASE}document/a.>"),
        (BASE + "document/x#char=1,2", f"<{BASE}document/x#char=1,2>"),
        (BASE + "document/", f"<{BASE}document/>"),
        ("http://other.org/x", "<http://other.org/x>"),
    ],
)
def test_names_are_short_where_all_readers_allow(iri: str, short: str) -> None:
    assert Names(prefixes(BASE)).short(iri) == short


@pytest.mark.parametrize(
    ("literal", "turtle"),
    [
        (ox.Literal(7), "7"),
        (ox.Literal(True), "true"),
        (ox.Literal("0.5", datatype=ox.NamedNode(XSD + "decimal")), "0.5"),
        (ox.Literal("1", datatype=ox.NamedNode(XSD + "decimal")), '"1"^^xsd:decimal'),
        (ox.Literal("2007", datatype=ox.NamedNode(XSD + "gYear")), '"2007"^^xsd:gYear'),
        (ox.Literal('a "b"\n'), '"a \\"b\\"\\n"'),
        (ox.Literal("oui", language="fr"), '"oui"@fr'),
    ],
)
def test_values_keep_their_type(literal: ox.Literal, turtle: str) -> None:
    assert Names(prefixes(BASE)).term(literal) == turtle
    document = f"@prefix xsd: <{XSD}> . <a:a> <a:b> {turtle} ."
    assert [triple.object for triple in ox.parse(document, format=ox.RdfFormat.TURTLE)] == [literal]


def test_an_answer_binds_only_the_prefixes_it_uses() -> None:
    node = ox.NamedNode(BASE + "state/chile")
    text = dumps([ox.Triple(node, ox.NamedNode(TG + "supports"), node)], prefixes(BASE))
    assert text.splitlines()[:3] == [f"@prefix state: <{BASE}state/> .", f"@prefix tg: <{TG}> .", ""]


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), written_aside(path) as out:
        out.write(b"half")
        _ = 1 / 0
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TreatygraphError, match="cannot be written"), written_aside(tmp_path / "file" / "x") as out:
        out.write(b"")


def test_a_network_holds_facts_with_quotes_and_weight(snapshot: Snapshot) -> None:
    graph = network(snapshot)
    facts = {(s, t, d["predicate"]) for s, t, d in graph.edges(data=True)}
    assert (BASE + CHILE, BASE + PROCESS, "initiated") in facts
    assert not {"signed", "ratified", "violated"} & {predicate for _, _, predicate in facts}
    started = [d for _, _, d in graph.edges(data=True) if d["predicate"] == "initiated"]
    assert [d["weight"] for d in started] == [2, 2]
    assert all(d["quotes"] and d["document"] and d["year"] == 2005 for d in started)
    assert graph.nodes[BASE + FIJI] == {"label": "Fiji", "kind": "State"}
    assert len({key for *_, key in graph.edges(keys=True)}) == graph.number_of_edges()
