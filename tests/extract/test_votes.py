"""Records of votes: what a numbered section decides, how many stood on each side, and who they were."""

from __future__ import annotations

import pytest

from reading import read
from treatygraph.pipeline import Reader

HEAD = "MINUTES OF THE AFTERNOON\n\n"
LATER = "4. Landmine clearance\n\nThis resolution calls for victim assistance. Vote: 60-0-8."
OPENING = "3. Ban on small arms\n\nThe delegates debated this resolution at length and then voted on it.\n\n"


def test_counts_and_stands(reader: Reader) -> None:
    found = read(reader, HEAD + OPENING + "The vote was 45 (Chile, Peru) - 3 (India) - 12 (France).")
    about = found.key("Ban on small arms")
    assert about.startswith("convention/")
    assert found.told("votesForCount", "votesAgainstCount", "abstentionCount") == {
        f"{about} votesForCount 45", f"{about} votesAgainstCount 3", f"{about} abstentionCount 12"}  # fmt: skip
    assert found.told("supports") == {f"state/chile supports {about}", f"state/peru supports {about}"}
    assert found.told("opposes") == {f"state/india opposes {about}"}


@pytest.mark.parametrize(
    "record",
    ["Vote: 60-0-8.", "Vote: 60 - 0 - 8.", "Vote: 60 – 0 – 8 (Egypt).", "The vote was 60 (Chile) - 0 - 8 (Egypt).",
     "60 (Chile) - 0 - 8 (Egypt)"],
)  # fmt: skip
def test_ways_of_writing_a_record(reader: Reader, record: str) -> None:
    found = read(reader, HEAD + OPENING + record)
    told = {told.split(" ", 1)[1] for told in found.told("votesForCount", "votesAgainstCount", "abstentionCount")}
    assert told == {"votesForCount 60", "votesAgainstCount 0", "abstentionCount 8"}


def test_each_record_belongs_to_its_own_section(reader: Reader) -> None:
    text = HEAD + OPENING + "Vote: 45-3-12.\n\n" + LATER
    found = read(reader, text)
    votes = {told.split(" ")[0]: told.split(" ")[-1] for told in found.told("votesForCount")}
    assert votes == {found.key("Ban on small arms"): "45", found.key("Landmine clearance"): "60"}
    assert found.told("calledFor") == {f"{found.key('Landmine clearance')} calledFor issue/victim-assistance"}


NO_VOTES = ["Vote: 60-0-8.", "Call 555-010-99 for help.", "The years 2001-2003-2005 were wet.", HEAD + "Vote: 60-0-8."]


@pytest.mark.parametrize("text", NO_VOTES)
def test_without_a_section_that_says_what_is_decided_there_is_no_vote(reader: Reader, text: str) -> None:
    assert not read(reader, text).told("votesForCount", "votesAgainstCount", "abstentionCount", "supports", "opposes")
