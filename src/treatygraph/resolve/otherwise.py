"""Two names of one thing, as a text says so: "the Rivers Treaty, formally the Agreement on the Protection of Rivers"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from treatygraph.parsed import Piece, Ref

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_SORTS = ("Convention", "Process", "Event", "Organization")
_FAR = 6  # words between two names that say that they are of one thing


def join_names(resolution: Resolution, number: int, first: int, end: int) -> None:
    """Let the names of a sentence that its own words give for one thing be one."""
    piece = resolution.annotated.pieces[number]
    here = (r for at, r in resolution.refs.of(number) if first <= at < end and r.first <= at <= r.last < end)
    named = sorted((r for r in here if r.named), key=lambda r: r.first)
    for host, own in pairwise(named):
        if _same(resolution, piece, host, own):
            _join(resolution, host, own)


def _same(resolution: Resolution, piece: Piece, host: Ref, own: Ref) -> bool:
    between = piece.doc[host.last + 1 : own.first] if host.last < own.first <= host.last + _FAR else ()
    said = " ".join(t.lower_ for t in between if not t.is_punct and t.pos_ != "DET")
    sort = any(resolution.is_family(host.kind, s) and resolution.is_family(own.kind, s) for s in _SORTS)
    capital = piece.doc[own.first].text[0].isupper()
    return sort and capital and said in resolution.knowledge.grammar.words["also_called"]


def _join(resolution: Resolution, host: Ref, own: Ref) -> None:
    listed = [resolution.registry.entry(ref.key) is not None for ref in (host, own)]
    if host.key == own.key or all(listed):
        return
    gone, kept = (host.key, own.key) if listed[1] else (own.key, host.key)
    resolution.become(gone, kept)
