"""Writes ontology/confidence.yaml: how often each rule, and each frame, was right on annotated texts.

    treatygraph build TEXTS --kg kg && treatygraph evaluate GOLD... --kg kg --rules --json | python tools/measure_confidence.py

The file holds the figures of all texts together, and for each text, under the beginning of its SHA-256, those of the
others: with these it is read itself. What the figures are worth is printed: each text's relations judged by the others'.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from treatygraph.evaluate.confidence import RULE_AT_LEAST, Measured, bands, believed, kept_word, left_out
from treatygraph.knowledge.confidence import DIGITS, WITHOUT

OUTPUT = Path(__file__).parents[1] / "ontology" / "confidence.yaml"
HEAD = f"""# How often each frame and each rule was right on annotated texts. Written by tools/measure_confidence.py.
# A rule that was seen fewer than {RULE_AT_LEAST} times takes its frame's figure, a frame that was never seen the figure of all.
# `{WITHOUT}` has the same without one text, named by the beginning of its SHA-256: so no text speaks for itself.
"""


def main() -> None:
    """Read the counts from standard input, write the file and print how well the figures keep their word."""
    documents = {
        name: Measured({rule: tuple(pair) for rule, pair in found["rules"].items()}, tuple(found["claims"]))
        for name, found in json.load(sys.stdin)["documents"].items()
    }
    lines = [*_lines(believed(documents.values())), f"{WITHOUT}:"]
    for name, figures in left_out(documents).items():
        lines += [f'  "{name[:DIGITS]}":', *(f"    {line}" for line in _lines(figures))]
    OUTPUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("confidence  relations  mean  share right (each text judged by the figures of the others)\n")
    for band in bands(kept_word(documents)):
        sys.stdout.write(f"{band.least:.1f} - {band.most:.1f}  {band.seen:9}  {band.mean:.2f}  {band.right:.2f}\n")


def _lines(figures: Mapping[str, float]) -> Iterator[str]:
    return (f"{name}: {figures[name]:.2f}" for name in sorted(figures))


if __name__ == "__main__":
    main()
