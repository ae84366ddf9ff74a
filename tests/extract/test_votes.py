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
    assert found.told("supports") == {
        f"state/chile supports {about}", f"state/peru supports {about}", f"not state/france supports {about}"}  # fmt: skip
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


def test_a_name_may_stand_for_a_count_and_who_abstains_does_not_support(reader: Reader) -> None:
    found = read(reader, HEAD + OPENING + "45 (Chile) - Togo - 12 (France). Ghana did not participate.")
    about = found.key("Ban on small arms")
    assert f"{about} votesAgainstCount 1" in found.told("votesAgainstCount")
    assert found.told("opposes") == {f"state/togo opposes {about}"}
    assert {f"not state/france supports {about}", f"not state/ghana supports {about}"} < found.told("supports")


WORDED = [
    ("By 91 votes to 4, with 12 abstentions, the draft resolution was adopted.", 91, 4, 12),
    ("It was adopted by a recorded vote of 91 in favour to 4 against, with 12 abstentions.", 91, 4, 12),
    ("It was adopted with 91 votes in favour, 4 against and 12 abstentions.", 91, 4, 12),
]


@pytest.mark.parametrize(("record", "yes", "no", "withheld"), WORDED)
def test_records_in_words(reader: Reader, record: str, yes: int, no: int, withheld: int) -> None:
    found = read(reader, HEAD + OPENING + record)
    about = found.key("Ban on small arms")
    assert found.told("votesForCount", "votesAgainstCount", "abstentionCount") == {
        f"{about} votesForCount {yes}", f"{about} votesAgainstCount {no}", f"{about} abstentionCount {withheld}"}  # fmt: skip


def test_names_listed_by_side(reader: Reader) -> None:
    found = read(reader, HEAD + OPENING + "In favour: Chile, Peru.\n\nAgainst: India.\n\nAbstaining: France.")
    about = found.key("Ban on small arms")
    assert found.told("supports", "opposes") == {
        f"state/chile supports {about}", f"state/peru supports {about}", f"state/india opposes {about}",
        f"not state/france supports {about}"}  # fmt: skip


@pytest.mark.parametrize("record", ["Adopted unanimously.", "Adopted without a vote.", "60 - 0 - 8."])
def test_the_session_adopts_what_its_section_decides(reader: Reader, record: str) -> None:
    found = read(reader, "These are the votes of the Lima Conference.\n\n3. Ban on small arms\n\n" + record)
    assert found.told("adopted") == {f"{found.key('Lima Conference')} adopted {found.key('Ban on small arms')}"}


NAMED = [
    ("The Lima Resolution was adopted by 13 votes in favour, with 2 abstentions.", (13, None, 2)),
    ("The Lima Resolution was adopted with 122 votes in favour, one against and one abstention.", (122, 1, 1)),
    ("The Lima Resolution was adopted by twenty votes to seven.", (20, 7, None)),
    ("Sixteen states voted against the Lima Resolution and 12 abstained.", (None, 16, 12)),
    ("Council Adopts Lima Resolution by 9 Votes in Favour, with 6 Abstentions\n\nThe vote was taken.", (9, None, 6)),
]


@pytest.mark.parametrize(("text", "counts"), NAMED)
def test_records_in_a_sentence_that_names_the_text(reader: Reader, text: str, counts: tuple[int | None, ...]) -> None:
    names = ("votesForCount", "votesAgainstCount", "abstentionCount")
    told = {one.split(" ", 1)[1] for one in read(reader, text).told(*names)}
    assert told == {f"{name} {count}" for name, count in zip(names, counts, strict=True) if count is not None}


def test_a_record_at_the_end_is_of_the_text_itself(reader: Reader) -> None:
    text = "Lima Resolution on Small Arms\n\nThe General Assembly,\n\n1. Supports the Lima Declaration.\n\n"
    found = read(reader, text + "Adopted by a recorded vote of 128 to 3, with 48 abstentions.")
    about = found.key("Lima Resolution on Small Arms")
    assert f"{about} votesForCount 128" in found.told("votesForCount")
