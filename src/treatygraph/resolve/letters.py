"""Names made of capital letters and numbers: meetings ("COP-1"), organs ("COP") and documents by their symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator

from treatygraph.knowledge import Grammar
from treatygraph.parsed import Annotated, Ref
from treatygraph.resolve.names import new_name
from treatygraph.resolve.registry import Registry
from treatygraph.tokens import Token

SYMBOL = "symbol of a document"
_COUNT = re.compile(r"\d{1,3}(?:[-.]\d{1,2})?")
_SYMBOL = re.compile(r"[A-Z][A-Z.]*(?:/[\w.\-]+)+")


def lettered_names(
    number: int, annotated: Annotated, registry: Registry, taken: set[int], grammar: Grammar
) -> Iterator[tuple[int, Ref]]:
    """Yield (token, reference) for what letters and numbers name in a piece, outside the tokens already taken."""
    piece = annotated.pieces[number]
    for token in piece.doc:
        found = None if token.i in taken else _kind(token, grammar)
        if found:
            kind, reason = found
            tokens = piece.doc[token.i : token.i + 1 + _is_counted(token, grammar)]
            yield token.i, new_name(piece, tokens, kind, annotated, registry, reason)


def _is_counted(token: Token, grammar: Grammar) -> bool:
    """True for "COP 20", where the number of a meeting stands by itself."""
    after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    return token.text in grammar.words["meetings"] and _COUNT.fullmatch(after) is not None


def _kind(token: Token, grammar: Grammar) -> tuple[str, str] | None:
    text = token.text
    digits = not text.isalpha() and any(c.isdigit() for c in text)
    if digits and "/" in text and _SYMBOL.fullmatch(text):
        resolution = any(part in grammar.words["resolution_symbols"] for part in text.split("/"))
        return ("Resolution" if resolution else "Convention"), SYMBOL
    if digits and "".join(c for c in text if c.isalpha()) in grammar.words["meetings"]:
        return "Event", "numbered meeting"
    if _is_counted(token, grammar):
        return "Event", "numbered meeting"
    if text in grammar.words["organs"]:
        return "InternationalOrganization", "organ of a convention"
    return None
