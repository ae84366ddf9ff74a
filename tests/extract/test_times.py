"""When a relation holds: the date of its own clause, exact or worked out, spans and deadlines."""

from __future__ import annotations

import pytest

from reading import read
from treatygraph.model import When
from treatygraph.pipeline import Reader

EXPLICIT = [
    ("Norway launched the Oslo Process in 2007.", "Norway initiated Oslo Process", "2007"),
    ("Norway launched the Oslo Process in February 2007.", "Norway initiated Oslo Process", "2007-02"),
    ("On 3 December 1997, Canada signed the Mine Ban Treaty.", "Canada signed Mine Ban Treaty", "1997-12-03"),
    ("Canada signed the Mine Ban Treaty on December 3, 1997.", "Canada signed Mine Ban Treaty", "1997-12-03"),
    ("The Mine Ban Treaty was ratified by Mali in 1998 and by Chad in 1999.", "Mali ratified Mine Ban Treaty", "1998"),
    ("Chile signed the Mine Ban Treaty in 1997 and joined the Arms Trade Treaty in 2018.",
     "Chile signed Mine Ban Treaty", "1997"),
    ("Chile signed the Mine Ban Treaty in 1997 and joined the Arms Trade Treaty in 2018.",
     "Chile accededTo Arms Trade Treaty", "2018"),
    ("Mali's ratification of the Arms Trade Treaty in 2013 was quick.", "Mali ratified Arms Trade Treaty", "2013"),
    ("The Oslo Process, launched by Norway in 2007, ended in 2008.", "Norway initiated Oslo Process", "2007"),
    ("Chile, which signed the Mine Ban Treaty in 1997, hosted a dinner in 2005.", "Chile signed Mine Ban Treaty", "1997"),
]  # fmt: skip

UNDATED = [
    ("The 1997 Mine Ban Treaty was signed by Mali.", "Mali signed Mine Ban Treaty"),
    ("Mali signed the Mine Ban Treaty. In 2003 it rained.", "Mali signed Mine Ban Treaty"),
    ("Mali, which hosted a dinner in 2005, signed the Mine Ban Treaty.", "Mali signed Mine Ban Treaty"),
]

WORKED_OUT = [
    ("Norway launched the Oslo Process earlier this year.", "2007-10-01", "2007"),
    ("Norway launched the Oslo Process last year.", "2008-03-02", "2007"),
    ("Norway launched the Oslo Process two years ago.", "2009-03-02", "2007"),
    ("Norway launched the Oslo Process in February this year.", "2007-10-01", "2007-02"),
    ("This year Norway launched the Oslo Process.", "2007", "2007"),
]


@pytest.mark.parametrize(("text", "told", "value"), EXPLICIT, ids=[f"{t} {v}" for t, _, v in EXPLICIT])
def test_a_date_as_said(reader: Reader, text: str, told: str, value: str) -> None:
    assert read(reader, text).relation(told).time == When(value)


@pytest.mark.parametrize(("text", "told"), UNDATED, ids=[text for text, _ in UNDATED])
def test_a_date_of_something_else(reader: Reader, text: str, told: str) -> None:
    assert read(reader, text).relation(told).time is None


@pytest.mark.parametrize(("text", "spoken", "value"), WORKED_OUT, ids=[text for text, *_ in WORKED_OUT])
def test_a_date_worked_out_from_the_documents_own(reader: Reader, text: str, spoken: str, value: str) -> None:
    found = read(reader, text, date=spoken)
    assert found.relation("Norway initiated Oslo Process").time == When(value, inferred=True)


def test_the_headings_date_serves_where_none_is_given(reader: Reader) -> None:
    text = "Statement by Norway\n\nDublin, 1 October 2007\n\nNorway launched the Oslo Process earlier this year."
    assert read(reader, text).relation("Norway initiated Oslo Process").time == When("2007", inferred=True)


def test_without_any_date_nothing_is_worked_out(reader: Reader) -> None:
    assert (
        read(reader, "Norway launched the Oslo Process last year.").relation("Norway initiated Oslo Process").time
        is None
    )


def test_since(reader: Reader) -> None:
    found = read(reader, "Since 1999, Mali has implemented the Mine Ban Treaty.").relation(
        "Mali implements Mine Ban Treaty"
    )
    assert (found.since, found.time) == (When("1999"), None)


def test_a_deadline(reader: Reader) -> None:
    found = read(reader, "Mali must destroy its landmines by 2009.").relation("plan Mali destroyed landmines")
    assert (found.until, found.time) == (When("2009"), None)


def test_a_span(reader: Reader) -> None:
    found = read(reader, "From 1980 to 1988 Iraq used chemical weapons.").relation("Iraq uses chemical weapons")
    assert (found.since, found.until) == (When("1980"), When("1988"))
