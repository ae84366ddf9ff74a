"""The flat profile and RDF 1.2: the same graph with fewer triples, and with triples as terms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from handmade import BASE, CHILE, FIJI, PERU, PROCESS, TREATY
from treatygraph.export.gather import net_of
from treatygraph.namespaces import RDF, TG
from treatygraph.store import Snapshot

Exported = Callable[..., Path]
TURTLE = ox.RdfFormat.TURTLE
REIFIES = ox.NamedNode(RDF + "reifies")


@pytest.fixture(scope="module")
def flat(exported: Exported) -> rdflib.Graph:
    return rdflib.Graph().parse(exported("turtle", profile="flat"))


def iri(local: str) -> rdflib.URIRef:
    return rdflib.URIRef(BASE + local)


def said(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(TG + name)


def test_flat_has_the_facts_and_no_more(snapshot: Snapshot, flat: rdflib.Graph) -> None:
    direct = {(str(s), str(o)) for s, p, o in flat if str(p).startswith(TG) and str(o).startswith(BASE)}
    facts = {(r.source, r.target) for r in net_of(snapshot).relations if r.predicate != "partneredWith"}
    named = {str(s) for s in flat.subjects()}
    assert {pair for pair in facts if set(pair) <= named} <= direct
    assert (iri(PERU), said("signed"), iri(TREATY)) not in flat
    assert (iri(CHILE), said("partneredWith"), iri(FIJI)) in flat and (
        iri(FIJI),
        said("partneredWith"),
        iri(CHILE),
    ) in flat


def test_flat_has_no_relation_claim_document_or_passage(flat: rdflib.Graph) -> None:
    resources = {str(node) for triple in flat for node in triple if str(node).startswith(BASE)}
    folders = {local.removeprefix(BASE).split("/")[0] for local in resources}
    assert not folders & {"relation", "claim", "document", "run", "fact", "position"}
    assert not {p for p in flat.predicates() if str(p).startswith(RDF) and p != rdflib.RDF.type}


def test_flat_names_things_and_explains_its_words(flat: rdflib.Graph) -> None:
    assert flat.value(iri(CHILE), rdflib.RDFS.label) == rdflib.Literal("Chile")
    assert {iri(CHILE), iri(PROCESS)} <= set(flat.subjects(rdflib.SKOS.prefLabel))
    assert (iri(CHILE), rdflib.RDF.type, said("State")) in flat
    used = {p for p in flat.predicates(iri(CHILE)) if str(p).startswith(TG)}
    assert used and all(flat.value(p, rdflib.RDFS.label) for p in used)


@pytest.mark.parametrize("form", ["ntriples", "jsonld", "rdfxml"])
def test_flat_is_the_same_in_every_form(exported: Exported, flat: rdflib.Graph, form: str) -> None:
    parser = {"ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}[form]
    other = rdflib.Graph().parse(exported(form, profile="flat"), format=parser)
    assert len(other) == len(flat)


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_flat_graphs_hold_what_their_documents_state(exported: Exported, form: str) -> None:
    quads = list(ox.parse(path=str(exported(form, profile="flat"))))
    started = [
        q.graph_name.value for q in quads if q.predicate.value == TG + "initiated" and q.subject.value == BASE + CHILE
    ]
    assert sorted(started) == [BASE + "document/notes--lima", BASE + "document/speech"]


def test_oxigraph_reads_each_relation_as_a_triple_term(snapshot: Snapshot, exported: Exported) -> None:
    read = [quad.triple for quad in ox.parse(path=str(exported("turtle12")), format=TURTLE)]
    terms = {t.subject.value: t.object for t in read if t.predicate == REIFIES}
    for relation in net_of(snapshot, everything=True).relations:
        term = terms[relation.iri]
        assert (term.subject.value, term.predicate.value) == (relation.source, TG + relation.predicate)
        assert term.object.value == relation.target
    assert not {t.predicate.value for t in read} & {RDF + "subject", RDF + "predicate", RDF + "object"}


def test_triple_terms_give_back_the_whole_graph(snapshot: Snapshot, exported: Exported) -> None:
    spelled: set[ox.Triple] = set()
    for triple in (quad.triple for quad in ox.parse(path=str(exported("turtle12")), format=TURTLE)):
        spelled |= set(spelled_out(triple))
    assert spelled == set(snapshot.triples())


def spelled_out(triple: ox.Triple) -> list[ox.Triple]:
    node, term = triple.subject, triple.object
    if triple.predicate != REIFIES or not isinstance(term, ox.Triple):
        return [triple]
    parts = zip(("subject", "predicate", "object"), (term.subject, term.predicate, term.object), strict=True)
    statement = ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(RDF + "Statement"))
    return [statement, *(ox.Triple(node, ox.NamedNode(RDF + name), part) for name, part in parts)]


def test_oxigraph_answers_questions_about_triple_terms(exported: Exported) -> None:
    store = ox.Store()
    store.load(path=str(exported("turtle12")), format=TURTLE)
    query = f"SELECT ?how {{ ?r <{RDF}reifies> <<( <{BASE}{PERU}> <{TG}signed> <{BASE}{TREATY}> )>> ; <{TG}polarity> ?how }}"
    assert [row["how"].value for row in store.query(query)] == [TG + "Negative"]


@pytest.mark.slow
def test_n3js_reads_rdf_12(exported: Exported, node: Callable[..., Any]) -> None:
    read = node("n3", exported("turtle12"))
    terms = {one[0][1]: one[2] for one in read if one[1][1] == RDF + "reifies"}
    assert [CHILE, TG + "initiated"] in [[t[0][1].removeprefix(BASE), t[1][1]] for t in terms.values()]
    assert len(read) == len(list(ox.parse(path=str(exported("turtle12")), format=TURTLE)))
