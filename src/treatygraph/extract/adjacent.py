"""Set phrases at a place ("such as", "supported by"), found by adjacency whatever the parser makes of them."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from treatygraph.tokens import Doc, Token


def opening(token: Token, phrases: frozenset[str]) -> tuple[str | None, int]:
    """The phrase right after a noun that introduces its instances, and the first token behind it."""
    return opening_at(token.doc, token.i + 1, phrases)


def opening_at(doc: Doc, at: int, phrases: frozenset[str]) -> tuple[str | None, int]:
    """The phrase that stands at a place, a pause before it aside, and the first token behind it."""
    tokens = doc.tokens
    while at < len(tokens) and tokens[at].is_punct:
        at += 1
    for phrase, words in _by_first_word(phrases).get(tokens[at].lower_, ()) if at < len(tokens) else ():
        end = at + len(words)
        if [t.lower_ for t in tokens[at:end]] == words:
            while end < len(tokens) and tokens[end].dep_ == "det":
                end += 1
            return phrase, end
    return None, at


def first_words(phrases: frozenset[str]) -> Collection[str]:
    """The words that a phrase can open with, for passing over the places where none does."""
    return _by_first_word(phrases).keys()


@lru_cache(maxsize=64)
def _by_first_word(phrases: frozenset[str]) -> dict[str, list[tuple[str, list[str]]]]:
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        words = phrase.split()
        found.setdefault(words[0], []).append((phrase, words))
    return found
