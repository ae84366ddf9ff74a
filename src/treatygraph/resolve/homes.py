"""Which state a person named in a record speaks for: "Mr. Lima (Peru) said that his Government …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.parsed import Ref
from treatygraph.resolve import phrases
from treatygraph.tokens import Token

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_PERSON = "possessive_person"
_SENDERS = ("State", "InternationalOrganization")


def sender_of(resolution: Resolution, number: int, token: Token, *, points: bool) -> Ref | None:
    """Find who sent a representative: "the representative of Togo said" so for Togo, where no person or rank is named."""
    if phrases.plural(token) or token.dep_ == "appos" or any(c.dep_ == "appos" for c in token.children):
        return None
    grammar = resolution.knowledge.grammar
    ranks = [m for m in phrases.modifiers(token, grammar) if m.dep_ != "poss"]
    sent = [c for p in token.rights if p.lower_ in grammar.words["sent_by"] for c in p.children if c.dep_ == "pobj" and points]
    whose = [c for c in token.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"]  # "Togo's representative"
    refs = (resolution.refs.get((number, c.i)) for c in (*sent, *whose) if not ranks)
    return next((r for r in refs if r and r.kind in _SENDERS), None)


def home(resolution: Resolution, number: int, token: Token) -> str | None:
    """The state of the person whose country, government or delegation a noun names ("his country")."""
    det = phrases.determiner(token)
    if det is None or resolution.knowledge.grammar.pronouns.get(det.lower_) != _PERSON:
        return None
    whose = resolution.refs.get((number, det.i))
    if whose is None:
        return None
    if whose.kind == "State":
        return whose.key
    refs = resolution.refs
    named = sorted((at for at, r in refs.items() if r.key == whose.key and r.named and at < (number, token.i)), reverse=True)
    return next((key for at in named if (key := _bracketed(resolution, at[0], refs[at]))), None)


def _bracketed(resolution: Resolution, number: int, person: Ref) -> str | None:
    """The state in the brackets right behind a name."""
    annotated = resolution.annotated
    for aside in annotated.asides(number, person.first, person.last + 1):
        piece = annotated.pieces[aside]
        span = piece.stretch(0, len(piece.doc) - 1)
        states = [e for e in resolution.knowledge.find(span.of(resolution.text)) if e.kind == "State"]
        if len(states) == 1:
            resolution.take(states[0], span)
            return states[0].key
    return None
