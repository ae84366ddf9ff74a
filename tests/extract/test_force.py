"""Whether a relation is affirmed or denied, fact, plan or supposition: tables of what decides it."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.model import Modality
from treatygraph.pipeline import Reader

DENIED = [
    ("Norway did not sign the Mine Ban Treaty.", "not Norway signed Mine Ban Treaty"),
    ("Malta never signed the Rome Statute.", "not Malta signed Rome Statute"),
    ("Egypt hasn't ratified the Arms Trade Treaty.", "not Egypt ratified Arms Trade Treaty"),
    (
        "Neither Chile nor Peru signed the Mine Ban Treaty.",
        "not Chile signed Mine Ban Treaty; not Peru signed Mine Ban Treaty",
    ),
    ("Kenya failed to ratify the Arms Trade Treaty.", "not Kenya ratified Arms Trade Treaty"),
    ("India refused to sign the Mine Ban Treaty.", "not India signed Mine Ban Treaty"),
    ("Qatar is not yet a party to the Mine Ban Treaty.", "not Qatar partyTo Mine Ban Treaty"),
    ("Cuba has yet to sign the Mine Ban Treaty.", "not Cuba signed Mine Ban Treaty"),
    ("Yemen no longer produces landmines.", "not Yemen produces landmines"),
    ("Egypt left without signing the Arms Trade Treaty.", "not Egypt signed Arms Trade Treaty"),
    ("The absence of Brazil from the Dublin Conference was noted.", "not Brazil participatedIn Dublin Conference"),
    ("It is not true that Peru has signed the Arms Trade Treaty.", "not Peru signed Arms Trade Treaty"),
    (
        "Oman has neither signed nor ratified the Arms Trade Treaty.",
        "not Oman signed Arms Trade Treaty; not Oman ratified Arms Trade Treaty",
    ),
    ("The Arms Trade Treaty has not been ratified by Iran.", "not Iran ratified Arms Trade Treaty"),
    ("Iran, which has not signed the Arms Trade Treaty, spoke.", "not Iran signed Arms Trade Treaty"),
]

AFFIRMED = [
    ("Chile did not fail to ratify the Mine Ban Treaty.", "Chile ratified Mine Ban Treaty"),
    (
        "Ghana has not only signed but also ratified the Arms Trade Treaty.",
        "Ghana signed Arms Trade Treaty; Ghana ratified Arms Trade Treaty",
    ),
    ("Chile has already ratified the Mine Ban Treaty.", "Chile ratified Mine Ban Treaty"),
    ("Ireland was the first state to ratify the Mine Ban Treaty.", "Ireland ratified Mine Ban Treaty"),
    ("Ireland was the first to ratify the Mine Ban Treaty.", "Ireland ratified Mine Ban Treaty"),
    ("Canada became the first country to destroy its landmines.", "Canada destroyed landmines"),
    ("Togo was the last African country to sign the Mine Ban Treaty.", "Togo signed Mine Ban Treaty"),
    ("Ireland, the first state to ratify the Mine Ban Treaty, was proud.", "Ireland ratified Mine Ban Treaty"),
    ("Togo is pleased to have ratified the Arms Trade Treaty.", "Togo ratified Arms Trade Treaty"),
    ("Togo was able to destroy its landmines.", "Togo destroyed landmines"),
    ("We did not expect it, but Togo ratified the Arms Trade Treaty.", "Togo ratified Arms Trade Treaty"),
    ("Chile would like to thank Norway.", "Chile supports Norway"),
]

INTENDED = [
    ("Norway will ratify the Arms Trade Treaty.", "plan Norway ratified Arms Trade Treaty"),
    ("Mali plans to ratify the Arms Trade Treaty.", "plan Mali ratified Arms Trade Treaty"),
    ("Mali is preparing to ratify the Arms Trade Treaty.", "plan Mali ratified Arms Trade Treaty"),
    ("Togo is about to ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("Togo is ready to ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("Togo hopes to sign the Arms Trade Treaty.", "plan Togo signed Arms Trade Treaty"),
    ("Togo should ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("Togo must destroy its landmines.", "plan Togo destroyed landmines"),
    ("Togo ought to ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("Togo has to ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("Togo is going to ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("Norway's aim is to ratify the Arms Trade Treaty.", "plan Norway ratified Arms Trade Treaty"),
    ("Togo took steps to ratify the Arms Trade Treaty.", "plan Togo ratified Arms Trade Treaty"),
    ("Togo's plan to ratify the Arms Trade Treaty was welcomed.", "plan Togo ratified Arms Trade Treaty"),
    ("Togo will not sign the Arms Trade Treaty.", "not plan Togo signed Arms Trade Treaty"),
    (
        "Togo will sign and ratify the Arms Trade Treaty.",
        "plan Togo signed Arms Trade Treaty; plan Togo ratified Arms Trade Treaty",
    ),
]

SUPPOSED = [
    ("Togo may ratify the Arms Trade Treaty.", "if Togo ratified Arms Trade Treaty"),
    ("Togo might sign the Arms Trade Treaty.", "if Togo signed Arms Trade Treaty"),
    ("Togo could have signed the Mine Ban Treaty.", "if Togo signed Mine Ban Treaty"),
    ("Togo would have ratified the Arms Trade Treaty.", "if Togo ratified Arms Trade Treaty"),
    ("If Togo ratifies the Arms Trade Treaty, its neighbours will follow.", "if Togo ratified Arms Trade Treaty"),
    ("Unless Togo ratifies the Arms Trade Treaty, nothing will change.", "if Togo ratified Arms Trade Treaty"),
    ("The minister asked whether Togo had ratified the Arms Trade Treaty.", "if Togo ratified Arms Trade Treaty"),
    ("Has Togo ratified the Arms Trade Treaty?", "if Togo ratified Arms Trade Treaty"),
    ("When did Togo sign the Arms Trade Treaty?", "if Togo signed Arms Trade Treaty"),
    ("Had Togo signed the Arms Trade Treaty, Benin would have followed.", "if Togo signed Arms Trade Treaty"),
    ("Perhaps Togo has signed the Arms Trade Treaty.", "if Togo signed Arms Trade Treaty"),
]

SIX = [
    ("Norway did not sign the treaty.", "not Norway signed treaty"),
    ("Norway will never ratify the Convention.", "not plan Norway ratified Convention"),
    ("The process was initiated by Norway.", "Norway initiated process"),
    ("Norway would have supported the ban if Chile had asked.", "if Norway supports ban"),
    ("The minister said that Sweden has ratified the Convention.", "Sweden ratified Convention"),
]

ROWS = [*DENIED, *AFFIRMED, *INTENDED, *SUPPOSED, *SIX]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_force(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


def test_what_parties_shall_do_is_no_fact(reader: Reader) -> None:
    found = read(reader, "States Parties shall destroy all stockpiles.")
    assert not [r for r in found.extraction.relations if r.modality is Modality.ASSERTED]


@pytest.mark.parametrize(
    "text",
    [
        "States Parties to the Mine Ban Treaty shall destroy all landmines.",
        "Each party to the Convention on Cluster Munitions must destroy its cluster munitions.",
        "Parties to the Rome Statute ought to support the International Criminal Court.",
        "All countries should join the Arms Trade Treaty without delay.",
        "The Foreign Minister of Peru said that every state needs to ratify the Arms Trade Treaty.",
        "It is essential that Chile ratify the Arms Trade Treaty.",
        "We urge that Chile ratify the Arms Trade Treaty.",
        "The ICRC believes that states ought to ratify the Arms Trade Treaty.",
        "Norway's aim is to conclude the Arms Trade Treaty.",
    ],
)  # fmt: skip
def test_duty_and_wish_are_no_fact(reader: Reader, text: str) -> None:
    stated = [r for r in read(reader, text).extraction.relations if r.modality is Modality.ASSERTED]
    assert {r.predicate for r in stated} <= {"calledFor", "committedTo", "represents", "partyTo", "partOf", "concerns"}


def test_a_condition_belongs_in_the_quote(reader: Reader) -> None:
    text = "Peru met Chile. Togo will sign the Arms Trade Treaty only if Benin signs it. Kenya left."
    quotes = [
        e.of(text) for r in read(reader, text).extraction.relations if r.predicate == "signed" for e in r.evidence
    ]
    assert quotes and all("only if" in quote for quote in quotes)
