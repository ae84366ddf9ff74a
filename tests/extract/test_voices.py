"""Whose word a relation is: the innermost speaker that the text reports, else the document's, else nobody's."""

from __future__ import annotations

import pytest

from reading import read, rows
from treatygraph.pipeline import Reader

USE = "Syria uses landmines"
SIGNED = "Mali signed Mine Ban Treaty"
RATIFIED = "Sweden ratified Mine Ban Treaty"

INNERMOST = [
    ("The minister said that Sweden has ratified the Mine Ban Treaty.", RATIFIED, "minister"),
    ("The minister said Sweden has ratified the Mine Ban Treaty.", RATIFIED, "minister"),
    ("Chile noted that Syria had used landmines.", USE, "Chile"),
    ("According to Chile, Syria used landmines.", USE, "Chile"),
    ("Syria used landmines, according to Human Rights Watch.", USE, "Human Rights Watch"),
    ("Chile reported that Peru had said that Syria used landmines.", USE, "Peru"),
    ("Syria used landmines, Chile said.", USE, "Chile"),
    ("“Syria has used landmines,” said Chile.", USE, "Chile"),
    ("Mali, Kenya noted, has signed the Mine Ban Treaty.", SIGNED, "Kenya"),
    ("Chile and Peru announced that Mali had signed the Mine Ban Treaty.", SIGNED, "Chile"),
    ("Chile told the Security Council that Syria had used landmines.", USE, "Chile"),
    ("It was noted by Chile that Syria had used landmines.", USE, "Chile"),
    ("The Chilean delegation pointed out that Syria had used landmines.", USE, "Chile"),
    ("Chile, recalling that Mali had signed the Mine Ban Treaty, left.", SIGNED, "Chile"),
    ("Speaking for Chile, Ana Rojas said that Syria had used landmines.", USE, "Ana Rojas"),
]

NOBODY = [
    ("Syria used landmines.", USE),
    ("Chile welcomed the news. Syria used landmines.", USE),
    ("Syria used landmines, and Chile said nothing.", USE),
    ("The report, which Chile read, is long, and Syria used landmines.", USE),
]

ALLEGED = [
    ("Chile alleged that Syria had used landmines.", USE),
    ("Chile accused Syria of using landmines.", USE),
    ("Syria is suspected of using landmines.", USE),
    ("Syria is accused of having used landmines.", USE),
    ("The alleged use of landmines by Syria was debated.", USE),
    ("Syria's alleged use of landmines was debated.", USE),
    ("Syria allegedly used landmines.", USE),
    ("Chile claimed that Syria had used landmines.", USE),
    ("Chile blamed Syria for using landmines.", USE),
]

NEUTRAL = ["Chile said that Syria had used landmines.", "Chile noted that Syria had used landmines.",
           "Chile recalled that Syria had used landmines."]  # fmt: skip


LIMITS = {"Mali, Kenya noted, has signed the Mine Ban Treaty.": "the parser hangs both names on the inserted verb"}


@pytest.mark.parametrize(("text", "told", "voice"), rows([(row[0], *row) for row in INNERMOST], limits=LIMITS))
def test_the_innermost_voice(reader: Reader, text: str, told: str, voice: str) -> None:
    found = read(reader, text)
    assert found.relation(told).attribution == found.key(voice)


@pytest.mark.parametrize(("text", "told"), NOBODY, ids=[text for text, _ in NOBODY])
def test_a_text_without_speaker_speaks_for_itself(reader: Reader, text: str, told: str) -> None:
    assert read(reader, text).relation(told).attribution is None


@pytest.mark.parametrize(("text", "told"), ALLEGED, ids=[text for text, _ in ALLEGED])
def test_alleged(reader: Reader, text: str, told: str) -> None:
    found = read(reader, text)
    assert found.relation("alleged " + told)
    assert found.told("uses") == {found.keyed("alleged " + told)}


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_reporting_alleges_nothing(reader: Reader, text: str) -> None:
    assert not read(reader, text).relation(USE).alleged


def test_what_is_denied_is_alleged_and_negative(reader: Reader) -> None:
    assert read(reader, "Syria denied using landmines.").relation("alleged not Syria uses landmines")


def test_the_documents_speaker_says_the_rest(reader: Reader) -> None:
    text = "Mali has signed the Mine Ban Treaty. Chile said that Syria had used landmines."
    found = read(reader, text, speaker="Norway")
    assert found.relation(SIGNED).attribution == "state/norway"
    assert found.relation(USE).attribution == "state/chile"


def test_the_headings_person_is_the_voice_also_where_we_is_the_state(reader: Reader) -> None:
    text = "Speech by Anna Berg, Minister of Foreign Affairs of Norway\n\nDublin, 19 May 2008\n\nWe launched the Oslo Process."
    found = read(reader, text)
    assert found.relation("Norway initiated Oslo Process").attribution == "person/anna-berg"
