"""What a number is worth: in digits, in words ("one hundred and twelve"), with a scale ("3 million"), or in order ("50th")."""

from __future__ import annotations

import re
from collections.abc import Mapping

from treatygraph.tokens import Token

_DIGITS = re.compile(r"\d{1,3}(,\d{3})*|\d+|\d{1,3}( \d{3})+")
_FRACTION = re.compile(r"\d+\.\d+")
_ORDER = re.compile(r"(\d+)(?:st|nd|rd|th)")
_SCALE = 1000


def value(token: Token, words: Mapping[str, int]) -> int | None:
    """The value of a whole number, told at its last word; None where a word is none, or only a part of one."""
    if token.text[0].isdigit():
        return None if _scale_after(token, words) else _digits(token)
    return _spelled(token, words)


def order(token: Token, words: Mapping[str, int]) -> int | None:
    """The value of a number in order, from digits or from words, whose last part alone is in order ("forty-second")."""
    found = _ORDER.fullmatch(token.lower_)
    if found:
        return int(found[1])
    parts = token.lower_.split("-")
    return words.get(parts[-1]) if len(parts) == 1 else None


def start(token: Token, words: Mapping[str, int]) -> int:
    """Where a number begins that a token ends: "one hundred and twelve", "3 million"."""
    at = token.i
    if token.lower_ in words:
        while at > 0 and (token.doc[at - 1].lower_ in words or token.doc[at - 1].pos_ in ("CCONJ", "PUNCT", "NUM")):
            at -= 1
        while at < token.i and token.doc[at].pos_ in ("CCONJ", "PUNCT"):
            at += 1
    return at


def _digits(token: Token) -> int | None:
    if token.pos_ != "NUM" or not _DIGITS.fullmatch(token.text):
        return None
    found = int(re.sub(r"[, ]", "", token.text))
    year = 1900 <= found <= 2100 and token.ent_type_ == "DATE"
    return None if year else found


def _scale_after(token: Token, words: Mapping[str, int]) -> bool:
    follows = token.i + 1 < len(token.doc)
    return follows and words.get(token.nbor().lower_, 0) >= _SCALE


def _spelled(token: Token, words: Mapping[str, int]) -> int | None:
    """The value of a number in words: "one hundred and twelve" states."""
    if token.lower_ not in words or (token.i + 1 < len(token.doc) and token.nbor().lower_ in words):
        return None
    before = token.doc[token.i - 1] if token.i else token
    if words[token.lower_] >= _SCALE and before.text[0].isdigit():
        return _scaled(before, words[token.lower_])
    return _sum([words.get(word.lower_, 0) for word in token.doc[start(token, words) : token.i + 1]])


def _sum(values: list[int]) -> int:
    total = current = 0
    for worth in values:
        current = max(current, 1) * worth if worth >= 100 else current + worth
        if worth >= _SCALE:
            total, current = total + current, 0
    return total + current


def _scaled(token: Token, scale: int) -> int | None:
    if not (_DIGITS.fullmatch(token.text) or _FRACTION.fullmatch(token.text)):
        return None
    return round(float(token.text.replace(",", "")) * scale)
