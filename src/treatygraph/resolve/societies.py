"""Societies that are called after their members and their cause: "Lawyers for Human Rights", "Mothers Against Violence"."""

from __future__ import annotations

from collections.abc import Iterator

from treatygraph.knowledge import Grammar
from treatygraph.parsed import Annotated, Ref, lemma
from treatygraph.resolve.names import new_name
from treatygraph.resolve.phrases import plural
from treatygraph.resolve.registry import Registry
from treatygraph.tokens import Token, Tokens

_KIND = "CivilSocietyOrganization"


def societies(number: int, annotated: Annotated, registry: Registry, grammar: Grammar) -> Iterator[tuple[int, Ref]]:
    """Yield (head token, reference) for each society of a piece."""
    piece = annotated.pieces[number]
    for token in piece.doc:
        kinds = grammar.heads.get(lemma(token), ())
        members = plural(token) and "Group" in kinds and "Person" not in kinds
        tokens = _society_at(token, grammar) if members else None
        if tokens:
            yield token.i, new_name(piece, tokens, _KIND, annotated, registry, "name by its shape")


def _society_at(noun: Token, grammar: Grammar) -> Tokens | None:
    """The words of a society's name, all of them capitalised, around the noun that tells its members."""
    link = _link(noun, grammar)
    cause = next((c for c in link.children if c.dep_ == "pobj"), None) if link is not None else None
    if cause is None or not _is_title(noun):
        return None
    first, end = _first(noun), _end(cause, grammar)
    named = all(_is_title(t) or t.dep_ == "cc" for t in noun.doc[noun.i + 2 : end])
    return noun.doc[first:end] if named else None


def _link(noun: Token, grammar: Grammar) -> Token | None:
    return next((c for c in noun.rights if c.i == noun.i + 1 and c.lower_ in grammar.words["society_links"]), None)


def _first(noun: Token) -> int:
    """Where the capitalised words before a noun begin."""
    at = noun.i
    while at > 0 and noun.doc[at - 1].head is noun and _is_title(noun.doc[at - 1]) and noun.doc[at - 1].dep_ != "det":
        at -= 1
    return at


def _end(cause: Token, grammar: Grammar) -> int:
    """Where the cause ends: with its last capitalised part that is no society of its own."""
    parts = [cause]
    for other in cause.conjuncts:
        if other.i < cause.i or _link(other, grammar) is not None or any(t.is_punct for t in cause.doc[cause.i : other.i]):
            break
        parts.append(other)
    return parts[-1].i + 1


def _is_title(token: Token) -> bool:
    return token.text[0].isupper()
