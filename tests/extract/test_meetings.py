"""What reports of meetings say: who acts without a name, who talks with whom, whose view is shared, what is passed over."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.pipeline import Reader

SAID = [
    ("Several delegations supported the Lima Treaty.", "several delegations supports Lima Treaty"),
    ("Most speakers welcomed the Lima Treaty.", "most speakers supports Lima Treaty"),
    ("A number of delegates opposed the Lima Treaty.", "number of delegates opposes Lima Treaty"),
    ("Some delegates supported the Lima Treaty, while others opposed it.",
     "some delegates supports Lima Treaty; other delegates opposes Lima Treaty"),
    ("The talks between Peru, Chile and Mali led to the Lima Treaty.",
     "Peru participatedIn talks between Peru, Chile and Mali; Chile participatedIn talks between Peru, Chile and Mali; "
     "Mali participatedIn talks between Peru, Chile and Mali"),
    ("The Lima Conference heard statements by Peru and Mali.",
     "Peru participatedIn Lima Conference; Mali participatedIn Lima Conference"),
    ("Peru urged Mali to ratify or accede to the Lima Treaty.",
     "plan Mali ratified Lima Treaty; plan Mali accededTo Lima Treaty"),
    ("Togo praised Ghana, and Mali associated itself with the comments made by Chad.",
     "Mali supports Chad; Togo supports Ghana"),
    ("Norway shared the views expressed by Peru.", "Norway supports Peru"),
    ("Norway agreed with Peru.", "Norway supports Peru"),
    ("Mali identified the need for a trust fund.", "Mali calledFor trust fund"),
    ("Mali questioned the need for the Lima Treaty.", "Mali opposes Lima Treaty"),
    ("Peru cautioned against reopening the Lima Process.", "plan not Peru initiated Lima Process"),
    ("Peru suggested giving priority to the Lima Process.", "Peru supports Lima Process"),
    ("The General Assembly recalled its resolution 48/119.", "General Assembly adopted resolution 48/119"),
    ("The Lima Treaty and the Quito Treaty form the core of the Andean Treaty.",
     "Lima Treaty partOf Andean Treaty; Quito Treaty partOf Andean Treaty"),
    ("Mali regretted the failure by nuclear-weapon states to honour their pledges.",
     "Mali opposes nuclear-weapon states"),
    ("Iran and India favour national measures.", "Iran supports national measures; India supports national measures"),
    ("Tonga said that reporting should be regular and simple to check.", "Tonga calledFor regular reporting"),
    ("The United Kingdom's speaker supported the Lima Treaty.", "United Kingdom supports Lima Treaty"),
    ("The representative of Rwanda, Richard Gasana, supported the Lima Treaty.",
     "Rwanda supports Lima Treaty; Richard Gasana represents Rwanda"),
    ("Peru urged the great powers to take new steps towards nuclear disarmament.", "Peru calledFor nuclear disarmament"),
    ("Peru demanded a lasting ceasefire and a full halt to testing.",
     "Peru calledFor ceasefire; Peru calledFor full halt to testing"),
    ("Ann Hill, president of the International Criminal Court, presented the Court's annual report.", "no proposed"),
    ("Japan opposed inviting Peru to rejoin.", "no accededTo"),
    ("Iceland informed the meeting that it had signed the Lima Treaty.", "Iceland signed Lima Treaty"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID)
def test_what_is_said_at_a_meeting(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


def test_the_number_of_a_meeting_may_stand_apart(reader: Reader) -> None:
    found = read(reader, "COP 20 adopted the Lima Treaty.")
    assert found.stands_for("COP 20") == {found.key("COP 20")} and found.entities[found.key("COP 20")].kind == "Event"


def test_an_article_named_again_is_of_the_same_treaty(reader: Reader) -> None:
    found = read(reader, "Peru cited Article 65 of the Lima Treaty and the Quito Treaty. Mali recalled Article 65.")
    assert {told.split()[-1] for told in found.told("partOf")} == {found.key("Lima Treaty")}


def test_who_is_elected_leads(reader: Reader) -> None:
    text = "Allow me to congratulate you, Ambassador Ann Lint, on your election to the office of President of the Lima Summit."
    assert_gives(reader, text, "Ann Lint led Lima Summit")


def test_a_resolution_adopted_by_an_assembly_is_no_generals(reader: Reader) -> None:
    found = read(reader, "Resolution adopted by the General Assembly\n\nThe General Assembly,\n\nRecalling the Lima Treaty,")
    assert not [entity for entity in found.entities.values() if entity.kind == "Person"]


def test_a_headline_is_no_speech(reader: Reader) -> None:
    text = "Security Council Adopts Annual Report to General Assembly\n\nThe Security Council today adopted its annual report."
    assert not read(reader, text).told("participatedIn")


def test_whoever_offers_support_speaks(reader: Reader) -> None:
    text = "We assure you of the full support of Peru. We welcome the Lima Treaty, as do Chile and Mali, and thank Chile."
    assert "state/peru supports" in " ".join(read(reader, text).told("supports"))
