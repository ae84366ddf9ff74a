"""Offices that stand for who holds them: "the Minister", "the President of Chile", "the Ambassador" after her name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.parsed import Ref, lemma
from treatygraph.resolve import phrases
from treatygraph.resolve.naming import Naming
from treatygraph.tokens import Token

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_NO_BODY = ("PERSON", "GPE", "LOC", "DATE", "NORP")


class Offices:
    """Decides who is meant by the noun of an office."""

    def __init__(self, resolution: Resolution, naming: Naming) -> None:
        self._r = resolution
        self._n = naming
        self._titles = resolution.knowledge.grammar.words["titles"]

    def read(self, number: int, token: Token) -> Ref | None:
        """Find the holder of an office, or make a person known by it alone; None where it only says what somebody is."""
        self._body(number, token)
        holder = self._holder(number, token)
        if holder:
            return self._n.same(number, token, holder.key, "office of a person", 0.9)
        if token.dep_ == "attr" or phrases.plural(token) or not (self._n.points(token) or phrases.proper(token)):
            return None
        words = self._n.words(number, token)
        if words.split()[0].strip(".").lower() in self._titles:
            return None  # "Mr President" is how a chair is spoken to
        if " " in words:
            return self._n.make(number, token, "Person", words, "office of an unnamed person", 0.75)
        noun = lemma(token)
        earlier = self._r.history.latest(lambda p: p.ref.kind == "Person" and p.head == noun)
        if earlier:
            return self._n.same(number, token, earlier.key, "office named before", 0.75)
        key = self._r.registry.new("Person", words.lower(), owner="")
        return self._n.mention(number, token, key, words, "office of an unnamed person", 0.6)

    def _body(self, number: int, token: Token) -> None:
        """ "Labour's spokesperson": a name that nothing else explains is of the body that has the office."""
        for owner in token.lefts:
            unknown = owner.dep_ == "poss" and owner.pos_ == "PROPN" and (number, owner.i) not in self._r.refs
            if unknown and owner.ent_type_ not in _NO_BODY:
                kind, reason = "CivilSocietyOrganization", "body that has an office"
                words = self._n.words(number, owner)
                self._r.refs[number, owner.i] = self._n.make(number, owner, kind, words, reason, 0.7)

    def _holder(self, number: int, token: Token) -> Ref | None:
        around = [(number, c) for c in token.children if c.dep_ == "appos"]
        if token.dep_ == "appos":
            around.append((number, token.head))
        after = phrases.last_of(token, self._r.knowledge.grammar) + 1
        after += after < len(token.doc) and token.doc[after].is_punct
        if after < len(token.doc):
            around += [(number, token.doc[after]), (number, token.doc[after].head)]
        host = self._n.piece(number).host
        if host and token.dep_ == "ROOT":
            around.append((host[0], self._n.piece(host[0]).doc[host[1]]))
        refs = (self._r.refs.get((at, other.i)) for at, other in around)
        return next((r for r in refs if r and r.kind == "Person" and r.named), None)
