"""The decision list of claims.yaml, all rules asked at once: one bit a rule, the first of those that fit decides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from treatygraph.knowledge import Knowledge

_LIST = "@"
_ONE = ("subject", "tense")  # what a rule names as one word, all else as a list
_ASKED = ("subject", "tense", "voice", "roots", "modals", "subjects", "verbs", "core", "quality", "form", "words")


class Decisions:
    """Tells which kind of claim the rules give; what a rule does not name it does not ask."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        rules = settings["rules"]
        self._kinds = [rule["kind"] for rule in rules]
        self._free = {name: sum(1 << i for i, rule in enumerate(rules) if not rule.get(name)) for name in _ASKED}
        self._fitting: dict[str, dict[str, int]] = {name: {} for name in _ASKED}
        for i, rule in enumerate(rules):
            for name in filter(rule.get, _ASKED):
                for word in set(expanded(settings, [rule[name]] if name in _ONE else rule[name])):
                    self._fitting[name][word] = self._fitting[name].get(word, 0) | 1 << i

    def first(self, told: Mapping[str, Collection[str]]) -> str | None:
        """The kind of the first rule all of whose lists share a word with what is told under their names."""
        left = (1 << len(self._kinds)) - 1
        for name in _ASKED:
            fitting, rules = self._fitting[name], self._free[name]
            for word in told[name]:
                rules |= fitting.get(word, 0)
            left &= rules
        return self._kinds[(left & -left).bit_length() - 1] if left else None


@lru_cache(maxsize=4)
def decisions(knowledge: Knowledge) -> Decisions:
    """The rules of some knowledge, worked out once for all documents."""
    return Decisions(knowledge.claims)


def expanded(settings: Mapping[str, Any], words: Collection[Any]) -> Iterator[str]:
    """The words of a list, and for each "@name" those of the list that it names."""
    for word in map(str, words):
        yield from map(str, settings[word[1:]]) if word.startswith(_LIST) else (word,)
