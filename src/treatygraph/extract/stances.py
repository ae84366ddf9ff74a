"""Whether a verb of saying asks for something: its clause is an infinitive, or has "should", "must" or "need"."""

from __future__ import annotations

from spacy.tokens import Token

from treatygraph.extract import syntax
from treatygraph.knowledge import Grammar


def asks(verb: Token, grammar: Grammar, *, refuses: bool) -> bool:
    """True where a clause under a verb wants what it says; with `refuses`, where it wants it not to be."""
    return any(_wanted(clause, grammar) and _denied(clause, grammar) is refuses for clause in syntax.clauses(verb))


def _wanted(clause: Token, grammar: Grammar) -> bool:
    if clause.lemma_ in grammar.words["duties"] or (clause.tag_ == "VB" and clause.dep_ == "xcomp"):
        return True
    if any(c.dep_ == "aux" and c.lower_ in grammar.words["duties"] for c in clause.children):
        return True
    linking = clause.lemma_ in grammar.words["copulas"]
    return linking and any(c.lemma_ in grammar.words["urgent"] for c in clause.children)


def _denied(clause: Token, grammar: Grammar) -> bool:
    """ "states should not use it", "no state should use it", "nobody should use it"."""
    negators = grammar.words["negators"]
    subjects = [c for c in clause.children if c.dep_ in syntax.SUBJECTS]
    own = [s.lower_ for s in subjects] + [c.lower_ for s in subjects for c in s.lefts]
    return any(c.dep_ == "neg" for c in clause.children) or any(word in negators for word in own)
