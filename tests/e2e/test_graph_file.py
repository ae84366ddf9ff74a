"""The built samples, looked at from outside: evidence, facts, and the same triples in every reader."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

pytestmark = pytest.mark.slow

TG = "https://w3id.org/treatygraph/ontology#"
OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREFIXES = f"PREFIX tg: <{TG}> PREFIX oa: <{OA}> PREFIX rdf: <{RDF}> PREFIX dcterms: <http://purl.org/dc/terms/> "
STATED = (
    PREFIXES + "SELECT ?s ?p ?o WHERE { GRAPH GRAPH_IRI {"
    " ?r a tg:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;"
    " tg:polarity tg:Positive ; tg:modality tg:Asserted"
    " FILTER NOT EXISTS { ?r tg:alleged true } FILTER isIRI(?o) } }"
)
Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]
LONGEST_QUOTE, CONTEXT = 1000, 32
COUNT_WITH_N3 = """
const {Parser} = require('n3');
const triples = new Parser().parse(require('fs').readFileSync(process.argv[1], 'utf8'));
console.log(triples.length);
"""


@pytest.fixture(scope="module")
def store(
    seeds_kg: Path,
    treatygraph: Callable[..., subprocess.CompletedProcess[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> ox.Store:
    """The named graphs of the built samples, read from an N-Quads export by a store that is not ours."""
    target = tmp_path_factory.mktemp("export") / "graph.nq"
    done = treatygraph("export", "nquads", "--to", target, "--kg", seeds_kg)
    assert done.returncode == 0, done.stderr
    store = ox.Store()
    store.bulk_load(path=str(target), format=ox.RdfFormat.N_QUADS)
    return store


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    """The values of each solution, with the empty string for what is unbound."""
    found = store.query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(value.value if value is not None else "" for value in row) for row in found]


def test_every_quote_stands_in_its_text(store: ox.Store, seeds_kg: Path) -> None:
    passages = rows(
        store,
        "SELECT ?id ?start ?end ?exact ?before ?after WHERE { ?passage a tg:Passage ; oa:start ?start ; oa:end ?end ;"
        " oa:exact ?exact ; oa:prefix ?before ; oa:suffix ?after ; dcterms:isPartOf/dcterms:identifier ?id }",
    )
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in (seeds_kg / "texts").iterdir()}
    assert len(passages) > 100
    for identifier, first, last, exact, before, after in passages:
        text, start, end = texts[identifier], int(first), int(last)
        assert (exact, before) == (text[start:end], text[max(0, start - CONTEXT) : start])
        assert after == text[end : end + CONTEXT]


def test_every_passage_is_whole(store: ox.Store) -> None:
    everything = rows(store, "SELECT ?p WHERE { ?p a tg:Passage }")
    whole = rows(
        store, "SELECT ?p WHERE { ?p a tg:Passage ; oa:start ?s ; oa:end ?e ; oa:exact ?x ; dcterms:isPartOf ?d }"
    )
    assert sorted(everything) == sorted(whole)


def test_evidence_is_never_longer_than_a_reader_bears(store: ox.Store) -> None:
    quotes = rows(store, "SELECT DISTINCT ?x WHERE { ?thing tg:evidence/oa:exact ?x }")
    assert quotes
    assert [quote for (quote,) in quotes if len(quote) > LONGEST_QUOTE] == []


def test_every_relation_and_claim_has_evidence(store: ox.Store) -> None:
    kinds = "SELECT ?x WHERE { VALUES ?kind { tg:Relation tg:Claim } ?x a ?kind"
    assert rows(store, kinds + " FILTER NOT EXISTS { ?x tg:evidence/oa:exact ?quote } }") == []
    assert rows(store, kinds + " }")


def relation_properties() -> set[str]:
    """The properties that the ontology marks as relations between two entities."""
    ontology = rdflib.Graph().parse(Path(__file__).parents[2] / "ontology" / "treatygraph.ttl")
    found = {str(term) for term in ontology.subjects(rdflib.RDF.type, rdflib.URIRef(TG + "RelationProperty"))}
    assert TG + "initiated" in found
    return found


def document_graphs(store: ox.Store) -> Iterator[ox.NamedNode]:
    for graph in store.named_graphs():
        if isinstance(graph, ox.NamedNode) and "/document/" in graph.value:
            yield graph


def stated(store: ox.Store, graph: ox.NamedNode) -> set[Triple]:
    """The triples of a named graph's positive, asserted relations that are not alleged."""
    found = store.query(STATED.replace("GRAPH_IRI", f"<{graph.value}>"))
    assert isinstance(found, ox.QuerySolutions)
    return {(row["s"], row["p"], row["o"]) for row in found}


def direct(store: ox.Store, graph: ox.NamedNode, properties: set[str]) -> set[Triple]:
    quads = store.quads_for_pattern(None, None, None, graph)
    return {(q.subject, q.predicate, q.object) for q in quads if q.predicate.value in properties}


def test_a_direct_triple_stands_exactly_for_a_stated_fact(store: ox.Store) -> None:
    properties, checked = relation_properties(), 0
    for graph in document_graphs(store):
        facts = stated(store, graph)
        mirrored = {(o, p, s) for s, p, o in facts if p.value == TG + "partneredWith"}
        assert direct(store, graph, properties) == facts | mirrored
        checked += len(facts)
    assert checked > 20


def test_there_are_no_blank_nodes(store: ox.Store) -> None:
    assert [
        quad for quad in store if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ] == []


@pytest.fixture(scope="module")
def triples(seeds_kg: Path) -> int:
    """How many triples graph.ttl has, as pyoxigraph counts them."""
    found = list(ox.parse(path=str(seeds_kg / "graph.ttl"), format=ox.RdfFormat.TURTLE))
    assert len(found) == len({str(triple) for triple in found}) > 1000
    return len(found)


def test_the_file_is_the_union_of_the_named_graphs(store: ox.Store, triples: int) -> None:
    assert triples == len({(q.subject, q.predicate, q.object) for q in store})


def test_rdflib_reads_the_same(seeds_kg: Path, triples: int) -> None:
    assert len(rdflib.Graph().parse(seeds_kg / "graph.ttl")) == triples


def test_rapper_reads_the_same(seeds_kg: Path, triples: int, lacking: Callable[[str], None]) -> None:
    if not shutil.which("rapper"):
        lacking("rapper is not installed; Debian's package is raptor2-utils")
    command = ["rapper", "--quiet", "--input", "turtle", "--output", "ntriples", str(seeds_kg / "graph.ttl")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == triples


def test_n3_reads_the_same(seeds_kg: Path, triples: int, lacking: Callable[[str], None]) -> None:
    node = shutil.which("node")
    if not node or subprocess.run([node, "-e", "require('n3')"], capture_output=True, check=False).returncode:
        lacking("N3.js is not installed; npm's package is n3, found by node through NODE_PATH")
    done = subprocess.run(
        [str(node), "-e", COUNT_WITH_N3, str(seeds_kg / "graph.ttl")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) == triples
