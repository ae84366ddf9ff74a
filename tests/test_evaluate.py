"""Measuring against annotations: known figures on a small graph, and the comparison of names."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from handmade import NOTES, SPEECH, notes, speech, store_of, vocabulary
from treatygraph.cli.main import main
from treatygraph.errors import UsageError
from treatygraph.evaluate import Tally, evaluate, figures, read_gold
from treatygraph.evaluate.likeness import load_likeness, overlap
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.store import Snapshot

ANNOTATED: dict[str, Any] = {
    "doc": "speech",
    "speaker": "prell",
    "entities": [
        {"id": "chile", "type": "State", "labels": ["Chile", "the Republic"]},
        {"id": "process", "type": "Process", "labels": ["Valparaiso process"]},
        {"id": "treaty", "type": "Convention", "subtype": "Treaty", "labels": ["Seabed Treaty"]},
        {"id": "peru", "type": "Group", "labels": ["Peru"]},
        {"id": "prell", "type": "Person", "labels": ["Ana Prell"]},
        {"id": "atlantis", "type": "Place", "labels": ["Atlantis"]},
    ],
    "relations": [
        {"s": "chile", "p": "initiated", "o": "process", "evidence": "Chile launched"},
        {"s": "process", "p": "resultedIn", "o": "treaty", "modality": "intended", "evidence": "led to"},
        {"s": "peru", "p": "signed", "o": "treaty", "polarity": "negative", "evidence": "Peru has not signed"},
        {"s": "chile", "p": "supports", "o": "treaty", "evidence": "We plan to ratify"},
        {"s": "prell", "p": "represents", "o": "chile", "required": False, "evidence": "We plan"},
    ],
    "quantities": [
        {"s": "treaty", "p": "signatoryCount", "value": 41, "evidence": "41 states had signed"},
        {"s": "treaty", "p": "partyCount", "value": 7, "evidence": "41 states had signed"},
    ],
    "claims": [
        {"by": "prell", "type": "Commitment", "about": ["treaty"], "evidence": "We plan to ratify the Seabed Treaty"},
        {"by": "chile", "type": "Evaluation", "about": ["chile"], "evidence": "Chile launched the Valparaíso Process"},
        {"by": None, "type": "Assertion", "about": [], "evidence": "Chile works in partnership with Fiji."},
    ],
}


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kg = tmp_path_factory.mktemp("evaluate") / "kg"
    store_of(kg, speech(), notes())
    return kg


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "speech.json"
    path.write_text(json.dumps(ANNOTATED), encoding="utf-8")
    return path


def tally(kg: Path, *golds: Path) -> Tally:
    return evaluate(
        [read_gold(path) for path in golds],
        select=Snapshot(kg).select,
        texts={"speech": SPEECH, "lima": NOTES},
        vocabulary=vocabulary(),
        folders=[shipped_folder()],
    )


def test_known_figures(kg: Path, gold: Path) -> None:
    found = figures(tally(kg, gold))
    known = {
        "entity recall": 5 / 6,
        "entity type accuracy": 4 / 5,
        "entity precision": 5 / 6,
        "relations extracted": 7,
        "relation strict precision": 3 / 7,
        "relation core precision": 4 / 7,
        "relation pair precision": 5 / 7,
        "relation strict recall": 2 / 4,
        "relation core recall": 3 / 4,
        "relation pair recall": 3 / 4,
        "force kept": 1 / 2,
        "quantity precision": 1.0,
        "quantity recall": 1 / 2,
        "claim precision": 1.0,
        "claim recall": 2 / 3,
        "claim type accuracy": 1 / 2,
        "claim by accuracy": 1 / 2,
        "claim strict F1": 2 * (1 / 2) * (1 / 3) / (1 / 2 + 1 / 3),
        "claim about F1": 2 * (2 / 3) * 1.0 / (2 / 3 + 1.0),
    }
    assert {name: found[name] for name in known} == pytest.approx(known)


def test_every_rule_is_counted(kg: Path, gold: Path) -> None:
    rules = tally(kg, gold).rules
    assert rules["initiated/transitive/test"] == [1, 0]
    assert rules["resultedIn/transitive/test"] == [0, 1]
    assert sum(map(sum, rules.values())) == 7 + 1  # relations and numbers


def test_every_document_is_counted_by_itself(kg: Path, gold: Path) -> None:
    found = tally(kg, gold)
    ((name, part),) = found.parts.items()
    assert name == hashlib.sha256(SPEECH.encode("utf-8")).hexdigest()
    assert (part.rules, part.counts, part.misses) == (found.rules, found.counts, found.misses)
    assert sum(map(sum, found.levels.values())) == sum(map(sum, found.rules.values()))


def test_a_document_that_was_not_read_is_missed_whole(kg: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(json.dumps({**ANNOTATED, "doc": "speech-2"}))
    found = evaluate(
        [read_gold(path)],
        select=Snapshot(kg).select,
        texts={"speech-2": SPEECH},
        vocabulary=vocabulary(),
        folders=[shipped_folder()],
    )
    assert figures(found)["entity recall"] == figures(found)["claim recall"] == 0


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Mine-Ban Treaty", "the mine ban treaties", 1.0),
        ("Støre", "STORE", 1.0),
        ("Peru’s law", "Peru law", 1.0),
        ("Resolution 1325", "Resolution 1540", 0.0),
        ("Third Meeting of Parties", "Second Meeting of Parties", 0.0),
        ("non-parties", "parties", 0.0),
        ("Seabed Treaty", "Treaty on the Seabed Area", 2 / 3),
        ("of the", "Peru", 0.0),
    ],
)
def test_names_are_compared_by_their_words(a: str, b: str, alike: float) -> None:
    assert load_likeness([shipped_folder()]).of(a, b) == pytest.approx(alike)


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [("two three", "one two\n three", 1.0), ("one two", "two three", 3 / 7), ("one", "one two three four five", 0.0),
     ("six", "one", 0.0)],
)
def test_quotes_are_compared_by_what_both_cover(a: str, b: str, share: float) -> None:
    assert overlap(a, b, "one two three four five") == pytest.approx(share)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"doc": "x", "entities": [{}], "relations": [], "claims": []}'])
def test_a_broken_annotation_file_is_one_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(UsageError, match=r"x\.json"):
        read_gold(tmp_path / "x.json")


def test_the_command_prints_figures_rules_and_misses(
    kg: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(gold), "--kg", str(kg), "--rules", "--misses"]) == 0
    out = capsys.readouterr().out
    assert "entity recall                0.833" in out
    assert "missed entity: Atlantis (Place)" in out
    assert ["initiated/transitive/test", "1", "0"] in [line.split() for line in out.splitlines()]
    assert main(["evaluate", str(gold), "--kg", str(kg), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entity recall"] == 0.8333
