"""The quote that bears a relation out: its sentence, or where that is too long the part that holds every deciding word."""

from __future__ import annotations

from treatygraph.model import Span
from treatygraph.parsed import Annotated, Piece
from treatygraph.tokens import Token

LONGEST = 1000  # characters: a longer passage is no quote


def quote(annotated: Annotated, number: int, *deciding: Token) -> Span:
    """Give the sentence of the deciding words; for an aside, the sentence that it stands in."""
    piece = annotated.pieces[number]
    tokens = [t for t in deciding if t.doc == piece.doc]
    first = piece.sentence(min(t.i for t in tokens))[0]
    last = piece.sentence(max(t.i for t in tokens))[1] - 1
    if piece.host is not None:
        own = piece.stretch(first, last)
        host, at = annotated.pieces[piece.host[0]], piece.host[1]
        begin, end = host.sentence(at)
        around = host.stretch(begin, end - 1)
        whole = Span(min(own.start, around.start), max(own.end, around.end))
        return whole if whole.end - whole.start <= LONGEST else own
    span = piece.stretch(first, last)
    return span if span.end - span.start <= LONGEST else _clipped(piece, tokens)


def _clipped(piece: Piece, tokens: list[Token]) -> Span:
    first, last = min(t.left_edge.i for t in tokens), max(t.right_edge.i for t in tokens)
    span = piece.stretch(first, last)
    while span.end - span.start > LONGEST:
        first, last = max(first, min(t.i for t in tokens) - 20), min(last, max(t.i for t in tokens) + 20)
        span = piece.stretch(first, last)
        if span.end - span.start > LONGEST:
            return Span(span.start, span.start + LONGEST)
    return span
