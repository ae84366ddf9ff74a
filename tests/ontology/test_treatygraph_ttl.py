"""The ontology: what the graph's shape promises is declared, explained, aligned, and free of contradiction."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, XSD

from treatygraph.knowledge.vocabulary import load_vocabulary

PATH = Path(__file__).parents[2] / "ontology" / "treatygraph.ttl"
TG = rdflib.Namespace("https://w3id.org/treatygraph/ontology#")
GRAPH = rdflib.Graph().parse(PATH)
VOCABULARY = load_vocabulary([PATH])

ENTITY = "Actor Convention Process Event Place Issue"
RELATIONS = {
    "initiated": ("Actor", "Process Event Convention Organization"),
    "led": ("Actor", "Process Event Organization"),
    "participatedIn": ("Actor", "Process Event"),
    "hosted": ("Actor", "Event Process"),
    "supports": ("Actor", "Convention Process Issue Actor"),
    "opposes": ("Actor", ENTITY),
    "signed": ("Actor", "Convention"),
    "ratified": ("Actor", "Convention"),
    "accededTo": ("Actor", "Convention"),
    "partyTo": ("Actor", "Convention"),
    "withdrewFrom": ("Actor", "Convention"),
    "adopted": ("Actor Event", "Convention"),
    "negotiated": ("Actor", "Convention Process"),
    "proposed": ("Actor Event", "Convention Process Issue Organization"),
    "implements": ("Actor", "Convention"),
    "violated": ("Actor", "Convention Issue"),
    "funds": ("Actor", "Process Issue Actor"),
    "assists": ("Actor", "Actor"),
    "calledFor": ("Actor Event Convention", "Convention Process Issue Event Organization"),
    "committedTo": ("Actor", "Convention Process Issue"),
    "uses": ("Actor", "Issue"),
    "possesses": ("Actor", "Issue"),
    "produces": ("Actor", "Issue"),
    "destroyed": ("Actor", "Issue"),
    "affectedBy": ("Actor", "Issue"),
    "partneredWith": ("Actor", "Actor"),
    "memberOf": ("Actor", "Organization Group"),
    "represents": ("Actor", "Actor"),
    "resultedIn": ("Process Event Actor", "Convention Event Process Organization"),
    "partOf": ("Event Convention Process Issue", "Process Convention"),
    "establishes": ("Actor Convention Process", "Issue Organization Process Event"),
    "prohibits": ("Convention", "Issue"),
    "requires": ("Convention", "Issue"),
    "concerns": ("Convention Process Event Organization", "Issue Convention Event"),
    "heldIn": ("Event", "Place State"),
}
COUNTED = """
    signatoryCount ratificationCount partyCount memberCount supporterCount participantCount targetCount
    votesForCount votesAgainstCount abstentionCount deadlineYears
