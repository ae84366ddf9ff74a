"""Classes and properties as the code sees them: what is a kind of what, and between which kinds a relation may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from treatygraph.errors import OntologyError
from treatygraph.knowledge import Vocabulary, load
from treatygraph.knowledge.authorities import folder_of
from treatygraph.knowledge.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
RELATIONS = [
    "initiated",
    "led",
    "participatedIn",
    "hosted",
    "supports",
    "opposes",
    "signed",
    "ratified",
    "accededTo",
    "partyTo",
    "withdrewFrom",
    "adopted",
    "negotiated",
    "proposed",
    "implements",
    "violated",
    "funds",
    "assists",
    "calledFor",
    "committedTo",
    "uses",
    "possesses",
    "produces",
    "destroyed",
    "affectedBy",
    "partneredWith",
    "memberOf",
    "represents",
    "resultedIn",
    "partOf",
    "establishes",
    "prohibits",
    "requires",
    "concerns",
    "heldIn",
]
COUNTS = [
    "signatoryCount",
    "ratificationCount",
    "partyCount",
    "memberCount",
    "supporterCount",
    "participantCount",
    "targetCount",
    "votesForCount",
    "votesAgainstCount",
    "abstentionCount",
    "deadlineYears",
]

TURTLE = """
@prefix tg: <https://w3id.org/treatygraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/treatygraph/ontology> owl:versionInfo "9.9" .
tg:Thing a owl:Class . tg:Small a owl:Class ; rdfs:subClassOf tg:Thing . tg:Tiny a owl:Class ; rdfs:subClassOf tg:Small .
tg:Other a owl:Class . tg:SmallOrOther a owl:Class ; owl:unionOf ( tg:Small tg:Other ) .
tg:touches a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:comment "They touch." ; rdfs:domain tg:SmallOrOther ;
  rdfs:range tg:Thing .
tg:how a owl:DatatypeProperty , tg:CountProperty ; rdfs:domain tg:Thing .
"""


@pytest.fixture(scope="module")
def shipped() -> Vocabulary:
    return load_vocabulary([ROOT / "ontology" / "treatygraph.ttl"])


@pytest.fixture
def small(tmp_path: Path) -> Vocabulary:
    path = tmp_path / "small.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return load_vocabulary([path])


def test_superclasses_nearest_first(small: Vocabulary) -> None:
    assert small.superclasses["Tiny"] == ("Small", "Thing")
    assert small.is_a("Tiny", "Thing") and small.is_a("Tiny", "Tiny") and not small.is_a("Thing", "Tiny")


def test_a_union_is_its_members(small: Vocabulary) -> None:
    assert small.properties["touches"].domain == {"Small", "Other"}
    assert small.properties["touches"].range == {"Thing"}


def test_symmetry_counting_and_comment(small: Vocabulary) -> None:
    touches, how = small.properties["touches"], small.properties["how"]
    assert (touches.symmetric, touches.counts, touches.comment) == (True, False, "They touch.")
    assert (how.symmetric, how.counts) == (False, True)
    assert small.version == "9.9"


def test_fits_by_a_superclass(small: Vocabulary) -> None:
    domain = small.properties["touches"].domain
    assert small.fits("Tiny", domain) and small.fits("Other", domain) and not small.fits("Thing", domain)


@pytest.mark.parametrize("name", RELATIONS)
def test_each_relation_has_ends_and_a_comment(shipped: Vocabulary, name: str) -> None:
    found = shipped.properties[name]
    assert found.domain and found.range and found.comment and not found.counts
    assert found.symmetric == (name == "partneredWith")


@pytest.mark.parametrize("name", COUNTS)
def test_each_count_counts(shipped: Vocabulary, name: str) -> None:
    assert shipped.properties[name].counts and shipped.properties[name].domain


@pytest.mark.parametrize(
    ("relation", "subject", "object_", "fits"),
    [
        ("ratified", "State", "Treaty", True),
        ("ratified", "Treaty", "State", False),
        ("prohibits", "Treaty", "Issue", True),
        ("prohibits", "State", "Issue", False),
        ("memberOf", "State", "InternationalOrganization", True),
        ("memberOf", "State", "Treaty", False),
        ("heldIn", "Event", "Place", True),
        ("heldIn", "Event", "State", True),
        ("heldIn", "State", "Place", False),
        ("resultedIn", "Process", "Treaty", True),
        ("adopted", "Event", "Declaration", True),
        ("partOf", "Provision", "Treaty", True),
        ("uses", "State", "Issue", True),
        ("uses", "State", "Treaty", False),
        ("partyTo", "Issue", "Treaty", False),
    ],
)  # fmt: skip
def test_domain_and_range(shipped: Vocabulary, relation: str, subject: str, object_: str, fits: bool) -> None:
    known = shipped.properties[relation]
    assert (shipped.fits(subject, known.domain) and shipped.fits(object_, known.range)) is fits


@pytest.mark.parametrize(
    ("kind", "folder"),
    [("Treaty", "convention"), ("Provision", "convention"), ("GovernmentBody", "body"), ("State", "state"), ("Issue", "issue"),
     ("InternationalOrganization", "organization"), ("CivilSocietyOrganization", "organization"), ("Person", "person"),
     ("Group", "group"), ("Process", "process"), ("Event", "event"), ("Place", "place")],
)  # fmt: skip
def test_the_folder_of_a_kind(shipped: Vocabulary, kind: str, folder: str) -> None:
    assert folder_of(kind, shipped) == folder


def test_a_class_that_is_no_thing_has_no_folder(shipped: Vocabulary) -> None:
    with pytest.raises(OntologyError, match="Claim"):
        folder_of("Claim", shipped)


def test_every_listed_thing_lies_in_the_folder_of_its_kind() -> None:
    knowledge = load()
    assert len(knowledge.entries) > 1000
    assert not [e.key for e in knowledge.entries if not e.key.startswith(knowledge.folder_of(e.kind) + "/")]
