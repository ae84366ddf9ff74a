"""The text of an instrument: what it requires, prohibits and establishes by its own words."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.pipeline import Reader

TITLE = "Lima Convention on Medicines\n\nArticle 3\n\n1. The States Parties shall cooperate.\n\n"
RULES = [
    ("2. Each State Party shall ensure access to vaccines.", "Lima Convention on Medicines requires access to vaccines"),
    ("2. No State Party shall permit nuclear testing.", "Lima Convention on Medicines prohibits nuclear testing"),
    ("2. States Parties shall not allow nuclear testing.", "Lima Convention on Medicines prohibits nuclear testing"),
    ("2. Advertising of alcohol is prohibited.", "Lima Convention on Medicines prohibits advertising of alcohol"),
    ("2. A Scientific Committee is hereby established.", "Lima Convention on Medicines establishes Scientific Committee"),
]


@pytest.mark.parametrize(("text", "wanted"), RULES)
def test_what_a_provision_lays_down(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, TITLE + text, wanted)


def test_a_report_on_a_treaty_lays_nothing_down(reader: Reader) -> None:
    found = read(reader, "The parties to the Lima Treaty met. The minister said that states shall ensure access to vaccines.")
    assert not found.told("requires", "prohibits")


def test_who_is_asked_asks_nothing(reader: Reader) -> None:
    found = read(reader, "Kenya stressed that small states must not be asked to give up nuclear disarmament.")
    assert not found.told("opposes")


def test_ministers_are_a_group_under_both_their_names(reader: Reader) -> None:
    text = "The Ministers of Peru and Chile met in Lima. The Ministers welcomed the Paris Agreement."
    assert_gives(reader, text, "Ministers supports Paris Agreement")
