"""A sound graph passes; each broken copy of it is told of in one sentence that names the node, the quote and the fault."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from handmade import BASE, CHILE, FIJI, MINISTER, PERU, PROCESS, SPEECH, TREATY, notes, relation, speech, store_of
from treatygraph.cli.main import main
from treatygraph.errors import OntologyError, UsageError
from treatygraph.model import Bound, Extraction, When
from treatygraph.namespaces import DCTERMS, OA, PROV, RDF, RDFS, SKOS, TG, XSD
from treatygraph.validate import validate

pytestmark = pytest.mark.slow

DOCUMENT = BASE + "document/speech"
LAUNCHED = "“Chile launched the Valparaíso Process in 2005”"
NOT_SIGNED = "“Peru has not signed the treaty”"
PLANNED = "“We plan to ratify the Seabed Treaty by 2012”"


def dated() -> Extraction:
    """The speech with a count that has a bound."""
    said = speech()
    relations = (*said.relations[:4], replace(said.relations[4], bound=Bound.AT_LEAST), *said.relations[5:])
    return replace(said, relations=relations)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of a document that nothing is wrong with."""
    kg = tmp_path_factory.mktemp("sound") / "kg"
    store_of(kg, dated())
    return kg


class Copy:
    """A copy of that graph to break: what is changed in a named graph is changed in the union, too."""

    def __init__(self, kg: Path) -> None:
        self.kg = kg
        self.store = ox.Store(str(kg / "store" / "copies" / "1"))

    def of(self, predicate: str, subject: str) -> str:
        """The relation of the speech with these two terms."""
        graph = ox.NamedNode(DOCUMENT)
        found = self.store.quads_for_pattern(None, ox.NamedNode(RDF + "predicate"), ox.NamedNode(TG + predicate), graph)
        nodes = [quad.subject.value for quad in found]  # type: ignore[union-attr]
        (node,) = (node for node in nodes if BASE + subject in self.said(node, RDF + "subject"))
        return node

    def claim(self) -> str:
        """The promise of the speech."""
        graph, kind = ox.NamedNode(DOCUMENT), ox.NamedNode(TG + "Commitment")
        (quad,) = self.store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), kind, graph)
        return quad.subject.value  # type: ignore[union-attr]

    def said(self, subject: str, predicate: str) -> list[str]:
        quads = self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, ox.NamedNode(DOCUMENT))
        return [quad.object.value for quad in quads]  # type: ignore[union-attr]

    def drop(self, subject: str, predicate: str, object_: str | None = None) -> None:
        found = list(self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, None))
        for quad in found:
            if object_ is None or quad.object.value == object_:  # type: ignore[union-attr]
                self.store.remove(quad)

    def put(self, subject: str, predicate: str, object_: object, *, graph: str = DOCUMENT) -> None:
        term = ox.NamedNode(object_) if isinstance(object_, str) else object_
        for place in (ox.NamedNode(graph), ox.DefaultGraph()):
            self.store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), term, place))  # type: ignore[arg-type]

    def swap(self, subject: str, predicate: str, object_: object) -> None:
        self.drop(subject, predicate)
        self.put(subject, predicate, object_)


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Copy:
    return Copy(Path(shutil.copytree(sound, tmp_path / "kg")))


def told(copy: Copy) -> list[str]:
    """What validate says of a copy; a warning is told apart by a mark before it."""
    copy.store.flush()
    del copy.store
    return [("warning: " if f.warning else "") + f.sentence for f in validate(copy.kg).findings]


def decimal(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + "decimal"))


def year(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + "gYear"))


def launched(copy: Copy) -> str:
    return copy.of("initiated", CHILE)


def denied(copy: Copy) -> str:
    return copy.of("signed", PERU)


def planned(copy: Copy) -> str:
    return copy.of("ratified", MINISTER)


def no_evidence(copy: Copy) -> None:
    copy.drop(denied(copy), TG + "evidence")


def evidence_that_is_no_passage(copy: Copy) -> None:
    copy.swap(denied(copy), TG + "evidence", BASE + TREATY)


