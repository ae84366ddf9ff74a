"""Every example of ontology/: the sentences of each relation's file, of the claims and of the counts hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reading import read
from treatygraph.check import run_examples
from treatygraph.pipeline import Reader

ONTOLOGY = Path(__file__).parents[1] / "ontology"
RELATIONS = sorted(path.name for path in (ONTOLOGY / "relations").glob("*.yaml"))


def examples(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((ONTOLOGY / name).read_text(encoding="utf-8"))["examples"])


@pytest.mark.parametrize("name", RELATIONS)
def test_a_relations_examples(reader: Reader, name: str) -> None:
    files = [f for f in reader.knowledge.relations if f.examples and Path(f.examples[0].file).name == name]
    assert files and list(run_examples(reader, files)) == []


@pytest.mark.parametrize("name", RELATIONS)
def test_a_relation_has_sentences_that_give_it_and_that_do_not(reader: Reader, name: str) -> None:
    found = [e for f in reader.knowledge.relations for e in f.examples if Path(e.file).name == name]
    assert [e for e in found if e.gives] and [e for e in found if not e.gives]
    assert {p for e in found for _, p, _ in e.gives} == {name.removesuffix(".yaml")}


@pytest.mark.parametrize("example", examples("claims.yaml"), ids=lambda e: e["text"])
def test_an_example_of_a_claim(reader: Reader, example: dict[str, Any]) -> None:
    wanted = [example["kind"]] if example["kind"] else []
    assert [c.kind for c in read(reader, example["text"]).claims] == wanted


@pytest.mark.parametrize("example", examples("quantities.yaml"), ids=lambda e: e["text"])
def test_an_example_of_a_count(reader: Reader, example: dict[str, Any]) -> None:
    subject, predicate, value = example["gives"]
    found = read(reader, example["text"]).relation(f"{subject} {predicate} {value}")
    assert found.object == value
    assert (found.bound or None) == example.get("bound")


def test_every_kind_of_claim_has_an_example() -> None:
    kinds = {e["kind"] for e in examples("claims.yaml")}
    assert kinds == {"Assertion", "Evaluation", "Commitment", "Call", "Prediction", "Obligation", None}
