"""The triples of one document, looked at one promise of the graph's shape at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest

from handmade import (
    BASE,
    CHILE,
    FIJI,
    MINISTER,
    PERU,
    PROCESS,
    RUN,
    SPEECH,
    TREATY,
    claim,
    document,
    relation,
    span,
    speech,
    vocabulary,
)
from treatygraph.graph import triples
from treatygraph.model import Bound, Extraction, Modality, Polarity, Relation, When
from treatygraph.namespaces import DCTERMS, OA, PROV, RDF, SKOS, TG, XSD

GRAPH = ox.NamedNode(BASE + "document/speech")
FACT = "Chile launched the Valparaíso Process in 2005"


def lines(extraction: Extraction) -> list[str]:
    return triples(extraction, given=extraction.document, run=RUN, vocabulary=vocabulary(), base=BASE)


def written(extraction: Extraction) -> list[ox.Quad]:
    """The triples as another program reads them."""
    return list(ox.parse("\n".join(lines(extraction)), format=ox.RdfFormat.N_TRIPLES))


def one(*relations: Relation, **more: Any) -> list[ox.Quad]:
    """The graph of the speech with these relations alone."""
    return written(replace(speech(), relations=relations, claims=(), **more))


def objects(found: list[ox.Quad], subject: str, predicate: str) -> list[str]:
    return [q.object.value for q in found if q.subject.value == subject and q.predicate.value == predicate]


def direct(found: list[ox.Quad], predicate: str) -> list[tuple[str, str]]:
    return [
        (q.subject.value.removeprefix(BASE), q.object.value.removeprefix(BASE))
        for q in found
        if q.predicate.value == TG + predicate
    ]


def nodes(found: list[ox.Quad], kind: str) -> list[str]:
    return [q.subject.value for q in found if q.predicate.value == RDF + "type" and q.object.value == TG + kind]


def test_each_triple_is_written_once_and_sorted() -> None:
    found = lines(speech())
    assert found == sorted(set(found))
    assert found == lines(speech())


def test_lines_are_as_the_store_would_write_them() -> None:
    strange = replace(document("speech", 'Said "so",\\ \t\r\n\x7f then é…\u2028'), title='A "title"\\', date="2005-03-09")
    found = lines(replace(speech(), document=strange, relations=(), claims=(), entities=()))
    assert found == [f"{q.subject} {q.predicate} {q.object} ." for q in ox.parse("\n".join(found), format=ox.RdfFormat.N_TRIPLES)]
    assert f'{GRAPH} <{DCTERMS}title> "A \\"title\\"\\\\" .' in found


def test_there_are_no_blank_nodes() -> None:
    assert not any(isinstance(term, ox.BlankNode) for q in written(speech()) for term in (q.subject, q.object))


def test_a_node_has_its_class_and_all_above() -> None:
    kinds = objects(written(speech()), BASE + TREATY, RDF + "type")
    assert {TG + "Treaty", TG + "Convention"} <= set(kinds)


@pytest.mark.parametrize(
    ("polarity", "modality", "alleged", "stands"),
    [
        (Polarity.POSITIVE, Modality.ASSERTED, False, True),
        (Polarity.NEGATIVE, Modality.ASSERTED, False, False),
        (Polarity.POSITIVE, Modality.INTENDED, False, False),
        (Polarity.POSITIVE, Modality.HYPOTHETICAL, False, False),
        (Polarity.POSITIVE, Modality.ASSERTED, True, False),
        (Polarity.NEGATIVE, Modality.INTENDED, True, False),
    ],
)
def test_a_direct_triple_stands_for_stated_facts_alone(
    polarity: Polarity, modality: Modality, alleged: bool, stands: bool
) -> None:
    found = one(
        relation(SPEECH, CHILE, "initiated", PROCESS, FACT, polarity=polarity, modality=modality, alleged=alleged)
    )
    assert direct(found, "initiated") == ([(CHILE, PROCESS)] if stands else [])
    assert len(nodes(found, "Relation")) == 1
    assert (TG + "alleged" in {q.predicate.value for q in found}) == alleged


def test_a_partnership_is_written_both_ways_and_its_relation_once() -> None:
    found = one(relation(SPEECH, CHILE, "partneredWith", FIJI, "Chile works in partnership with Fiji"))
    assert sorted(direct(found, "partneredWith")) == [(CHILE, FIJI), (FIJI, CHILE)]
    assert len(nodes(found, "Relation")) == 1


def test_a_count_has_an_integer_and_no_direct_triple() -> None:
    words = "By May 2010, 41 states had signed"
    found = one(
        relation(SPEECH, TREATY, "signatoryCount", 41, words, time=When("2010-05"), bound=Bound.AT_LEAST)
    )
    (node,) = nodes(found, "Relation")
    assert [q.object for q in found if q.predicate.value == RDF + "object"] == [ox.Literal(41)]
    assert objects(found, node, TG + "bound") == [TG + "AtLeast"]
    assert direct(found, "signatoryCount") == []


@pytest.mark.parametrize(("value", "kind"), [("2005", "gYear"), ("2005-03", "gYearMonth"), ("2005-03-09", "date")])
def test_a_time_is_typed_and_has_its_year(value: str, kind: str) -> None:
    found = one(relation(SPEECH, CHILE, "initiated", PROCESS, FACT, time=When(value, inferred=True), until=When(value)))
    times = {q.predicate.value.removeprefix(TG): q.object for q in found}
    assert times["time"] == times["until"] == ox.Literal(value, datatype=ox.NamedNode(XSD + kind))
    assert times["year"] == times["untilYear"] == ox.Literal(2005)
    assert times["timeInferred"] == ox.Literal(True)


def test_every_passage_quotes_the_text_at_its_place() -> None:
    found = written(speech())
    passages = nodes(found, "Passage")
    assert len(passages) > 10
    for passage in passages:
        (start,), (end,) = objects(found, passage, OA + "start"), objects(found, passage, OA + "end")
        assert passage == f"{GRAPH.value}#char={start},{end}"
        assert objects(found, passage, OA + "exact") == [SPEECH[int(start) : int(end)]]
        assert objects(found, passage, OA + "prefix") == [SPEECH[max(0, int(start) - 32) : int(start)]]
        assert objects(found, passage, OA + "suffix") == [SPEECH[int(end) : int(end) + 32]]
        assert objects(found, passage, DCTERMS + "isPartOf") == [GRAPH.value]


def test_one_relation_said_twice_has_both_passages() -> None:
    again = relation(SPEECH, CHILE, "initiated", PROCESS, "The Valparaíso Process", confidence=0.9)
    found = one(relation(SPEECH, CHILE, "initiated", PROCESS, FACT), again)
    (node,) = nodes(found, "Relation")
    assert len(objects(found, node, TG + "evidence")) == 2
    assert objects(found, node, TG + "confidence") == ["0.9"]


def test_what_is_alleged_here_and_stated_there_is_a_fact() -> None:
    alleged = relation(SPEECH, CHILE, "initiated", PROCESS, "The Valparaíso Process", alleged=True)
    found = one(alleged, relation(SPEECH, CHILE, "initiated", PROCESS, FACT))
    assert direct(found, "initiated") == [(CHILE, PROCESS)]
    assert direct(found, "alleged") == []


@pytest.mark.parametrize(
    "other", [{"time": When("2006")}, {"attribution": MINISTER}, {"modality": Modality.INTENDED}]
)
def test_a_difference_in_force_time_or_voice_makes_two(other: dict[str, Any]) -> None:
    plain = relation(SPEECH, CHILE, "initiated", PROCESS, FACT)
    assert len(nodes(one(plain, replace(plain, **other)), "Relation")) == 2


def test_a_relations_name_has_no_offsets() -> None:
    moved = "A line before.\n" + SPEECH
    here = one(relation(SPEECH, CHILE, "initiated", PROCESS, FACT))
    shifted = Extraction(
        document("speech", moved), (), (relation(moved, CHILE, "initiated", PROCESS, FACT),), ()
    )
    assert nodes(written(shifted), "Relation") == nodes(here, "Relation")


def test_confidence_is_a_decimal_above_zero() -> None:
    found = written(speech())
    decimals = [q.object for q in found if q.predicate.value == TG + "confidence"]
    assert {term.datatype.value for term in decimals} == {XSD + "decimal"}
    assert all(0 < float(term.value) <= 1 for term in decimals)


def test_a_claim_says_whose_it_is_and_what_it_holds() -> None:
    found = written(speech())
    (promise,) = nodes(found, "Commitment")
    assert promise in nodes(found, "Claim")
    assert objects(found, promise, TG + "statedBy") == [BASE + MINISTER]
    assert objects(found, promise, TG + "about") == [BASE + TREATY]
    (inside,) = objects(found, promise, TG + "expresses")
    assert objects(found, inside, RDF + "predicate") == [TG + "ratified"]


def test_equal_claims_are_numbered() -> None:
    twice = (claim(SPEECH, "Call", PERU, (), "Peru has"), claim(SPEECH, "Call", PERU, (), "Peru has"))
    assert len(set(nodes(written(replace(speech(), claims=twice)), "Call"))) == 2


def test_the_document_says_where_it_comes_from_and_how_it_was_read() -> None:
    found = written(speech())
    node = GRAPH.value
    assert objects(found, node, DCTERMS + "identifier") == ["speech"]
    assert objects(found, node, DCTERMS + "source") == ["speech.txt"]
    assert objects(found, node, DCTERMS + "creator") == [BASE + MINISTER]
    assert objects(found, node, TG + "sha256") == [speech().document.sha256]
    assert len(objects(found, node, TG + "readBy")) == 1


def test_a_documents_name_is_percent_encoded() -> None:
    strange = Extraction(document("a b#ü", "Text."), (), (), ())
    (node,) = nodes(written(strange), "Document")
    assert node == BASE + "document/a%20b%23%C3%BC"


def test_a_losing_reading_is_kept_on_the_mention() -> None:
    found = written(speech())
    place = span(SPEECH, "the treaty")
    passage = f"{GRAPH.value}#char={place.start},{place.end}"
    assert objects(found, passage, TG + "alternative") == [BASE + "convention/other"]
    assert objects(found, passage, TG + "reason") == ["definite"]
    assert objects(found, passage, TG + "mentionConfidence") == ["0.8"]


def test_a_name_that_differs_in_spelling_alone_is_no_other_name() -> None:
    found = speech()
    process = replace(found.entities[3], alt_labels=("Valparaiso process", "VP"))
    assert objects(written(replace(found, entities=(process,))), BASE + PROCESS, SKOS + "altLabel") == ["VP"]


def test_attribution_is_one_voice_or_none() -> None:
    found = one(
        relation(SPEECH, CHILE, "initiated", PROCESS, FACT, attribution=MINISTER),
        relation(SPEECH, PROCESS, "resultedIn", TREATY, "The Valparaíso Process led"),
    )
    assert [q.object.value for q in found if q.predicate.value == PROV + "wasAttributedTo"] == [BASE + MINISTER]