def two_polarities(copy: Copy) -> None:
    copy.put(planned(copy), TG + "polarity", TG + "Negative")


def no_modality(copy: Copy) -> None:
    copy.drop(denied(copy), TG + "modality")


def unknown_modality(copy: Copy) -> None:
    copy.swap(planned(copy), TG + "modality", TG + "Planned")


def confidence_above_one(copy: Copy) -> None:
    copy.swap(launched(copy), TG + "confidence", decimal("1.5"))


def confidence_of_nothing(copy: Copy) -> None:
    copy.swap(launched(copy), TG + "confidence", decimal("0"))


def confidence_in_words(copy: Copy) -> None:
    copy.swap(launched(copy), TG + "confidence", decimal("high"))


def two_voices(copy: Copy) -> None:
    copy.put(denied(copy), PROV + "wasAttributedTo", BASE + CHILE)


def no_year(copy: Copy) -> None:
    copy.drop(launched(copy), TG + "year")


def another_year(copy: Copy) -> None:
    copy.swap(planned(copy), TG + "untilYear", ox.Literal(2013))


def date_in_words(copy: Copy) -> None:
    copy.swap(launched(copy), TG + "time", ox.Literal("2005, in spring"))


def undeclared_predicate(copy: Copy) -> None:
    copy.swap(planned(copy), RDF + "predicate", TG + "ratifies")


def subject_of_a_wrong_kind(copy: Copy) -> None:
    copy.swap(denied(copy), RDF + "subject", BASE + PROCESS)


def object_of_a_wrong_kind(copy: Copy) -> None:
    copy.swap(planned(copy), RDF + "object", BASE + FIJI)


def direct_without_relation(copy: Copy) -> None:
    copy.put(BASE + FIJI, TG + "supports", BASE + TREATY)


def direct_of_what_is_denied(copy: Copy) -> None:
    copy.put(BASE + PERU, TG + "signed", BASE + TREATY)


def direct_of_what_is_alleged(copy: Copy) -> None:
    copy.put(BASE + PERU, TG + "violated", BASE + TREATY)


def relation_without_direct(copy: Copy) -> None:
    copy.drop(BASE + CHILE, TG + "initiated")


def partnership_one_way(copy: Copy) -> None:
    copy.drop(BASE + FIJI, TG + "partneredWith")


def direct_count(copy: Copy) -> None:
    copy.put(BASE + TREATY, TG + "signatoryCount", ox.Literal(41))


def count_of_an_entity(copy: Copy) -> None:
    copy.swap(copy.of("signatoryCount", TREATY), RDF + "object", BASE + FIJI)


def role_of_a_signature(copy: Copy) -> None:
    copy.put(denied(copy), TG + "role", ox.Literal("envoy"))


def bound_of_a_signature(copy: Copy) -> None:
    copy.put(denied(copy), TG + "bound", TG + "About")


def claim_of_no_kind(copy: Copy) -> None:
    copy.drop(copy.claim(), RDF + "type", TG + "Commitment")


def claim_of_two_kinds(copy: Copy) -> None:
    copy.put(copy.claim(), RDF + "type", TG + "Call")


def claim_with_two_quotes(copy: Copy) -> None:
    copy.put(copy.claim(), TG + "evidence", copy.said(denied(copy), TG + "evidence")[0])


def claim_of_two_makers(copy: Copy) -> None:
    copy.put(copy.claim(), TG + "statedBy", BASE + CHILE)


def claim_about_a_document(copy: Copy) -> None:
    copy.put(copy.claim(), TG + "about", DOCUMENT)


def passage(copy: Copy) -> str:
    return copy.said(denied(copy), TG + "evidence")[0]


def misquotation(copy: Copy) -> None:
    copy.swap(passage(copy), OA + "exact", ox.Literal("Peru has signed the treaty"))


def wrong_surroundings(copy: Copy) -> None:
    copy.swap(passage(copy), OA + "suffix", ox.Literal(". We plan not to ratify"))


