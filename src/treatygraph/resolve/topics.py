"""Nouns that name a topic or a happening: measures, acts of the life of a treaty, and what stands in a list of topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.parsed import MEASURE, Ref
from treatygraph.resolve import phrases
from treatygraph.resolve.naming import Naming
from treatygraph.tokens import Token

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_BEFORE = ("compound", "nmod", "poss")
_ANYWHERE = ("Convention", "Process", "Event")


class Topics:
    """Decides which nouns without a kind of their own are issues or events."""

    def __init__(self, resolution: Resolution, naming: Naming) -> None:
        self._r = resolution
        self._n = naming
        self._grammar = resolution.knowledge.grammar

    def read(self, number: int, token: Token, noun: str) -> Ref | None:
        """Find or make the topic or happening that a noun names; None where it is none."""
        words = self._grammar.words
        if token.pos_ not in phrases.NOUNS or phrases.is_modifier(token):
            return None
        if noun in words["acts"] and (act := self._act(number, token)):
            return act
        if noun in words["happenings"]:
            return self._happening(number, token)
        measure = self._measure(number, token) if noun in words["measures"] else None
        return measure or self._qualified(number, token, noun) or self._listed(number, token, noun)

    def _act(self, number: int, token: Token) -> Ref | None:
        """ "the adoption of the Convention": an event in the life of what it is done to."""
        done_to = self._done_to(number, token)
        ref = self._r.refs.get((number, done_to.i)) if done_to is not None else None
        if done_to is None or ref is None or not self._r.is_family(ref.kind, "Convention") or ref.kind == "Provision":
            return None
        return self._of_a_thing(number, token, "Event", "act on a known instrument", 0.7)

    def _measure(self, number: int, token: Token) -> Ref | None:
        """ "implementation of the Convention", "UN reform": an issue where what it is done to is known."""
        before = [c for c in token.lefts if c.dep_ in _BEFORE and (number, c.i) in self._r.refs]
        if self._done_to(number, token) is not None:
            return self._of_a_thing(number, token, "Issue", MEASURE, 0.7)
        return self._n.make(number, token, "Issue", self._n.words(number, token), MEASURE, 0.7) if before else None

    def _done_to(self, number: int, token: Token) -> Token | None:
        inner = [o for p in token.rights if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]
        self._r.ahead(number, token)
        return next((o for o in inner if (number, o.i) in self._r.refs), None)

    def _of_a_thing(self, number: int, token: Token, kind: str, reason: str, sure: float) -> Ref:
        """Name what is done to a thing; where the text only points to it, by the thing's own name."""
        words, full = self._n.described(number, token), self._n.spelt_out(number, token)
        made = self._n.make(number, token, kind, full, reason, sure)
        return made if full == words else self._n.mention(number, token, made.key, words, reason, sure)

    def _happening(self, number: int, token: Token) -> Ref | None:
        """ "the Gulf War", "the Darfur crisis": an event by the name before it."""
        if not any(m.text[0].isupper() for m in phrases.modifiers(token, self._grammar)):
            return None
        return self._n.make(number, token, "Event", self._n.words(number, token), "what happened at a place", 0.8)

    def _qualified(self, number: int, token: Token, noun: str) -> Ref | None:
        """ "institutional arrangements", "voluntary participation": a topic once something says which."""
        words = self._grammar.words
        if noun not in words["topics"] and noun not in words["measures"]:
            return None
        mods = [m for m in phrases.modifiers(token, self._grammar) if self._says_which(number, m)]
        if not mods or (self._n.points(token) and not any(m.dep_ == "compound" for m in mods)):
            return None
        extent = phrases.whole(token.doc, min(m.left_edge.i for m in mods)), token.i
        label = phrases.label(self._r.annotated, self._n.piece(number), *extent)
        return self._n.make(number, token, "Issue", label, "described topic", 0.6, extent)

    def _says_which(self, number: int, modifier: Token) -> bool:
        """A noun, a name or an adjective of what a thing is about; none of quality or possession by common nouns."""
        if (number, modifier.i) in self._r.refs or modifier.dep_ in ("compound", "nmod"):
            return True
        words, adjective = self._grammar.words, modifier.lower_
        return modifier.dep_ == "amod" and adjective not in words["weak"] and adjective.endswith(tuple(words["relational"]))

    def _listed(self, number: int, token: Token, noun: str) -> Ref | None:
        """ "small arms, conflict trade and human rights": a topic among topics."""
        words = self._grammar.words
        if noun in words["no_issue"] or noun in words["transparent"] or noun in self._grammar.heads or token.ent_type_:
            return None
        beside = (self._r.refs.get((number, c.i)) for c in token.conjuncts)
        if not any(r and r.kind == "Issue" and r.named and r.reason == "listed name" for r in beside):
            return None
        return self._n.make(number, token, "Issue", self._n.described(number, token), "listed beside a topic", 0.6)
