"""The closed word lists as they are read: every item is the word that the file shows, never a truth value of YAML's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from treatygraph.knowledge import load
from treatygraph.knowledge.folder import read_yaml

ONTOLOGY = Path(__file__).parents[2] / "ontology"
FILES = sorted(ONTOLOGY.rglob("*.yaml"))


def items(value: Any) -> Iterator[Any]:
    """Every item of every list, and every key."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(value, list) and not isinstance(inner, dict | list):
            yield inner
        yield from items(inner)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_no_word_is_read_as_true_false_or_nothing(path: Path) -> None:
    """Without care YAML takes `no`, `on`, `off` and `yes` for truth values."""
    found = [item for item in items(read_yaml(path)) if item is None or isinstance(item, bool)]
    assert found == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("negators", {"no", "not", "never", "n't", "neither", "nor", "without", "none"}),
        ("unlabelled", {"the", "no", "this", "our"}),
        ("transparent_links", {"of", "on"}),
        ("intending_modals", {"will", "shall", "must", "should", "ought"}),
        ("saying", {"say", "state", "note", "stress"}),
    ],
)  # fmt: skip
def test_the_lists_hold_their_commonest_words(name: str, words: set[str]) -> None:
    assert words <= load().grammar.words[name]


def test_every_frame_names_known_roles_and_an_example() -> None:
    frames = yaml.safe_load((ONTOLOGY / "frames.yaml").read_text(encoding="utf-8"))["frames"]
    assert len(frames) == len(load().grammar.frames)
    assert all(row["says"].endswith(".") or " " in row["says"] for row in frames.values())