def passage_of_no_document(copy: Copy) -> None:
    copy.drop(passage(copy), DCTERMS + "isPartOf")


def misplaced_passage(copy: Copy) -> None:
    copy.swap(passage(copy), OA + "start", ox.Literal(500))


def endless_passage(copy: Copy) -> None:
    copy.swap(passage(copy), OA + "exact", ox.Literal("Peru " * 250))


def no_label(copy: Copy) -> None:
    for predicate in (SKOS + "prefLabel", RDFS + "label"):
        copy.drop(BASE + PROCESS, predicate)


def two_labels(copy: Copy) -> None:
    for predicate in (SKOS + "prefLabel", RDFS + "label"):
        copy.put(BASE + PERU, predicate, ox.Literal("Perú"), graph=BASE + "graph/entities")


def another_label(copy: Copy) -> None:
    copy.drop(BASE + PERU, RDFS + "label")
    copy.put(BASE + PERU, RDFS + "label", ox.Literal("Perú"), graph=BASE + "graph/entities")


def label_in_a_language(copy: Copy) -> None:
    for predicate in (SKOS + "prefLabel", RDFS + "label"):
        copy.drop(BASE + PERU, predicate)
        copy.put(BASE + PERU, predicate, ox.Literal("Peru", language="en"), graph=BASE + "graph/entities")


def no_superclass(copy: Copy) -> None:
    copy.drop(BASE + PERU, RDF + "type", TG + "Actor")


def two_kinds(copy: Copy) -> None:
    copy.put(BASE + MINISTER, RDF + "type", TG + "Group")


def no_kind(copy: Copy) -> None:
    copy.drop(BASE + PERU, RDF + "type")


def blank_node(copy: Copy) -> None:
    copy.put(denied(copy), RDFS + "seeAlso", ox.BlankNode("nobody"))


def not_mentioned(copy: Copy) -> None:
    copy.drop(BASE + PERU, TG + "mentionedIn")


def no_run(copy: Copy) -> None:
    copy.drop(DOCUMENT, TG + "readBy")


def graph_of_no_document(copy: Copy) -> None:
    copy.put(BASE + PERU, SKOS + "note", ox.Literal("x"), graph=BASE + "document/stray")


def text_that_is_gone(copy: Copy) -> None:
    (copy.kg / "texts" / "speech.txt").unlink()


def text_that_was_changed(copy: Copy) -> None:
    (copy.kg / "texts" / "speech.txt").write_text(SPEECH + " Thank you.", encoding="utf-8")


def text_of_another_place(copy: Copy) -> None:
    (copy.kg / "secret.txt").write_text(SPEECH, encoding="utf-8")
    copy.swap(DOCUMENT, DCTERMS + "identifier", ox.Literal("../secret"))


