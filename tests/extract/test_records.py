"""Negotiation summaries, minutes and resolutions: how those who write them word who wanted what."""

from __future__ import annotations

import pytest

from reading import assert_gives, read, rows
from treatygraph.pipeline import Reader

STANCES = [
    ("there should be", "Kenya said there should be rules on tracing.", "Kenya calledFor rules on tracing"),
    ("based on", "Chile said that quotas should be based on sound science.", "Chile calledFor sound science"),
    ("where a focus should be", "Chile said that the main focus should be on states affected by landmines.",
     "Chile calledFor focus on states affected by landmines"),
    ("what must be so", "Peru said that quotas should be binding.", "Peru calledFor binding quotas"),
    ("asked to be left out", "Peru said that fees should be excluded.", "Peru opposes fees"),
    ("suggested deleting", "Ghana suggested deleting the target on finance.", "Ghana opposes target on finance"),
    ("premature", "Brazil said it would be premature to adopt new guidelines.", "Brazil opposes new guidelines"),
    (
        "need to",
        "Canada stressed the need to simplify reporting requirements.",
        "Canada calledFor reporting requirements",
    ),
    (
        "supported doing",
        "India supported establishing an expert panel on labels.",
        "India supports expert panel on labels and more",
    ),
    (
        "refused in part",
        "Togo said that banks should not use offsets to meet their targets.",
        "Togo opposes use offsets to meet their targets",
    ),
    (
        "one asked for, one refused",
        "Mali said that fees should be low and not be subject to annual revision.",
        "Mali opposes annual revision",
    ),
    (
        "a clause alone",
        "Fiji said that coastal states should consult adjacent communities first.",
        "Fiji calledFor consult adjacent communities first",
    ),
    (
        "back to the verb of saying",
        "Kenya said that the summit should set a date and urged speed on finance rules.",
        "Kenya calledFor date; Kenya calledFor speed on finance rules and more",
    ),
    (
        "give support",
        "Samoa asked donors to give the Arms Trade Treaty full support.",
        "Samoa supports Arms Trade Treaty",
    ),
    (
        "given support is asked for",
        "Samoa asked donors to give the Arms Trade Treaty full support.",
        "Samoa calledFor Arms Trade Treaty",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), rows(STANCES, limits={}))
