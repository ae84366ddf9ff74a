"""What a sentence states in its own words, before any relation names it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from treatygraph.annotate import load_model
from treatygraph.pipeline import MODEL
from treatygraph.run.propositions import Row, load_weights, rows

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
Told = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model(MODEL)


@pytest.fixture(scope="module")
def read(nlp: Language) -> Callable[[str], list[Row]]:
    weights = load_weights()
    return lambda text: list(rows(text, nlp=nlp, weights=weights))


@pytest.fixture(scope="module")
def told(read: Callable[[str], list[Row]]) -> Told:
    """Each proposition as one line: subject | relation | further arguments."""
    return lambda text: [" | ".join((row.arguments[0], row.relation, *row.arguments[1:])) for row in read(text)]


@pytest.fixture(scope="module")
def benchmark() -> Any:
    spec = importlib.util.spec_from_file_location("bench", ROOT / "benchmarks" / "propositions.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SAID = [
    ("Chile did not sign the treaty but supports its aims.",
     ["Chile | did not sign | the treaty", "Chile | supports | its aims"]),
    ("The walls were neither repaired nor replaced.",
     ["The walls | were neither repaired", "The walls | were neither replaced"]),
    ("Not only did the storm destroy the pier, it also cut off the village.",
     ["the storm | did destroy | the pier", "the storm | also cut off | the village"]),
    ("The camp was built by volunteers in 1994 and demolished in 2008.",
     ["The camp | was built by | volunteers | in 1994", "The camp | was demolished in | 2008"]),
    ("Ana Prell, the head of the mission, thanked Peru.",
     ["Ana Prell | is | the head of the mission", "Ana Prell | thanked | Peru"]),
    ("The bridge that the army built collapsed.",
     ["the army | built | The bridge", "The bridge that the army built | collapsed"]),
    ("The ship in which they fled reached Malta.",
     ["they | fled in | The ship", "The ship in which they fled | reached | Malta"]),
    ("Kenya wants to sign and ratify the treaty.",
     ["Kenya | wants to sign | the treaty", "Kenya | wants to ratify | the treaty"]),
    ("The council is responsible for the budget.", ["The council | is responsible for | the budget"]),
    ("Sweden ruled in favour of the appeal.", ["Sweden | ruled in favour of | the appeal"]),
    ("Peru welcomed Chile's ratification of the treaty.",
     ["Peru | welcomed | Chile's ratification of the treaty", "Chile | ratification of | the treaty"]),
    ("The talks ended; the delegates went home.", ["The talks | ended", "the delegates | went | home"]),
    ("The district ( 412 people ) lies in Fiji.", ["The district | lies in | Fiji"]),
    ("The district -LRB- 412 people -RRB- lies in Fiji.", ["The district | lies in | Fiji"]),
    ("Sign the treaty!", []),
    ("Chile", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SAID, ids=[sentence for sentence, _ in SAID])
def test_constructions(sentence: str, expected: list[str], told: Told) -> None:
    assert told(sentence) == expected


SHARES = [
    (("Peru", "slept"), ("Peru", "slept", "well"), (1.0, 1.0)),  # what the annotation leaves out is not counted
    (("Peru", "signed", "it"), ("Peru", "signed"), (0.0, 0.0)),
    (("Peru", "was cold", "then"), ("Peru", "must be cold", "then"), (4 / 5, 1.0)),
    (("Peru", "said", "no"), ("no", "said", "Peru"), (1.0, 1.0)),
    (("Peru", "signed", "no"), ("no", "signed", "Peru"), (1 / 3, 1 / 3)),
    (("Peru", "signed", "it", "in May"), ("Peru", "signed", "it in May"), (1.0, 1.0)),
    (("Peru", "signed", "it"), ("Peru", "Signed", "it"), (0.0, 0.0)),
]


@pytest.mark.parametrize(("wanted", "found", "expected"), SHARES)
def test_words_are_counted_as_the_public_suite_does(
    wanted: tuple[str, ...], found: tuple[str, ...], expected: tuple[float, float], benchmark: Any
) -> None:
    assert benchmark.shares(wanted, found) == pytest.approx(expected)


def test_the_area_grows_with_readings_that_are_right(benchmark: Any) -> None:
    wanted = {"s": [("Peru", "slept", "well"), ("Chile", "signed", "it")]}
    right, wrong = (0.9, ("Peru", "slept", "well")), (0.8, ("Fiji", "left", "early"))
    assert benchmark.area(wanted, {"s": [right]}) == pytest.approx(0.5)
    assert benchmark.area(wanted, {"s": [right, wrong]}) == pytest.approx(0.5)
    assert benchmark.area(wanted, {"s": [(0.7, right[1]), wrong]}) < 0.5


@pytest.fixture(scope="module")
def compared(benchmark: Any) -> Any:
    """The annotated sentences, what is read in them, and what the plain way reads."""
    wanted = benchmark.annotations()
    return wanted, *benchmark.readings(wanted)


def test_the_annotated_sentences_are_read_well(benchmark: Any, compared: Any) -> None:
    wanted, ours, plain = compared
    precision, recall, f1 = benchmark.score(wanted, ours)
    assert min(precision, recall) > 0.85
    assert f1 > benchmark.score(wanted, plain)[2] + 0.3
    assert benchmark.best(wanted, ours)[1][2] >= f1


def test_surer_readings_are_right_more_often(benchmark: Any, compared: Any) -> None:
    wanted, ours, _ = compared
    right: dict[bool, list[float]] = {True: [], False: []}
    for sentence, reads in ours.items():
        for sure, told in reads:
            right[sure >= 0.6].append(max(benchmark.shares(gold, told)[0] for gold in wanted[sentence]))
    assert sum(right[True]) / len(right[True]) > sum(right[False]) / len(right[False]) + 0.1


def test_a_line_with_one_sentence_stays_one(read: Callable[[str], list[Row]]) -> None:
    lines = [
        "The parish -LRB- sokn -RRB- of Vik has 412 people and covers an area of 31 sq. km .",
        "Mr. Li of Brandt Inc. told the U.S. Senate that `` nothing has changed '' .",
    ]
    assert {row.sentence for row in read("\n".join(lines))} == set(lines)


def test_words_stand_on_one_line(read: Callable[[str], list[Row]]) -> None:
    (row,) = read("Peru\tsigned the\n treaty  of Lima.")
    assert row.sentence == "Peru signed the treaty of Lima."
    assert (row.arguments, row.relation) == (("Peru", "the treaty of Lima"), "signed")


def test_every_kind_and_trait_has_a_figure() -> None:
    weights = load_weights()
    stages = ROOT / "src" / "treatygraph" / "extract"
    names = ("propositions", "clauses", "named", "nominals")
    source = "".join((stages / f"{name}.py").read_text(encoding="utf-8") for name in names)
    assert all(f'"{name}"' in source for name in (*weights.kinds, *weights.traits))
