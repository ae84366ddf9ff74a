"""Positions: which stance each relation shows, how documents add up, and what never becomes a position."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handmade import FIJI, MINISTER, PERU, PROCESS, TREATY, document, relation, store_of
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.model import Entity, Extraction, Modality, Polarity, Relation, When
from treatygraph.namespaces import PROV, TG
from treatygraph.store import Rows, Snapshot, Store
from treatygraph.validate import validate

MINING, ARTICLE = "issue/seabed-mining", "convention/seabed-treaty-article-2"
ENTITIES = (
    Entity(PERU, "State", "Peru"),
    Entity(FIJI, "State", "Fiji"),
    Entity(TREATY, "Treaty", "Seabed Treaty"),
    Entity(ARTICLE, "Provision", "Article 2 (Seabed Treaty)"),
    Entity(PROCESS, "Process", "Valparaíso Process"),
    Entity(MINING, "Issue", "seabed mining"),
    Entity(MINISTER, "Person", "Ana Prell"),
)
SENTENCE = "Somebody said so, unless it was otherwise."
PLAIN = "Somebody said so"
Found = set[tuple[str, str, str, int]]
Positions = Callable[..., Found]


def text(name: str, *relations: Relation, words: str = SENTENCE, date: str = "2004-05-06") -> Extraction:
    """A document of its own words with these relations."""
    whole = f"{words} This is {name}."
    return Extraction(document(name, whole, date=date), ENTITIES, relations, ())


def said(subject: str, predicate: str, object_: str, words: str = PLAIN, **more: Any) -> Relation:
    """A relation whose quote is some words of the common sentence."""
    return relation(SENTENCE, subject, predicate, object_, words, **more)


@pytest.fixture
def positions(tmp_path: Path) -> Positions:
    """Build a graph of documents and give its positions: holder, stance, thing, number of documents."""

    def call(*found: Extraction) -> Found:
        store_of(tmp_path / "kg", *found)
        return listed(tmp_path / "kg")

    return call


def listed(kg: Path) -> Found:
    query = """SELECT ?who ?stance ?what ?n { GRAPH ?g { ?p a tg:Position ; tg:holder ?a ; tg:towards ?b ; tg:stance ?s ;
        tg:documentCount ?n } ?a skos:prefLabel ?who . ?b skos:prefLabel ?what . ?s rdfs:label ?stance }"""
    return {tuple(row.values()) for row in rows(kg, query)}  # type: ignore[misc]


def rows(kg: Path, query: str) -> Sequence[Any]:
    answer = Snapshot(kg).query(query)
    assert isinstance(answer, Rows)
    return list(answer)


@pytest.mark.parametrize(
    ("predicate", "polarity", "stance"),
    [
        ("supports", Polarity.POSITIVE, "supports"),
        ("supports", Polarity.NEGATIVE, "opposes"),
        ("opposes", Polarity.POSITIVE, "opposes"),
        ("opposes", Polarity.NEGATIVE, None),
        ("calledFor", Polarity.POSITIVE, "calls for"),
        ("committedTo", Polarity.POSITIVE, "committed"),
        ("ratified", Polarity.POSITIVE, "committed"),
        ("ratified", Polarity.NEGATIVE, None),
        ("withdrewFrom", Polarity.POSITIVE, "opposes"),
        ("implements", Polarity.POSITIVE, None),
    ],
)
def test_the_ontology_says_which_relation_shows_which_stance(
    positions: Positions, predicate: str, polarity: Polarity, stance: str | None
) -> None:
    found = positions(text("one", said(PERU, predicate, TREATY, polarity=polarity)))
    assert found == ({("Peru", stance, "Seabed Treaty", 1)} if stance else set())


def test_independent_documents_add_up_and_copies_do_not(positions: Positions) -> None:
    backs = said(PERU, "supports", TREATY)
    one, two = text("one", backs), text("two", backs)
    copy = replace(one, document=replace(one.document, identifier="copy", source="copy.txt"))
    assert positions(one, two, copy) == {("Peru", "supports", "Seabed Treaty", 2)}


def test_suppositions_are_conditional_where_a_document_has_nothing_firmer(positions: Positions) -> None:
    supposed = said(PERU, "supports", TREATY, modality=Modality.HYPOTHETICAL)
    firm = said(PERU, "committedTo", TREATY)
    assert positions(text("one", supposed)) == {("Peru", "conditional", "Seabed Treaty", 1)}
    assert positions(text("one", supposed, firm)) == {("Peru", "committed", "Seabed Treaty", 1)}


def test_a_word_of_condition_makes_any_stance_conditional(positions: Positions) -> None:
    found = positions(text("one", said(PERU, "supports", TREATY, SENTENCE), said(PERU, "committedTo", TREATY)))
    assert found == {("Peru", "conditional", "Seabed Treaty", 1), ("Peru", "committed", "Seabed Treaty", 1)}


def test_an_actor_may_change_sides_between_documents(positions: Positions, tmp_path: Path) -> None:
    early, late = said(PERU, "opposes", TREATY, time=When("1999")), said(PERU, "supports", TREATY)
    found = positions(text("one", early), text("two", late))
    assert found == {("Peru", "opposes", "Seabed Treaty", 1), ("Peru", "supports", "Seabed Treaty", 1)}
    dates = rows(tmp_path / "kg", "SELECT ?l ?d { ?p tg:statedOn ?d ; tg:stance/rdfs:label ?l } ORDER BY ?d")
    assert [tuple(row.values()) for row in dates] == [("opposes", "1999"), ("supports", "2004-05-06")]


@pytest.mark.parametrize(
    ("found", "stands"),
    [
        (said(PERU, "supports", TREATY, modality=Modality.INTENDED, attribution=FIJI), False),
        (said(PERU, "supports", TREATY, modality=Modality.INTENDED, attribution=PERU), True),
        (said(PERU, "supports", TREATY, modality=Modality.INTENDED, attribution=MINISTER), True),
        (said(PERU, "supports", TREATY, modality=Modality.INTENDED), True),
        (said(PERU, "supports", TREATY, attribution=FIJI), True),
        (said(PERU, "opposes", TREATY, alleged=True), False),
        (said(PERU, "opposes", FIJI), False),
        (said(PERU, "opposes", ARTICLE), False),
        (said(TREATY, "calledFor", MINING), False),
        (said(PERU, "opposes", MINING), True),
        (said(PERU, "opposes", PROCESS), True),
    ],
)
def test_only_what_an_actor_itself_stands_for_counts(positions: Positions, found: Relation, stands: bool) -> None:
    speaks = said(MINISTER, "represents", PERU, role="Minister")
    assert bool(positions(text("one", found, speaks))) is stands


def test_every_position_leads_to_its_relations_and_the_shapes_hold(positions: Positions, tmp_path: Path) -> None:
    positions(text("one", said(PERU, "supports", TREATY)), text("two", said(PERU, "supports", TREATY)))
    kg = tmp_path / "kg"
    behind = rows(
        kg, f"SELECT ?r ?g {{ GRAPH ?g {{ ?p a tg:Position ; <{PROV}wasDerivedFrom> ?r }} ?r a tg:Relation }}"
    )
    assert len(behind) == 2
    assert {row["g"] for row in behind} == {"https://w3id.org/treatygraph/id/graph/derived"}
    assert not validate(kg).faults


def test_positions_follow_when_a_document_goes(positions: Positions, tmp_path: Path) -> None:
    positions(text("one", said(PERU, "supports", TREATY)), text("two", said(PERU, "opposes", TREATY)))
    with Store(tmp_path / "kg") as store:
        store.remove(store.documents()["two"])
        store.refresh(ontology=[shipped_folder()])
        store.publish()
    assert listed(tmp_path / "kg") == {("Peru", "supports", "Seabed Treaty", 1)}


def test_without_an_ontology_nothing_is_a_stance(tmp_path: Path) -> None:
    store_of(tmp_path / "kg", text("one", said(PERU, "supports", TREATY)))
    with Store(tmp_path / "kg") as store:
        store.refresh(ontology=[])
        store.publish()
    assert rows(tmp_path / "kg", f"SELECT ?p {{ ?p a <{TG}Position> }}") == []
