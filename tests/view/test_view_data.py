"""What is gathered from a graph: complete, in a fixed order, and with offsets that fit the texts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from view_sample import ID, Select, select_from

from treatygraph import view
from treatygraph.view.items import ViewData, ViewEdge


def edge(data: ViewData, source: str, predicate: str, target: str, **fields: object) -> ViewEdge:
    found = [
        edge
        for edge in data.edges
        if (edge.source, edge.predicate, edge.target) == (ID + source, predicate, ID + target if target else "")
        and all(getattr(edge, name) == value for name, value in fields.items())
    ]
    assert len(found) == 1
    return found[0]


def test_everything_is_gathered(data: ViewData) -> None:
    assert (len(data.nodes), len(data.edges), len(data.claims), len(data.documents)) == (21, 42, 11, 4)


def test_quotes_and_marks_are_the_words_of_the_texts(data: ViewData) -> None:
    text_of = {document.id: document.text for document in data.documents}
    quotes = [quote for saying in (*data.edges, *data.claims) for quote in saying.quotes]
    assert quotes
    for quote in quotes:
        assert quote.exact == text_of[quote.document][quote.start : quote.end]
        assert all(quote.start <= mark.start < mark.end <= quote.end for mark in quote.marks)


def test_a_fact_with_its_words_time_and_voice(data: ViewData) -> None:
    speech = f"{ID}document/ardenia-statement"
    found = edge(data, "state/ardenia", "initiated", "process/belport-process", document=speech)
    (quote,) = found.quotes
    marked = {mark.role: quote.exact[mark.start - quote.start : mark.end - quote.start] for mark in quote.marks}
    assert marked == {"subject": "Ardenia", "cue": "launched", "object": "the Belport Process"}
    assert (found.polarity, found.modality) == ("Positive", "Asserted")
    assert (found.time, found.speaker_label) == ("2014", "Lena Orsk")


def test_a_denial_an_allegation_a_plan_and_a_count(data: ViewData) -> None:
    assert edge(data, "state/ardenia", "uses", "issue/river-mines").polarity == "Negative"
    assert edge(data, "state/velmoria", "uses", "issue/river-mines").alleged
    assert edge(data, "state/ardenia", "funds", "issue/clearance-of-the-lower-tamsin").modality == "Intended"
    assert edge(data, "convention/river-mines-convention", "signatoryCount", "").number == 41


def test_predicates_have_the_ontology_s_label_or_a_readable_name(data: ViewData, store: ox.Store) -> None:
    assert edge(data, "event/third-review-conference", "heldIn", "place/belport").predicate_label == "held in"
    bare = ox.Store()
    bare.extend(quad for quad in store if "ontology#" not in quad.subject.value)
    unnamed = view.collect(select_from(bare), {})
    assert edge(unnamed, "event/third-review-conference", "heldIn", "place/belport").predicate_label == "held in"


def test_a_document_without_kept_text_keeps_its_quotes(select: Select) -> None:
    data = view.collect(select, {})
    assert {document.text for document in data.documents} == {""}
    assert all(edge.quotes[0].exact for edge in data.edges)


def test_names_claims_and_documents(data: ViewData) -> None:
    union = next(node for node in data.nodes if node.id == f"{ID}organization/ostrava-lake-union")
    assert (union.label, union.aliases) == ("Ostrava Lake Union", ("OLU",))
    assert "InternationalOrganization" in union.classes
    promise = next(claim for claim in data.claims if claim.maker_label == "Norvale")
    assert (promise.kind, promise.about) == ("Commitment", (f"{ID}convention/river-mines-convention",))
    speech = next(document for document in data.documents if document.identifier == "ardenia-statement")
    assert (speech.speaker_label, speech.event_label) == ("Lena Orsk", "Third Review Conference")
    assert speech.date == "2019-06-04"


def test_the_order_of_rows_changes_nothing(select: Select, texts: Mapping[str, str], data: ViewData) -> None:
    def shuffled(query: str) -> Iterable[Mapping[str, str]]:
        rows = list(select(query))
        random.Random(len(query)).shuffle(rows)
        return rows

    assert view.collect(shuffled, texts) == data


def test_an_empty_graph_is_empty() -> None:
    assert view.collect(select_from(ox.Store()), {}) == ViewData()
