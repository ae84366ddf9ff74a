"""Sums, places in a row and targets: "the number of parties stands at 97", "the 50th state to ratify it"."""

from __future__ import annotations

from itertools import takewhile

from treatygraph.extract import syntax
from treatygraph.extract.counts import Counts, Found
from treatygraph.extract.reader import Reader
from treatygraph.parsed import lemma
from treatygraph.tokens import Token

_TARGET = "targetCount"


class Totals:
    """Finds what a sum, or a number in order, is of."""

    def __init__(self, read: Reader, counts: Counts) -> None:
        self._read = read
        self._counts = counts
        self._settings = read.knowledge.quantities

    def of(self, number: int, token: Token) -> Found:
        """What a number is the sum of: of a noun of sums, at a verb that says what it comes to."""
        noun = token.head if token.dep_ == "nummod" else None
        verb = self._verb(noun or token)
        if verb is None:
            return []
        nouns = syntax.surface(verb) + [c for c in verb.children if c.dep_ == "dobj"]
        sums = (n for n in nouns if lemma(n) in (*self._settings["totals"], *self._settings["memberships"]))
        found = next((found for n in sums if (found := self._sum_of(number, n, verb, token))), [])
        grown = noun is not None and noun.dep_ == "pobj" and self._counts.is_counted(noun)  # "has grown to 300 members"
        return found or (self._counts.whole(number, syntax.surface(verb)) if grown else [])

    def needed(self, number: int, counted: Token) -> Found:
        """ "The treaty needs 50 ratifications": a number that is no count yet."""
        verb = counted.head
        if verb.lemma_ not in self._settings["verbs_of_needing"] or not self.deed(counted):
            return []
        beside = [t for t in verb.subtree if t.i > verb.i]
        owners = [*syntax.complements(counted, self._settings["owner_links"]), *syntax.surface(verb), *beside]
        found = self._counts.parties(number, owners, "partyCount")[:1]
        return [(_TARGET, p) for p in found] or [(_TARGET, p) for _, p in self._counts.last(number, counted, "partyCount")]

    def handed_in(self, number: int, counted: Token) -> Found:
        """ "51 instruments of ratification of the treaty have been deposited"."""
        if lemma(counted) not in self._settings["instruments"]:
            return []
        below = [t for t in counted.subtree if t.dep_ == "pobj"]
        below += syntax.complements(syntax.verb_above(counted), self._settings["owner_links"])
        return [one for name in self.deed(counted) for one in self._parties(number, name, below)]

    def placed(self, number: int, token: Token) -> Found:
        """What a number in order counts: who did it then, or what was done."""
        noun = token.head if token.dep_ in ("amod", "nummod", "compound") else None
        if noun is None:
            return []
        deed = self.deed(noun) or self._counts.properties("nouns", lemma(noun))
        does = [c for c in noun.children if c.dep_ in ("acl", "relcl", "xcomp") and self._counts.is_counted(noun)]
        told = [(name, c) for c in does for name in self._counts.properties("verbs", c.lemma_)]
        ways = [(name, syntax.patients(verb)) for name, verb in told] + [(name, self._things(noun)) for name in deed]
        found = next((f for name, things in ways if (f := self._parties(number, name, things))), [])
        if not found and deed:
            found = self._parties(number, deed[0], self._of_clause(noun)) or self._counts.last(number, token, deed[0])
        return [(self._awaited(noun, name), party) for name, party in found]

    def deed(self, noun: Token) -> list[str]:
        """What a noun of handing in counts, also through "instrument of"."""
        if lemma(noun) in self._settings["instruments"]:
            noun = next(iter(syntax.complements(noun, self._settings["owner_links"])), noun)
        names = ("ratificationCount", "signatoryCount")
        return [n for kind in ("actions", "nouns") for n in self._counts.properties(kind, lemma(noun)) if n in names][:1]

    def _things(self, noun: Token) -> list[Token]:
        return syntax.complements(noun, self._settings["owner_links"]) + [c for c in noun.lefts if c.dep_ == "poss"]

    def _of_clause(self, noun: Token) -> list[Token]:
        verb = syntax.verb_above(noun)
        return [*syntax.surface(verb), *syntax.patients(verb)] if verb.pos_ in syntax.VERBS else []

    def _awaited(self, noun: Token, name: str) -> str:
        """ "shall enter into force after the deposit of the twentieth instrument": what is waited for, not what there is."""
        verb = syntax.verb_above(noun)
        return _TARGET if any(c.tag_ == "MD" and c.lemma_ in self._settings["binding"] for c in verb.children) else name

    def _parties(self, number: int, name: str, things: list[Token]) -> Found:
        return [(name, party) for party in self._counts.parties(number, things, name)][:1]

    def _verb(self, noun: Token) -> Token | None:
        above = noun.head
        if noun.dep_ == "pobj" and above.lower_ in self._settings["total_links"]:
            above = above.head
        elif noun.dep_ not in ("dobj", "attr"):
            return None
        return above if above.lemma_ in self._settings["verbs_of_totals"] and above.pos_ in syntax.VERBS else None

    def _sum_of(self, number: int, noun: Token, verb: Token, token: Token) -> Found:
        summed = next(iter(syntax.complements(noun, self._settings["owner_links"])), token.head)
        if lemma(noun) in self._settings["memberships"]:
            names, start = ["memberCount", "partyCount"], noun.i
        else:
            names, start = self._counts.properties("nouns", lemma(summed)), summed.i
        named = [*takewhile(lambda t: t.i != token.i, (t for t in verb.subtree if t.i > min(start, token.i)))]
        ways = ((name, self._counts.parties(number, named, name)) for name in names)
        found = next(([(name, parties[0])] for name, parties in ways if parties), [])
        return found or (self._counts.last(number, token, names[0]) if names else [])
