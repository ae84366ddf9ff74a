"""The store: documents in and out, the union, what all documents share, and readers beside a writer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from handmade import BASE, CHILE, NOTES, PROCESS, RUN, TREATY, document, notes, speech, store_of, vocabulary
from treatygraph.errors import BusyError, UsageError
from treatygraph.graph import document_key, fingerprint, run_key, triples
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.model import Entity, Extraction
from treatygraph.namespaces import RDFS, SKOS, TG
from treatygraph.store import Rows, Snapshot, Store, embedded


@pytest.fixture
def kg(tmp_path: Path) -> Path:
    store_of(tmp_path / "kg", speech(), notes())
    return tmp_path / "kg"


def put(store: Store, extraction: Extraction) -> None:
    given = extraction.document
    lines = triples(extraction, given=given, run=RUN, vocabulary=vocabulary(), base=store.base)
    store.replace(store.base + document_key(given.identifier), lines)


def values(kg: Path, query: str) -> list[tuple[object, ...]]:
    answer = Snapshot(kg).query(query)
    assert isinstance(answer, Rows)
    return [tuple(row.values()) for row in answer]


def union_of_named(kg: Path) -> set[ox.Triple]:
    return {quad.triple for quad in Snapshot(kg).quads()}


def test_the_default_graph_is_the_union_each_triple_once(kg: Path) -> None:
    triples = list(Snapshot(kg).triples())
    assert len(triples) == len(set(triples))
    assert set(triples) == union_of_named(kg)


def test_removing_a_document_leaves_what_the_other_says(kg: Path, tmp_path: Path) -> None:
    with Store(kg) as store:
        store.remove(store.documents()["speech"])
        store.refresh(ontology=[shipped_folder()])
        store.publish()
    store_of(tmp_path / "other", notes())
    assert set(Snapshot(kg).triples()) == set(Snapshot(tmp_path / "other").triples()) == union_of_named(kg)


def test_the_order_of_documents_does_not_matter(kg: Path, tmp_path: Path) -> None:
    store_of(tmp_path / "other", notes(), speech())
    assert (tmp_path / "other" / "graph.ttl").read_bytes() == (kg / "graph.ttl").read_bytes()


def test_reading_again_replaces(kg: Path) -> None:
    with Store(kg) as store:
        put(store, Extraction(document("speech", "Nothing."), (), (), ()))
        store.refresh(ontology=[shipped_folder()])
        store.publish()
    assert values(kg, "SELECT ?c { ?c a tg:Commitment }") == []
    assert set(Snapshot(kg).triples()) == union_of_named(kg)


def test_writing_the_same_again_changes_nothing(kg: Path) -> None:
    before = (kg / "graph.ttl").read_bytes()
    store_of(kg, speech(), notes())
    assert (kg / "graph.ttl").read_bytes() == before


def test_what_was_read_before_is_known(kg: Path) -> None:
    given = speech().document
    as_now = [(TG + "fingerprint", fingerprint(given)), (TG + "readBy", BASE + run_key(RUN))]
    with Store(kg) as store:
        assert store.has(document_key("speech"), as_now)
        assert not store.has(document_key("speech"), [(TG + "fingerprint", "other")])
        assert not store.has(document_key("unread"), [])


def test_an_entity_has_one_label_whatever_documents_call_it(kg: Path) -> None:
    labels = values(kg, f"SELECT ?p ?l {{ process:{PROCESS.split('/')[1]} ?p ?l . FILTER(isLiteral(?l)) }} ORDER BY ?p")
    assert (SKOS + "prefLabel", "Valparaíso Process") in labels
    assert (RDFS + "label", "Valparaíso Process") in labels
    assert (SKOS + "altLabel", "Valparaíso process") in labels
    assert [label for predicate, label in labels if predicate == SKOS + "prefLabel"] == ["Valparaíso Process"]


def test_a_known_name_that_a_text_uses_is_not_hidden(tmp_path: Path) -> None:
    uses = Entity(TREATY, "Treaty", "Seabed Treaty", alt_labels=("TSM",))
    store_of(tmp_path / "kg", notes(), Extraction(document("brief", "TSM"), (uses,), (), ()))
    names = dict(values(tmp_path / "kg", "SELECT ?l ?p { convention:seabed-treaty ?p ?l . FILTER(?l = 'TSM') }"))
    assert names["TSM"] != SKOS + "hiddenLabel"
    assert values(tmp_path / "kg", "SELECT ?x { ?x skos:altLabel|skos:prefLabel ?l . ?x skos:hiddenLabel ?l }") == []


def test_derived_facts_come_from_several_texts(kg: Path) -> None:
    found = values(kg, "SELECT ?s ?o ?n ?c { ?f a tg:Fact ; rdf:subject ?s ; rdf:object ?o ; tg:documentCount ?n ; "
                       "tg:confidence ?c }")
    assert found == [(BASE + CHILE, BASE + PROCESS, 2, 0.96)]


def test_the_same_text_under_two_names_is_one_voice(tmp_path: Path) -> None:
    copy = notes()
    again = Extraction(document("copy", NOTES), copy.entities, copy.relations, ())
    store_of(tmp_path / "kg", copy, again)
    assert values(tmp_path / "kg", "SELECT ?f { ?f a tg:Fact }") == []


def test_the_latest_count_stands_by_itself(kg: Path) -> None:
    assert values(kg, "SELECT ?n { convention:seabed-treaty tg:signatoryCount ?n }") == [(57,)]
    graphs = values(kg, "SELECT ?g { GRAPH ?g { convention:seabed-treaty tg:signatoryCount ?n } }")
    assert graphs == [(BASE + "graph/derived",)]


def test_names_in_another_order_may_be_the_same_thing(tmp_path: Path) -> None:
    one = Entity("process/seabed-talks", "Process", "Seabed Talks")
    other = Entity("process/talks-seabed", "Process", "Talks, Seabed")
    place = Entity("place/seabed-talks", "Place", "Seabed Talks")
    store_of(tmp_path / "kg", Extraction(document("a", "x"), (one, other, place), (), ()))
    pairs = values(tmp_path / "kg", "SELECT ?a ?b { GRAPH ?g { ?a skos:closeMatch ?b } FILTER(?g != tg:) }")
    assert sorted(pairs) == [
        (BASE + "process/seabed-talks", BASE + "process/talks-seabed"),
        (BASE + "process/talks-seabed", BASE + "process/seabed-talks"),
    ]


def test_the_ontology_has_no_unnamed_nodes(kg: Path) -> None:
    assert values(kg, "SELECT ?x { { ?x ?p ?o } UNION { ?s ?p ?x } FILTER(isBlank(?x)) }") == []
    assert values(kg, "SELECT ?l { GRAPH tg: { tg:initiated rdfs:label ?l } }") == [("initiated",)]


def test_a_second_writer_is_told_who_waits(kg: Path) -> None:
    with Store(kg), pytest.raises(BusyError, match=str(kg)):
        Store(kg)
    with Store(kg):
        pass


def test_readers_see_the_last_published_state_beside_a_writer(kg: Path) -> None:
    reader = Snapshot(kg)
    with Store(kg) as store:
        store.remove(store.documents()["notes--lima"])
        assert Snapshot(kg).query("ASK { document:notes--lima a tg:Document }") is True
        for _ in range(4):
            store.publish()
        assert Snapshot(kg).query("ASK { document:notes--lima a tg:Document }") is False
    assert reader.query("ASK { document:notes--lima a tg:Document }") is True
    assert len(list((kg / "store" / "copies").iterdir())) == 2


def test_a_graph_keeps_its_base(tmp_path: Path) -> None:
    own = "https://example.org/our/"
    with Store(tmp_path / "kg", base=own) as store:
        put(store, speech())
        store.refresh(ontology=[])
        store.publish()
    assert Snapshot(tmp_path / "kg").query("ASK { state:chile a tg:State }") is True
    assert json.loads((tmp_path / "kg" / "store" / "settings.json").read_text())["base"] == own
    with Store(tmp_path / "kg") as store:
        assert store.base == own
    with pytest.raises(UsageError, match="base"):
        Store(tmp_path / "kg", base=BASE)


@pytest.mark.parametrize("base", ["x", "https://example.org", "https://e.org/#", "https://e.org/?a/", "a b/", "x:/"])
def test_a_base_must_be_able_to_begin_a_name(tmp_path: Path, base: str) -> None:
    with pytest.raises(UsageError, match="base"):
        Store(tmp_path / "kg", base=base)


def test_a_folder_without_a_graph_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="treatygraph build"):
        Snapshot(tmp_path)


@pytest.mark.parametrize("text", ['"', "\\", "\n\r\t", "}} ; DROP ALL ;", "\u2028 \u0007 'x' \"\"\"", "\U0001f54a"])
def test_any_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    entity = Entity("issue/odd", "Issue", f"odd {text}")
    store_of(tmp_path / "kg", Extraction(document("odd", f"An odd {text} end"), (entity,), (), ()))
    assert values(tmp_path / "kg", "SELECT ?l { issue:odd skos:prefLabel ?l }") == [(f"odd {text}",)]
    both = (tmp_path / "kg" / "graph.ttl").read_text(encoding="utf-8")
    assert f"odd {text}" in {str(o) for o in rdflib.Graph().parse(data=both, format="turtle").objects()}


@pytest.fixture
def dataset(kg: Path) -> Iterator[rdflib.Dataset]:
    yield Snapshot(kg).dataset()


def test_rdflib_sees_the_same_graph(kg: Path, dataset: rdflib.Dataset) -> None:
    assert len(dataset) == len(set(Snapshot(kg).triples()))
    chile = rdflib.URIRef(BASE + CHILE)
    assert (chile, rdflib.URIRef(TG + "initiated"), rdflib.URIRef(BASE + PROCESS)) in dataset
    assert [str(row[0]) for row in dataset.query("SELECT ?l { state:chile skos:prefLabel ?l }")] == ["Chile"]


def test_rdflib_can_neither_write_nor_call_out(dataset: rdflib.Dataset) -> None:
    with pytest.raises(UsageError):
        dataset.add((rdflib.RDF.type, rdflib.RDF.type, rdflib.RDF.type))
    with pytest.raises(UsageError):
        dataset.update("DELETE WHERE { ?s ?p ?o }")
    remote = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    with pytest.raises(UsageError, match="SERVICE"):
        dataset.query(remote)
    with pytest.raises(UsageError):
        dataset.query(remote, use_store_provided=False)
    with pytest.raises(UsageError):
        dataset.query(rdflib.plugins.sparql.prepareQuery(remote))


@pytest.mark.parametrize(("limit", "freed"), [(0, True), (10**9, False)])
def test_a_large_log_is_freed_when_a_writer_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, freed: bool
) -> None:
    monkeypatch.setattr(embedded, "_LARGE_LOG", limit)
    (tmp_path / "kg").mkdir()  # so that it is written here
    store_of(tmp_path / "kg", speech(), notes())
    log = sum(path.stat().st_size for path in (tmp_path / "kg" / "store" / "live").glob("*.log"))
    assert (log == 0) is freed
    assert len(Snapshot(tmp_path / "kg").texts()) == 2
    with Store(tmp_path / "kg") as store:
        assert len(store.documents()) == 2