"""
COUNTS = set(COUNTED.split())
KINDS = {
    "Actor": "State InternationalOrganization CivilSocietyOrganization GovernmentBody Person Group",
    "Organization": "InternationalOrganization CivilSocietyOrganization",
    "Convention": "Treaty Resolution Declaration ActionPlan Provision",
    "Claim": "Assertion Evaluation Commitment Call Prediction Obligation",
}
STANDARD = {
    "Actor": rdflib.PROV.Agent,
    "Issue": SKOS.Concept,
    "Claim": rdflib.PROV.Entity,
    "Relation": RDF.Statement,
    "Passage": rdflib.URIRef("http://www.w3.org/ns/oa#TextPositionSelector"),
}


def _ours(kind: rdflib.URIRef) -> list[str]:
    return sorted(str(node).removeprefix(TG) for node in GRAPH.subjects(RDF.type, kind) if str(node).startswith(TG))


CLASSES = _ours(OWL.Class)
LINKS = _ours(OWL.ObjectProperty) + _ours(OWL.DatatypeProperty)
ANNOTATIONS = _ours(OWL.AnnotationProperty)


def test_both_parsers_read_the_same() -> None:
    assert len(set(ox.parse(path=str(PATH), format=ox.RdfFormat.TURTLE))) == len(GRAPH)


def test_the_heading_says_version_licence_and_makers() -> None:
    ontology = rdflib.URIRef(str(TG).removesuffix("#"))
    assert (ontology, RDF.type, OWL.Ontology) in GRAPH
    version = str(GRAPH.value(ontology, OWL.versionInfo))
    assert str(GRAPH.value(ontology, OWL.versionIRI)) == f"{ontology}/{version}"
    assert VOCABULARY.version == version
    for needed in (rdflib.DCTERMS.license, rdflib.DCTERMS.contributor, rdflib.DCTERMS.title):
        assert GRAPH.value(ontology, needed)


@pytest.mark.parametrize("name", CLASSES + LINKS + ANNOTATIONS)
def test_every_term_is_explained(name: str) -> None:
    assert len(list(GRAPH.objects(TG[name], RDFS.label))) == 1
    comments = list(GRAPH.objects(TG[name], RDFS.comment))
    assert len(comments) == 1 and str(comments[0]).endswith((".", "'"))
    assert GRAPH.value(TG[name], SKOS.example) or (TG[name], OWL.equivalentClass, None) in GRAPH


@pytest.mark.parametrize("name", [*RELATIONS, *sorted(COUNTS)])
def test_comments_of_relations_say_when_and_when_not(name: str) -> None:
    comment = str(GRAPH.value(TG[name], RDFS.comment))
    assert re.match(r"(Applies where|Says) .+\. Not .+\.$", comment), comment


def test_labels_are_unique() -> None:
    for names in (CLASSES, LINKS):
        labels = [str(GRAPH.value(TG[name], RDFS.label)) for name in names]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", LINKS)
def test_every_property_has_one_declared_domain_and_range(name: str) -> None:
    domains, ranges = list(GRAPH.objects(TG[name], RDFS.domain)), list(GRAPH.objects(TG[name], RDFS.range))
    assert len(domains) == 1 and len(ranges) == 1
    assert (domains[0], RDF.type, OWL.Class) in GRAPH
    if name in _ours(OWL.ObjectProperty):
        assert (ranges[0], RDF.type, OWL.Class) in GRAPH
    else:
        assert ranges[0] == RDFS.Literal or str(ranges[0]).startswith(str(XSD))


@pytest.mark.parametrize("name", sorted(RELATIONS))
def test_relations_stand_between_the_kinds_that_the_guidelines_allow(name: str) -> None:
    domain, range_ = RELATIONS[name]
    assert VOCABULARY.properties[name].domain == set(domain.split())
    assert VOCABULARY.properties[name].range == set(range_.split())


def test_relations_and_counts_are_marked_and_nothing_else_is() -> None:
    assert set(_ours(TG.RelationProperty)) == set(RELATIONS)
    assert set(_ours(TG.CountProperty)) == COUNTS
    assert {name for name, found in VOCABULARY.properties.items() if found.counts} == COUNTS
    assert all(GRAPH.value(TG[name], RDFS.range) == XSD.integer for name in COUNTS)


def test_only_partnership_holds_both_ways() -> None:
    assert [name for name, found in VOCABULARY.properties.items() if found.symmetric] == ["partneredWith"]


@pytest.mark.parametrize(("above", "below"), [(above, kind) for above in KINDS for kind in KINDS[above].split()])
def test_kinds_lie_below_their_class(above: str, below: str) -> None:
    assert VOCABULARY.is_a(below, above)


@pytest.mark.parametrize("above", sorted(KINDS))
def test_kinds_of_one_class_exclude_each_other(above: str) -> None:
    kinds = KINDS[above].split()
    for at, first in enumerate(kinds):
        for second in kinds[at + 1 :]:
            assert _disjoint(first, second), f"{first} and {second}"


def test_top_classes_exclude_each_other() -> None:
    tops = [*ENTITY.split(), "Claim", "Relation", "Passage", "Document", "Run"]
    for at, first in enumerate(tops):
        for second in tops[at + 1 :]:
            assert _disjoint(first, second), f"{first} and {second}"


def _disjoint(first: str, second: str) -> bool:
    return (TG[first], OWL.disjointWith, TG[second]) in GRAPH or (TG[second], OWL.disjointWith, TG[first]) in GRAPH


def _disjoint_above(first: str, second: str) -> bool:
    def above(kind: str) -> list[str]:
        return [kind, *VOCABULARY.superclasses[kind]]

    return any(_disjoint(a, b) for a in above(first) for b in above(second))


def test_no_class_lies_below_two_that_exclude_each_other() -> None:
    for kind, above in VOCABULARY.superclasses.items():
        for first, second in ((a, b) for a in (kind, *above) for b in above if a != b):
            assert not _disjoint(first, second), f"{kind} is both {first} and {second}"


@pytest.mark.parametrize(
    ("first", "second"), [("State", "Person"), ("Treaty", "Event"), ("Person", "Issue"), ("Group", "Place")]
)
def test_a_contradictory_pair_of_types_is_recognised(first: str, second: str) -> None:
    assert _disjoint_above(first, second)


def test_unions_are_named_and_have_declared_members() -> None:
    for union in GRAPH.subjects(OWL.unionOf):
        assert (None, OWL.equivalentClass, union) in GRAPH
        members = list(rdflib.collection.Collection(GRAPH, GRAPH.value(union, OWL.unionOf)))
        assert len(members) > 1
        assert all((member, RDF.type, OWL.Class) in GRAPH for member in members)


def test_values_are_told_apart() -> None:
    for values in (["Positive", "Negative"], ["Asserted", "Intended", "Hypothetical"], ["AtLeast", "AtMost", "About"]):
        for first, second in pairwise(values):
            assert (TG[first], OWL.differentFrom, TG[second]) in GRAPH
        for value in values:
            assert GRAPH.value(TG[value], RDFS.label) and GRAPH.value(TG[value], RDFS.comment)


@pytest.mark.parametrize("name", sorted(STANDARD))
def test_classes_lie_below_the_standard_ones(name: str) -> None:
    assert (TG[name], RDFS.subClassOf, STANDARD[name]) in GRAPH


@pytest.mark.parametrize(
    "vocabulary",
    [
        "http://www.w3.org/ns/prov#",
        "http://xmlns.com/foaf/0.1/",
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/2004/02/skos/core#",
        "http://purl.org/dc/terms/",
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "http://data.europa.eu/eli/ontology#",
        "http://www.w3.org/ns/oa#",
        "https://schema.org/",
    ],
)
def test_it_is_aligned_to(vocabulary: str) -> None:
    links = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, OWL.inverseOf)
    assert any(str(o).startswith(vocabulary) for link in links for o in GRAPH.objects(None, link))


def test_event_codes_are_of_their_schemes() -> None:
    plover = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"}
    plover |= {"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
    used = {str(code) for code in GRAPH.objects(None, TG.plover)}
    assert used and used <= plover
    for code in GRAPH.objects(None, TG.cameo):
        assert re.fullmatch(r"(0[1-9]|1[0-9]|20)[0-9]", str(code)), code


def test_a_property_is_of_one_sort() -> None:
    sorts = [set(_ours(sort)) for sort in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Class)]
    for at, first in enumerate(sorts):
        for second in sorts[at + 1 :]:
            assert not first & second


def test_every_own_name_that_is_used_is_declared() -> None:
    used = {term for triple in GRAPH for term in triple if str(term).startswith(TG) and str(term) != str(TG)}
    for term in used - {rdflib.Literal(str(TG))}:
        assert (term, RDF.type, None) in GRAPH, term


def test_properties_of_the_authorities_are_declared() -> None:
    known = set(CLASSES) | set(LINKS) | {"IssueScheme"}
    for path in sorted((PATH.parent / "authorities").glob("*.ttl")):
        used = set(re.findall(r"\btg:(\w+)", path.read_text(encoding="utf-8")))
        assert used <= known, f"{path.name}: {sorted(used - known)}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("facts", "consistent"),
    [
        ("<http://e/a> a tg:State ; tg:signed <http://e/b> . <http://e/b> a tg:Treaty .", True),
        ("<http://e/a> a tg:State, tg:Person .", False),
        ("<http://e/a> a tg:Issue ; tg:signed <http://e/b> .", False),
        ("<http://e/a> a tg:Relation ; tg:polarity tg:Positive, tg:Negative .", False),
        ("tg:Treaty rdfs:subClassOf tg:Event . <http://e/a> a tg:Treaty .", False),
    ],
)
def test_a_reasoner_reads_it_and_finds_contradictions(
    tmp_path: Path, lacking: Callable[[str], None], facts: str, consistent: bool
) -> None:
    if not importlib.util.find_spec("owlready2") or not shutil.which("java"):
        lacking("the reasoner needs owlready2 and Java")
    import owlready2

    copy = rdflib.Graph().parse(PATH).parse(data=f"@prefix tg: <{TG}> . @prefix rdfs: <{RDFS}> . {facts}", format="turtle")
    copy.serialize(tmp_path / "copy.nt", format="nt", encoding="utf-8")
    world = owlready2.World()
    loaded = world.get_ontology(f"file://{tmp_path}/copy.nt").load(format="ntriples")
    assert len(list(loaded.classes())) >= len(CLASSES)
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        assert not consistent
    else:
        assert consistent
