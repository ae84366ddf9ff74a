"""The shape of a page: what is a paragraph, a heading, an aside, and where each stretch stands in the kept text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from treatygraph.layout import asides, blocks

WRAPPED = (
    "The delegates of forty countries met in the old hall\nof the harbour town and spoke for two days about the rules\n"
    "that should bind those who sell arms across the borders\nof the region. They parted as friends.\n\n"
    "A second meeting was called for the autumn, when all the\nministers would be back from their journeys abroad.\n"
)

LONG = "The talks with the envoy of a far land were long and they were hard and nobody smiled at the feast"

ROWS = [
    ("one paragraph", "The talks began.", [("The talks began.", False)]),
    ("a blank line between", "The talks began.\n\nThey ended.", [("The talks began.", False), ("They ended.", False)]),
    ("a line each", "The talks began.\nThey ended soon.", [("The talks began.", False), ("They ended soon.", False)]),
    ("blanks around", "  \n\n  The talks began. \n\n", [("The talks began.", False)]),
    ("a heading", "Opening of the talks\n\nThe talks began.", [("Opening of the talks", True), ("The talks began.", False)]),
    ("no heading: it ends in a comma", "Dear friends,\n\nThe talks began.", [("Dear friends,", False),
     ("The talks began.", False)]),
    ("broken across a blank line", "The talks which\n\nbegan in May ended.", [("The talks which … began in May ended.", False)]),
    ("broken across a blank line, a long way on",
     f"{LONG} that\n\nbegan in May.",
     [(f"{LONG} that … began in May.", False)]),
    ("not broken: a stop", "The talks ended.\n\niPhones rang.", [("The talks ended.", False), ("iPhones rang.", False)]),
    ("not broken: a capital", f"{LONG}\n\nPeru left.",
     [(LONG, False), ("Peru left.", False)]),
    ("a label", "AGENDA ITEM 3 – FINANCE: The talks began.", [("AGENDA ITEM 3 – FINANCE", True), ("The talks began.", False)]),
    ("no label", "ITEM: The talks began.", [("ITEM: The talks began.", False)]),
    ("no label: small letters", "He said this: The talks began.", [("He said this: The talks began.", False)]),
    ("empty", "", []),
    ("only blanks", " \n\t\n ", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [(t, w) for _, t, w in ROWS], ids=[what for what, *_ in ROWS])
def test_blocks(text: str, wanted: list[tuple[str, bool]]) -> None:
    assert [(" … ".join(p.of(text) for p in b.parts), b.heading) for b in blocks(text)] == wanted


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    found = [b.span.of(WRAPPED) for b in blocks(WRAPPED)]
    assert [words.split()[0] for words in found] == ["The", "A"]
    assert [words.split()[-1] for words in found] == ["friends.", "abroad."]


def test_the_lines_of_a_list_are_not_joined() -> None:
    text = "Present were\nAnna Berg\nOla Moe\nLiv Dahl\nPer Lund\n"
    assert len(blocks(text)) == 5


@pytest.mark.parametrize("text", [t for _, t, _ in ROWS] + [WRAPPED])
def test_no_word_is_lost_and_nothing_overlaps(text: str) -> None:
    parts = [part for block in blocks(text) for part in block.parts]
    assert all(a.end <= b.start for a, b in pairwise(parts))
    assert "".join(p.of(text) for p in parts).replace(":", "").split() or not text.strip()
    outside = text
    for part in reversed(parts):
        outside = outside[: part.start] + outside[part.end :]
    assert outside.strip(" \n\t:") == ""


ASIDES = [
    ("brackets", "The bank ( in Lima ) lent money .", ["( in Lima )"]),
    ("square brackets", "He [ the envoy ] left .", ["[ the envoy ]"]),
    ("nested brackets", "The bank ( in Lima ( Peru ) ) lent .", ["( in Lima ( Peru ) )"]),
    ("two dashes", "The bank – in Lima – lent money .", ["– in Lima –"]),
    ("double hyphens", "The bank -- in Lima -- lent money .", ["-- in Lima --"]),
    ("one dash", "The bank lent money – in Lima .", []),
    ("dashes of two sentences", "He left – late . She stayed – long .", []),
    ("a supporter", "Chile , supported by Peru and Mali , proposed it .", [", supported by Peru and Mali ,"]),
    (
        "supporters with commas",
        "Chile , supported by Peru , Mali , and Chad , proposed it .",
        [", supported by Peru , Mali , and Chad ,"],
    ),
    ("a clause between commas", "Chile , which knew Peru , proposed it .", []),
    ("brackets between dashes", "The bank – in Lima ( Peru ) – lent .", ["– in Lima ( Peru ) –"]),
    ("an unclosed bracket", "The bank ( in Lima lent money .", []),
    ("a bracket at the start", "( In Lima ) the bank lent money .", []),
    ("two asides", "The bank ( old ) and the shop ( new ) lent .", ["( old )", "( new )"]),
]


@pytest.mark.parametrize(("text", "wanted"), [(t, w) for _, t, w in ASIDES], ids=[what for what, *_ in ASIDES])
def test_asides(text: str, wanted: list[str]) -> None:
    tokens = text.split()
    openers, joins = frozenset({"supported by", "backed by"}), frozenset({"and", "or"})
    found = asides(tokens, openers=openers, joins=joins, indefinite=frozenset({"a", "an"}))
    assert [" ".join(tokens[a:b]) for a, b in found] == wanted


def test_a_power_described_after_each_of_two_dashes_is_two_asides() -> None:
    tokens = ["Borduria", "–", "a", "rich", "power", ",", "and", "Syldavia", "–", "a", "poor", "state", "."]
    found = asides(tokens, openers=frozenset(), joins=frozenset({"and"}), indefinite=frozenset({"a"}))
    assert [" ".join(tokens[a:b]).strip("– ,") for a, b in found] == ["a rich power", "a poor state"]
