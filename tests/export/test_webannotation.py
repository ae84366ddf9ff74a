"""Annotations of the passages: as JSON-LD in rdflib, and on the text itself in a tool that shows them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib

from exporting import ODD
from handmade import BASE, CHILE, NOTES, SPEECH
from treatygraph.export.gather import passages_of
from treatygraph.namespaces import OA
from treatygraph.store import Snapshot

Exported = Callable[..., Path]
AS, DCTERMS = "http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/terms/"
_NODE, _WORD = {"@type": "@id"}, {"@type": "@vocab"}
CONTEXT: dict[str, Any] = {  # these terms as the W3C's context has them, which tests must not fetch
    "@vocab": OA,
    "id": "@id",
    "type": "@type",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": AS + "totalItems",
    "startIndex": AS + "startIndex",
    "first": {"@id": AS + "first", **_NODE},
    "items": {"@id": AS + "items", "@container": "@list", **_NODE},
    "body": {"@id": OA + "hasBody", **_NODE},
    "target": {"@id": OA + "hasTarget", **_NODE},
    "source": {"@id": OA + "hasSource", **_NODE},
    "selector": {"@id": OA + "hasSelector", **_NODE},
    "purpose": {"@id": OA + "hasPurpose", **_WORD},
    "motivation": {"@id": OA + "motivatedBy", **_WORD},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
}


@pytest.fixture(scope="module")
def collection(exported: Exported) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported("webannotation").read_text(encoding="utf-8"))
    return found


def on(collection: dict[str, Any], document: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = collection["first"]["items"]
    return [item for item in items if item["target"]["source"] == f"{BASE}document/{document}"]


def test_every_passage_is_an_annotation_with_its_place_and_words(
    snapshot: Snapshot, collection: dict[str, Any]
) -> None:
    for document, text in (("speech", SPEECH), ("notes--lima", NOTES)):
        found = {}
        for item in on(collection, document):
            place, quote = item["target"]["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert text[: place["start"]].endswith(quote["prefix"]) and text[place["end"] :].startswith(quote["suffix"])
            found[f"{item['target']['source']}#char={place['start']},{place['end']}"] = item
        evidence = {p.iri for passages in passages_of(snapshot).values() for p in passages if p.document == document}
        assert evidence <= found.keys()
    assert collection["total"] == len(collection["first"]["items"]) > 0
    assert len({item["id"] for item in collection["first"]["items"]}) == collection["total"]


def test_an_annotation_says_what_was_read_there(collection: dict[str, Any]) -> None:
    words = {body["value"] for item in on(collection, "speech") for body in item["body"] if "value" in body}
    assert "Chile – initiated – Valparaíso Process · fact · 2005" in words
    assert "Peru – signed – Seabed Treaty · denied" in words
    assert "Chile (State)" in words
    links = {body["source"] for item in on(collection, "speech") for body in item["body"] if "source" in body}
    assert BASE + CHILE in links and any(iri.startswith(BASE + "relation/") for iri in links)


def test_rdflib_reads_the_model_of_the_w3c(collection: dict[str, Any]) -> None:
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    graph = rdflib.Graph().parse(data=json.dumps({**collection, "@context": CONTEXT}), format="json-ld")
    oa = rdflib.Namespace(OA)
    annotations = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(annotations) == collection["total"]
    for annotation in annotations:
        assert set(graph.objects(annotation, oa.hasBody)) and set(graph.objects(annotation, oa.motivatedBy))
        (target,) = graph.objects(annotation, oa.hasTarget)
        selectors = {kind for s in graph.objects(target, oa.hasSelector) for kind in graph.objects(s, rdflib.RDF.type)}
        assert selectors == {oa.TextPositionSelector, oa.TextQuoteSelector}
    known = {oa[name] for name in ("identifying", "tagging", "describing", "linking")}
    assert set(graph.objects(None, oa.motivatedBy)) <= known


SHOWN = """([items, source]) => {
  const text = document.getElementById("text");
  const annotator = RecogitoJS.createTextAnnotator(text, { adapter: RecogitoJS.W3CTextFormat(source, text) });
  annotator.setAnnotations(items);
  return annotator.state.store.all().map((one) => [one.id, one.target.selector[0].range.toString(), one.bodies.length]);
}"""


@pytest.mark.slow
@pytest.mark.parametrize("document", ["speech", "notes--lima"])
def test_recogito_shows_every_quote_at_its_place(
    snapshot: Snapshot, collection: dict[str, Any], exported: Exported, node: Any, chromium: Any, document: str
) -> None:
    script = node("@recogito/text-annotator", exported("webannotation"))
    items = on(collection, document)
    text = (snapshot.kg / "texts" / f"{document}.txt").read_text(encoding="utf-8")
    page = chromium.new_page()
    page.set_content('<div id="text" style="white-space: pre-wrap"></div>')
    page.evaluate("text => { document.getElementById('text').textContent = text; window.process = { env: {} }; }", text)
    page.add_script_tag(path=script)
    shown = page.evaluate(SHOWN, [items, f"{BASE}document/{document}"])
    page.close()
    exact = {item["id"]: (item["target"]["selector"][1]["exact"], len(item["body"])) for item in items}
    assert {iri: (words, bodies) for iri, words, bodies in shown} == exact


def test_a_document_of_an_odd_name_is_named_as_in_the_graph(collection: dict[str, Any]) -> None:
    from urllib.parse import quote

    found = on(collection, quote(ODD, safe=""))
    assert found and all(quote(ODD, safe="") in item["id"] for item in found)
