"""Finds every listed name in a text: longest first, case-aware where case decides, tolerant of spelling.

A name is a sequence of folded words (no case, marks or plural), kept in a tree of words; hyphens, apostrophes and line
breaks between words do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from treatygraph.knowledge.authorities import Entry
from treatygraph.knowledge.slug import plain
from treatygraph.model import Span

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_GAP = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*|[ \t]?[-‐‑–.'’/&,][ \t\n]?|\. |[ \n]\(|['’]s[ \t\n]{1,2}")
_SIBILANT = ("ss", "us", "is", "as", "os")


class NameUse(StrEnum):
    """What sort of name was found: grammar decides later whether a demonym or a capital stands for the state."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Known:
    """One name of one entry. `proper` is set for singular capitalised names, `exact` where the letters' case must agree."""

    entry: Entry
    use: NameUse
    exact: str | None
    capital: bool
    commas: int
    proper: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Words of the text that are a known name, and all that it can name."""

    span: Span
    known: tuple[Known, ...]


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Reduce a word to what must agree between a name and the text: no case, marks or plural ending."""
    bare = plain(word)
    if len(bare) > 4 and bare.endswith("ies"):
        return bare[:-3] + "y"
    if len(bare) > 3 and bare.endswith("s") and not bare.endswith(_SIBILANT):
        return bare[:-1]
    return bare


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> tuple[str, ...]:
    """Split a name into folded words, as matching sees it."""
    return tuple(fold(m.group()) for m in _words(name))


def is_acronym(name: str) -> bool:
    """True where only the exact letters may match: ``US``, ``WHO``, ``G77``, ``AfCFTA``."""
    if " " in name and any(word.islower() for word in name.split()):
        return False
    capitals = sum(c.isupper() for c in name)
    short = capitals == 1 and len(name) <= 4 and any(c.isdigit() for c in name)  # "G77", "P5"
    return (short or capitals >= 2) and len(name) <= 12 and (" " not in name or name.isupper()) and (short or not name.istitle())


def _describes(name: str, entry: Entry) -> bool:
    """True for names that are ordinary words with a head noun, which texts also write small ("landmine process")."""
    return entry.key.startswith(("convention/", "process/")) and len(name.split()) > 2


def _is_proper(name: str) -> bool:
    """True for a singular name of capitalised words."""
    last = name.split()[-1]
    return " " in name and last[0].isupper() and not last.endswith("s")


def _words(text: str) -> list[re.Match[str]]:
    found = []
    for word in _WORD.finditer(text):
        possessive = word.group() in ("s", "S") and word.start() and text[word.start() - 1] in "'’"
        if not possessive:
            found.append(word)
    return found


class NameIndex:
    """All names of all entries, ready to be found in a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._tree: dict[str, Any] = {}
        self._by_name: dict[tuple[str, ...], list[Entry]] = {}
        for entry in entries:
            self._add_entry(entry)

    def _add_entry(self, entry: Entry) -> None:
        for name in entry.names:
            self._add(name, entry, NameUse.ORDINARY if name in entry.needs_context else NameUse.NAME)
        for name in entry.demonyms:
            self._add(name, entry, NameUse.DEMONYM)
        for name in entry.capitals:
            self._add(name, entry, NameUse.CAPITAL)

    def _add(self, name: str, entry: Entry, use: NameUse) -> None:
        first = next((c for c in name if c.isalnum()), "")
        exact = name if is_acronym(name) else None
        known = Known(entry, use, exact, first.isupper() and not _describes(name, entry), name.count(","), _is_proper(name))
        for words in {folded(name), folded(name.replace("-", ""))}:
            if words:
                self._place(words, known)

    def _place(self, words: tuple[str, ...], known: Known) -> None:
        node = self._tree
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault("", []).append(known)
        entries = self._by_name.setdefault(words, [])
        if known.entry not in entries and known.use is not NameUse.CAPITAL:
            entries.append(known.entry)

    def named(self, name: str) -> tuple[Entry, ...]:
        """List what a name can mean when it is all that is given, as in a query."""
        return tuple(self._by_name.get(folded(name), ()))

    def find(self, text: str) -> Iterator[Match]:
        """Yield the known names in a text from left to right, the longest at each place, never overlapping."""
        words = _words(text)
        at = 0
        while at < len(words):
            begins = fold(words[at].group()) in self._tree
            match, length = self._longest(text, words, at) if begins else (None, 1)
            if match:
                yield match
            at += max(length, 1)

    def _longest(self, text: str, words: list[re.Match[str]], at: int) -> tuple[Match | None, int]:
        node, best, length, commas = self._tree, None, 0, 0
        for step in range(at, len(words)):
            node = node.get(fold(words[step].group()))  # type: ignore[assignment]
            if node is None:
                break
            if step > at:
                gap = text[words[step - 1].end() : words[step].start()]
                if not _GAP.fullmatch(gap):
                    break
                commas += "," in gap
            if "" in node:
                span = Span(words[at].start(), words[step].end())
                known = tuple(k for k in node[""] if _agrees(k, span.of(text), commas))
                best, length = (Match(span, known), step - at + 1) if known else (best, length)
        return best, length


def _letters(acronym: str) -> str:
    return acronym.replace(".", "").replace(" ", "")


def _agrees(known: Known, found: str, commas: int) -> bool:
    if commas > known.commas:
        return False
    if known.exact is not None:
        return _letters(found) == _letters(known.exact)
    if known.capital and known.proper and found[-1] == "s" and found.split()[-1].islower():
        return False  # "Islamic states" are no plural of "Islamic State"
    return not known.capital or found[0].isupper() or found[0].isdigit()
