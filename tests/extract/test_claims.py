"""Claims: one for each clause that says something, with its kind, its maker and what it is about."""

from __future__ import annotations

import pytest

from reading import read
from treatygraph.model import Polarity
from treatygraph.pipeline import Reader

HEADING = "Statement by Norway\n\nDublin, 19 May 2008\n\n"
NORWAY = "Norway"

KINDS = [  # what Norway says, its kind, whose claim it is, and one thing that it is about
    ("Chile has signed the Mine Ban Treaty.", "Assertion", NORWAY, "Mine Ban Treaty"),
    ("Chile ratified the Arms Trade Treaty in 2018.", "Assertion", NORWAY, "Arms Trade Treaty"),
    ("The Dublin Conference took place in Ireland.", "Assertion", NORWAY, "Dublin Conference"),
    ("Our delegation attended the Dublin Conference.", "Assertion", NORWAY, "Dublin Conference"),
    ("The Mine Ban Treaty is a great success.", "Evaluation", NORWAY, "Mine Ban Treaty"),
    ("We welcome the Arms Trade Treaty.", "Evaluation", NORWAY, "Arms Trade Treaty"),
    ("We regret the use of landmines.", "Evaluation", NORWAY, "landmines"),
    ("The Arms Trade Treaty would be a weak instrument.", "Evaluation", NORWAY, "Arms Trade Treaty"),
    ("We intend to ratify the Arms Trade Treaty.", "Commitment", NORWAY, "Arms Trade Treaty"),
    ("We will destroy our landmines.", "Commitment", NORWAY, "landmines"),
    ("Norway is committed to the Mine Ban Treaty.", "Commitment", NORWAY, "Mine Ban Treaty"),
    ("Peru promised to ratify the Arms Trade Treaty.", "Commitment", "Peru", "Arms Trade Treaty"),
    ("States should join the Mine Ban Treaty.", "Call", NORWAY, "Mine Ban Treaty"),
    ("All states must destroy their landmines.", "Call", NORWAY, "landmines"),
    ("We call on Peru to join the Mine Ban Treaty.", "Call", NORWAY, "Peru"),
    ("There is a need to universalise the Mine Ban Treaty.", "Call", NORWAY, "Mine Ban Treaty"),
    ("Chile urged Peru to sign the Arms Trade Treaty.", "Call", "Chile", "Peru"),
    ("More states will join the Mine Ban Treaty.", "Prediction", NORWAY, "Mine Ban Treaty"),
    ("The Arms Trade Treaty may fail.", "Prediction", NORWAY, "Arms Trade Treaty"),
    ("The Mine Ban Treaty obliges its parties to clear landmines.", "Obligation", None, "Mine Ban Treaty"),
    ("States Parties to the Mine Ban Treaty shall report each year.", "Obligation", None, "Mine Ban Treaty"),
    ("The Mine Ban Treaty prohibits landmines.", "Obligation", None, "landmines"),
    ("Chile said that the Arms Trade Treaty is weak.", "Evaluation", "Chile", "Arms Trade Treaty"),
    ("Chile said that Peru has signed the Arms Trade Treaty.", "Assertion", "Chile", "Peru"),
    ("According to Kenya, the Mine Ban Treaty is a success.", "Evaluation", "Kenya", "Mine Ban Treaty"),
    ("Chile stressed that states must ratify the Arms Trade Treaty.", "Call", "Chile", "Arms Trade Treaty"),
    ("Chile announced that it would ratify the Arms Trade Treaty.", "Commitment", "Chile", "Arms Trade Treaty"),
]

