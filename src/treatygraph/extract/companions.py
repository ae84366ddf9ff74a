"""Who acts along with the subject of a sentence: "Germany, on behalf of the EU, …", "Peru, together with Chile, …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from treatygraph.extract import adjacent, syntax
from treatygraph.extract.parties import Parties, Party
from treatygraph.knowledge import Grammar
from treatygraph.parsed import Annotated
from treatygraph.tokens import Doc, Token


class Companions:
    """Looks up whom an aside, or the words right after a party, names beside it."""

    def __init__(self, annotated: Annotated, parties: Parties, grammar: Grammar) -> None:
        self._pieces = annotated.pieces
        self._parties = parties
        self._words = grammar.words
        self._asides: dict[int, list[int]] = defaultdict(list)
        for number, piece in enumerate(self._pieces):
            if piece.host:
                self._asides[piece.host[0]].append(number)

    def acting(self, number: int, cue: Token, found: list[Party], allowed: frozenset[str]) -> list[Party]:
        """Whom the parties act for or together with, as parties of their own, also from the sentence's beginning."""
        beside = [
            p for party in found for p in self._named(number, self._as_named(number, party), "acting_with", allowed)
        ]
        if cue.pos_ in syntax.NOUNS:  # "is among the donors, together with Chile"
            beside += self._named(number, Party(cue, found[0].ref), "acting_with", allowed)
        first = self._after_opener(cue.sent[0].i, cue.doc, "fronted") if cue.head == cue else None
        fronted = self._parties.of(number, [first], allowed) if first is not None else []
        fronted += self._trailing(number, cue, allowed)
        return [*beside, *(p for p in fronted if all(p.ref.key != q.ref.key for q in found))]

    def _trailing(self, number: int, cue: Token, allowed: frozenset[str]) -> list[Party]:
        """ "Chile was the first to ratify it, followed by Peru", "Chile opposed it, as did Peru": whom the sentence adds."""
        for token in cue.doc[cue.i : cue.sent.end]:
            opened = self._after_opener(token.i + 1, cue.doc, "trailing") if token.text == "," else None
            if opened is not None:
                return self._parties.of(number, [opened], allowed)
            if token.dep_ in ("conj", "ccomp") and token.pos_ in syntax.VERBS and token != cue:
                return []
        return []

    def seconding(self, number: int, party: Party, allowed: frozenset[str]) -> list[Party]:
        """Who supports what a party says, as an aside has it ("Ireland, supported by Peru, proposed …")."""
        return self._named(number, party, "seconded_by", allowed)

    def _as_named(self, number: int, party: Party) -> Party:
        """The place where the text names a party that a pronoun takes up, since that says whom it acts with."""
        return party if party.ref.named else self._parties.named_before(number, party) or party

    def acting_beside(self, number: int, party: Party, allowed: frozenset[str]) -> list[Party]:
        """Whom one party acts for or together with, by the words right after it."""
        return self._named(number, party, "acting_with", allowed)

    def standing(self, number: int, party: Party, allowed: frozenset[str]) -> list[Party]:
        """Whom a party speaks for, as an aside has it ("Malawi, for the African Group, urged …")."""
        return self._named(number, party, "standing_for", allowed)

    def contesting(self, number: int, party: Party, allowed: frozenset[str]) -> list[Party]:
        """Who is against what a party says ("Peru, opposed by Chile, proposed …")."""
        return self._named(number, party, "contested_by", allowed)

    def _named(self, number: int, party: Party, openers: str, allowed: frozenset[str]) -> list[Party]:
        for at, token in self._opened(number, party.token, openers):
            named = self._parties.of(at, [token], allowed)
            if named:
                return [p for p in named if p.ref.key != party.ref.key]
        return []

    def _opened(self, number: int, token: Token, openers: str) -> Iterator[tuple[int, Token]]:
        """The first word of what an opener introduces, by adjacency: beside the party, or in an aside on it."""
        places = [(number, token)]
        for other in self._asides[number]:
            host = self._pieces[other].host
            if host and token.left_edge.i <= host[1] <= token.right_edge.i and not token.is_punct:
                places += [(other, word) for word in self._pieces[other].doc if word.i == 0 or word.is_punct]
        for at, before in places:
            opened = self._after(before, openers)
            if opened is not None:
                yield at, opened

    def _after(self, token: Token, openers: str) -> Token | None:
        found = self._after_opener(token.i + 1, token.doc, openers)
        paused = token.i + 1 < len(token.doc) and token.nbor().text == ","
        return (
            found
            if found is not None or not paused
            else self._after_opener(token.i + 1, token.doc, "paused_" + openers)
        )

    def _after_opener(self, at: int, doc: Doc, openers: str) -> Token | None:
        phrase, at = adjacent.opening_at(doc, at, self._words.get(openers, frozenset()))
        if phrase is None or at >= len(doc):
            return None
        first = doc[at]
        while first.dep_ in ("compound", "amod", "nmod", "det") and first.head.i > first.i:
            first = first.head
        return first
