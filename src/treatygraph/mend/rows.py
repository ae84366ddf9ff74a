"""Joins what a list or a pair names where the parser hangs its members on each other or on a word between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = ("NOUN", "PROPN")


def row(name: Token) -> None:
    """ "Austria, the Holy See, Mexico and Peru": a name before a comma stands beside the next one, not under it."""
    while name.dep_ == "nmod" and name.pos_ == "PROPN" and name.head.pos_ == "PROPN" and _paused(name):
        other = name.head
        name.dep_, name.head = other.dep_, other.head
        other.dep_, other.head = "conj", name


def _paused(name: Token) -> bool:
    return name.head.i > name.i + 1 and name.doc[name.i + 1].text == ","


def pair(join: Token) -> None:
    """ "Kenya as well as Ghana", "by Togo as well as by Mali": what a conjunction of several words adds."""
    if join.dep_ != "cc" or join.pos_ == "CCONJ" or join.i + 1 >= len(join.doc):
        return
    first, after = join.head, join.doc[join.i + 1]
    second = after.head if after.dep_ in ("det", "compound") else after
    if second.dep_ == "pobj" and second.head.dep_ == "advmod" and first.pos_ in _NOUNS:
        second.dep_, second.head = "conj", first
    elif first.dep_ == "npadvmod" and second.dep_ in ("nsubj", "nsubjpass") and second.head is not first:
        first.dep_, first.head = second.dep_, second.head
        second.dep_, second.head = "conj", first
    elif first.dep_ == "agent" and second.dep_ == "agent" and second.head.dep_ == "advmod":
        second.head = first.head


def belong(preposition: Token) -> None:
    """ "the League, of which Chile is a member": the preposition goes with what the clause says somebody is."""
    if preposition.dep_ != "dep" or preposition.pos_ != "ADP" or preposition.head.pos_ != "AUX":
        return
    said = [c for c in preposition.head.rights if c.dep_ == "attr"]
    if said and any(c.tag_ == "WDT" for c in preposition.rights):
        preposition.dep_, preposition.head = "prep", said[0]
