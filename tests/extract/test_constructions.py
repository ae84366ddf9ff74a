"""How diplomatic English arranges who did what, whatever the frame: each construction with sentences of its own."""

from __future__ import annotations

import pytest

from reading import assert_gives, read, rows
from treatygraph.pipeline import Reader

CLAUSES = [
    ("active", "Chile ratified the Mine Ban Treaty.", "Chile ratified Mine Ban Treaty"),
    ("passive", "The Mine Ban Treaty was ratified by Chile.", "Chile ratified Mine Ban Treaty"),
    ("perfect passive", "The Mine Ban Treaty has been ratified by Chile.", "Chile ratified Mine Ban Treaty"),
    ("passive without agent", "The Mine Ban Treaty was ratified.", "no ratified"),
    (
        "relative, subject",
        "Chile, which has ratified the Mine Ban Treaty, hosted a seminar.",
        "Chile ratified Mine Ban Treaty",
    ),
    ("relative, object", "The Oslo Process, which Norway launched, ended in Dublin.", "Norway initiated Oslo Process"),
    ("relative, passive", "The Oslo Process, which was launched by Norway, ended.", "Norway initiated Oslo Process"),
    ("reduced relative", "The Oslo Process launched by Norway ended in Dublin.", "Norway initiated Oslo Process"),
    ("participle before", "Launched by Norway, the Oslo Process ended in Dublin.", "Norway initiated Oslo Process"),
    ("participle after", "Chile rose, welcoming the Arms Trade Treaty.", "Chile supports Arms Trade Treaty"),
    ("gerund", "Peru marked the day by signing the Arms Trade Treaty.", "Peru signed Arms Trade Treaty"),
    ("after", "After signing the Arms Trade Treaty, Peru left.", "Peru signed Arms Trade Treaty"),
    ("cleft", "It was Norway that launched the Oslo Process.", "Norway initiated Oslo Process"),
    ("with a date before", "In 2001 Chile ratified the Mine Ban Treaty.", "Chile ratified Mine Ban Treaty"),
    (
        "with an adverb",
        "Chile swiftly and without debate ratified the Mine Ban Treaty.",
        "Chile ratified Mine Ban Treaty",
    ),
]

COORDINATION = [
    (
        "subjects",
        "Chile, Peru and Kenya signed the Mine Ban Treaty.",
        "Chile signed Mine Ban Treaty; Peru signed Mine Ban Treaty; Kenya signed Mine Ban Treaty",
    ),
    (
        "both and",
        "Both Chile and Peru signed the Mine Ban Treaty.",
        "Chile signed Mine Ban Treaty; Peru signed Mine Ban Treaty",
    ),
    (
        "as well as",
        "Chile as well as Peru signed the Mine Ban Treaty.",
        "Chile signed Mine Ban Treaty; Peru signed Mine Ban Treaty",
    ),
    (
        "agents",
        "The Mine Ban Treaty was signed by Chile, Peru and Kenya.",
        "Chile signed Mine Ban Treaty; Peru signed Mine Ban Treaty; Kenya signed Mine Ban Treaty",
    ),
    (
        "objects",
        "Austria signed the Arms Trade Treaty, the Mine Ban Treaty and the Paris Agreement.",
        "Austria signed Arms Trade Treaty; Austria signed Mine Ban Treaty; Austria signed Paris Agreement",
    ),
    (
        "subjects and objects",
        "Chile and Peru signed the Mine Ban Treaty and the Arms Trade Treaty.",
        "Chile signed Mine Ban Treaty; Chile signed Arms Trade Treaty; "
        "Peru signed Mine Ban Treaty; Peru signed Arms Trade Treaty",
    ),
    (
        "verbs",
        "Panama signed and ratified the Arms Trade Treaty.",
        "Panama signed Arms Trade Treaty; Panama ratified Arms Trade Treaty",
    ),
    (
        "verb phrases",
        "Chile signed the Mine Ban Treaty and ratified the Arms Trade Treaty.",
        "Chile signed Mine Ban Treaty; Chile ratified Arms Trade Treaty",
    ),
    (
        "verb phrases with it",
        "Chile signed the Mine Ban Treaty and ratified it.",
        "Chile signed Mine Ban Treaty; Chile ratified Mine Ban Treaty",
    ),
    (
        "clauses",
        "Chile signed the Mine Ban Treaty and Peru ratified the Arms Trade Treaty.",
        "Chile signed Mine Ban Treaty; Peru ratified Arms Trade Treaty",
    ),
    (
        "shared object",
        "Chile signed and Peru ratified the Mine Ban Treaty.",
        "Chile signed Mine Ban Treaty; Peru ratified Mine Ban Treaty",
    ),
    (
        "one affirmed, one denied",
        "Chile has signed, but not ratified, the Mine Ban Treaty.",
        "Chile signed Mine Ban Treaty; not Chile ratified Mine Ban Treaty",
    ),
    (
        "semicolon",
        "Chile signed the Mine Ban Treaty; Peru ratified the Arms Trade Treaty.",
        "Chile signed Mine Ban Treaty; Peru ratified Arms Trade Treaty",
    ),
]

