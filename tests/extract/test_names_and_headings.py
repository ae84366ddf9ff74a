"""What names and headings state by their form alone: parts of a convention, what a meeting is about, who speaks for whom."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.model import When
from treatygraph.pipeline import Reader

NAMES = [
    ("Chile quoted Article 6 of the Arms Trade Treaty.", "Arms Trade Treaty Article 6 partOf Arms Trade Treaty"),
    (
        "Chile addressed the Review Conference of the Mine Ban Treaty.",
        "Review Conference of the Mine Ban Treaty partOf Mine Ban Treaty",
    ),
    ("The Cluster Munitions Conference drew a crowd.", "Cluster Munitions Conference concerns cluster munitions"),
    ("Chile signed the Lima Declaration on Small Arms.", "Lima Declaration on Small Arms concerns small arms"),
]

SPEECH = (
    "Speech by Anna Berg, Minister of Foreign Affairs of Norway\n\n"
    "Dublin Conference, Dublin, 19 May 2008\n\nNorway thanks Ireland."
)


@pytest.mark.parametrize(("text", "wanted"), NAMES, ids=[text for text, _ in NAMES])
def test_a_name_says_it(reader: Reader, text: str, wanted: str) -> None:
    if wanted.startswith("Arms Trade Treaty Article"):
        found = read(reader, text)
        assert found.told("partOf") == {"convention/arms-trade-treaty-article-6 partOf convention/arms-trade-treaty"}
    else:
        assert_gives(reader, text, wanted)


def test_a_heading_says_who_speaks_for_whom_at_which_meeting_and_where(reader: Reader) -> None:
    found = assert_gives(
        reader, SPEECH,
        "Anna Berg represents Norway; Anna Berg participatedIn Dublin Conference; Dublin Conference heldIn Dublin",
    )  # fmt: skip
    (told,) = [r for r in found.extraction.relations if r.rule == "represents/heading/heading"]
    assert told.role is not None and told.role.startswith("Minister of Foreign Affairs")
    assert told.evidence[0].of(SPEECH).startswith("Speech by")
    assert "memberOf" not in {r.predicate for r in found.extraction.relations}
    assert found.relation("Anna Berg participatedIn Dublin Conference").time == When("2008-05-19")


def test_speaker_event_and_date_are_the_documents(reader: Reader) -> None:
    extraction = read(reader, SPEECH).extraction
    assert (extraction.speaker, extraction.delivered_at) == ("person/anna-berg", "event/dublin-conference")
    assert extraction.document.date == "2008-05-19"


@pytest.mark.parametrize(
    "text",
    [
        "Mr Smith of Canada welcomed the Mine Ban Treaty. Then he praised Norway.",
        "Chile, supported by Peru, Mali and Kenya, proposed the Lima Declaration.",
        "The Dublin Conference, hosted by Ireland in 2008, adopted the Convention on Cluster Munitions.",
        "Chile ratified the Convention on Cluster Munitions. States Parties met in Geneva.",
    ],
)  # fmt: skip
def test_a_text_that_begins_at_once_has_no_speaker(reader: Reader, text: str) -> None:
    extraction = read(reader, text).extraction
    assert extraction.speaker is None
    assert not [r for r in extraction.relations if "/heading/" in r.rule]


@pytest.mark.parametrize(
    ("text", "adopted"),
    [
        ("The day was proclaimed in General Assembly resolution 61/225.",
         {"organization/united-nations-general-assembly adopted convention/general-assembly-resolution-61-225"}),
        ("Chile tabled the General Assembly draft resolution 61/225.", set()),
        ("Chile welcomed the Lima resolution 4/1.", set()),
    ],
)  # fmt: skip
def test_a_resolution_was_adopted_by_the_body_that_it_is_named_after(reader: Reader, text: str, adopted: set[str]) -> None:
    assert read(reader, text).told("adopted") == adopted


def test_a_body_whose_name_stands_over_a_text_is_no_meeting(reader: Reader) -> None:
    text = "WORKING GROUP IV\n\nWorking Group IV began its debate on landmines. Chile supported Working Group IV."
    found = read(reader, text).extraction
    assert found.delivered_at is None
    assert [e.kind for e in found.entities if "working-group" in e.key] == ["InternationalOrganization"]
