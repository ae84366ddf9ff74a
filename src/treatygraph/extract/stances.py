"""What a verb of saying asks for or refuses: its clause is an infinitive, or has "should", "must" or "need"."""

from __future__ import annotations

from treatygraph.extract import syntax
from treatygraph.knowledge import Grammar
from treatygraph.parsed import lemma, resumed
from treatygraph.tokens import Token


def wanted(verb: Token, grammar: Grammar, *, refuses: bool) -> list[Token]:
    """The clauses under a verb that ask for what they say; with `refuses`, those that ask for it not to be."""
    asked = [c for c in syntax.clauses(verb) if not resumed(c) and _wanted(c, grammar)]
    asked = [c for c in asked if not (grammar.has("imposing", c.lemma_) and syntax.is_passive(c))]
    return [clause for clause in asked if _refused(clause, grammar) is refuses]


def innermost(clause: Token, grammar: Grammar) -> list[Token]:
    """The clauses that say what is urgent or untimely, or the clause itself."""
    return (syntax.clauses(clause) if _urgent(clause, grammar) else []) or [clause]


def told(clause: Token, grammar: Grammar) -> list[Token]:
    """What a wanted clause is about: its object, what it must rest on, or what there should be."""
    inner = syntax.clauses(clause) if _urgent(clause, grammar) else []
    if inner:
        return [t for c in inner for t in told(c, grammar)]
    given = [c for c in clause.children if c.dep_ == "dative"]
    attributes = [c for c in clause.children if c.dep_ in ("attr", "acomp")]
    below = [o for a in attributes for p in syntax.prepositions(a) for o in syntax.governed(p)]
    if any(c.dep_ == "expl" for c in clause.children):
        return [*attributes, *below]  # "there should be time for the talks"
    rests = grammar.has("resting", clause.lemma_) and syntax.is_passive(clause)
    linked = [o for p in syntax.prepositions(clause) for o in syntax.governed(p)]
    if rests and linked:
        return linked
    if given and clause.lemma_ in grammar.words["light_verbs"]:
        return given  # "give the protocol full support"
    told_of = syntax.told(clause)
    valued = clause.lemma_ in grammar.words["light_verbs"] and any(lemma(t) in grammar.words["ideas"] for t in told_of)
    to = [o for p in syntax.prepositions(clause) if grammar.has("worth_links", p.lower_) for o in syntax.governed(p)]
    if valued and to:
        return to  # "give priority to the review"
    for deed in (t for t in told_of if grammar.has("deeds", lemma(t))):  # "take steps towards peace", "act to end it"
        aims = [o for p in syntax.prepositions(deed) if grammar.has("seeking_links", p.lower_) for o in syntax.governed(p)]
        aims += [t for c in (*deed.children, *clause.children) if _aims(c) for t in told(c, grammar)]
        if aims:
            return aims
    return below if attributes and below else told_of or below


def _aims(clause: Token) -> bool:
    return clause.dep_ in ("acl", "advcl", "xcomp") and clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.lefts)


def blamed(verb: Token, grammar: Grammar) -> list[Token]:
    """ "regretted that Peru had not joined", "… that Peru had failed to join": who has not done what they should have."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not syntax.is_passive(c)]
    undone = [c for c in clauses if _denied(c, grammar) or grammar.has("negative_governors", c.lemma_)]
    return [t for c in undone for t in syntax.agents(c)]


def removes(clause: Token, grammar: Grammar) -> bool:
    """True where a clause does away with its object: "suggested deleting the paragraph"."""
    return grammar.has("removing", clause.lemma_)


def _wanted(clause: Token, grammar: Grammar) -> bool:
    if clause.lemma_ in grammar.words["duties"] or (clause.tag_ == "VB" and clause.dep_ == "xcomp"):
        return True
    if clause.dep_ in ("xcomp", "pcomp") and clause.tag_ == "VBG" and removes(clause, grammar):
        return True
    if _helped(clause, grammar):
        return True
    return _urgent(clause, grammar)


def _urgent(clause: Token, grammar: Grammar) -> bool:
    """ "it is essential that …", "it would be premature to …"."""
    told_of = {c.lemma_ for c in clause.children}
    urgent = grammar.words["urgent"] | grammar.words["untimely"]
    return clause.lemma_ in grammar.words["copulas"] and bool(told_of & urgent)


def _helped(clause: Token, grammar: Grammar) -> bool:
    """ "should report and review": the second verb has the first one's helper."""
    helped = [c.lower_ in grammar.words["duties"] for c in clause.children if c.dep_ == "aux"]
    alone = not helped and not any(c.dep_ in syntax.SUBJECTS for c in clause.children)
    if alone and clause.dep_ == "conj" and clause.head.pos_ in syntax.VERBS and clause.tag_ in ("VB", clause.head.tag_):
        return _helped(clause.head, grammar)
    return any(helped)


def _refused(clause: Token, grammar: Grammar) -> bool:
    """ "states should not use it", "nobody should use it", "it should be deleted", "it is premature to adopt it"."""
    untimely = any(
        c.lemma_ in grammar.words["untimely"] for c in clause.children if c.dep_ in ("acomp", "attr", "amod")
    )
    return _denied(clause, grammar) ^ removes(clause, grammar) ^ untimely


def _denied(clause: Token, grammar: Grammar) -> bool:
    negators = grammar.words["negators"]
    subjects = [c for c in clause.children if c.dep_ in syntax.SUBJECTS]
    own = [s.lower_ for s in subjects] + [c.lower_ for s in subjects for c in s.lefts]
    return any(c.dep_ == "neg" for c in clause.children) or any(word in negators for word in own)
