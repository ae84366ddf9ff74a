"""People whom the model does not recognise: behind their office, or as those who do something, "of" their state."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from treatygraph.knowledge import Grammar
from treatygraph.parsed import Piece, lemma
from treatygraph.tokens import Token, Tokens

_DOING = ("nsubj", "nsubjpass", "conj")


def untold_persons(piece: Piece, taken: Collection[int], families: Collection[str], grammar: Grammar) -> Iterator[Tokens]:
    """Yield the names of people that neither a list nor the model knows; `families` are family names of those named so far."""
    states = {first for first, _, match in piece.names if match.known[0].entry.kind == "State"}
    for token in piece.doc:
        if token.pos_ == "PROPN" and token.i not in taken and lemma(token) not in grammar.heads:
            alone = token.text in families and not any(c.dep_ in ("compound", "det") for c in token.lefts)
            yield from [piece.doc[token.i : token.i + 1]] if alone else _name(token, taken, states, grammar)


def _name(head: Token, taken: Collection[int], states: set[int], grammar: Grammar) -> Iterator[Tokens]:
    first = head.i
    while first > 0 and _goes_before(head.doc[first - 1], head, grammar) and first - 1 not in taken:
        first -= 1
    if any(not t.text[0].isupper() for t in head.doc[first : head.i + 1] if t.is_alpha):
        return
    office = first > 0 and head.doc[first - 1].head == head and _is_office(head.doc[first - 1], grammar)
    if office or (head.i > first and _acts(head) and _is_of(head, states, grammar)):
        yield head.doc[first : head.i + 1]


def _goes_before(word: Token, head: Token, grammar: Grammar) -> bool:
    inside = word.head == head and (word.dep_ == "compound" or (word.dep_ in ("amod", "nmod", "punct") and not word.is_punct))
    joined = word.text == "-" and word.head == head
    return (inside or joined) and not _is_office(word, grammar) and not word.is_right_punct


def _is_office(word: Token, grammar: Grammar) -> bool:
    return word.text[0].isupper() and "Person" in grammar.heads.get(lemma(word), ())


def _acts(head: Token) -> bool:
    return head.dep_ in _DOING or (head.dep_ == "pobj" and head.head.dep_ == "agent")


def _is_of(head: Token, states: set[int], grammar: Grammar) -> bool:
    after = head.doc[head.i + 1 : head.i + 3]
    return len(after) > 1 and after[0].lower_ in grammar.words["of"] and after[1].i in states
