"""How much each rule is to be believed: ontology/confidence.yaml, measured on annotated texts.

A text that was itself measured is read with the figures of the other texts, so that it never speaks for itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from treatygraph.knowledge.folder import read_overlaid

ALL, WITHOUT = "all", "without"
DIGITS = 16  # of a text's SHA-256, under which the figures without it stand


@dataclass(frozen=True, slots=True)
class Confidences:
    """Shares of right readings by rule and by frame; `without` has them once more, measured without one text."""

    figures: Mapping[str, float]
    without: Mapping[str, Mapping[str, float]]

    def of(self, rule: str) -> float:
        """The figure of a rule (``initiated/transitive/launch``), else of its frame, else of all rules."""
        frame = rule.split("/")[-2:][0]
        return self.figures.get(rule, self.figures.get(frame, self.figures[ALL]))

    def leaving_out(self, sha256: str) -> Confidences:
        """The figures for reading one text: itself left out where it was measured."""
        figures = self.without.get(sha256[:DIGITS])
        return self if figures is None else replace(self, figures=figures)


def load_confidences(places: Sequence[Path]) -> Confidences:
    """Read the figures of all folders."""
    data = read_overlaid("confidence.yaml", places)
    without = {sha256: _figures(found) for sha256, found in (data.get(WITHOUT) or {}).items()}
    return Confidences(_figures({k: v for k, v in data.items() if k != WITHOUT}), without)


def _figures(data: Mapping[str, object]) -> dict[str, float]:
    return {name: float(str(value)) for name, value in data.items()}
