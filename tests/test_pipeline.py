"""One document through all stages: whose it is, when, and the same every time, whatever was read before."""

from __future__ import annotations

import pytest

from reading import as_document, read
from treatygraph.errors import ModelError, OntologyError
from treatygraph.model import Document
from treatygraph.pipeline import Reader

TEXT = (
    "Statement by Peru\n\nLima, 4 May 2009\n\n"
    "We have ratified the Arms Trade Treaty. Chile joined the Mine Ban Treaty last year."
)


def test_the_document_comes_back_with_the_date_of_its_heading(reader: Reader) -> None:
    found = reader.read(as_document(TEXT))
    assert found.document.date == "2009-05-04"
    assert found.document.text == TEXT
    assert found.speaker == "state/peru"


def test_a_date_and_a_speaker_that_are_given_win_over_the_heading(reader: Reader) -> None:
    given = read(reader, TEXT, date="2011-01-02", speaker="Chile").extraction
    assert given.document.date == "2011-01-02"
    assert given.speaker == "state/chile"


@pytest.mark.parametrize("speaker", [None, "Norway", "Anna Berg", "Friends of the Harbour"])
def test_every_key_that_is_used_is_an_entity(reader: Reader, speaker: str | None) -> None:
    found = read(reader, TEXT.split("\n\n", 2)[2] if speaker else TEXT, speaker=speaker)
    used = {k for r in found.extraction.relations for k in (r.subject, r.object, r.attribution) if isinstance(k, str)}
    used |= {k for k in (found.extraction.speaker, found.extraction.delivered_at) if k}
    used |= {k for c in found.claims for k in (*c.about, *c.addressees, c.maker) if k}
    assert used <= set(found.entities)


def test_confidences_and_rules_are_as_agreed(reader: Reader) -> None:
    relations = read(reader, TEXT).extraction.relations
    assert relations
    for relation in relations:
        assert 0 < relation.confidence <= 1
        assert len(relation.rule.split("/")) == 3 and relation.rule.startswith(relation.predicate + "/")


def test_what_was_read_before_changes_nothing(reader: Reader) -> None:
    first = reader.read(as_document(TEXT))
    reader.read(as_document("The Lima Process (LP) began. We left.", identifier="other", speaker="Chile"))
    assert reader.read(as_document(TEXT)) == first


def test_what_is_unique_only_within_a_document_carries_its_identifier(reader: Reader) -> None:
    one = reader.read(as_document("The treaty was signed by Chile.", identifier="first"))
    two = reader.read(as_document("The treaty was signed by Chile.", identifier="second"))
    assert {r.object for r in one.relations} == {"convention/first-treaty"}
    assert {r.object for r in two.relations} == {"convention/second-treaty"}


def test_an_unlisted_treaty_has_one_key_in_every_document(reader: Reader) -> None:
    texts = ["Chile signed the Lima Accord.", "Peru ratified the Lima  Accord."]
    keys = {r.object for i, t in enumerate(texts) for r in reader.read(as_document(t, identifier=str(i))).relations}
    assert keys == {"convention/lima-accord"}


def test_text_that_looks_like_markup_or_queries_is_only_text(reader: Reader) -> None:
    text = "<script>alert(1)</script> Chile signed the “} DELETE WHERE { ?s ?p ?o }” Treaty. =A1(1) "
    text += "Norway ratified the Arms Trade Treaty."
    found = reader.read(as_document(text))
    assert found.document.text == text
    assert "state/norway" in {r.subject for r in found.relations}


def test_the_run_names_software_model_and_ontology(reader: Reader) -> None:
    assert reader.run.software and reader.run.model.startswith("en_")
    assert reader.run.ontology == reader.knowledge.version


def test_a_model_or_an_ontology_that_is_missing_is_told(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="no_such_model"):
        Reader(model="no_such_model")
    with pytest.raises(OntologyError, match="not a folder"):
        from pathlib import Path

        Reader(ontology=[Path(str(tmp_path)) / "none"])


def test_an_event_that_is_given_is_where_it_was_said(reader: Reader) -> None:
    plain = as_document("Chile has signed the Arms Trade Treaty.")
    document = Document(plain.identifier, plain.source, plain.text, plain.sha256, event="Lima Summit", speaker="Chile")
    found = reader.read(document)
    assert (found.speaker, found.delivered_at) == ("state/chile", "event/lima-summit")
    assert "event/lima-summit" in {e.key for e in found.entities}
