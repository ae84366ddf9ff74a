"""Nouns said of a subject: "the Protocol is the most important treaty in years" names no second treaty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.parsed import Ref
from treatygraph.tokens import Token

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_SAID = ("attr", "oprd")
_SORTS = ("Convention", "Process", "Event", "Organization")


def subject_of(resolution: Resolution, number: int, token: Token, kind: str) -> Ref | None:
    """Find what a noun is said of, where that is a thing of the same sort: "became one of the oldest treaties"."""
    said = _one_of(token) or (token.head if token.dep_ == "conj" else token)
    if said.dep_ not in _SAID:
        return None
    subjects = (c for c in said.head.children if c.dep_ in ("nsubj", "nsubjpass"))
    refs = (resolution.refs.get((number, s.i)) for s in subjects)
    sorts = [sort for sort in _SORTS if resolution.is_family(kind, sort)]
    return next((r for r in refs if r and any(resolution.is_family(r.kind, sort) for sort in sorts)), None)


def _one_of(token: Token) -> Token | None:
    above = token.head.head if token.dep_ == "pobj" else token
    return above if above is not token and above.like_num and above.dep_ in _SAID else None
