"""Records of meetings: "Mr. Lima (Peru) said that his Government …", statements on behalf of groups, resolutions."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.pipeline import Reader

SAID = [
    ("Ms. Haile (Ethiopia) said that her country had adopted the Lima Convention.", "Ethiopia adopted Lima Convention"),
    ("Mr. Okafor (Nigeria) said that his delegation supported the Lima Treaty.", "Nigeria supports Lima Treaty"),
    ("Mr. Okafor (Nigeria) said that his Government opposed the Lima Treaty.", "Nigeria opposes Lima Treaty"),
    ("Fiji has aligned itself with the statement made by Togo.", "Fiji supports Togo"),
    ("Fiji aligns itself with the statement made by Iraq for peace.", "Fiji supports Iraq"),
    ("I congratulate Peru on its election to the presidency of the General Assembly.", "Peru led General Assembly"),
]
RESOLUTION = "The General Assembly,\n\n"
DECIDED = [
    ("1. Encourages States that have not done so to accede to the Lima Treaty;", "General Assembly calledFor Lima Treaty"),
    ("1. Decides to establish an open-ended working group;", "General Assembly establishes open-ended working group"),
    ("1. Calls upon States to refrain from testing nuclear weapons;", "General Assembly opposes nuclear weapons"),
    ("1. Urges States to accede to the Lima Treaty and to subscribe to the Lima Declaration;",
     "General Assembly calledFor Lima Treaty; General Assembly calledFor Lima Declaration"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_who_says_it_for_whom(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


@pytest.mark.parametrize(("text", "wanted"), DECIDED)
def test_what_a_paragraph_decides(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, RESOLUTION + text, wanted)


def test_brackets_say_whom_a_speaker_represents(reader: Reader) -> None:
    found = read(reader, "Ms. Haile (Ethiopia) said that Kenya supported the Lima Treaty.")
    assert "person/haile represents state/ethiopia" in found.told("represents")


def test_the_item_of_an_agenda_does_not_speak(reader: Reader) -> None:
    top = "Summary record of the 31st meeting\n\nAgenda item 62: Report of the World Health Organization\n\n"
    found = read(reader, top + "Kenya supported the Lima Treaty.")
    assert {relation.attribution for relation in found.extraction.relations} == {None}


def test_states_that_have_not_done_so_are_asked_to(reader: Reader) -> None:
    found = read(reader, RESOLUTION + "1. Urges States that have not yet done so to accede to the Lima Convention;")
    assert not [told for told in found.told("accededTo") if told.startswith("not")]


def test_a_statement_made_for_a_group_is_the_groups(reader: Reader) -> None:
    found = read(reader, "Fiji aligns itself with the statement made by Iraq on behalf of the African Union.")
    assert "state/fiji supports organization/african-union" in found.told("supports")
