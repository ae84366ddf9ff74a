"""Counts of right and wrong -> how much each rule is to be believed, and whether such figures keep their word.

A share is smoothed towards that of its frame, a frame's towards that of all rules, as if `_PRIOR` more readings had
come out like those: few readings say little. A rule seen fewer than `RULE_AT_LEAST` times takes its frame's figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from treatygraph.evaluate.scoring import Tally
from treatygraph.knowledge.confidence import ALL, Confidences

RULE_AT_LEAST = 20
_PRIOR = 12  # the least loss on texts left out, as far as a rule may still differ from its frame
_BINS = (0.2, 0.4, 0.6, 0.8)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was counted in one document: right and wrong relations by rule, right and wrong kinds of claims."""

    rules: Mapping[str, tuple[int, int]]
    claims: tuple[int, int]


def measured(tally: Tally) -> dict[str, Measured]:
    """Give the counts of each document by its hash, as `evaluate --rules --json` prints them."""
    found = {}
    for name, part in tally.parts.items():
        right, all_ = part.counts["claim type"]
        found[name] = Measured({rule: (a, b) for rule, (a, b) in part.rules.items()}, (right, all_ - right))
    return found


def believed(documents: Iterable[Measured]) -> dict[str, float]:
    """Work out the figures of ontology/confidence.yaml from the counts of some documents, none of them 0 or 1."""
    right, seen, claims = Counter[str](), Counter[str](), [0, 0]
    for document in documents:
        claims = [a + b for a, b in zip(claims, document.claims, strict=True)]
        for rule, (good, bad) in document.rules.items():
            for name in (rule, _frame(rule), ALL):
                right[name] += good
                seen[name] += good + bad
    whole = (right[ALL] + 1) / (seen[ALL] + 2)
    found = {ALL: whole, "claims": (claims[0] + 1) / (sum(claims) + 2)}
    for name in (n for n in seen if "/" not in n and n != ALL):
        found[name] = _smoothed(right[name], seen[name], whole)
    for name in (n for n in seen if "/" in n and seen[n] >= RULE_AT_LEAST):
        found[name] = _smoothed(right[name], seen[name], found[_frame(name)])
    return found


def _frame(rule: str) -> str:
    return rule.split("/")[-2:][0]


def _smoothed(right: int, seen: int, prior: float) -> float:
    return (right + _PRIOR * prior) / (seen + _PRIOR)


def left_out(documents: Mapping[str, Measured]) -> dict[str, dict[str, float]]:
    """Work out for each document the figures that the others give."""
    return {name: believed(d for other, d in documents.items() if other != name) for name in sorted(documents)}


def kept_word(documents: Mapping[str, Measured]) -> dict[float, list[int]]:
    """Judge each document's relations by the figures of the others: right and wrong by confidence."""
    found: dict[float, list[int]] = {}
    for name, figures in left_out(documents).items():
        confidences = Confidences(figures, {})
        for rule, (good, bad) in documents[name].rules.items():
            counted = found.setdefault(confidences.of(rule), [0, 0])
            counted[0] += good
            counted[1] += bad
    return found


@dataclass(frozen=True, slots=True)
class Band:
    """Relations of similar confidence: from and to, how many, their mean confidence, and the share that was right."""

    least: float
    most: float
    seen: int
    mean: float
    right: float


def bands(levels: Mapping[float, Iterable[int]]) -> list[Band]:
    """Sort judged relations into bands of confidence, to see whether confidence means what it says."""
    edges = (0.0, *_BINS, 1.0)
    found = []
    for least, most in pairwise(edges):
        inside = {c: tuple(pair) for c, pair in levels.items() if least < c <= most}
        seen = sum(map(sum, inside.values()))
        if seen:
            mean = sum(c * sum(pair) for c, pair in inside.items()) / seen
            found.append(Band(least, most, seen, mean, sum(pair[0] for pair in inside.values()) / seen))
    return found
