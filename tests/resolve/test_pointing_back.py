"""Phrases and pronouns that point back: "the Convention", "that process", "it", "they", "we", and where they must not."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.pipeline import Reader

PHRASES = [
    ("the Convention", "Chile signed the Mine Ban Treaty. Peru ratified the Convention.", "Peru ratified Mine Ban Treaty"),
    ("this treaty", "Chile signed the Mine Ban Treaty. This treaty was ratified by Peru.", "Peru ratified Mine Ban Treaty"),
    ("that process", "Norway launched the Oslo Process. Chile joined that process.", "Chile participatedIn Oslo Process"),
    ("the initiative", "Norway launched the Oslo Process. Chile joined the initiative.", "Chile participatedIn Oslo Process"),
    ("the conference", "Ireland hosted the Dublin Conference. Chile attended the conference.",
     "Chile participatedIn Dublin Conference"),
    ("the Council", "Chile joined the Security Council. The Council adopted the Lima Declaration.",
     "Security Council adopted Lima Declaration"),
    ("these weapons", "Chile has cluster munitions. Peru opposes these weapons.", "Peru opposes cluster munitions"),
    ("the nearest of two", "Chile signed the Mine Ban Treaty. Mali signed the Arms Trade Treaty. Peru ratified the treaty.",
     "Peru ratified Arms Trade Treaty"),
    ("the one with that noun", "Chile signed the Convention on Cluster Munitions. Mali praised the Paris Agreement. "
     "Peru ratified the Convention.",
      "Peru ratified Convention on Cluster Munitions"),
    ("the talks", "The drafting process was long. Chile led negotiations. Peru left the negotiations.",
     "Chile led drafting process"),
    ("in brackets", "Peru launched the Oslo Process with support from GRULAC (the Latin American group).",
     "no memberOf"),
    ("with an adjective", "Norway launched the Oslo Process. Chile joined this difficult process.",
     "Chile participatedIn Oslo Process"),
    ("the country",
     "Chile signed the Mine Ban Treaty. The country then ratified the Arms Trade Treaty.",
     "Chile ratified Arms Trade Treaty"),
    ("in the same sentence", "Chile signed the Mine Ban Treaty before the treaty was ratified by Peru.",
     "Peru ratified Mine Ban Treaty"),
]  # fmt: skip

PRONOUNS = [
    ("it, a state", "Canada signed the Mine Ban Treaty. It ratified the Arms Trade Treaty.",
     "Canada ratified Arms Trade Treaty"),
    ("it, a treaty", "The Mine Ban Treaty is strong. It bans landmines.", "Mine Ban Treaty prohibits landmines"),
    ("it, as object", "Chile admires the Mine Ban Treaty and has ratified it.", "Chile ratified Mine Ban Treaty"),
    ("its", "Chile signed the Mine Ban Treaty. Its ratification of the Arms Trade Treaty followed.",
     "Chile ratified Arms Trade Treaty"),
    ("they", "Canada and Peru met. They ratified the Arms Trade Treaty.",
     "Canada ratified Arms Trade Treaty; Peru ratified Arms Trade Treaty"),
    ("they, a group", "Affected states met. They opposed landmines.", "affected states opposes landmines"),
    ("she", "Anna Berg spoke. She welcomed the Arms Trade Treaty.", "Anna Berg supports Arms Trade Treaty"),
    ("he, of a state that spoke", "Peru took the floor. He welcomed the Arms Trade Treaty.", "Peru supports Arms Trade Treaty"),
    ("empty it", "Chile left. It is sad that Peru signed the Arms Trade Treaty.", "Peru signed Arms Trade Treaty"),
    ("weather it", "Chile left. It rained.", "no signed, ratified, supports"),
]  # fmt: skip

STATE = "Statement by Norway\n\nGeneva, 4 May 2009\n\n"
PERSON = "Speech by Anna Berg, Minister of Foreign Affairs of Norway\n\nGeneva, 4 May 2009\n\n"

SPEAKERS = [
    ("we, a state", STATE + "We ratified the Arms Trade Treaty.", "Norway ratified Arms Trade Treaty"),
    ("our government", STATE + "Our government ratified the Arms Trade Treaty.", "Norway ratified Arms Trade Treaty"),
    ("my government", PERSON + "My government ratified the Arms Trade Treaty.", "Norway ratified Arms Trade Treaty"),
    ("my delegation", STATE + "My delegation supports the Arms Trade Treaty.", "Norway supports Arms Trade Treaty"),
    ("my country", PERSON + "My country has ratified the Arms Trade Treaty.", "Norway ratified Arms Trade Treaty"),
    ("we, of a person", PERSON + "We ratified the Arms Trade Treaty.", "Norway ratified Arms Trade Treaty"),
    ("I, of a person", PERSON + "I welcome the Arms Trade Treaty.", "Anna Berg supports Arms Trade Treaty"),
    (
        "our, before a noun of action",
        STATE + "Our ratification of the Arms Trade Treaty followed.",
        "Norway ratified Arms Trade Treaty",
    ),
    ("we, nobody's", "We ratified the Arms Trade Treaty.", "no ratified"),
]

ROWS = [*PHRASES, *PRONOUNS, *SPEAKERS]


@pytest.mark.parametrize(("text", "wanted"), [(t, w) for _, t, w in ROWS], ids=[what for what, *_ in ROWS])
def test_pointing_back(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted if wanted.startswith("no ") else wanted + " and more")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Chile signed the Mine Ban Treaty. Peru signed a new treaty.", "state/peru signed convention/convention-on-the-proh"),
        ("Norway launched the Oslo Process. Chile joined another process.", "state/chile participatedIn process/oslo-process"),
        ("Norway launched the Oslo Process. Chile joined the peace process in Mali.",
         "state/chile participatedIn process/oslo-process"),
        ("Chile signed the Mine Ban Treaty. Peru signed its own treaty.", "state/peru signed convention/convention-on-the-proh"),
    ],
)  # fmt: skip
def test_what_is_new_does_not_point_back(reader: Reader, text: str, wrong: str) -> None:
    assert not [told for told in read(reader, text).told() if wrong in told]


def test_what_points_back_says_how_and_how_surely(reader: Reader) -> None:
    text = "Chile signed the Mine Ban Treaty. It ratified the Convention."
    found = read(reader, text)
    mentions = {m.span.of(text): m for e in found.entities.values() for m in e.mentions}
    assert mentions["It"].reason == "pronoun" and mentions["It"].confidence < 1
    assert "definite" in mentions["Convention"].reason and mentions["Convention"].confidence < 1
    assert mentions["Mine Ban Treaty"].confidence == 1


def test_pronouns_are_no_names(reader: Reader) -> None:
    found = read(reader, STATE + "We met Chile. It praised us, and they praised our work.")
    words = {n.lower() for e in found.entities.values() for n in (e.label, *e.alt_labels)}
    assert not words & {"we", "us", "our", "it", "they"}
