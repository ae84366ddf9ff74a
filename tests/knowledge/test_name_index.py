"""Finding listed names in a text: longest first, minding case where case decides, forgiving spelling."""

from __future__ import annotations

from itertools import pairwise

import pytest

from treatygraph.knowledge import Entry
from treatygraph.knowledge.names import NameIndex, NameUse, folded, is_acronym


def entry(key: str, kind: str, *names: str, demonyms: tuple[str, ...] = (), capitals: tuple[str, ...] = (),
          needs_context: tuple[str, ...] = ()) -> Entry:  # fmt: skip
    return Entry(key, kind, names[0], names, demonyms, capitals, frozenset(needs_context))


ENTRIES = (
    entry("state/ardenia", "State", "Ardenia", demonyms=("Ardenian",), capitals=("Port Arden",)),
    entry("state/north-ardenia", "State", "North Ardenia"),
    entry("state/united-states", "State", "United States", "US", "U.S."),
    entry("state/cote-d-ivoire", "State", "Côte d'Ivoire"),
    entry("state/timor-leste", "State", "Timor-Leste"),
    entry("organization/health", "InternationalOrganization", "World Health Organization", "WHO"),
    entry("organization/g77", "InternationalOrganization", "Group of 77", "G77"),
    entry("organization/doctors", "CivilSocietyOrganization", "Doctors, Nurses and Carers"),
    entry("convention/mines", "Treaty", "Mine Ban Treaty", "Anti-Personnel Mine Ban Convention"),
    entry("convention/mines-plan", "ActionPlan", "Mine Ban Treaty Action Plan"),
    entry("convention/start", "Treaty", "Strategic Arms Treaty", "START", needs_context=("START",)),
    entry("convention/pact", "Treaty", "Port Pact"),
    entry("process/mines", "Process", "process to ban mines"),
    entry("issue/cluster-munitions", "Issue", "cluster munitions"),
    entry("issue/policy", "Issue", "security policy"),
)

FOUND = [
    ("Ardenia and North Ardenia met.", [("Ardenia", "state/ardenia"), ("North Ardenia", "state/north-ardenia")]),
    ("the Mine Ban Treaty Action Plan", [("Mine Ban Treaty Action Plan", "convention/mines-plan")]),
    ("the Mine Ban Treaty action", [("Mine Ban Treaty", "convention/mines")]),
    ("the mine ban treaty", [("mine ban treaty", "convention/mines")]),
    ("the Port Pact and the port pact", [("Port Pact", "convention/pact")]),
    ("the MINE BAN TREATY", [("MINE BAN TREATY", "convention/mines")]),
    ("the anti-personnel mine ban convention", [("anti-personnel mine ban convention", "convention/mines")]),
    ("the Antipersonnel Mine Ban Convention", [("Antipersonnel Mine Ban Convention", "convention/mines")]),
    ("the Anti Personnel Mine-Ban Convention", [("Anti Personnel Mine-Ban Convention", "convention/mines")]),
    ("a process to ban mines", [("process to ban mines", "process/mines")]),
    ("Mine Ban\nTreaty", [("Mine Ban\nTreaty", "convention/mines")]),
    ("Mine  Ban\u00a0Treaty", [("Mine  Ban\u00a0Treaty", "convention/mines")]),
    ("Mine Ban\n\nTreaty", []),
    ("Mine Ban. Treaty", [("Mine Ban. Treaty", "convention/mines")]),
    ("the US and us", [("US", "state/united-states")]),
    ("the U.S. and others", [("U.S", "state/united-states")]),
    ("Who asked the WHO?", [("WHO", "organization/health")]),
    ("G77, G-77 and g77", [("G77", "organization/g77")]),
    ("Cluster munition, cluster munitions", [("Cluster munition", "issue/cluster-munitions"), ("cluster munitions",
     "issue/cluster-munitions")]),
    ("security policies", [("security policies", "issue/policy")]),
    ("Cote d’Ivoire, Côte d'Ivoire", [("Cote d’Ivoire", "state/cote-d-ivoire"), ("Côte d'Ivoire", "state/cote-d-ivoire")]),
    ("Co\u0302te d'Ivoire", [("Co\u0302te d'Ivoire", "state/cote-d-ivoire")]),
    ("Timor Leste and Timor‑Leste", [("Timor Leste", "state/timor-leste"), ("Timor‑Leste", "state/timor-leste")]),
    ("Ardenia's vote", [("Ardenia", "state/ardenia")]),
    ("ARDENIA’S vote", [("ARDENIA", "state/ardenia")]),
    ("Ardenia and Ardeniana", [("Ardenia", "state/ardenia")]),
    ("ardenia", []),
    ("Doctors, Nurses and Carers", [("Doctors, Nurses and Carers", "organization/doctors")]),
    ("Mine, Ban, Treaty", []),
    ("", []),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(ENTRIES)


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[repr(text) for text, _ in FOUND])
def test_found(index: NameIndex, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(m.span.of(text), m.known[0].entry.key) for m in index.find(text)] == wanted


@pytest.mark.parametrize(
    ("text", "use"),
    [("Ardenia", NameUse.NAME), ("Ardenian", NameUse.DEMONYM), ("Port Arden", NameUse.CAPITAL), ("START", NameUse.ORDINARY)],
)  # fmt: skip
def test_the_sort_of_name_is_told(index: NameIndex, text: str, use: NameUse) -> None:
    assert [m.known[0].use for m in index.find(text)] == [use]


def test_matches_never_overlap_and_go_from_left_to_right(index: NameIndex) -> None:
    text = " ".join(f"{e.label}," for e in ENTRIES) * 3
    spans = [m.span for m in index.find(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert len(spans) >= 3 * (len(ENTRIES) - 1)


def test_a_name_of_two_things_gives_both() -> None:
    two = NameIndex([entry("state/a", "State", "Norland"), entry("place/a", "Place", "Norland")])
    assert {k.entry.key for m in two.find("in Norland") for k in m.known} == {"state/a", "place/a"}


@pytest.mark.parametrize(
    ("name", "key"),
    [("us", "state/united-states"), ("who", "organization/health"), ("MINE-BAN TREATIES", "convention/mines"),
     ("cote divoire", None), ("Port Arden", None), ("", None)],
)  # fmt: skip
def test_a_name_alone_as_in_a_query(index: NameIndex, name: str, key: str | None) -> None:
    assert [e.key for e in index.named(name)] == ([key] if key else [])


@pytest.mark.parametrize("name", ["US", "WHO", "G77", "AfCFTA", "UN", "IAEA"])
def test_acronyms(name: str) -> None:
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["Norway", "Mine Ban Treaty", "landmines", "A treaty to ban X", "Abc"])
def test_no_acronyms(name: str) -> None:
    assert not is_acronym(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("treaties", "treaty"), ("Mines", "mine"), ("Støre", "store"), ("Mine-Ban", "mine ban"), ("Ardenia's", "Ardenia")],
)  # fmt: skip
def test_folding_makes_these_equal(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize("word", ["Laos", "Honduras", "Cyprus", "process", "crisis", "gas"])
def test_words_that_end_in_s_are_no_plurals(word: str) -> None:
    assert folded(word) == (word.lower(),)
