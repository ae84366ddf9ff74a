"""Who is meant by a noun that names nobody, as its sentence tells further on: by copula, verb of including or list."""

from __future__ import annotations

from collections.abc import Collection

from treatygraph.extract import syntax
from treatygraph.tokens import Token

_CLAUSES = ("acl", "relcl")
_LISTED = ("PROPN", "PUNCT", "CCONJ", "DET")


def named_later(noun: Token, including: Collection[str], announcing: Collection[str]) -> list[Token]:
    """ "Those who signed were Chile and Peru", "opponents of it include Cuba", "three states signed: Mali, Fiji, Togo"."""
    if noun.pos_ not in ("NOUN", "PRON", "DET", "NUM"):
        return []
    told = [t for one in _told_by_verb(noun, including) for t in (one, *one.conjuncts) if t.i > noun.i]
    counted = any(c.dep_ == "nummod" or c.lower_ in announcing for c in noun.lefts)
    return [t for t in told if t.pos_ == "PROPN"] or (_behind_colon(noun) if counted else [])


def _told_by_verb(noun: Token, including: Collection[str]) -> list[Token]:
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun.head
    if (
        not any(c.dep_ in _CLAUSES for c in noun.rights)
        or verb.i < noun.i
        or any(c.dep_ == "neg" for c in verb.children)
    ):
        return []
    if verb.pos_ == "AUX":
        return [c for c in verb.rights if c.dep_ in ("attr", "nsubj")]
    return syntax.patients(verb) if noun.dep_ == "nsubj" and verb.lemma_ in including else []


def _behind_colon(noun: Token) -> list[Token]:
    """The names that a colon at the end of what is said of some introduces, where nothing but names follows it."""
    rest = noun.doc[noun.i + 1 : noun.sent.end]
    colon = next((t.i for t in rest if t.text == ":"), None)
    if colon is None or any(t.pos_ not in _LISTED for t in noun.doc[colon + 1 : noun.sent.end]):
        return []
    return [t for t in noun.doc[colon + 1 : noun.sent.end] if t.pos_ == "PROPN" and t.dep_ != "compound"]