CONTROL = [
    ("initiative", "Chile took the initiative to launch the Kimberley Process.", "Chile initiated Kimberley Process"),
    ("decide", "Chile decided to destroy its landmines.", "plan Chile destroyed landmines"),
    ("help", "Chile helped Peru to destroy its landmines.", "Peru destroyed landmines"),
    ("continue", "Chile continues to support the Oslo Process.", "Chile supports Oslo Process"),
    ("begin", "Chile has begun to implement the Arms Trade Treaty.", "Chile implements Arms Trade Treaty"),
    ("succeed", "Chile succeeded in destroying its landmines.", "Chile destroyed landmines"),
    ("ask", "Peru asked Togo to ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("call on", "Peru called on Togo to ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("for to", "It is time for Togo to ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("purpose", "Norway met Chile in order to sign the Arms Trade Treaty.", "plan Norway signed Arms Trade Treaty"),
]

LIGHT_VERBS = [
    ("give support", "Chile gave its support to the Oslo Process.", "Chile supports Oslo Process"),
    ("take part", "Chile took part in the Dublin Conference.", "Chile participatedIn Dublin Conference"),
    ("play a role", "Chile played a leading role in the Oslo Process.", "Chile led Oslo Process"),
    (
        "make a commitment",
        "Chile made a firm commitment to nuclear disarmament.",
        "Chile committedTo nuclear disarmament",
    ),
    (
        "deposit",
        "Chile deposited its instrument of ratification of the Arms Trade Treaty.",
        "Chile ratified Arms Trade Treaty",
    ),
    ("voice", "Chile voiced strong opposition to nuclear weapons.", "Chile opposes nuclear weapons"),
    ("passive", "Support for the Oslo Process was expressed by Chile.", "Chile supports Oslo Process"),
]

NOMINAL = [
    ("of by", "The destruction of landmines by Chile ended.", "Chile destroyed landmines"),
    ("possessive", "Chile's accession to the Mine Ban Treaty pleased Peru.", "Chile accededTo Mine Ban Treaty"),
    ("demonym", "The Chilean ratification of the Mine Ban Treaty came late.", "Chile ratified Mine Ban Treaty"),
    (
        "possessive pronoun",
        "Chile celebrated its ratification of the Mine Ban Treaty.",
        "Chile ratified Mine Ban Treaty",
    ),
    (
        "after a preposition",
        "Upon its ratification of the Arms Trade Treaty, Chile rejoiced.",
        "Chile ratified Arms Trade Treaty",
    ),
    ("in the object", "Peru condemned Syria's use of landmines.", "Syria uses landmines"),
    (
        "prevented",
        "The failure of Chile to ratify the Arms Trade Treaty was noted.",
        "not Chile ratified Arms Trade Treaty",
    ),
    ("no agent", "The ratification of the Arms Trade Treaty was quick.", "no ratified"),
]

APPOSITION = [
    (
        "role after",
        "Anna Berg, Foreign Minister of Norway, welcomed the Arms Trade Treaty.",
        "Anna Berg represents Norway",
    ),
    (
        "role before",
        "The Foreign Minister of Norway, Anna Berg, welcomed the Arms Trade Treaty.",
        "Anna Berg represents Norway",
    ),
    ("title", "Norwegian Foreign Minister Anna Berg welcomed the Arms Trade Treaty.", "Anna Berg represents Norway"),
    ("between commas", "Norway, the initiator of the Oslo Process, hosted a dinner.", "Norway initiated Oslo Process"),
    ("before a name", "Fellow signatory Chile welcomed the Arms Trade Treaty.", "Chile supports Arms Trade Treaty"),
    (
        "a state of a kind",
        "France, a nuclear-weapon state, opposed the Lima Treaty.",
        "France memberOf nuclear-weapon states; France opposes Lima Treaty",
    ),
    ("copula", "Norway was the initiator of the Oslo Process.", "Norway initiated Oslo Process"),
    ("copula turned round", "The initiator of the Oslo Process was Norway.", "Norway initiated Oslo Process"),
]

LISTS = [
    (
        "such as",
        "Affected states such as Angola and Laos attended the Dublin Conference.",
        "Angola memberOf affected states; Laos memberOf affected states",
    ),
    (
        "including",
        "Affected states, including Angola and Laos, attended the Dublin Conference.",
        "Angola memberOf affected states; Laos memberOf affected states",
    ),
    (
        "dashes",
        "Many affected states – Angola, Laos and Chad – attended the Dublin Conference.",
        "Angola memberOf affected states; Laos memberOf affected states; Chad memberOf affected states",
    ),
    (
        "brackets",
        "The nuclear-weapon states (France, China and Russia) opposed the Lima Treaty.",
        "France memberOf nuclear-weapon states; China memberOf nuclear-weapon states; Russia memberOf nuclear-weapon states",
    ),
    ("like", "Affected states like Angola need help.", "Angola memberOf affected states"),
    (
        "particularly",
        "Affected states, particularly Chad and Laos, need help.",
        "Chad memberOf affected states; Laos memberOf affected states",
    ),
    (
        "such as, of a group on the list",
        "Nuclear-weapon states such as France and China opposed the Lima Treaty.",
        "France memberOf nuclear-weapon states; China memberOf nuclear-weapon states",
    ),
    (
        "aside with a supporter",
        "Chile, supported by Peru and Kenya, proposed the Lima Declaration.",
        "Chile proposed Lima Declaration",
    ),
    ("no list", "The affected states and Norway attended the Dublin Conference.", "no memberOf"),
]

TABLES = {
    "clause": CLAUSES, "coordination": COORDINATION, "control": CONTROL, "light verb": LIGHT_VERBS,
    "nominalisation": NOMINAL, "apposition": APPOSITION, "list": LISTS,
}  # fmt: skip
ROWS = [(f"{table}, {what}", text, wanted) for table, rows in TABLES.items() for what, text, wanted in rows]


LIMITS = {
    "apposition, between commas": "the parser takes a name before a long apposition for an adverb",
}


@pytest.mark.parametrize(("text", "wanted"), rows(ROWS, limits=LIMITS))
def test_construction(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


def test_an_unlisted_union_is_made_up_of_a_group(reader: Reader) -> None:
    found = read(reader, "The Harbour Alliance, a coalition of 40 environmental organisations, met.")
    assert found.told("memberOf") == {"group/environmental-organisations memberOf organization/harbour-alliance"}


def test_a_meeting_of_people_is_held_where_they_meet(reader: Reader) -> None:
    found = read(reader, "Chile hosted a meeting of environment ministers in Geneva.")
    assert "event/meeting-of-environment-ministers-in-geneva heldIn place/geneva" in found.told("heldIn")


def test_who_develops_no_weapon_produces_nothing(reader: Reader) -> None:
    found = read(reader, "The Harbour Institute developed new monitoring modalities. Chile developed cluster munitions.")
    assert found.told("produces") == {"state/chile produces issue/cluster-munitions"}


def test_what_is_done_to_it_is_done_to_no_state(reader: Reader) -> None:
    found = read(reader, "Chile put a draft treaty before the Assembly. Peru turned it down.")
    assert not any(told.endswith("state/chile") for told in found.told("opposes"))


def test_whom_one_is_helped_by_is_not_said_to_act(reader: Reader) -> None:
    found = read(reader, "Chile pledged money to help affected states apply the Arms Trade Treaty.")
    assert found.told("implements") == {"plan group/affected-states implements convention/arms-trade-treaty"}


def test_members_of_a_body_with_a_name_of_several_words(reader: Reader) -> None:
    found = read(reader, "The Friends of Rivers, made up of Kenya and Peru, met in Geneva.")
    assert {"state/kenya", "state/peru"} == {told.split()[0] for told in found.told("memberOf")}


def test_what_a_meeting_is_asked_to_do_is_not_done(reader: Reader) -> None:
    found = read(reader, "Chile urged the Dublin Conference to turn to landmines.")
    assert found.told("concerns") == {"plan event/dublin-conference concerns issue/landmines"}


def test_a_supporter_between_commas_supports_the_proposer_or_its_proposal(reader: Reader) -> None:
    found = assert_gives(reader, LISTS[7][1], LISTS[7][2])
    assert any(told.startswith(f"{found.key('Peru')} supports") for told in found.told("supports"))


def test_an_office_is_the_role_of_the_relation(reader: Reader) -> None:
    found = assert_gives(reader, APPOSITION[0][1], APPOSITION[0][2])
    assert found.relation("Anna Berg represents Norway").role == "Foreign Minister"