BROKEN: dict[Callable[[Copy], None], tuple[str, ...]] = {
    no_evidence: ("(Peru · signed · Seabed Treaty) needs at least one tg:evidence", "it has none"),
    evidence_that_is_no_passage: ("has Seabed Treaty as its evidence, which is of no kind",),
    two_polarities: (PLANNED, "exactly one tg:polarity", "it has tg:Negative, tg:Positive"),
    no_modality: (NOT_SIGNED, "exactly one tg:modality", "it has none"),
    unknown_modality: (PLANNED, "exactly one tg:modality", "it has tg:Planned"),
    confidence_above_one: (LAUNCHED, "above 0 and at most 1", "it has 1.5"),
    confidence_of_nothing: (LAUNCHED, "above 0 and at most 1", "it has"),
    confidence_in_words: (LAUNCHED, "above 0 and at most 1", 'it has "high"'),
    two_voices: (NOT_SIGNED, "one prov:wasAttributedTo", "it has person:ana-prell, state:chile"),
    no_year: (LAUNCHED, "has a date without its year beside it"),
    another_year: (PLANNED, "a year that is not that of its date"),
    date_in_words: (LAUNCHED, "one tg:time, a year, a month or a day", '"2005, in spring"'),
    undeclared_predicate: (PLANNED, "that the ontology declares", "tg:ratifies"),
    subject_of_a_wrong_kind: (NOT_SIGNED, "the subject Valparaíso Process", "no kind that signed can start from"),
    object_of_a_wrong_kind: (PLANNED, "the object Fiji", "no kind that ratified can lead to"),
    direct_without_relation: ("state:fiji (Fiji) has the direct link supports to Seabed Treaty", "no positive, asserted"),
    direct_of_what_is_denied: ("state:peru (Peru) has the direct link signed to Seabed Treaty",),
    direct_of_what_is_alleged: ("state:peru (Peru) has the direct link violated to Seabed Treaty",),
    relation_without_direct: (LAUNCHED, "needs the direct link initiated from Chile to Valparaíso Process"),
    partnership_one_way: ("(Chile · partnered with · Fiji: ", "needs the direct link partnered with from Fiji to Chile"),
    direct_count: ("convention:seabed-treaty (Seabed Treaty) has the count signatory count as a direct link",),
    count_of_an_entity: ("does not suit signatory count: counts lead to a whole number",),
    role_of_a_signature: (NOT_SIGNED, "has a tg:role, which only a tg:represents relation may have"),
    bound_of_a_signature: (NOT_SIGNED, "has a tg:bound, which only a counted thing may have"),
    claim_of_no_kind: (PLANNED[:-1], "needs one of the six kinds of claim"),
    claim_of_two_kinds: (PLANNED[:-1], "the classes tg:Commitment and tg:Call, which have nothing in common"),
    claim_with_two_quotes: ("In document speech, claim:", "exactly one tg:evidence", "passage char="),
    claim_of_two_makers: (PLANNED[:-1], "one tg:statedBy", "it has person:ana-prell, state:chile"),
    claim_about_a_document: (PLANNED[:-1], "as its about, which is of no kind that may be one"),
    misquotation: ("passage char=", "“Peru has signed the treaty”", "which is “Peru has not signed the treaty”"),
    wrong_surroundings: (NOT_SIGNED, "has an oa:suffix that is not what the kept text says there"),
    passage_of_no_document: (NOT_SIGNED, "exactly one dcterms:isPartOf", "it has none"),
    misplaced_passage: (NOT_SIGNED, "an oa:start that is less than its oa:end", "it has 500"),
    endless_passage: ("“Peru Peru", "more than 1,000 characters"),
    no_label: ("process:valparaiso-process (Valparaíso Process) needs exactly one skos:prefLabel", "it has none"),
    two_labels: ("state:peru (Peru", "exactly one skos:prefLabel", 'it has "Peru", "Perú"'),
    another_label: ("state:peru (Peru", "needs one rdfs:label, the same as its skos:prefLabel", 'it has "Perú"'),
    label_in_a_language: ("exactly one skos:prefLabel, a text without a language tag", 'it has "Peru"@en'),
    no_superclass: ("state:peru (Peru) is in the class tg:State and therefore needs the class tg:Actor",),
    two_kinds: ("person:ana-prell (Ana Prell) is in the classes tg:Person and tg:Group, which have nothing in common",),
    no_kind: ("state:peru (Peru) has the property named as, but is of no kind that may have it",),
    blank_node: ("a blank node (_:", "has no name; everything in a graph needs an IRI"),
    not_mentioned: ("state:peru (Peru) is in the graph of this document, but nothing says that this document names it",),
    no_run: ("document:speech (speech) needs exactly one tg:readBy", "it has none"),
    graph_of_no_document: ("document:stray is the name of a graph, but of no document",),
    text_that_is_gone: ("document:speech (speech) has no readable text among the kept ones",),
    text_that_was_changed: ("document:speech (speech) has a kept text that is not the one that was read",),
    text_of_another_place: ("has no readable text among the kept ones",),
}


