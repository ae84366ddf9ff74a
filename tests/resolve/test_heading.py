"""Headings of many shapes: who speaks, in what office, for whom, where, when; texts without one; faults in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from treatygraph.dates import load_date_words
from treatygraph.errors import OntologyError
from treatygraph.model import Document
from treatygraph.resolve.heading import Heading, HeadingPatterns, load_heading_patterns, read_heading
from treatygraph.resolve.heading_patterns import HeadingExample

ONTOLOGY = Path(__file__).parents[2] / "ontology"
FILE = ONTOLOGY / "headings.yaml"
PATTERNS = load_heading_patterns(FILE)
DATES = load_date_words(ONTOLOGY / "dates.yaml")
LISTED = {
    "costa rica",
    "south africa",
    "norwegian",
    "norway",
    "kenya",
    "european union",
    "sri lanka",
    "the netherlands",
    "chile",
    "third committee",
}
NAMES = {
    "speaker": "speaker",
    "office": "office",
    "state": "speaking_for",
    "behalf": "behalf",
    "event": "event",
    "place": "place",
}


def heading_of(text: str, known: bool = False) -> Heading:
    document = Document("sample", "sample.txt", text, "0")
    tell = (lambda words: words.lower() in LISTED) if known else None
    return read_heading(document, patterns=PATTERNS, date_words=DATES, known=tell)


def short(heading: Heading) -> dict[str, str]:
    """The fields that were found, as text."""
    found = {name: getattr(heading, field) for name, field in NAMES.items()}
    given = {name: named.text for name, named in found.items() if named}
    if heading.date:
        given["date"] = heading.date.value
    if heading.until:
        given["until"] = heading.until.value
    return given


ONE_LINE = [
    (
        "Speech by Maria Costa (Portuguese Minister of Justice) at the Conference on Legal Aid, Lisbon, 3 May "
        "2006.\n\nDear all,",
        {
            "speaker": "Maria Costa",
            "office": "Portuguese Minister of Justice",
            "event": "Conference on Legal Aid",
            "place": "Lisbon",
            "date": "2006-05-03",
        },
    ),
    (
        "Statement by H.E. Ms. Ana Lima, Minister for Foreign Affairs of Brazil, to the Seventh Review "
        "Conference\n\nMr. President,",
        {
            "speaker": "Ana Lima",
            "office": "Minister for Foreign Affairs of Brazil",
            "event": "Seventh Review Conference",
        },
    ),
    ("STATEMENT BY KENYA\n\nMr. Chairman,", {"state": "KENYA"}),
    ("Intervention of Ireland\n\nThank you, Madam Chair.", {"state": "Ireland"}),
    ("Statement of the Netherlands, Clearance, 5MSP\n\nMr President,", {"state": "Netherlands", "event": "5MSP"}),
    ("Austrian Statement on Victim Assistance\n\nMadam President,", {"state": "Austrian"}),
    (
        "Opening remarks by Dr. Jane Okello, Chair of the Preparatory Committee\n\nExcellencies,",
        {"speaker": "Jane Okello", "office": "Chair of the Preparatory Committee"},
    ),
    (
        "Remarks of Ambassador Tom Reed to the Conference on Disarmament, Geneva, 12 March 1998\n\nMr. President,",
        {
            "speaker": "Tom Reed",
            "office": "Ambassador",
            "event": "Conference on Disarmament",
            "place": "Geneva",
            "date": "1998-03-12",
        },
    ),
    (
        "Address by Foreign Minister Ana Lima to Parliament, 9 June 2011\n\nMadam Speaker,",
        {"speaker": "Ana Lima", "office": "Foreign Minister", "event": "Parliament", "date": "2011-06-09"},
    ),
    (
        "Statement by Mr. Ali Hassan, Permanent Representative of Jordan to the United Nations, on behalf of the "
        "Arab Group\n\nMr. Chair,",
        {
            "speaker": "Ali Hassan",
            "office": "Permanent Representative of Jordan to the United Nations",
            "behalf": "Arab Group",
            "state": "Arab Group",
        },
    ),
    (
        "Statement by Cuba on behalf of the Non-Aligned Movement at the 2010 NPT Review Conference, New York, 3 "
        "May 2010\n\nMr. President,",
        {
            "state": "Cuba",
            "behalf": "Non-Aligned Movement",
            "event": "2010 NPT Review Conference",
            "place": "New York",
            "date": "2010-05-03",
        },
    ),
    (
        "Message from the Secretary-General to the Review Conference on Small Arms\n\nI am pleased to greet you.",
        {"office": "Secretary-General", "event": "Review Conference on Small Arms"},
    ),
    (
        "ICRC Statement at the Meeting of Experts on Blinding Weapons\n\nMr. Chairman,",
        {"state": "ICRC", "event": "Meeting of Experts on Blinding Weapons"},
    ),
    ("Norway’s Statement - Cooperation and Assistance - 4MSP\n\nThank you.", {"state": "Norway", "event": "4MSP"}),
    ("Chile: Statement on universalization\n\nMr. President,", {"state": "Chile"}),
    (
        "Statement by the delegation of Peru at the Meeting of States Parties in Geneva\n\nMr. President,",
        {"state": "Peru", "event": "Meeting of States Parties", "place": "Geneva"},
    ),
    (
        "Keynote address by Jody Example, Nobel Peace Laureate, at the World Congress for Peace, Lima, 2 October "
        "1999\n\nFriends of peace,",
        {
            "speaker": "Jody Example",
            "office": "Nobel Peace Laureate",
            "event": "World Congress for Peace",
            "place": "Lima",
            "date": "1999-10-02",
        },
    ),
    (
        "Statement by Ms. Sara Ng, Campaign to Stop Landmines\n\nMadam Chair,",
        {"speaker": "Sara Ng", "state": "Campaign to Stop Landmines"},
    ),
    (
        "Statement by Lord Robert Grey, Minister of State, Foreign Office. Mr. President, I join others in "
        "thanking you for your work.",
        {"speaker": "Robert Grey", "office": "Minister of State", "state": "Foreign Office"},
    ),
]
MANY_LINES = [
    (
        """
        Statement by Bangladesh delivered by H.E. Mr. Masud Khan, Foreign Secretary
        General Debate of the First Committee, 11 October 2013

        Mr. Chairman,
        """,
        {
            "speaker": "Masud Khan",
            "office": "Foreign Secretary",
            "state": "Bangladesh",
            "event": "General Debate of the First Committee",
            "date": "2013-10-11",
        },
    ),
    (
        """
        Prime Minister Ana Lima’s Address to the World Conference on Water
        Lisbon, 4 September 1995

        Madam President,
        """,
        {
            "speaker": "Ana Lima",
            "office": "Prime Minister",
            "event": "World Conference on Water",
            "place": "Lisbon",
            "date": "1995-09-04",
        },
    ),
    (
        """
        Closing statement by the President-Designate of the Review Conference
        H.E. Ambassador Karl Borg of Malta

        Dear colleagues,
        """,
        {"speaker": "Karl Borg", "office": "President-Designate of the Review Conference", "state": "Malta"},
    ),
    (
        """
        State Secretary Tom Reed
        Deputy Minister of Justice
        Statement
        Regional Conference on Legal Aid
        Bangkok, 24 September 2008

        Ladies and Gentlemen,
        """,
        {
            "speaker": "Tom Reed",
            "office": "State Secretary",
            "event": "Regional Conference on Legal Aid",
            "place": "Bangkok",
            "date": "2008-09-24",
        },
    ),
    (
        """
        Speech to the Storting on nuclear arms by Ms. Ana Lima of Brazil, 26 April 2016

        Mr President, I should like to begin with the people of Brazil.
        """,
        {"speaker": "Ana Lima", "state": "Brazil", "event": "Storting", "date": "2016-04-26"},
    ),
    (
        """
        Check against delivery

        STATEMENT
        by
        H.E. MR. JUAN PÉREZ
        MINISTER OF FOREIGN AFFAIRS
        OF CHILE

        at the
        Ninth Meeting of the States Parties
        to the Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of Landmines
        Geneva, 24 November 2008

        Mr. President,
        """,
        {
            "speaker": "JUAN PÉREZ",
            "office": "MINISTER OF FOREIGN AFFAIRS OF CHILE",
            "event": "Ninth Meeting of the States Parties to the Convention on the Prohibition of the Use, "
            "Stockpiling, Production and "
            "Transfer of Landmines",
            "place": "Geneva",
            "date": "2008-11-24",
        },
    ),
    (
        """
        Permanent Mission of Malta to the United Nations

        Statement by
        H.E. Mr. Karl Borg
        Permanent Representative of Malta to the United Nations

        First Committee
        General debate
        New York, 9 October 2012

        Mr. Chairman,
        """,
        {
            "speaker": "Karl Borg",
            "office": "Permanent Representative of Malta to the United Nations",
            "event": "General debate",
            "place": "New York",
            "date": "2012-10-09",
        },
    ),
    (
        """
        Speaker: Ms. Ana Lima, Director for Arms Control
        Country: Brazil
        Event: Third Preparatory Committee
        Venue: Vienna
        Date: 2 May 2009
        Subject: Nuclear disarmament

        Brazil has always supported the treaty.
        """,
        {
            "speaker": "Ana Lima",
            "office": "Director for Arms Control",
            "state": "Brazil",
            "event": "Third Preparatory Committee",
            "place": "Vienna",
            "date": "2009-05-02",
        },
    ),
    (
        """
        PRESS RELEASE

        Minister Welcomes Ban on Landmines

        4 December 1997

        The minister said that the ban was a great step.
        """,
        {"date": "1997-12-04"},
    ),
    (
        """
        MEDIA STATEMENT
        Cluster Weapons Coalition
        Beirut, 12 September 2011

        The coalition welcomed the new members.
        """,
        {"state": "Cluster Weapons Coalition", "place": "Beirut", "date": "2011-09-12"},
    ),
    (
        """
        GENEVA (12 May 2010) – The council on Wednesday adopted a text that asks states to report on their stocks.
        """,
        {"place": "GENEVA", "date": "2010-05-12"},
    ),
    (
        """
        Ban enters into force

        Lusaka, 1 August 2010 – States celebrated the day on which the ban became binding on all its members.
        """,
        {"place": "Lusaka", "date": "2010-08-01"},
    ),
    (
        """
        SUMMARY OF THE THIRD MEETING OF STATES PARTIES TO THE CONVENTION ON SMALL ARMS:
        11-14 SEPTEMBER 2012

        The third meeting took place in Oslo.
        """,
        {
            "event": "THIRD MEETING OF STATES PARTIES TO THE CONVENTION ON SMALL ARMS",
            "date": "2012-09-11",
            "until": "2012-09-14",
        },
    ),
    (
        """
        Security Council
        Sixty-third year
        5898th meeting
        Tuesday, 27 May 2008, 10 a.m.
        New York

        The meeting was called to order at 10 a.m.
        """,
        {"event": "5898th meeting", "place": "New York", "date": "2008-05-27"},
    ),
    (
        """
        House of Commons
        Wednesday 12 May 2004

        The Minister for Foreign Affairs (Mr. Tom Reed): I am grateful for the question and shall answer it.
        """,
        {
            "speaker": "Tom Reed",
            "office": "Minister for Foreign Affairs",
            "event": "House of Commons",
            "date": "2004-05-12",
        },
    ),
    (
        """
        Mr. Lima (Brazil): My delegation thanks the Secretariat for the report before us.
        """,
        {"speaker": "Lima", "state": "Brazil"},
    ),
    (
        """
        CONVENTION ON SMALL WEAPONS

        The States Parties to this Convention,

        Determined to end the harm that small weapons do,
        """,
        {},
    ),
    (
        """
        Treaty on the Lakes
        Done at Lima on 3 March 1999

        The High Contracting Parties,
        """,
        {"place": "Lima", "date": "1999-03-03"},
    ),
    (
        """
        Read more about our work for a world without weapons that nobody needs.

        Statement by Ms. Ana Lima, Executive Director, Peace Network
        Third Meeting of Experts, Nairobi, 5 July 2013

        Madam Chair,
        """,
        {
            "speaker": "Ana Lima",
            "office": "Executive Director",
            "state": "Peace Network",
            "event": "Third Meeting of Experts",
            "place": "Nairobi",
            "date": "2013-07-05",
        },
    ),
    (
        """
        # Speech at the Opening of the Conference on Water

        **Ms. Ana Lima**, Minister of the Environment

        *Kigali, 7 May 2015*

        Dear friends,
        """,
        {
            "speaker": "Ana Lima",
            "office": "Minister of the Environment",
            "event": "Conference on Water",
            "place": "Kigali",
            "date": "2015-05-07",
        },
    ),
    (
        """
        From: Tom Reed, Minister of Foreign Affairs, Trade and Development
        To: All members
        Re: Mines

        Norway will sign the treaty in Ottawa.
        """,
        {"speaker": "Tom Reed", "office": "Minister of Foreign Affairs, Trade and Development"},
    ),
    (
        """
        Statement delivered by Ireland
        on behalf of
        the European Union

        Working Group on Clearance
        Dublin, May 2008

        We thank the Chair.
        """,
        {
            "state": "Ireland",
            "behalf": "European Union",
            "event": "Working Group on Clearance",
            "place": "Dublin",
            "date": "2008-05",
        },
    ),
]
NO_HEADING = [
    "",
    "   \n\n\t",
    "Norway ratified the treaty in 2008.",
    "Mr. President,\n\nStatement by Norway was read on 4 May 2008.",
    "Thank you, Madam Chair.\n\nWe met in Lima on 3 May 2001.",
    "The statement by Norway was welcomed by all who were present in the room.\n\nIt was short.",
    "The President of France met the Minister in Paris on 4 May 1999 and they signed the treaty.",
    "We are here today because the treaty needs us.\nStatement by Norway",
    "word " * 5_000,
    "\n" * 50 + "a b c",
    "\u2028\n\u2028 ,\n",
    "Why?\n\nBecause.\n\nSo.",
    "Address: 12 Rue de la Paix\nTel: 022 000 00 00",
]


def dedent(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().split("\n"))


CASES = [(dedent(text), wanted) for text, wanted in ONE_LINE + MANY_LINES]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=lambda case: case[:50] if isinstance(case, str) else "")
def test_headings(text: str, wanted: dict[str, str]) -> None:
    assert short(heading_of(text)) == wanted


@pytest.mark.parametrize("text", NO_HEADING, ids=lambda text: text[:30])
def test_a_text_without_heading_gives_an_empty_one(text: str) -> None:
    assert heading_of(text) == Heading()


@pytest.mark.parametrize("example", PATTERNS.examples, ids=lambda example: example.text[:40])
def test_the_files_own_examples(example: HeadingExample) -> None:
    assert short(heading_of(example.text)) == dict(example.gives)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Statement by Costa Rica\n\nMr. President,", {"state": "Costa Rica"}),
        ("SOUTH AFRICA: Statement on cooperation\n\nMr. President,", {"state": "SOUTH AFRICA"}),
        ("Norwegian Intervention, Clearance\n\nMr. President,", {"state": "Norwegian"}),
        ("Statement by Tom Reed\n\nFriends of peace,\n\nThank you.", {"speaker": "Tom Reed"}),
        (
            "Statement by Mr. Tom Reed, Sri Lanka, Geneva, 2 May 2001\n\nSir,",
            {"speaker": "Tom Reed", "state": "Sri Lanka", "place": "Geneva", "date": "2001-05-02"},
        ),
        ("Norway\n\nThank you, Mr. President.", {"state": "Norway"}),
        (
            "Sri Lanka\n\nStatement to the Third Meeting of Experts\n\nSir,",
            {"state": "Sri Lanka", "event": "Third Meeting of Experts"},
        ),
        (
            "Statement by\nMr. Tom Reed\nMinister\nRed Cross\n\nThird Committee\n\nSir,",
            {"speaker": "Tom Reed", "office": "Minister", "state": "Red Cross", "event": "Third Committee"},
        ),
        (
            "Statement by Ambassador Tom Reed, Permanent Representative of Sri Lanka to the United Nations\n"
            "Third Committee, 2 May 2001\n\nSir,",
            {
                "speaker": "Tom Reed",
                "office": "Permanent Representative of Sri Lanka to the United Nations",
                "event": "Third Committee",
                "date": "2001-05-02",
            },
        ),
        ("Nobel Lecture by Tom Reed\n\nThank you.", {"speaker": "Tom Reed"}),
    ],
)
def test_what_is_listed_decides_between_person_and_state(text: str, wanted: dict[str, str]) -> None:
    assert short(heading_of(text, known=True)) == wanted


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=lambda case: case[:50] if isinstance(case, str) else "")
def test_spans_hold_the_words(text: str, wanted: dict[str, str]) -> None:
    heading = heading_of("\n\n" + text)
    for field in (heading.title, *(getattr(heading, name) for name in NAMES.values())):
        assert field is None or " ".join(field.span.of("\n\n" + text).split()) == field.text
        assert field is None or heading.span.covers(field.span)


@pytest.mark.parametrize(
    ("number", "begins"),
    [
        (0, "Dear all"),
        (18, "Mr. President, I join"),
        (24, "Mr. President,"),
        (29, "The council"),
        (34, "My delegation"),
        (35, "The States"),
    ],
)
def test_the_text_begins_after_the_heading(number: int, begins: str) -> None:
    text = CASES[number][0]
    assert text[heading_of(text).span.end :].strip().startswith(begins)


def test_titles() -> None:
    titles = [heading_of(CASES[n][0]).title for n in (27, 26, 35)]
    assert [title.text for title in titles if title] == [
        "Minister Welcomes Ban on Landmines",
        "Nuclear disarmament",
        "CONVENTION ON SMALL WEAPONS",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kinds:", "kind:", "'kind' is not a list"),
        ("posted: [", "posted: [on, ", "put it in quotes"),
        ("ties_before:", "ties_before: of\nties_before_:", "must be a list"),
        ("  place: [place", "  plaice: [place", "exactly the keys"),
        ("gives: {}", "gives: 3", "text and gives"),
        ("places: [", "places: [[", "not valid YAML"),
    ],
)
def test_faults_name_file_line_and_list(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "headings.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"headings\.yaml") as fault:
        load_heading_patterns(tmp_path / "headings.yaml")
    assert told in str(fault.value) and "line" in str(fault.value)


def test_missing_lists_and_files_are_faults(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        load_heading_patterns(tmp_path / "none.yaml")
    (tmp_path / "headings.yaml").write_text("kinds: [speech]\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="'kinds_with_link' is missing"):
        load_heading_patterns(tmp_path / "headings.yaml")


def test_patterns_are_values() -> None:
    assert isinstance(PATTERNS, HeadingPatterns) and hash(PATTERNS) == hash(load_heading_patterns(FILE))
