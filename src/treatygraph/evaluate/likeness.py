"""How alike two names are: the share of words in common, unless a number or a word of negation sets them apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from treatygraph.knowledge.folder import read_overlaid

_LISTS = ("ignored", "ordinals", "negations", "counts")


def norm(label: str) -> str:
    """Reduce a name to lower-case words without marks, punctuation or possessive."""
    text = unicodedata.normalize("NFKD", label.replace("ø", "o").replace("Ø", "O"))
    bare = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"[’']s\b", "", bare)))


def squeeze(text: str) -> str:
    """Make all white space single spaces."""
    return re.sub(r"\s+", " ", text).strip()


@dataclass(frozen=True)
class Likeness:
    """Compares names by the word lists of ontology/evaluate.yaml."""

    ignored: frozenset[str]
    ordinals: frozenset[str]
    negations: frozenset[str]
    counts: frozenset[str]
    _words: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    def words(self, label: str) -> frozenset[str]:
        """The words of a name that count, without plural."""
        if label not in self._words:
            self._words[label] = frozenset(_singular(w) for w in norm(label).split() if w not in self.ignored)
        return self._words[label]

    def of(self, a: str, b: str) -> float:
        """From 0, nothing in common or set apart, to 1, the same."""
        if norm(a) and norm(a) == norm(b):
            return 1.0
        x, y = self.words(a), self.words(b)
        if not x or not y or self._apart(x, y):
            return 0.0
        return len(x & y) / len(x | y)

    def _apart(self, x: frozenset[str], y: frozenset[str]) -> bool:
        numbers = [{word for word in words if word in self.ordinals or word[0].isdigit()} for words in (x, y)]
        opposed = bool(x & self.negations) != bool(y & self.negations)
        return bool(numbers[0] and numbers[1] and numbers[0] != numbers[1]) or opposed


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def load_likeness(folders: Sequence[Path]) -> Likeness:
    """Read the word lists."""
    lists = read_overlaid("evaluate.yaml", folders)
    ignored, ordinals, negations, counts = (frozenset(map(str, lists[name])) for name in _LISTS)
    return Likeness(ignored, ordinals, negations, counts)


def overlap(a: str, b: str, text: str) -> float:
    """The share of the shorter of two quotes that both cover, 0 where one is over four times as long as the other."""
    a, b = squeeze(a), squeeze(b)
    i, j = text.find(a), text.find(b)
    if i < 0 or j < 0 or max(len(a), len(b)) > 4 * min(len(a), len(b)):
        return 0.0
    both = min(i + len(a), j + len(b)) - max(i, j)
    return max(0, both) / max(1, min(len(a), len(b)))
