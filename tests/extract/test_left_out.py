"""What a sentence leaves out or says by the way: objects, offices held by a role, names in a row, nouns said of a subject."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.pipeline import Reader

ROWS = [
    (
        "with support from",
        "Kenya initiated negotiations on plastics, with active support from ASEAN.",
        "Kenya initiated negotiations on plastics; ASEAN supports negotiations on plastics; "
        "negotiations on plastics concerns plastics",
    ),
    (
        "due to opposition",
        "The Arms Trade Treaty was foundering due to Egyptian opposition.",
        "Egypt opposes Arms Trade Treaty",
    ),
    ("no clause to be about", "Egyptian opposition grew.", "no opposes"),
    ("the role of chair", "Chile assumed the role of Chair of the Security Council.", "Chile led Security Council"),
    ("the post of host", "Kenya accepted the position of host of the Nairobi Summit.", "Kenya hosted Nairobi Summit"),
    ("a role alone", "Chile assumed the role of a bridge.", "no led, hosted"),
    (
        "names in a row",
        "Fiji worked closely with the members Peru, Ghana and Togo, as well as Japan.",
        "Fiji partneredWith Peru; Fiji partneredWith Ghana; Fiji partneredWith Togo; Fiji partneredWith Japan",
    ),
    (
        "all of which",
        "The Kyoto Protocol was signed by two states including Peru, all of which have large stocks of cluster munitions.",
        "Peru signed Kyoto Protocol; Peru possesses cluster munitions",
    ),
    (
        "said of its subject",
        "The Kyoto Protocol is the most important environmental treaty in years. Chile ratified the treaty.",
        "Chile ratified Kyoto Protocol",
    ),
    (
        "one of",
        "The Kyoto Protocol became one of the most widely known environmental treaties. Chile signed the treaty.",
        "Chile signed Kyoto Protocol",
    ),
    (
        "this … treaty",
        "Peru signed the Kyoto Protocol. Fiji praised this important environmental treaty.",
        "Peru signed Kyoto Protocol; Fiji supports Kyoto Protocol",
    ),
    (
        "taken for an adjective",
        "Chad is committed to implementing the Kyoto Protocol.",
        "Chad committedTo Kyoto Protocol",
    ),
    (
        "a supposed deed",
        "Ghana's ratification of the Kyoto Protocol would be welcome.",
        "if Ghana ratified Kyoto Protocol",
    ),
    (
        "become parties",
        "Norway urged Chile to become a party to the Kyoto Protocol.",
        "Norway calledFor Kyoto Protocol; plan Chile partyTo Kyoto Protocol",
    ),
    (
        "a plan by its title",
        "The General Assembly adopted the World Programme of Action for Oceans.",
        "General Assembly adopted World Programme of Action for Oceans",
    ),
]


@pytest.mark.parametrize(
    ("text", "wanted"), [(text, wanted) for _, text, wanted in ROWS], ids=[name for name, *_ in ROWS]
)
def test_what_is_left_out(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


def test_a_title_says_what_it_names(reader: Reader) -> None:
    found = read(reader, "The Council adopted the Standard Rules on Fishing Nets and the Blue Oceans Strategy.")
    kinds = {entity.key: entity.kind for entity in found.extraction.entities}
    assert kinds[found.key("Standard Rules on Fishing Nets")] == "Declaration"
    assert kinds[found.key("Blue Oceans Strategy")] == "ActionPlan"


def test_things_of_one_kind_are_about_nothing_themselves(reader: Reader) -> None:
    assert_gives(reader, "Peru follows human rights conventions. Chile speaks of human rights.", "no concerns")
