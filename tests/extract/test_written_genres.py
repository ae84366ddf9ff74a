"""How news, encyclopedias, briefs and annual reports word their facts, with sentences of their own."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.pipeline import Reader

ROWS = [
    ("Signatories of the Arms Trade Treaty include Peru and Chile.",
     "Peru signed Arms Trade Treaty; Chile signed Arms Trade Treaty"),
    ("Supporters of the Arms Trade Treaty included Peru.", "Peru supports Arms Trade Treaty"),
    ("Strong support for the Arms Trade Treaty came from Peru and Chile.",
     "Peru supports Arms Trade Treaty; Chile supports Arms Trade Treaty"),
    ("Opposition to the Rome Statute came mainly from Cuba.", "Cuba opposes Rome Statute"),
    ("The text was signed at a conference in Lima, which Peru hosted.", "Peru hosted conference in Lima"),
    ("Ann Hill – one of the founders of Oxfam – spoke.", "Ann Hill establishes Oxfam"),
    ("The Human Rights Council, whose chairman was Paul Moore, met.", "Paul Moore led Human Rights Council"),
    ("Oxfam, whose director, Ann Hill, chaired the Lima Summit, agreed.", "Ann Hill represents Oxfam; Ann Hill led Lima Summit"),
    ("The Lima Summit was held under the Peruvian presidency.", "Peru led Lima Summit"),
    ("The Rome Statute was adopted by 120 votes, with Cuba and Iran voting against.",
     "Cuba opposes Rome Statute; Iran opposes Rome Statute"),
    ("The Rome Statute was signed by the governments of Chile, Peru and Cuba.",
     "Chile signed Rome Statute; Peru signed Rome Statute; Cuba signed Rome Statute"),
    ("Ann Hill, director of Greenpeace USA, welcomed the Rome Statute.", "Ann Hill represents Greenpeace USA"),
    ("Fiji regretted the absence of nuclear disarmament.", "Fiji calledFor nuclear disarmament"),
    ("Oxfam provided Kenya with legal advice.", "Oxfam assists Kenya"),
    ("Brundtland, a Norwegian doctor, supported the Rome Statute.", "Brundtland supports Rome Statute"),
    ("The Human Rights Council, co-chaired by Thandi Moyo of Kenya, met.",
     "Thandi Moyo led Human Rights Council"),
    ("The summit, which issued the Lima Communiqué calling for nuclear disarmament, ended.",
     "Lima Communiqué calledFor nuclear disarmament"),
    ("Oxfam sent a letter to the meeting calling for nuclear disarmament.", "Oxfam calledFor nuclear disarmament"),
    ("It began with Ann Hill, who supported the Rome Statute.", "Ann Hill supports Rome Statute"),
    ("More than 90 states, including Peru and Chile, now back a treaty on plastics.",
     "Peru supports treaty on plastics; Chile supports treaty on plastics"),
    ("The Rome Statute had the support of four countries: Peru, Chile and Fiji.",
     "Peru supports Rome Statute; Chile supports Rome Statute; Fiji supports Rome Statute"),
    ("A few states, Cuba and Iran in particular, opposed the Rome Statute.",
     "Cuba opposes Rome Statute; Iran opposes Rome Statute and more"),
    ("Oxfam called for landmines to be destroyed.", "Oxfam calledFor landmines"),
    ("Fiji is the 60th state to ratify the Rome Statute.", "Fiji ratified Rome Statute"),
    ("Fiji praised Norway's chairing the Oslo Process.", "Norway led Oslo Process"),
    ("President Ann Hill left Lima. In May, Hill rejected the Rome Statute.", "Ann Hill opposes Rome Statute"),
    ("The Secretary of Peru, Ann Hill, and the President of the ICRC, Paul Moore, met.",
     "Ann Hill represents Peru; Paul Moore represents ICRC"),
    ("Peru suggested a gradual opening, an idea that Cuba rejected.", "Cuba opposes gradual opening"),
    ("Cuba could not accept the Rome Statute, as did Iran.", "Cuba opposes Rome Statute; Iran opposes Rome Statute"),
    ("The General Assembly decided in Geneva to establish the Human Rights Council.",
     "General Assembly establishes Human Rights Council"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_sentence(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


def test_the_us_is_not_us(reader: Reader) -> None:
    """A report that often names the US is not the word of the US."""
    text = "Talks go on.\n\nThe US signed the Rome Statute. The US ratified it. The US left. The US came back."
    assert read(reader, text).extraction.speaker is None


QUOTED = """Talks resumed in Lima.

Ann Hill, director of Oxfam, said:

"We urge all states to ratify the Rome Statute."
"""


def test_we_of_a_quotation(reader: Reader) -> None:
    """In a report that nobody signs, "we" in quotation marks is the word of who is quoted."""
    assert_gives(reader, QUOTED, "Ann Hill calledFor Rome Statute")


def test_letters_far_from_the_name(reader: Reader) -> None:
    """Letters that spell a body named before are that body."""
    text = "The Mindoro Islands Liberation Front met.\n\nIn May the MILF signed the Rome Statute."
    assert_gives(reader, text, "Mindoro Islands Liberation Front signed Rome Statute")


def test_letters_that_stand_twice_in_a_paragraph(reader: Reader) -> None:
    """Letters that spell a body are joined to it once, however often one paragraph has them."""
    text = (
        "The Mindoro Islands Liberation Front wants talks.\n\nMILF said so in May, MILF signed the Rome Statute in June, "
        "and MILF left."
    )
    assert_gives(reader, text, "Mindoro Islands Liberation Front signed Rome Statute")


def test_one_of_many_is_no_other(reader: Reader) -> None:
    """What a treaty is one of does not become the treaty that the next sentence means."""
    text = "The Paris Agreement, one of the most widely known treaties, is strong. The treaty bans landmines."
    assert_gives(reader, text, "Paris Agreement prohibits landmines")