def test_stance(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


LABELS = [
    (
        "no clause further in",
        "Austria supported a gradual approach starting with small projects that have clear goals.",
        "gradual approach starting with small projects",
    ),
    (
        "no verb of the outer clause",
        "Austria opposed rules that would burden small farmers and said the time was short.",
        "rules that would burden small farmers",
    ),
]


@pytest.mark.parametrize(("text", "label"), rows(LABELS, limits={}))
def test_label_of_an_object(reader: Reader, text: str, label: str) -> None:
    assert label in {e.label for e in read(reader, text).extraction.entities}


def test_items_of_an_agenda_go_by_their_titles(reader: Reader) -> None:
    text = "Working Group II ended its discussion of Agenda Item 4(b), Marine Litter, and began a review of Item 5, Fish Stocks."
    found = read(reader, text)
    group = found.key("Working Group II")
    assert found.told("concerns") == {
        f"{group} concerns {found.key(name)}" for name in ("Marine Litter", "Fish Stocks")
    }


def test_a_draft_is_what_it_is_a_draft_of(reader: Reader) -> None:
    text = "Norway introduced a draft decision on noise. Peru welcomed the draft decision. Chile opposed the decision."
    found = read(reader, text)
    draft = found.key("draft decision on noise")
    assert found.told("supports", "opposes") == {f"state/peru supports {draft}", f"state/chile opposes {draft}"}


ASIDES = [
    ("for", "Malawi, for the African Group, urged caution.", "Malawi represents African Group"),
    (
        "for, and what follows",
        "Malawi, for the African Group, opposed the Kyoto Protocol.",
        "African Group opposes Kyoto Protocol and more",
    ),
    (
        "with",
        "Chile, with Peru and Togo, opposed the Kyoto Protocol.",
        "Peru opposes Kyoto Protocol; Togo opposes Kyoto Protocol and more",
    ),
    (
        "opposed by",
        "Bolivia, opposed by Canada and Fiji, praised the text.",
        "Canada opposes Bolivia; Fiji opposes Bolivia",
    ),
    (
        "both on behalf of and supported by",
        "Fiji, on behalf of AOSIS, and supported by Kenya, asked for time.",
        "Kenya supports Fiji; Kenya supports AOSIS",
    ),
    (
        "a pronoun for who spoke for a group",
        "Fiji, on behalf of AOSIS, thanked Togo. She opposed the Kyoto Protocol.",
        "Fiji opposes Kyoto Protocol; AOSIS opposes Kyoto Protocol",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), rows(ASIDES, limits={}))
def test_aside(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


RESOLUTION = """Resolution 12/7

Clean water

The Human Rights Council,

Recalling the Geneva Declaration,

Welcoming the entry into force of the Arms Trade Treaty,

Gravely concerned about water scarcity,

1. Reaffirms its support for the Oslo Process;

2. Urges States to ratify the Mine Ban Treaty;

3. Also condemns attacks on wells;

4. Decides to convene a symposium on clean water in Lima;

5. Establishes a voluntary fund for rural wells."""


def test_a_resolution_speaks_for_the_body_that_adopts_it(reader: Reader) -> None:
    found = read(reader, RESOLUTION)
    council = found.key("Human Rights Council")
    told = {t.removeprefix(council + " ") for t in found.told() if t.startswith((council, f"plan {council}"))}
    assert {"supports " + found.key("Oslo Process"), "calledFor " + found.key("Mine Ban Treaty")} < told
    assert {t.split()[0] for t in told if found.key("water scarcity") in t} == {"opposes"}
    assert found.told("establishes") == {f"{council} establishes {found.key('voluntary fund for rural wells')}"}
    assert f"plan {council} hosted {found.key('symposium on clean water in Lima')}" in found.told("hosted")
    assert all(r.evidence[0].of(RESOLUTION).strip() for r in found.extraction.relations)


@pytest.mark.parametrize(
    "text",
    [
        "Mr President,\n\nChile ratified the Mine Ban Treaty.",
        "The States Parties,\n\nHave agreed:\n\n1. Chile ratified the Mine Ban Treaty.",
    ],
)
def test_paragraphs_with_a_subject_of_their_own_take_no_other(reader: Reader, text: str) -> None:
    assert_gives(reader, text, "Chile ratified Mine Ban Treaty")


UNDERSTOOD = [
    ("who is sent", "The representative of Togo opposed the Kyoto Protocol.", "Togo opposes Kyoto Protocol"),
    (
        "who are sent",
        "The delegates of Chile and Peru opposed the Kyoto Protocol.",
        "Chile opposes Kyoto Protocol; Peru opposes Kyoto Protocol",
    ),
    (
        "observer for",
        "The observer for the World Bank opposed the Kyoto Protocol.",
        "World Bank opposes Kyoto Protocol",
    ),
    (
        "among",
        "Among the Nordic countries, only Iceland opposed the Kyoto Protocol.",
        "Iceland memberOf Nordic countries",
    ),
    (
        "the nearest group",
        "The states of the coalition of coastal cities met the island states (Fiji and Palau).",
        "Fiji memberOf island states; Palau memberOf island states",
    ),
    (
        "result of talks",
        "Mali welcomed the Kyoto Protocol, which was the result of talks between Chile and Peru.",
        "Chile negotiated Kyoto Protocol; Peru negotiated Kyoto Protocol",
    ),
    ("-inspired", "Mali praised the Irish-inspired Kyoto Protocol.", "Ireland initiated Kyoto Protocol"),
    (
        "possessor's opposition",
        "The Kyoto Protocol failed because of Chile's opposition.",
        "Chile opposes Kyoto Protocol",
    ),
    (
        "what a resolution is about",
        "Resolution 1325 reaffirms the ultimate goal of nuclear disarmament.",
        "Resolution 1325 concerns nuclear disarmament",
    ),
    (
        "calls for the setting up",
        "Resolution 1325 calls for the creation of a fund for rural wells.",
        "plan Resolution 1325 establishes fund for rural wells",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), rows(UNDERSTOOD, limits={}))
def test_what_goes_without_saying(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


def test_a_possessive_in_an_infinitive_is_of_who_is_asked(reader: Reader) -> None:
    found = read(reader, "Togo and Mali urged donor countries to honour their pledges.")
    assert "pledges of donors" in {e.label for e in found.extraction.entities}


def test_what_only_tells_which_treaty_is_meant_is_not_what_a_resolution_is_about(reader: Reader) -> None:
    text = "The Lima Resolution calls for support of the Mine Ban Treaty, which prohibits landmines."
    assert not any("Lima" in told or "lima" in told for told in read(reader, text).told("concerns"))
    assert read(reader, "The Lima Resolution calls for an end to landmines.").told("concerns") == {
        "convention/lima-resolution concerns issue/landmines"}  # fmt: skip
