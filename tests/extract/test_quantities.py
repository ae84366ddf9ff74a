"""Counted actors as integers, with bounds and dates; numbers that count something else give nothing."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.model import Bound, When
from treatygraph.pipeline import Reader

COUNTED = [
    ("130 states have signed the Arms Trade Treaty.", "Arms Trade Treaty signatoryCount 130", None),
    ("The Arms Trade Treaty has been signed by 130 states.", "Arms Trade Treaty signatoryCount 130", None),
    ("The Arms Trade Treaty has 113 parties.", "Arms Trade Treaty partyCount 113", None),
    ("There are 130 signatories to the Arms Trade Treaty.", "Arms Trade Treaty signatoryCount 130", None),
    ("The Mine Ban Treaty has 164 States Parties.", "Mine Ban Treaty partyCount 164", None),
    ("More than 90 countries attended the Dublin Conference.", "Dublin Conference participantCount 90", Bound.AT_LEAST),
    ("The Mine Ban Treaty was signed by at least 122 states.", "Mine Ban Treaty signatoryCount 122", Bound.AT_LEAST),
    ("About 40 countries have ratified the Arms Trade Treaty.", "Arms Trade Treaty ratificationCount 40", Bound.ABOUT),
    (
        "Fewer than 20 states took part in the Dublin Conference.",
        "Dublin Conference participantCount 20",
        Bound.AT_MOST,
    ),
    ("The Dublin Conference was attended by 68 delegations.", "Dublin Conference participantCount 68", None),
    ("The Dublin Conference attracted 1,204 participants.", "Dublin Conference participantCount 1204", None),
    ("The European Union has 27 members.", "European Union memberCount 27", None),
    (
        "One hundred and twelve states have ratified the Arms Trade Treaty.",
        "Arms Trade Treaty ratificationCount 112",
        None,
    ),
    ("Forty states have ratified the Arms Trade Treaty.", "Arms Trade Treaty ratificationCount 40", None),
    ("The Arms Trade Treaty, to which 113 states are parties, is strong.", "Arms Trade Treaty partyCount 113", None),
    ("Almost 160 countries are party to the Mine Ban Treaty.", "Mine Ban Treaty partyCount 160", Bound.AT_MOST),
    ("With 113 States Parties, the Arms Trade Treaty is a success.", "Arms Trade Treaty partyCount 113", None),
    ("The number of States Parties to the Arms Trade Treaty stands at 113.", "Arms Trade Treaty partyCount 113", None),
    ("Togo's accession brought the number of parties to the Arms Trade Treaty to 97.", "Arms Trade Treaty partyCount 97", None),
    ("Membership of the African Union has risen to 55.", "African Union memberCount 55", None),
    ("Togo was the 50th state to ratify the Arms Trade Treaty.", "Arms Trade Treaty ratificationCount 50", None),
    ("With the fiftieth ratification, the Lima Treaty will enter into force.", "Lima Treaty ratificationCount 50", None),
    ("51 instruments of ratification of the Lima Treaty have been deposited.", "Lima Treaty ratificationCount 51", None),
    ("The Lima Treaty was signed by 130 states and ratified by a further 12.", "Lima Treaty ratificationCount 12", None),
    ("86 states have ratified the Arms Trade Treaty and 91 have signed it.", "Arms Trade Treaty signatoryCount 91", None),
    ("The Lima Declaration enjoys the support of 119 states.", "Lima Declaration supporterCount 119", None),
    ("The Lima Declaration has been joined by some 40 others.", "Lima Declaration supporterCount 40", Bound.ABOUT),
    ("The Lima Declaration was adopted with 84 co-sponsors.", "Lima Declaration supporterCount 84", None),
    ("Some thirty states spoke in support of the Arms Trade Treaty.", "Arms Trade Treaty supporterCount 30", Bound.ABOUT),
    ("The Lima Summit brought together delegates from 60 countries.", "Lima Summit participantCount 60", None),
    ("Representatives of 45 governments met at the Lima Conference.", "Lima Conference participantCount 45", None),
    ("Over 3 million people took part in the Lima Summit.", "Lima Summit participantCount 3000000", Bound.AT_LEAST),
    ("The Lima Coalition is composed of 70 organizations.", "Lima Coalition memberCount 70", None),
    ("The 55 members of the African Union support the Arms Trade Treaty.", "African Union memberCount 55", None),
    ("The Arms Trade Treaty needs 50 ratifications.", "Arms Trade Treaty targetCount 50", None),
    ("The Mine Ban Treaty obliges states to clear all mines within ten years.", "Mine Ban Treaty deadlineYears 10", None),
]

UNCOUNTED = [
    "Chile destroyed 300 landmines.",
    "The Arms Trade Treaty was adopted in 2013.",
    "Article 5 of the Mine Ban Treaty sets a deadline.",
    "Chile paid 40 million dollars to the World Food Programme.",
    "The 1997 Mine Ban Treaty was signed in Ottawa.",
    "The Arms Trade Treaty needs 50 ratifications.",
    "No more than a handful of states attended the Dublin Conference.",
    "Forty states spoke against the Arms Trade Treaty.",
    "Chile ratified the Mine Ban Treaty within four years.",
    "The number of states in the region has risen to 12.",
]

COUNTS = "signatoryCount, ratificationCount, partyCount, memberCount, supporterCount, participantCount, deadlineYears"


@pytest.mark.parametrize(("text", "wanted", "bound"), COUNTED, ids=[text for text, *_ in COUNTED])
def test_count(reader: Reader, text: str, wanted: str, bound: Bound | None) -> None:
    found = assert_gives(reader, text, wanted).relation(wanted)
    assert isinstance(found.object, int)
    assert found.bound is bound


@pytest.mark.parametrize("text", UNCOUNTED)
def test_numbers_that_count_no_actors(reader: Reader, text: str) -> None:
    assert_gives(reader, text, f"no {COUNTS}")


def test_a_count_has_the_date_that_it_is_as_of(reader: Reader) -> None:
    found = read(reader, "In 2009, 98 states had signed the Convention on Cluster Munitions.")
    assert found.relation("Convention on Cluster Munitions signatoryCount 98").time == When("2009")


def test_a_count_until_a_year(reader: Reader) -> None:
    found = read(reader, "By 2009, 98 states had signed the Convention on Cluster Munitions.")
    said = found.relation("Convention on Cluster Munitions signatoryCount 98")
    assert When("2009") in (said.time, said.until)


def test_of_which(reader: Reader) -> None:
    text = "The Arms Trade Treaty was signed by 130 states, of which 113 have ratified it."
    assert_gives(reader, text, "Arms Trade Treaty signatoryCount 130; Arms Trade Treaty ratificationCount 113")
