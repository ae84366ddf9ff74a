"""Lines in capitals, written as a title would be: parsers and readers both do better with "Treaty on Mines"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from treatygraph.knowledge.names import NameIndex, is_acronym

_NUMERAL = re.compile(r"[IVXLC]+")
_FEWEST = 3  # words in capitals that are a line of them, and no acronym


def is_shouted(words: Sequence[str]) -> bool:
    """True for a line whose words are all in capitals."""
    written = [word for word in words if any(c.isalpha() for c in word)]
    return len(written) >= _FEWEST and all(word.isupper() for word in written)


def as_title(words: Sequence[str], small: Collection[str], index: NameIndex) -> list[str]:
    """Write the words of a shouted line as in a title; known acronyms and Roman numerals keep their capitals."""
    return [_word(word, at == 0, small, index) for at, word in enumerate(words)]


def _word(word: str, first: bool, small: Collection[str], index: NameIndex) -> str:
    if _NUMERAL.fullmatch(word) or _is_known_acronym(word, index):
        return word
    lower = word.lower()
    return lower if lower in small and not first else lower.capitalize()


def _is_known_acronym(word: str, index: NameIndex) -> bool:
    return any(name == word and is_acronym(name) for entry in index.named(word) for name in entry.names)
