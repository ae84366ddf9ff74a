"""Quotes: exact, short enough, and holding every word that decided; the same reading twice is the same."""

from __future__ import annotations

import pytest

from reading import read
from treatygraph.model import Span
from treatygraph.pipeline import Reader

LONGEST = 1000

SPEECH = """Speech by Anna Berg, Minister of Foreign Affairs of Norway
Dublin Conference, Dublin, 19 May 2008

Mr President,

When Norway launched the Oslo Process in 2007, few believed in it. Chile – supported by Peru and Kenya – said that all states
should join the process, and 46 states (Ghana and Togo among them) endorsed the Oslo Declaration.

The Convention on Cluster Munitions, which Ireland will present in this old hall to all of the delegates next week,

may prohibit cluster munitions only if the nuclear-weapon states do not block it.

We thank the “Cluster Munition Coalition” (CMC) for its work. Without it there would be no Convention on Cluster Munitions.
"""


def spans_of(reader: Reader, text: str) -> list[tuple[str, Span]]:
    extraction = reader.read(read(reader, text).extraction.document)
    found = [("mention", m.span) for e in extraction.entities for m in e.mentions]
    found += [("evidence", span) for r in extraction.relations for span in r.evidence]
    found += [("claim", claim.evidence) for claim in extraction.claims]
    words = [span for r in extraction.relations for span in (r.cue, r.subject_mention, r.object_mention)]
    return found + [("words", span) for span in words if span]


@pytest.mark.parametrize(
    "text", [SPEECH, SPEECH.replace("\n", "\r\n").replace("\r", " "), "  \n\n" + SPEECH, "𝔘 " + SPEECH]
)
def test_every_span_lies_in_the_text_and_on_whole_words(reader: Reader, text: str) -> None:
    found = spans_of(reader, text)
    assert len(found) > 40
    for what, span in found:
        quote = span.of(text)
        assert 0 <= span.start < span.end <= len(text), (what, span)
        assert quote == quote.strip(), (what, quote)
        around = f" {text} "[span.start : span.end + 2]  # with one character on either side
        assert not around[:2].isalpha() and not around[-2:].isalpha(), (what, around)


def test_a_quote_holds_the_words_that_decided(reader: Reader) -> None:
    for relation in read(reader, SPEECH).extraction.relations:
        for words in (relation.cue, relation.subject_mention, relation.object_mention):
            heading = "/heading/" in relation.rule or "/name/" in relation.rule
            assert heading or words is None or any(e.covers(words) for e in relation.evidence), relation


def test_a_quote_is_a_whole_sentence_with_its_condition_and_voice(reader: Reader) -> None:
    found = read(reader, SPEECH)
    quotes = {r.predicate: e.of(SPEECH) for r in found.extraction.relations for e in r.evidence}
    assert "may prohibit" in quotes["prohibits"] and "only if" in quotes["prohibits"]
    assert quotes["calledFor"].startswith("Chile") and "should" in quotes["calledFor"]


def test_no_quote_is_longer_than_a_thousand_characters(reader: Reader) -> None:
    names = ", ".join(f"the {n}th annual report of the committee on the state of the roads" for n in range(4, 40))
    text = f"Chile, having read {names}, ratified the Mine Ban Treaty."
    for what, span in spans_of(reader, text):
        assert span.end - span.start <= LONGEST, what


def test_the_same_text_twice_gives_the_same(reader: Reader) -> None:
    assert read(reader, SPEECH).extraction == read(reader, SPEECH).extraction


def test_what_is_said_twice_is_one_relation_with_two_quotes(reader: Reader) -> None:
    found = read(reader, "Chile ratified the Mine Ban Treaty. It rained. The Mine Ban Treaty was ratified by Chile.")
    assert len(found.relation("Chile ratified Mine Ban Treaty").evidence) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Chile ratified the Mine Ban Treaty. Chile has not ratified the Mine Ban Treaty.", 2),
        ("Chile ratified the Mine Ban Treaty in 2001. Chile ratified the Mine Ban Treaty in 2002.", 2),
        ("Chile ratified the Mine Ban Treaty. Peru said that Chile ratified the Mine Ban Treaty.", 2),
        ("Chile ratified the Mine Ban Treaty. Chile will ratify the Mine Ban Treaty.", 2),
        ("Chile ratified the Mine Ban Treaty in 2001. In 2001 Chile ratified the Mine Ban Treaty.", 1),
    ],
)  # fmt: skip
def test_a_difference_in_force_time_or_voice_makes_two(reader: Reader, text: str, count: int) -> None:
    assert len([r for r in read(reader, text).extraction.relations if r.predicate == "ratified"]) == count


def test_partnership_is_told_once(reader: Reader) -> None:
    assert len(read(reader, "Norway and Chile cooperated.").told("partneredWith")) == 1


ODD = ["", "\n\n \n", "....", "§ 5", "–", "(", "?", "Chile", "[]", "a" * 3000, "Norway " * 400, "\x00", "﷽ 条約 🕊"]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read_without_complaint(reader: Reader, text: str) -> None:
    assert read(reader, text).extraction.document.text == text
