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
]

UNCOUNTED = [
    "Chile destroyed 300 landmines.",
    "The Arms Trade Treaty was adopted in 2013.",
    "Article 5 of the Mine Ban Treaty sets a deadline.",
    "Chile paid 40 million dollars to the World Food Programme.",
    "The 1997 Mine Ban Treaty was signed in Ottawa.",
    "The Arms Trade Treaty needs 50 ratifications.",
    "No more than a handful of states attended the Dublin Conference.",
]

COUNTS = "signatoryCount, ratificationCount, partyCount, memberCount, supporterCount, participantCount"


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
