"""Whose word a statement is: the innermost speaker that the sentence reports, else the document's."""

from __future__ import annotations

from dataclasses import dataclass

from treatygraph.extract import syntax
from treatygraph.extract.floor import Floor
from treatygraph.knowledge import Grammar, Vocabulary
from treatygraph.parsed import References
from treatygraph.tokens import Token

_ACTOR = frozenset({"Actor"})
_INSTRUMENT = frozenset({"Convention"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it (an entity key, or None where only the text itself speaks), and whether it is only alleged."""

    who: str | None
    alleged: bool = False


class Voices:
    """Looks up the tree for a verb of saying whose clause holds a word."""

    def __init__(self, references: References, floor: Floor, grammar: Grammar, vocabulary: Vocabulary) -> None:
        self._references = references
        self._floor = floor
        self._words = grammar.words
        self._vocabulary = vocabulary
        self._naming: dict[tuple[int, int], list[Token]] = {}

    def of(self, piece: int, token: Token) -> Voice:
        """Find whose word it is that holds a token."""
        alleged = False
        at = token
        while at.head != at:
            if (
                at.dep_ in ("ccomp", "parataxis", "xcomp")
                and at.head.lemma_ in self._words["saying"]
                and at != token.head
            ):
                alleged |= at.head.lemma_ in self._words["alleging"]
                who = self._speaker(piece, at.head) if _has_subject_between(at) else None
                if who:
                    return Voice(who, alleged)
            alleged |= self._charged(at)
            at = at.head
        alleged |= self._charged(at)
        return Voice(self._according(piece, token) or self._floor.holder(piece, token).who, alleged)

    def _charged(self, token: Token) -> bool:
        """ "accused Syria of using …", "alleged use"."""
        above = token.head.head if token.dep_ == "pcomp" else token.head
        marked = any(c.lower_ in self._words["alleging"] and c.dep_ in ("amod", "advmod") for c in token.children)
        return marked or (token.dep_ == "pcomp" and above.lemma_ in self._words["alleging"])

    def _speaker(self, piece: int, verb: Token) -> str | None:
        for subject in syntax.agents(verb):
            ref = self._references.at(piece, subject)
            if ref and self._vocabulary.fits(ref.kind, _ACTOR | _INSTRUMENT):
                return ref.key
        return None

    def _according(self, piece: int, token: Token) -> str | None:
        sentence = token.sent
        at = (piece, sentence.start)
        if at not in self._naming:
            opening = [word for word in sentence if word.lower_ in self._words["according"]]
            self._naming[at] = [other for word in opening for other in word.subtree]
        refs = (self._references.at(piece, other) for other in self._naming[at])
        return next((r.key for r in refs if r and self._vocabulary.fits(r.kind, _ACTOR)), None)


def _has_subject_between(clause: Token) -> bool:
    return clause.dep_ != "xcomp"