def test_sound_graphs_have_nothing_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store_of(tmp_path, dated(), notes())
    assert main(["validate", "--kg", str(tmp_path)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("All is in order: 2 documents, 14 relations, 3 claims, ")


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.__name__)
def test_each_broken_copy_is_told_of_in_one_sentence(broken: Callable[[Copy], None], copy: Copy) -> None:
    broken(copy)
    found = told(copy)
    fitting = [sentence for sentence in found if all(part in sentence for part in BROKEN[broken])]
    assert len({sentence.split(", ", 1)[1] for sentence in fitting}) == 1, "\n".join(found)
    assert fitting[0].startswith("In ") and fitting[0].endswith(".") and "\n" not in fitting[0]


def test_ratified_before_signed_is_only_worth_a_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = speech()
    signed = relation(SPEECH, FIJI, "signed", TREATY, "Chile works in partnership with Fiji", time=When("2010-05-03"))
    ratified = relation(SPEECH, FIJI, "ratified", TREATY, "We plan to ratify", time=When("2009"))
    store_of(tmp_path, replace(said, relations=(*said.relations, signed, ratified)))
    assert main(["validate", "--kg", str(tmp_path)]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("Worth a look: In document speech, relation:")
    assert "says that Fiji ratified Seabed Treaty before the date on which it is said to have signed it" in first
    assert last.endswith("1 worth a look.")


@pytest.mark.parametrize("day", ["2010", "2010-05", "2010-05-03", "2011-01-01"])
def test_ratified_with_or_after_signature_is_well(day: str, tmp_path: Path) -> None:
    said = speech()
    signed = relation(SPEECH, FIJI, "signed", TREATY, "Chile works in partnership with Fiji", time=When("2010-05-03"))
    ratified = relation(SPEECH, FIJI, "ratified", TREATY, "We plan to ratify", time=When(day))
    store_of(tmp_path, replace(said, relations=(*said.relations, signed, ratified)))
    assert validate(tmp_path).findings == []


def test_faults_give_status_1_and_a_count(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    no_run(copy)
    del copy.store
    assert main(["validate", "--kg", str(copy.kg)]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("1 fault found in 1 document, ")


def test_saying_it_again_gives_the_same_sentences(copy: Copy) -> None:
    for broken in (two_polarities, misquotation, blank_node, no_label):
        broken(copy)
    kg, first = copy.kg, told(copy)
    assert [finding.sentence for finding in validate(kg).findings] == first


def test_a_users_own_shapes_are_held_to_as_well(sound: Path, tmp_path: Path) -> None:
    rule = '[ sh:path skos:altLabel ; sh:minCount 1 ; sh:message "needs another name" ]'
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f"<urn:own> a sh:NodeShape ; sh:targetNode <{BASE}{PERU}> ; sh:property {rule} .\n",
        encoding="utf-8",
    )
    sentences = [finding.sentence for finding in validate(sound, ontology=[tmp_path]).findings]
    assert "In document speech, state:peru (Peru) needs another name; it has none." in sentences


@pytest.mark.parametrize(
    "text",
    [
        "this is no Turtle",
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:own> a sh:NodeShape ; sh:targetNode <urn:own> ; sh:sparql [] .",
        '@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:own> a sh:NodeShape ; sh:targetNode <urn:own> ; sh:sparql '
        '[ sh:select "SELECT $this WHERE { oops" ] .',
    ],
)
def test_shapes_that_cannot_be_used_are_named(text: str, sound: Path, tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"shapes\.ttl"):
        validate(sound, ontology=[tmp_path])


def test_shapes_that_would_call_out_are_refused(sound: Path, tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:own> a sh:NodeShape ; sh:targetNode <urn:own> ; sh:rule "
        '[ sh:construct "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }" ] .',
        encoding="utf-8",
    )
    with pytest.raises(UsageError, match="SERVICE"):
        validate(sound, ontology=[tmp_path])


def test_where_nothing_was_built_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no graph in"):
        validate(tmp_path)


@pytest.mark.slow
def test_the_built_samples_pass(seeds_kg: Path) -> None:
    report = validate(seeds_kg)
    assert [finding.sentence for finding in report.findings if not finding.warning] == []
    assert report.counts["documents"] == 2
    assert min(report.counts.values()) > 0
