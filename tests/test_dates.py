"""Dates in running text: what is read, what is worked out, what is left alone, and faults in the word lists."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from treatygraph.dates import DateMention, DateWords, find_dates, load_date_words
from treatygraph.dates.words import DateExample
from treatygraph.errors import OntologyError

FILE = Path(__file__).parents[1] / "ontology" / "dates.yaml"
WORDS = load_date_words(FILE)
DAY = "2007-09-17"


def short(mention: DateMention) -> str:
    """`2007`, `~2007` where worked out, `2007/`, `/2010`, `2001/2005`."""
    if mention.when:
        return f"{'~' if mention.when.inferred else ''}{mention.when.value}"
    bounds = [mention.since, mention.until]
    mark = "~" if any(bound and bound.inferred for bound in bounds) else ""
    return mark + "/".join(bound.value if bound else "" for bound in bounds)


def read(text: str, spoken: str | None = DAY) -> list[str]:
    return [short(mention) for mention in find_dates(text, words=WORDS, spoken=spoken)]


POINTS = [
    ("Peru acceded on 4 March 2009.", ["2009-03-04"]),
    ("The talks opened on March 4, 2009, in Lima.", ["2009-03-04"]),
    ("Signed this 17th day of June 1925 at Geneva", ["1925-06-17"]),
    ("on the 3rd of May 1999", ["1999-05-03"]),
    ("It was agreed in Sept. 2007.", ["2007-09"]),
    ("The draft of October, 2006 was dropped.", ["2006-10"]),
    ("entry of 2012-02-29 in the register", ["2012-02-29"]),
    ("filed 2011-01-05T10:30:00Z by the clerk", ["2011-01-05"]),
    ("GENEVA, 12 MAY 2010", ["2010-05-12"]),
    ("1 August\n2010 was a great day", ["2010-08-01"]),
    ("am 24.03.1999 begann", ["1999-03-24"]),
    ("dated 24/03/1999", ["1999-03-24"]),
    ("dated 04/03/1999, in whichever order", ["1999"]),
    ("on 31 June 2010", ["2010-06"]),
    ("In 1996 Canada invited fifty states.", ["1996"]),
    ("the 1997 Convention on mines", ["1997"]),
    ("Austria's 2014 pledge", ["2014"]),
    ("The pact (1928) renounced war.", ["1928"]),
    ("1815 changed the map.", ["1815"]),
    ("in 2000 the Assembly met", ["2000"]),
    ("In 1999 states adopted a plan.", ["1999"]),
    ("resolution 1540 (2004) binds all", ["2004"]),
    ("in mid-2008, work began", ["2008"]),
    ("in 2001 and 2003", ["2001", "2003"]),
]
WORKED_OUT = [
    ("It was signed earlier this year.", ["~2007"]),
    ("a ban agreed last year", ["~2006"]),
    ("A review is due next year.", ["~2008"]),
    ("It was adopted here ten years ago.", ["~1997"]),
    ("It was adopted 10 years ago.", ["~1997"]),
    ("almost two decades ago", ["~1987"]),
    ("It was signed in May last year.", ["~2006-05"]),
    ("on 3 June of this year", ["~2007-06-03"]),
    ("three months ago", ["~2007-06"]),
    ("a week ago", ["~2007-09"]),
    ("two days ago", ["~2007-09-15"]),
    ("We met last month.", ["~2007-08"]),
    ("Kenya signed yesterday and Chile signs today.", ["~2007-09-16", "~2007-09-17"]),
    ("They will meet in October.", ["~2007-10"]),
    ("They met last November.", ["~2006-11"]),
    ("They met last May.", ["~2007-05"]),
    ("They will meet next May.", ["~2008-05"]),
    ("on 4 July we signed", ["~2007-07-04"]),
    ("more than ten years ago", ["~/1997"]),
    ("within five years", ["~/2012"]),
    ("over the past decade", ["~1997/"]),
    ("in two years' time", ["~2009"]),
    ("stocks will be gone by the end of this year", ["~/2007"]),
    ("since last year", ["~2006/"]),
]
BOUNDED = [
    ("Malta has been a member since 2008.", ["2008/"]),
    ("since early 1999", ["1999/"]),
    ("from 2010 onwards", ["2010/"]),
    ("by the end of 2010", ["/2010"]),
    ("before 2015", ["/2015"]),
    ("until 30 June 2020", ["/2020-06-30"]),
    ("no later than 1 August 2018", ["/2018-08-01"]),
    ("between 2001 and 2005", ["2001/2005"]),
    ("from 1996 to 1997", ["1996/1997"]),
    ("from 30 May to 3 June 2008", ["2008-05-30/2008-06-03"]),
    ("from the spring of 2006 until the end of 2007", ["2006/2007"]),
    ("Dublin, 19-30 May 2008", ["2008-05-19/2008-05-30"]),
    ("November 12–16, 2012", ["2012-11-12/2012-11-16"]),
    ("30 May – 3 June 2008", ["2008-05-30/2008-06-03"]),
    ("the 2009–2012 budget", ["2009/2012"]),
    ("the period 2014 to 2019", ["2014/2019"]),
    ("the season 2007/08", ["2007/2008"]),
]
NOTHING = [
    "under resolution 1887 and document 2010",
    "resolutions 1325, 1888 and 1889 were recalled",
    "It injured 2000 civilians.",
    "in 2000 remote villages",
    "2010 people signed",
    "it cost $2000 and 1,997 euros",
    "a share of 2010% or 2000.5",
    "the Movement 2000 is a network",
    "the 2030 Agenda and Agenda 2030",
    "the 1990s were different",
    "they may march on to the table in the morning",
    "see www.example.org/2007/file",
    "A/RES/2007/15",
    "half a century ago",
    "nıne yearſ ago",
    "in the coming years",
    "within ten years of its entry into force",
    "two thousand years ago, 2000 years ago",
    "Article 1997 of the code",
    "",
]


@pytest.mark.parametrize(("text", "wanted"), POINTS + BOUNDED)
def test_dates_as_said(text: str, wanted: list[str]) -> None:
    assert read(text) == wanted
    assert read(text, spoken=None) == wanted


@pytest.mark.parametrize(("text", "wanted"), WORKED_OUT)
def test_dates_worked_out(text: str, wanted: list[str]) -> None:
    assert read(text) == wanted
    assert read(text, spoken=None) == []


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("example", WORDS.examples, ids=lambda example: example.text)
def test_the_files_own_examples(example: DateExample) -> None:
    assert read(example.text, example.spoken) == list(example.gives)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met in 1996.", "1996"),
        ("It has grown since early 1999, they say.", "since early 1999"),
        ("work between 2001 and 2005 paid off", "between 2001 and 2005"),
        ("we said earlier this year that", "earlier this year"),
        ("by the end of 2010, all", "by the end of 2010"),
        ("They met last November.", "last November"),
        ("from 2010 onwards, no", "from 2010 onwards"),
    ],
)
def test_span_holds_every_deciding_word(text: str, words: str) -> None:
    (mention,) = find_dates(text, words=WORDS, spoken=DAY)
    assert mention.span.of(text) == words


@pytest.mark.parametrize(
    ("spoken", "wanted"),
    [
        ("2007", ["~2006", "~2007"]),
        ("2007-09", ["~2006", "~2007-09"]),
        ("September", []),
        ("0000-99", []),
        ("9999-12-31", []),
        ("", []),
    ],
)
def test_a_day_known_only_in_part_gives_no_more_than_it_holds(spoken: str, wanted: list[str]) -> None:
    assert read("last year, yesterday, today", spoken) == wanted


def test_worked_out_days_cross_the_new_year() -> None:
    assert read("yesterday, last month, last week", "2008-01-01") == ["~2007-12-31", "~2007-12", "~2007-12"]


def test_mentions_are_in_order_and_apart() -> None:
    text = " ".join(said for said, _ in POINTS + BOUNDED + WORKED_OUT)
    spans = [mention.span for mention in find_dates(text, words=WORDS, spoken=DAY)]
    assert spans == sorted(spans) and all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.slow
def test_long_digits_and_spaces_do_not_stall() -> None:
    assert read("1" * 200_000 + " " * 200_000 + "in" * 100_000) == []


def broken(tmp_path: Path, old: str, new: str) -> Path:
    path = tmp_path / "dates.yaml"
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("months:", "month:", "'month' is not a list"),
        ("  - [December, Dec]\n", "", "twelve months"),
        ("day_endings: [st, nd, rd, th]", "day_endings: st", "must be a list"),
        ("[early, late,", "[on, late,", "must be a word"),
        ("sense: future}", "sense: forward}", "past, future"),
        ("unit: day, shift: 0", "unit: moon, shift: 0", "'moon'"),
        ("unit: day, shift: 0", "unit: day, shift: soon", "whole number"),
        ("step: day, by: 1, ", "by: 1, ", "lacks one of"),
        ("beyond: [", "beyond: [[", "not valid YAML"),
        ("twelve: 12", "twelve: dozen", "whole numbers"),
        ("hedges:", "hedges_:", "'hedges_'"),
    ],
)
def test_faults_name_file_and_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(OntologyError, match=r"dates\.yaml") as fault:
        load_date_words(broken(tmp_path, old, new))
    assert told in str(fault.value) and "line" in str(fault.value)


def test_missing_and_empty_files_are_faults(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        load_date_words(tmp_path / "none.yaml")
    (tmp_path / "empty.yaml").write_text("", encoding="utf-8")
    with pytest.raises(OntologyError, match="must be a mapping"):
        load_date_words(tmp_path / "empty.yaml")


def test_word_lists_are_values() -> None:
    assert (
        isinstance(WORDS, DateWords) and hash(WORDS) == hash(load_date_words(FILE)) and load_date_words(FILE) == WORDS
    )
