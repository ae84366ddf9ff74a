"""Writes ontology/confidence.yaml: how often each rule, and each frame, was right on annotated texts.

    treatygraph build TEXTS --kg kg && treatygraph evaluate GOLD... --kg kg --rules --json | python tools/measure_confidence.py

A share is smoothed as (right + 1) / (seen + 2), the rule of succession; a rule seen fewer than 20 times is left to its
frame, and a frame seen fewer than 5 times to all of them together (the entry `all`).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "ontology" / "confidence.yaml"
RULE_AT_LEAST, FRAME_AT_LEAST = 20, 5
HEAD = """# How often each frame and each rule was right on annotated texts, smoothed. Written by tools/measure_confidence.py;
# a rule that was seen fewer than {rule} times takes its frame's figure, a frame seen fewer than {frame} times the figure of all.
"""


def main() -> None:
    """Read the counts from standard input and write the file."""
    right, seen = Counter[str](), Counter[str]()
    figures = json.load(sys.stdin)
    for rule, (good, bad) in figures["rules"].items():
        for name in (rule, rule.split("/")[1], "all"):
            right[name] += good
            seen[name] += good + bad
    kept = [n for n in sorted(seen) if seen[n] >= (RULE_AT_LEAST if "/" in n else FRAME_AT_LEAST)]
    shares = {name: (right[name] + 1) / (seen[name] + 2) for name in kept} | {"claims": figures["claim type accuracy"]}
    lines = [f"{name}: {shares[name]:.2f}" for name in sorted(shares)]
    OUTPUT.write_text(HEAD.format(rule=RULE_AT_LEAST, frame=FRAME_AT_LEAST) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
