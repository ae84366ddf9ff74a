"""What force a relation has: affirmed or denied; fact, plan or supposition. Read at its own predicate and what governs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from treatygraph.extract import syntax
from treatygraph.extract.cues import Cue
from treatygraph.knowledge import Grammar
from treatygraph.model import Modality, Polarity

_CLAUSAL = ("xcomp", "ccomp", "acl", "pcomp", "advcl", "acomp", "dobj", "pobj", "prep", "attr", "conj", "amod")
_CLIMB = 8
_WITHIN_A_PHRASE = ("joined", "purpose", "compound")


@dataclass(frozen=True, slots=True)
class Force:
    """Polarity and modality together."""

    polarity: Polarity
    modality: Modality


class Qualifiers:
    """Reads negation, plans, hopes and conditions around a cue."""

    def __init__(self, grammar: Grammar) -> None:
        self._words = grammar.words

    def force(self, cue: Cue) -> Force:
        """Decide polarity and modality of what a cue says."""
        if cue.frame.name in _WITHIN_A_PHRASE:
            return self._within(cue)
        negative, modality = self._own(cue)
        for governor, infinitive in self._governors(cue.token):
            flips, under = self._governing(governor, infinitive=infinitive)
            negative ^= flips
            modality = _weaker(modality, under)
        if self._supposed(cue.token):
            modality = Modality.HYPOTHETICAL
        forced = cue.saying.force
        negative ^= forced == "negative"
        if forced in ("intended", "hypothetical"):
            modality = _weaker(modality, Modality[forced.upper()])
        return Force(Polarity.NEGATIVE if negative else Polarity.POSITIVE, modality)

    def _within(self, cue: Cue) -> Force:
        """A phrase inside another's clause ("a process to ban mines", "on behalf of") keeps its own force alone."""
        negative = any(self._negated(word) for word in cue.words) ^ (cue.saying.force == "negative")
        modality = Modality.HYPOTHETICAL if self._supposed(cue.token) else Modality.ASSERTED
        if cue.saying.force in ("intended", "hypothetical"):
            modality = Modality[cue.saying.force.upper()]
        return Force(Polarity.NEGATIVE if negative else Polarity.POSITIVE, modality)

    def _own(self, cue: Cue) -> tuple[bool, Modality]:
        negative = any(self._negated(word) for word in cue.words)
        verb = cue.token if cue.token.pos_ in syntax.VERBS else None
        if verb is None:
            copula = cue.token.head
            carried = cue.token.dep_ in ("attr", "acomp", "dobj", "pobj", "oprd", "prep")
            verb = copula if carried and copula.pos_ in syntax.VERBS else None
            negative ^= verb is not None and self._negated(verb)
        elif any(self._negated(subject) for subject in syntax.surface(verb)):
            negative = not negative
        return negative, self._modal(verb) if verb is not None else Modality.ASSERTED

    def _negated(self, token: Token) -> bool:
        return any(
            (child.dep_ in ("neg", "det", "preconj", "advmod", "amod", "cc") and child.lower_ in self._words["negators"])
            for child in token.children
            if child.i < token.i or child.dep_ == "neg"
        ) or (token.dep_ == "pcomp" and token.head.lower_ in self._words["negators"])

    def _modal(self, verb: Token) -> Modality:
        helpers = [c.lower_ for c in verb.children if c.dep_ == "aux"]
        if not helpers and verb.dep_ == "conj" and verb.head.pos_ in syntax.VERBS and not _has_subject(verb):
            helpers = [c.lower_ for c in verb.head.children if c.dep_ == "aux"]
        if any(h in self._words["supposing_modals"] for h in helpers) and verb.lemma_ not in self._words["polite"]:
            return Modality.HYPOTHETICAL
        if any(h in self._words["intending_modals"] for h in helpers):
            return Modality.INTENDED
        return Modality.ASSERTED

    def _governors(self, token: Token) -> Iterator[tuple[Token, bool]]:
        """Climb from a predicate through the words that govern it, as far as its own subject reaches."""
        at, infinitive = token, _is_infinitive(token)
        for _ in range(_CLIMB):
            head = at.head
            if head == at or at.dep_ not in _CLAUSAL or (at.pos_ in syntax.VERBS and _has_subject(at)):
                return
            if at.dep_ in ("advcl", "acl") and not _is_infinitive(at) and at.pos_ in syntax.VERBS:
                return
            if at.dep_ == "acl" and self._first_of_kind(head):
                return
            if head.pos_ not in ("ADP", "PART"):
                yield head, infinitive
                infinitive = infinitive or _is_infinitive(head)
            at = head

    def _first_of_kind(self, noun: Token) -> bool:
        words = {noun.lemma_.lower(), *(c.lemma_.lower() for c in noun.lefts)}
        return bool(words & self._words["first_of_kind"])

    def _governing(self, governor: Token, *, infinitive: bool) -> tuple[bool, Modality]:
        lemma = governor.lemma_.lower()
        flips = lemma in self._words["negative_governors"]
        flips ^= governor.pos_ != "NOUN" and self._negated(governor)
        modality = self._modal(governor) if governor.pos_ in syntax.VERBS else Modality.ASSERTED
        if lemma in self._words["intending_governors"] and not flips:
            modality = _weaker(modality, Modality.INTENDED)
        elif infinitive and lemma not in self._words["factual_governors"] and governor.pos_ in ("NOUN", "PROPN"):
            modality = _weaker(modality, Modality.INTENDED)
        return flips, modality

    def _supposed(self, token: Token) -> bool:
        if token.sent[-1].text == "?":
            return True
        for verb in (token, *token.ancestors):
            if verb.dep_ in ("advcl", "ccomp", "pcomp", "ROOT") and any(
                c.dep_ == "mark" and c.lower_ in self._words["conditions"] for c in verb.children
            ):
                return True
        return False


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in syntax.SUBJECTS for c in verb.children)


_ORDER = (Modality.ASSERTED, Modality.INTENDED, Modality.HYPOTHETICAL)


def _weaker(one: Modality, other: Modality) -> Modality:
    return max(one, other, key=_ORDER.index)
