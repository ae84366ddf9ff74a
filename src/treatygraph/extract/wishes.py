"""Clauses as what is asked for or refused, where no noun alone says it: "should not use offsets to meet their targets"."""

from __future__ import annotations

from treatygraph.extract.cues import Cue
from treatygraph.extract.parties import Party
from treatygraph.extract.stances import innermost, wanted
from treatygraph.extract.syntax import is_passive
from treatygraph.knowledge import Grammar
from treatygraph.parsed import References
from treatygraph.tokens import Token

_ISSUE = "Issue"
_ROLES = {"asked": False, "refused": True}


def words_clauses(cue: Cue, grammar: Grammar) -> bool:
    """True where a clause under a cue may be worded as its object."""
    refuses = _ROLES.get(cue.frame.object)
    return refuses is not None and bool(wanted(cue.token, grammar, refuses=refuses))


def clauses_as_objects(
    references: References, grammar: Grammar, number: int, cue: Cue, allowed: frozenset[str], found: list[Party]
) -> list[Party]:
    """Give what a stance's clauses word in place of its objects, where those say too little or nothing."""
    refuses = _ROLES.get(cue.frame.object)
    if refuses is None or _ISSUE not in allowed:
        return found
    outer = wanted(cue.token, grammar, refuses=refuses)
    clauses = [c for clause in outer for c in innermost(clause, grammar)]
    poor = not found or all(_only_owned(references, number, p.token) for p in found)
    kept = [c for c in clauses if not grammar.has("removing", c.lemma_)]
    told = [c for c in kept if (poor and c.dep_ != "conj") or (refuses and _several(c))]
    worded = [_party(references, grammar, number, c, whole=bool(found) and poor and not _several(c)) for c in told]
    return [p for p in worded if p] or found


def _only_owned(references: References, number: int, token: Token) -> bool:
    """ "their commitments" says nothing where nobody knows whose they are."""
    before = [c for c in token.lefts if not c.is_punct]
    owned = [c.dep_ for c in before] == ["poss"] and before[0].pos_ == "PRON"
    alone = owned and token.pos_ == "NOUN" and not token.rights
    return alone and references.at(number, before[0]) is None


def _party(references: References, grammar: Grammar, number: int, clause: Token, *, whole: bool) -> Party | None:
    whole = whole or is_passive(clause) or grammar.has("copulas", clause.lemma_)
    ref = references.clause(number, clause, subject=whole)
    return Party(clause, ref) if ref else None


def _several(clause: Token) -> bool:
    """True where the object is only a part of what is refused: "use them to meet targets", "shift costs onto others"."""
    objects = [c for c in clause.rights if c.dep_ == "dobj"]
    further = [
        c for c in clause.rights if c.dep_ in ("xcomp", "prep", "advcl", "dative") and c.left_edge.i > clause.i + 1
    ]
    return bool(objects and further)
