"""Who judges what by an adjective: "considered the draft premature", "said that the fund is a valuable tool"."""

from __future__ import annotations

from treatygraph.extract import syntax
from treatygraph.knowledge import Grammar
from treatygraph.tokens import Token

_PREDICATES = ("acomp", "attr", "oprd", "ccomp", "advmod", "xcomp", "amod")


def judge(adjective: Token, grammar: Grammar) -> list[Token]:
    """Whoever says or considers it so; nobody where the text says it by itself."""
    verb = _judging(adjective, grammar)
    return syntax.surface(verb) if verb is not None else []


def judged(adjective: Token, grammar: Grammar) -> list[Token]:
    """What is judged: the subject of the adjective or of its copula, else the object of the verb of judging."""
    verb = _judging(adjective, grammar)
    if verb is None:
        return []
    at = _predicate(adjective)
    subjects = [c for c in at.children if c.dep_ in syntax.SUBJECTS]
    if at.dep_ in ("acomp", "attr") and at.head != verb:
        subjects = [c for c in at.head.children if c.dep_ in syntax.SUBJECTS]
    return subjects or [c for c in verb.children if c.dep_ == "dobj" and c.i < adjective.i]


def _judging(adjective: Token, grammar: Grammar) -> Token | None:
    at = _predicate(adjective)
    if at.dep_ == "pobj" and at.head.lower_ in grammar.words["predicative"]:
        return at.head.head if grammar.has("judging", at.head.head.lemma_) else None  # "regarded it as a sound basis"
    if at.dep_ not in _PREDICATES:
        return None
    if grammar.has("judging", at.head.lemma_):
        return at.head
    copula = at.head
    linked = at.dep_ in ("acomp", "attr") and grammar.has("copulas", copula.lemma_) and copula.dep_ == "ccomp"
    return copula.head if linked and copula.head.lemma_ in grammar.words["saying"] else None


def _predicate(adjective: Token) -> Token:
    """The adjective, or the noun that it says something of: "a valuable tool"."""
    noun = adjective.head
    named = adjective.dep_ == "amod" and noun.dep_ in ("attr", "oprd", "pobj", "conj") and noun.pos_ == "NOUN"
    return noun if named else adjective
