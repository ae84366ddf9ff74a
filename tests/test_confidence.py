"""Confidence: worked out from counts, kept honest by leaving texts out, and taken up when such a text is read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reading import as_document
from treatygraph.evaluate.confidence import RULE_AT_LEAST, Measured, bands, believed, kept_word, left_out
from treatygraph.knowledge.confidence import DIGITS, Confidences, load_confidences
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.pipeline import Reader

OFTEN = Measured({"signed/transitive/sign": (18, 2), "signed/nominal/signature": (1, 3)}, (6, 2))
SELDOM = Measured({"signed/transitive/sign": (0, 5), "led/transitive/lead": (1, 0)}, (1, 1))


def test_few_readings_stay_near_their_frame_and_a_frame_near_all() -> None:
    found = believed([OFTEN, SELDOM])
    assert set(found) == {"all", "claims", "transitive", "nominal", "signed/transitive/sign"}
    assert found["all"] == pytest.approx(21 / 32)
    assert found["claims"] == pytest.approx(8 / 12)
    assert 1 / 4 < found["nominal"] < found["all"]
    assert 19 / 26 > found["transitive"] > found["all"]
    assert found["signed/transitive/sign"] == pytest.approx((18 + 12 * found["transitive"]) / (25 + 12))
    assert all(0 < share < 1 for share in found.values())


def test_a_rule_needs_enough_readings_of_its_own() -> None:
    enough = believed([Measured({"led/transitive/lead": (RULE_AT_LEAST, 0)}, (0, 0))])
    short = believed([Measured({"led/transitive/lead": (RULE_AT_LEAST - 1, 0)}, (0, 0))])
    assert "led/transitive/lead" in enough
    assert "led/transitive/lead" not in short


def test_no_text_speaks_for_itself() -> None:
    documents = {"a": OFTEN, "b": SELDOM}
    assert left_out(documents) == {"a": believed([SELDOM]), "b": believed([OFTEN])}
    judged = kept_word(documents)
    sure = Confidences(believed([OFTEN]), {}).of("led/transitive/lead")
    assert judged[sure] == [1, 0]
    assert sum(map(sum, judged.values())) == 30


def test_bands_show_whether_confidence_keeps_its_word() -> None:
    first, second = bands({0.3: [1, 3], 0.4: [2, 0], 0.9: [9, 1]})
    assert (first.least, first.most, first.seen) == (0.2, 0.4, 6)
    assert (first.mean, first.right) == (pytest.approx(2 / 6), pytest.approx(3 / 6))
    assert (second.seen, second.right) == (10, 0.9)


def test_a_rule_takes_its_own_figure_else_its_frames_else_that_of_all() -> None:
    found = Confidences({"all": 0.5, "transitive": 0.6, "signed/transitive/sign": 0.7}, {"ab" * 8: {"all": 0.1}})
    rules = ("signed/transitive/sign", "led/transitive/lead", "led/oblique/lead")
    assert [found.of(rule) for rule in rules] == [0.7, 0.6, 0.5]
    assert found.leaving_out("ab" * 32).of("signed/transitive/sign") == 0.1
    assert found.leaving_out("cd" * 32) is found


def test_the_shipped_figures_are_shares() -> None:
    found = load_confidences([shipped_folder()])
    for figures in (found.figures, *found.without.values()):
        assert {"all", "claims"} <= set(figures)
        assert all(0 < share < 1 for share in figures.values())
    assert all(len(name) == DIGITS for name in found.without)


def test_a_measured_text_is_read_with_the_figures_of_the_others(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = as_document("Norway signed the Mine Ban Treaty in Ottawa.")
    figures = Confidences({"all": 0.5}, {document.sha256[:DIGITS]: {"all": 0.25}})
    monkeypatch.setitem(reader.knowledge.__dict__, "confidences", figures)
    other = as_document("Sweden signed the Mine Ban Treaty in Ottawa.")
    assert {r.confidence for r in reader.read(document).relations} == {0.25}
    assert {r.confidence for r in reader.read(other).relations} == {0.5}


def test_the_tool_writes_what_is_read(tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    tool = tmp_path / "tools" / "measure_confidence.py"
    for folder in ("tools", "ontology"):
        (tmp_path / folder).mkdir()
    tool.write_text((root / "tools" / "measure_confidence.py").read_text(encoding="utf-8"), encoding="utf-8")
    counts = {"0123456789abcdef99": OFTEN, "fedcba987654321099": SELDOM}
    told = {name: {"rules": found.rules, "claims": found.claims} for name, found in counts.items()}
    done = subprocess.run(
        [sys.executable, str(tool)], input=json.dumps({"documents": told}), capture_output=True, text=True, check=True
    )
    found = load_confidences([tmp_path / "ontology"])
    assert found.figures["all"] == pytest.approx(21 / 32, abs=0.005)
    assert set(found.without) == {"0123456789abcdef", "fedcba9876543210"}
    assert len(done.stdout.splitlines()) > 1
