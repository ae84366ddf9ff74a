"""RDF in every form, read back by other tools than the one that wrote it, triple by triple."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from exporting import CONTROLS
from handmade import BASE
from treatygraph.export import FORMATS, export
from treatygraph.export.turtle import Names, dumps
from treatygraph.namespaces import RDF, TG, XSD, prefixes
from treatygraph.store import Snapshot

Exported = Callable[..., Path]
Node = Callable[..., Any]
QUADS = {"trig", "nquads"}
RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "trig": "trig",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
N3 = ("turtle", "ntriples", "trig", "nquads")
RAPPER = {"turtle": "turtle", "ntriples": "ntriples", "trig": "trig", "nquads": "nquads", "rdfxml": "rdfxml"}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
Quads = set[tuple[object, ...]]


def term(value: object) -> tuple[object, ...]:
    """A term as every tool can tell it."""
    if isinstance(value, ox.Triple):
        return tuple(term(part) for part in (value.subject, value.predicate, value.object))
    if isinstance(value, ox.Literal):
        return ("Literal", value.value, value.language or "", value.datatype.value)
    return ("NamedNode", value.value, "", "") if isinstance(value, ox.NamedNode) else ("DefaultGraph", "", "", "")


def quad(found: ox.Quad | ox.Triple) -> tuple[object, ...]:
    graph = found.graph_name if isinstance(found, ox.Quad) else None
    return tuple(term(part) for part in (found.subject, found.predicate, found.object, graph))


def expected(snapshot: Snapshot, form: str) -> Quads:
    """What a form must say: XML has no control characters."""
    found = {quad(one) for one in (snapshot.quads() if form in QUADS else snapshot.triples())}
    return {_without_controls(one) for one in found} if form == "rdfxml" else found


def _without_controls(one: tuple[Any, ...]) -> tuple[object, ...]:
    return tuple((kind, CONTROL.sub("", value), *more) for kind, value, *more in one)


def frozen(found: object) -> Any:
    return tuple(map(frozen, found)) if isinstance(found, list) else found


def of_rdflib(found: Iterable[tuple[Any, ...]]) -> Quads:
    def told(node: Any) -> tuple[str, str, str, str]:
        if isinstance(node, rdflib.Literal):
            kind = node.datatype or (RDF + "langString" if node.language else XSD + "string")
            return ("Literal", str(node), node.language or "", str(kind))
        named = node is not None and str(node) != str(rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
        return ("NamedNode", str(node), "", "") if named else ("DefaultGraph", "", "", "")

    return {tuple(map(told, (*one, None)[:4])) for one in found}


@pytest.mark.parametrize("form", OXIGRAPH)
def test_oxigraph_reads_what_the_graph_says(snapshot: Snapshot, exported: Exported, form: str) -> None:
    read = ox.parse(path=str(exported(form)), format=OXIGRAPH[form])
    assert {quad(one) for one in read} == expected(snapshot, form)


@pytest.mark.parametrize("form", RDFLIB)
def test_rdflib_reads_what_the_graph_says(
    snapshot: Snapshot, exported: Exported, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    graph = rdflib.Dataset() if form in QUADS else rdflib.Graph()
    graph.parse(exported(form), format=RDFLIB[form])
    read = graph.quads() if isinstance(graph, rdflib.Dataset) else iter(graph)
    assert of_rdflib(read) == expected(snapshot, form)


@pytest.mark.slow
@pytest.mark.parametrize("form", N3)
def test_n3js_reads_what_the_graph_says(snapshot: Snapshot, exported: Exported, node: Node, form: str) -> None:
    assert set(map(frozen, node("n3", exported(form)))) == expected(snapshot, form)


@pytest.mark.slow
@pytest.mark.parametrize("form", OXIGRAPH)
def test_comunica_reads_what_the_graph_says(snapshot: Snapshot, exported: Exported, node: Node, form: str) -> None:
    media = OXIGRAPH[form].media_type
    read = {frozen(one) for one in node("@comunica/query-sparql", exported(form), media)}
    assert read == expected(snapshot, form)


@pytest.mark.parametrize("form", RAPPER)
def test_rapper_reads_what_the_graph_says(
    snapshot: Snapshot, exported: Exported, lacking: Callable[[str], None], form: str
) -> None:
    if not shutil.which("rapper"):
        lacking("rapper is not installed; Debian's package is raptor2-utils")
    command = ["rapper", "-q", "-i", RAPPER[form], "-o", "nquads", str(exported(form))]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    read = {quad(one) for one in ox.parse(done.stdout, ox.RdfFormat.N_QUADS)}
    assert read == expected(snapshot, form)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(snapshot: Snapshot, form: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(Snapshot(snapshot.kg), form, tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def contents(path: Path) -> dict[str, bytes]:
    files = path.iterdir() if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


def test_xml_holds_no_control_character(exported: Exported) -> None:
    text = exported("rdfxml").read_text(encoding="utf-8")
    assert CONTROL.search(text) is None and CONTROL.sub("", CONTROLS) in text


def test_turtle_is_for_people(exported: Exported) -> None:
    text = exported("turtle").read_text(encoding="utf-8")
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
