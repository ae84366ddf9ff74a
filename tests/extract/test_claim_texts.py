"""Whole texts of many genres, written for this: every claim has the right maker and kind, and no claim is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reading import read
from treatygraph.pipeline import Reader

FOLDER = Path(__file__).parents[1] / "data" / "claims"
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_each_text_has_its_expectations() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(EXPECTED)
    assert len(EXPECTED) >= 10


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_claim_has_its_maker_and_kind(reader: Reader, name: str) -> None:
    text = text_of(name)
    found = read(reader, text)
    labels = {entity.key: entity.label for entity in found.extraction.entities}
    said = [(c.kind, c.maker and labels[c.maker], " ".join(c.evidence.of(text).split())) for c in found.claims]
    assert said == [(row["kind"], row["maker"], row["words"]) for row in EXPECTED[name]]


@pytest.mark.parametrize(
    ("name", "told", "voice"),
    [
        ("turns", "Mali signed Arms Trade Treaty", None),
        ("turns", "Mali ratified Arms Trade Treaty", "KEITA"),
        ("turns", "Nigeria supports Arms Trade Treaty", "OKORO"),
        ("letter", "not Kenya ratified Convention on Cluster Munitions", "Anna Berg"),
    ],
)
def test_a_relation_is_the_word_of_who_has_the_floor(reader: Reader, name: str, told: str, voice: str | None) -> None:
    found = read(reader, text_of(name))
    assert found.relation(told).attribution == (voice and found.key(voice))
