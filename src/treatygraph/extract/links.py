"""A preposition and what it introduces."""

from __future__ import annotations

from treatygraph.extract.wording import Words, phrase
from treatygraph.tokens import Token


def complement_of(link: Token) -> Token | None:
    """What a preposition introduces, be it through a second one ("out of the harbour", "close to the border")."""
    own = next((c for c in link.children if c.dep_ in ("pobj", "pcomp") and c.i > link.i), None)
    if own is not None:
        return own
    further = _further(link)
    return complement_of(further) if further is not None else None


def _further(link: Token) -> Token | None:
    return next((c for c in link.children if c.dep_ == "prep" and c.i == link.i + 1), None)


def linked(link: Token) -> tuple[Words, Token]:
    """The words of a preposition and what it introduces; "in favour of" and "out of" are one preposition."""
    inner = next((c for c in link.children if c.dep_ in ("pobj", "pcomp") and c.i > link.i), None)
    through = inner if inner is not None else link
    deeper = _further(through)
    if inner is None or (inner.tag_ == "NN" and inner.i == link.i + 1 and deeper is not None and complement_of(deeper)):
        assert deeper is not None
        words, last = linked(deeper)
        return (link, *words) if inner is None else (link, inner, *words), last
    return (link,), inner


def complement(token: Token) -> Words:
    """The words of what a preposition introduces: of a clause all, so that it can be read by itself."""
    return phrase(token, clausal=token.dep_ == "pcomp")