EMPTY = [
    "Thank you.",
    "Thank you, Mr President.", "Good morning, ladies and gentlemen.", "It is an honour to be here today.",
    "I wish you a fruitful meeting.",
    "Excellencies, dear colleagues, dear friends,", "Welcome.",
    "I now give the floor to my colleague.",
    "Has Peru signed the Mine Ban Treaty?", "Madam Chair,", "With these words I conclude.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "maker", "about"), KINDS, ids=[text for text, *_ in KINDS])
def test_kind_and_maker(reader: Reader, text: str, kind: str, maker: str | None, about: str) -> None:
    found = read(reader, HEADING + text)
    claims = [c for c in found.claims if c.evidence.start >= len(HEADING)]
    assert [c.kind for c in claims] == [kind]
    assert found.key(about) in claims[0].about
    assert maker is None or claims[0].maker == found.key(maker)


@pytest.mark.parametrize("text", EMPTY)
def test_greetings_claim_nothing(reader: Reader, text: str) -> None:
    assert not [c for c in read(reader, HEADING + text).claims if c.evidence.start >= len(HEADING)]


def test_a_rule_that_an_instrument_lays_down_is_the_instruments_claim(reader: Reader) -> None:
    found = read(reader, "The Mine Ban Treaty prohibits landmines.", speaker="Norway")
    assert [c.maker for c in found.claims] in (["state/norway"], [found.key("Mine Ban Treaty")])


def test_a_denied_claim_is_negative(reader: Reader) -> None:
    found = read(reader, "The Oslo Process did not fail. The Mine Ban Treaty is a success.")
    assert [c.polarity for c in found.claims] == [Polarity.NEGATIVE, Polarity.POSITIVE]


def test_main_clauses_with_subjects_of_their_own_are_claims_of_their_own(reader: Reader) -> None:
    text = "Chile has ratified the Mine Ban Treaty, and Peru will sign the Arms Trade Treaty."
    found = read(reader, text)
    assert [c.kind for c in found.claims] == ["Assertion", "Prediction"]
    assert ", and ".join(c.evidence.of(text) for c in found.claims) == text


def test_a_claim_expresses_the_relations_inside_it(reader: Reader) -> None:
    found = read(reader, "Chile ratified the Mine Ban Treaty. Peru ratified the Arms Trade Treaty.")
    told = [{found.tell(found.extraction.relations[i]) for i in c.expresses} for c in found.claims]
    assert found.keyed("Chile ratified Mine Ban Treaty") in told[0]
    assert found.keyed("Peru ratified Arms Trade Treaty") in told[1]
    assert not told[0] & told[1]


def test_a_call_is_addressed_to_whom_it_asks(reader: Reader) -> None:
    found = read(reader, "Chile urged Peru to sign the Arms Trade Treaty.")
    assert [c.addressees for c in found.claims] == [("state/peru",)]


def test_commitments_of_we_are_the_states_and_calls_of_i_the_persons(reader: Reader) -> None:
    text = (
        "Speech by Anna Berg, Minister of Foreign Affairs of Norway\n\nDublin, 19 May 2008\n\n"
        "We pledge to ratify the Arms Trade Treaty. I call for nuclear disarmament."
    )
    found = read(reader, text)
    assert [(c.kind, c.maker) for c in found.claims[-2:]] == [
        ("Commitment", "state/norway"),
        ("Call", "person/anna-berg"),
    ]


def test_what_somebody_reports_of_another_is_the_word_of_each(reader: Reader) -> None:
    text = "Chile said that Peru insists that the Arms Trade Treaty is weak."
    found = read(reader, text)
    assert [(c.maker, c.evidence.of(text)) for c in found.claims] == [
        ("state/chile", text),
        ("state/peru", "Peru insists that the Arms Trade Treaty is weak"),
    ]


def test_a_speaker_of_several_bodies_speaks_for_each(reader: Reader) -> None:
    found = read(reader, "Joint statement by Chile, Peru and Kenya\n\nLima, 4 May 2010\n\nWe welcome the Arms Trade Treaty.")
    assert [c.maker for c in found.claims] == ["state/chile", "state/peru", "state/kenya"]


def test_a_text_on_one_instrument_is_about_it_where_it_only_speaks_of_parties(reader: Reader) -> None:
    text = (
        "The Arms Trade Treaty was adopted in 2013. The Arms Trade Treaty entered into force in 2014. "
        "Chile ratified the Arms Trade Treaty.\n\nSignatories must ratify without delay."
    )
    found = read(reader, text)
    assert found.key("Arms Trade Treaty") in found.claims[-1].about


def test_the_vote_on_a_resolution_is_a_claim(reader: Reader) -> None:
    text = "1. Small arms\n\n60 (Chile) - 2 (Egypt) - 8 (Kenya, Togo). The debate was short."
    records = [c for c in read(reader, text).claims if "60" in c.evidence.of(text)]
    assert [c.kind for c in records] == ["Assertion"]
    assert {"state/chile", "state/egypt"} <= set(records[0].about)


def test_a_report_goes_on_in_the_past_perfect(reader: Reader) -> None:
    text = "Chile said that the camps were full. The richest states had forgotten the refugees. Peru hosted the meeting."
    makers = {text[c.evidence.start : c.evidence.end]: c.maker for c in read(reader, text).claims}
    assert makers["The richest states had forgotten the refugees."] == "state/chile"
    assert makers["Peru hosted the meeting."] is None
    told = "Chile signed the Mine Ban Treaty. The richest states had forgotten the refugees."
    assert [c.maker for c in read(reader, told).claims if "had" in told[c.evidence.start : c.evidence.end]] == [None]
