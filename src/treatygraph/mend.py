"""Mends what the parser is known to hang on the wrong word, before anybody reads the tree. Grammar only: words are data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.knowledge import Grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = ("NOUN", "PROPN")
_LOOSE = ("advcl", "xcomp")


def mended(doc: Doc, grammar: Grammar) -> Doc:
    """Hang infinitives on the nouns that they belong to, and the later parts of a list beside the earlier ones."""
    for token in doc:
        _join(token)
        noun = _wanting_noun(token, grammar)
        if noun is not None:
            token.dep_, token.head = "acl", noun
    return doc


def _wanting_noun(verb: Token, grammar: Grammar) -> Token | None:
    """ "created a group to draft a text", "the offer of Chile to host a meeting": the noun before an infinitive."""
    if verb.tag_ != "VB" or verb.dep_ not in _LOOSE:
        return None
    first = verb.left_edge
    if first.tag_ != "TO" or first.i == 0 or verb.head.i > first.i:
        return None
    before = verb.doc[first.i - 1]
    for word in (before, *before.ancestors):
        if word == verb.head:
            return None
        if word.pos_ in _NOUNS and word.dep_ != "nsubj" and word.lemma_.lower() in grammar.words["takes_infinitive"]:
            return word
    return None


def _join(token: Token) -> None:
    if token.dep_ != "conj":
        return
    before = token.head
    if token.pos_ == "ADP":
        first = before.head if before.dep_ == "pobj" else before
        if first.dep_ == "agent" and first.lower_ == token.lower_:
            token.dep_, token.head = first.dep_, first.head  # "by Peru and later by Chile"
    elif token.pos_ == "PROPN" and before.pos_ == "VERB":
        name = _name_before(token)
        if name is not None:
            token.head = name  # "by Peru and then Chile"


def _name_before(token: Token) -> Token | None:
    """The name that a list goes on from: the one right before the conjunction, under the same verb."""
    joins = [c for c in token.head.children if c.dep_ == "cc" and c.i < token.i]
    if not joins or joins[-1].i < token.head.i or joins[-1].i == 0:
        return None
    last = token.doc[joins[-1].i - 1]
    row = [w for w in (last, *last.ancestors) if w.pos_ == "PROPN" and w.dep_ in ("pobj", "dobj", "conj", "appos")]
    return row[0] if row and token.head in row[0].ancestors else None
