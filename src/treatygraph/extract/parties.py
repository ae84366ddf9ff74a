"""From a word in a party's place to the entities that it stands for: coordination, lists, transparent heads."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from treatygraph.extract import adjacent, syntax, together
from treatygraph.extract.naming import named_later
from treatygraph.extract.nearby import Nearby
from treatygraph.knowledge import Grammar, Vocabulary
from treatygraph.parsed import MEASURE, Ref, References, lemma
from treatygraph.tokens import Token

_DEPTH = 3
BODIES = ("InternationalOrganization", "CivilSocietyOrganization", "GovernmentBody")
_ROWED = ("State", *BODIES)
_MANY = ("many", "possessive_many")
_TELLING = ("amod", "compound", "nmod", "prep")
_BESIDE_NAMES = ("det", "compound")
_TOPICS = ("Issue", "Treaty", "Process")


class Party(NamedTuple):
    """One end of a relation: the word that fills it and the entity it stands for."""

    token: Token
    ref: Ref


class Parties:
    """Looks up what fills an end of a relation, keeping to the kinds that the ontology allows there."""

    def __init__(self, references: References, vocabulary: Vocabulary, grammar: Grammar) -> None:
        self._references = references
        self._vocabulary = vocabulary
        self._grammar = grammar
        self._introductions: dict[Token, list[Token]] = {}
        self.nearby = Nearby(references)

    def of(self, piece: int, tokens: Iterable[Token], allowed: frozenset[str]) -> list[Party]:
        """Take the first alternative that stands for something allowed, with all that is coordinated with it."""
        listed = list(tokens)
        for token in listed:
            found = self._with_conjuncts(piece, token, allowed)
            if found:
                more = [t for t in listed if t is not token and together.beside(t, token)] if len(listed) > 1 else []
                return [*found, *(p for t in more for p in self._with_conjuncts(piece, t, allowed))]
        return []

    def pointed(self, piece: int, tokens: Iterable[Token], allowed: frozenset[str]) -> list[Party]:
        """What a pronoun means where the nearest thing that it could be does not fit."""
        return [Party(t, ref) for t in tokens if (ref := self._pointing(piece, t, allowed))][:1]

    def described(self, piece: int, tokens: Iterable[Token], allowed: frozenset[str]) -> list[Party]:
        """Make a party of the first phrase that no name stands for and that can be told by its own words."""
        for token in tokens:
            for one in self._worded(token):
                ref = self._references.describe(piece, one, allowed)
                if ref:
                    self.nearby.forget()
                    return [Party(one, ref)]
        return []

    def described_beside(self, piece: int, found: list[Party], allowed: frozenset[str]) -> list[Party]:
        """ "called for a truce, a halt to testing and talks": what no name stands for, in a row with what was found."""
        rows = dict.fromkeys(c for p in found for c in p.token.conjuncts if c.i > p.token.i and c.pos_ == "NOUN")
        told = [c for c in rows if not self._grammar.has("transparent", lemma(c)) and any(t.dep_ in _TELLING for t in c.children)]
        free = [c for c in told if self._references.at(piece, c) is None and not self._one(piece, c, allowed)]
        return [p for c in free for p in self.described(piece, [c], allowed)]

    def _worded(self, token: Token) -> list[Token]:
        """The noun whose words describe what is meant: of "the importance of clearance" the clearance alone."""
        if lemma(token) not in self._grammar.words["ideas"]:
            return [token]
        told = syntax.complements(token, self._grammar.words["idea_links"])
        return told or ([token.head] if token.dep_ == "appos" else [])  # "a tax on arms, an idea floated by Chile"

    def alone(self, piece: int, tokens: Iterable[Token], allowed: frozenset[str]) -> list[Party]:
        """What each word itself names, without what is coordinated with it."""
        return [p for token in tokens for p in self._one(piece, token, allowed)]

    def _pointing(self, piece: int, token: Token, allowed: frozenset[str]) -> Ref | None:
        """ "61 states signed it": the last instrument named, where the nearest thing that "it" could be is none."""
        ref = self._references.at(piece, token)
        narrow = all(self._vocabulary.is_a(kind, "Convention") for kind in allowed)
        thing = self._grammar.pronouns.get(token.lower_) in ("thing", "many")
        return self._references.focus(piece, token, allowed) if ref and thing and narrow else None

    def named_before(self, piece: int, party: Party) -> Party | None:
        """The nearest earlier word of a paragraph that names what a pronoun stands for."""
        before = [(t, r) for t, r in self.nearby.named(piece) if t.i < party.token.i]
        return next((Party(t, r) for t, r in reversed(before) if r.named and r.key == party.ref.key), None)

    def up_to_instrument(self, piece: int, tokens: list[Token]) -> list[Token]:
        """ "Chile signed a treaty to ban mines": the treaty bans them; nobody further up does."""
        refs = [self._references.at(piece, token) for token in tokens]
        ends = [at for at, ref in enumerate(refs, 1) if ref and self._vocabulary.is_a(ref.kind, "Convention")]
        return tokens[: ends[0]] if ends else tokens

    def across(self, piece: int, tokens: list[Token], allowed: frozenset[str]) -> list[tuple[Party, Party]]:
        """ "between Norway and NGOs such as Oxfam": each side's parties with each of another side's."""
        named = [[one, *(t for t in self.instances(piece, one) if t not in tokens)] for one in tokens]
        sides = [[p for t in side for p in self._one(piece, t, allowed)] for side in named]
        return [(a, b) for one, other in combinations(sides, 2) for a in one for b in other if a.ref.key != b.ref.key]

    def inside(self, piece: int, tokens: Iterable[Token], allowed: frozenset[str]) -> list[Party]:
        """Find the named things inside a phrase that no name stands for: "a system based on the rule of law"."""
        for token in tokens:
            refs = [(t, r) for t in token.subtree if t.i > token.i and (r := self._references.at(piece, t)) and r.named]
            found = [Party(t, r) for t, r in refs if self._vocabulary.fits(r.kind, allowed) and r.kind in _TOPICS]
            if found:
                return found
        return []

    def _with_conjuncts(self, piece: int, token: Token, allowed: frozenset[str]) -> list[Party]:
        found: list[Party] = []
        instances = self.instances(piece, token)
        partly = instances and lemma(token) in self._grammar.words["partitives"]  # "some of them, such as Chile"
        for one in (*(() if partly else self.coordinated(piece, token)), *instances):
            told = self._one(piece, one, allowed)
            if told and not self._counted(piece, one):
                found += [p for p in told if all(p.ref.key != q.ref.key for q in found)]
        return found

    def coordinated(self, piece: int, token: Token) -> list[Token]:
        """A noun and those coordinated with it, also where the parser takes the second of three names for an apposition."""
        if token.pos_ == "PRON" and self._grammar.pronouns.get(token.lower_) in _MANY:
            return self._taken_up(piece, token)
        beside = [c for one in (token, *together.other_agents(token)) for c in (one, *one.conjuncts)]
        listed = [one for child in token.children if child.dep_ == "appos" for one in self._listed(piece, token, child)]
        return [*dict.fromkeys(c for c in beside if c is token or c.pos_ in syntax.NOUNS), *listed]

    def _listed(self, piece: int, token: Token, aside: Token) -> list[Token]:
        own = self._references.at(piece, token)
        if not aside.conjuncts or own is None or not own.named:
            return []
        refs = [(t, ref) for t in (aside, *aside.conjuncts) if (ref := self._references.at(piece, t)) and ref.named]
        return [t for t, ref in refs if self._listed_with(piece, aside, own, ref)]

    def _taken_up(self, piece: int, token: Token) -> list[Token]:
        """ "Chile and Peru met. They signed it": a pronoun of many takes up the whole row that one of them stands in."""
        own = self._references.at(piece, token)
        before = self.named_before(piece, Party(token, own)) if own and own.kind in _ROWED else None
        if own is None or before is None:
            return [token]
        row = ((t, self._references.at(piece, t)) for t in self.coordinated(piece, before.token))
        return [token, *(t for t, ref in row if ref and ref.kind in _ROWED and ref.key != own.key)]

    def _listed_with(self, piece: int, aside: Token, own: Ref, ref: Ref) -> bool:
        """ "Peru, Chile and Cuba", "Ann Hill, the minister, and UNICEF": names in one row, also around what she is."""
        title = self._references.at(piece, aside)
        about_her = own.kind == "Person" and aside.tag_ in ("NN", "NNP") and (title is None or title.key == own.key)
        return ref.kind == own.kind or (about_her and ref.key != own.key and ref.kind in ("State", *BODIES))

    def mere(self, piece: int, token: Token) -> bool:
        """True for "states" and the like without a word that says which: counted or listed, they are nobody themselves."""
        ref = self._references.at(piece, token)
        if self._grammar.has("no_group", lemma(token)) and (ref is None or ref.kind == "Group"):
            return True  # "people like Jane Doe"
        if ref is None or ref.kind != "Group" or ref.first != ref.last:
            return False
        if adjacent.opening(token, self._grammar.words["membership"])[0]:
            return lemma(token) in self._grammar.words["mere_groups"]
        restricting = (c for c in token.rights if not token.doc[c.left_edge.i - 1].is_punct)
        told = any(c.dep_ in ("acl", "relcl") or (c.dep_ == "prep" and c.tag_ == "IN") for c in restricting)
        return not told and lemma(token) in self._grammar.words["mere_groups"]

    def _counted(self, piece: int, token: Token) -> bool:
        """ "46 states", "states such as Chile": only their number is told, or who they are."""
        counted = any(c.dep_ == "nummod" for c in token.children)
        return self.mere(piece, token) and (counted or bool(self.instances(piece, token)))

    def _all(self, piece: int, token: Token) -> list[Token]:
        row = [t for t in self.coordinated(piece, token) if t not in token.conjuncts and t != token]
        return [token, *token.conjuncts, *row, *self._introduced(token)]

    def instances(self, piece: int, token: Token) -> list[Token]:
        """ "46 states, including Germany and Japan", "the members Chile and Peru": those named share what is said of all."""
        row = self._in_a_row(piece, token) or self._closed_row(piece, token) if token.tag_ in ("NNS", "NNPS") else []
        found = self._introduced(token) or row
        return found or named_later(token, self._grammar.words["including"], self._grammar.words["announcing"])

    def _closed_row(self, piece: int, token: Token) -> list[Token]:
        """ "some states, Cuba and Iran in particular", "four countries: Peru, Chile and Fiji": the names behind a pause."""
        if token.i + 2 >= len(token.doc) or not token.nbor().is_punct:
            return []
        found = self._row(piece, token, token.i + 2)
        last = max((t.right_edge.i if t.dep_ != "conj" else t.i for t in found), default=token.i)
        closed = adjacent.opening_at(token.doc, last + 1, self._grammar.words["closing_membership"])[0]
        counted = any(c.dep_ == "nummod" for c in token.lefts) and token.nbor().text != ","
        return found if closed or counted else []

    def _in_a_row(self, piece: int, token: Token) -> list[Token]:
        """The names that follow a plural noun at once, to the end of their row."""
        return self._row(piece, token, token.i + 1)

    def _row(self, piece: int, token: Token, at: int) -> list[Token]:
        found: list[Token] = []
        at = at if "Group" in self._grammar.heads.get(lemma(token), ()) else len(token.doc)
        while at < len(token.doc):
            word = token.doc[at]
            ref = self._references.at(piece, word)
            if ref and ref.named and ref.kind in _ROWED:
                found.append(word)
            elif word.dep_ not in _BESIDE_NAMES and (not found or not self._adding(word)):
                break
            at += 1
        return found if len(found) > 1 else []

    def _adding(self, word: Token) -> bool:
        joins = self._grammar.words["aside_joins"]
        return word.is_punct or word.dep_ == "cc" or word.head.dep_ == "cc" or word.lower_ in joins

    def _introduced(self, token: Token) -> list[Token]:
        if token not in self._introductions:
            self._introductions[token] = self._introduction(token)
        return self._introductions[token]

    def _introduction(self, token: Token) -> list[Token]:
        phrase, at = self._opening(token)
        if phrase is None or at >= len(token.doc):
            parted = lemma(token) in self._grammar.words["transparent"]  # "some of the states, such as Chile"
            inner = syntax.complements(token, self._grammar.words["of"]) if parted else []
            return self._introduced(inner[0]) if inner else []
        first = token.doc[at]
        while first.dep_ == "compound" and first.head.i > first.i:
            first = first.head
        return [one for one in (first, *first.conjuncts) if one.i > token.i]

    def _opening(self, token: Token) -> tuple[str | None, int]:
        """Where instances are introduced: right after a noun, or after the relative clause on it."""
        openers = self._grammar.words["membership"]
        phrase, at = adjacent.opening(token, openers)
        for clause in token.children if phrase is None else ():
            pauses = [t.i for t in clause.subtree if t.is_punct] if clause.dep_ == "relcl" else []
            for pause in (*pauses, *([clause.right_edge.i + 1] if clause.dep_ == "relcl" else [])):
                phrase, at = adjacent.opening_at(token.doc, pause, openers)
                if phrase:
                    return phrase, at
        return phrase, at

    def _one(self, piece: int, token: Token, allowed: frozenset[str], depth: int = 0) -> list[Party]:
        ref = self._references.at(piece, token)
        own = [Party(token, ref)] if ref and self._vocabulary.fits(ref.kind, allowed) else []
        if depth >= _DEPTH or (own and ref and ref.reason != MEASURE):
            return own
        return self._looked_through(piece, token, allowed, depth) or own or self._apposed(piece, token, allowed)

    def _looked_through(self, piece: int, token: Token, allowed: frozenset[str], depth: int) -> list[Party]:
        if lemma(token) not in self._grammar.words["transparent"]:
            return []
        delivered = self._deliverers(piece, token, allowed)
        if delivered:
            return delivered
        for inner in syntax.complements(token, self._grammar.words["transparent_links"]):
            found: list[Party] = []
            for one in self._all(piece, syntax.antecedent(inner) or inner):
                found += [] if self._counted(piece, one) else self._one(piece, one, allowed, depth + 1)
            if found:
                return found
        for child in token.lefts:
            if child.dep_ in ("compound", "amod", "nmod", "poss"):
                ref = self._references.at(piece, syntax.antecedent(child) or child)
                if ref and self._vocabulary.fits(ref.kind, allowed):
                    return [Party(child, ref)]
        return []

    def _deliverers(self, piece: int, token: Token, allowed: frozenset[str]) -> list[Party]:
        """ "the statement made by Peru on behalf of the Group": those in whose name it was made, and who made it."""
        made = [c for c in token.rights if c.dep_ == "acl" and c.tag_ == "VBN"]
        if not made or not self._grammar.has("statements", lemma(token)):
            return []
        openers = self._grammar.words["on_behalf"]
        behind = (t.i for t in made[0].subtree if t.i > made[0].i)
        opened = (at for i in behind if (found := adjacent.opening_at(token.doc, i, openers))[0] for at in found[1:])
        whole = [self._top(token.doc[at]) for at in opened if at < len(token.doc)][:1]
        return [p for one in (*whole, *syntax.agents(made[0])) for p in self._own(piece, one, allowed)]

    def _top(self, first: Token) -> Token:
        while first.dep_ in ("compound", "amod", "nmod", "det", "poss") and first.head.i > first.i:
            first = first.head
        return first

    def _own(self, piece: int, token: Token, allowed: frozenset[str]) -> list[Party]:
        ref = self._references.at(piece, token)
        return [Party(token, ref)] if ref and self._vocabulary.fits(ref.kind, allowed) else []

    def _apposed(self, piece: int, token: Token, allowed: frozenset[str]) -> list[Party]:
        beside = [token.head] if token.dep_ == "appos" else []  # "the Lima Fund, an idea backed by Peru"
        for child in (*(c for c in token.children if c.dep_ == "appos"), *beside):
            ref = self._references.at(piece, child)
            if ref and self._vocabulary.fits(ref.kind, allowed):
                return [Party(child, ref)]
        return []
