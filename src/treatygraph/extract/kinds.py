"""Of which kind a claim is, by the ordered rules of claims.yaml over the shape of its main clause."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from treatygraph.extract import syntax
from treatygraph.extract.decisions import decisions, expanded
from treatygraph.extract.makers import Making
from treatygraph.extract.shapes import Shapes
from treatygraph.knowledge import Knowledge
from treatygraph.parsed import References
from treatygraph.tokens import Token

_DEFAULT = "Assertion"
_FIRST, _MAKER = "first-person", "maker"
_OURS = ("us", "possessive_us")


class Kinds:
    """Reads the kind off a clause's verb, subject and complements."""

    def __init__(self, references: References, knowledge: Knowledge) -> None:
        self._references = references
        self._knowledge = knowledge
        self._settings = knowledge.claims
        self._decisions = decisions(knowledge)
        self._shapes = Shapes(self._settings, frozenset(expanded(self._settings, self._settings["adjectival"])))
        self._own: dict[Token, Token] = {}

    def of(self, number: int, verb: Token, tokens: Iterable[Token], making: Making) -> str:
        """Decide the kind of the claim that a verb heads."""
        own = self.own(verb)
        itself = own != verb and making.naming and any(self._is(number, t, making) for t in syntax.surface(own))
        subject = _MAKER if itself else self._subject(number, own)
        shape = self._shapes.of(own, tokens)
        return self._decisions.first({**shape, "subject": (subject,), "voice": (making.voice,)}) or _DEFAULT

    def core(self, verb: Token) -> frozenset[str]:
        """The words that carry a clause, as lemmas."""
        return frozenset(t.lemma_.lower() for t in self._shapes.core(self.own(verb)))

    def is_ours(self, verb: Token) -> bool:
        """True where "we" or something of ours is the subject."""
        subjects = [t for v in (verb, self.own(verb)) for t in syntax.surface(v)]
        return any(self._knowledge.grammar.pronouns.get(t.lower_) in _OURS for s in subjects for t in (s, *s.children))

    def _is(self, number: int, token: Token, making: Making) -> bool:
        """True for what stands for the maker: "Chile said that Chile will …", or "it" that stands for nothing else."""
        ref = self._references.at(number, token)
        empty = token.head.lemma_ in self._settings["linking"]
        return ref.key in making.makers if ref else token.tag_ == "PRP" and not empty

    def own(self, verb: Token) -> Token:
        """The verb that decides the kind: below "said that", "let me" and "would like to", the one that follows."""
        if verb not in self._own:
            self._own[verb] = self._below(verb)
        return self._own[verb]

    def _below(self, verb: Token) -> Token:
        for child in verb.children:
            if child.pos_ not in syntax.VERBS or not self._leads_on(verb, child):
                continue
            return self.own(child)
        return self._by(verb)

    def _leads_on(self, verb: Token, child: Token) -> bool:
        if child.dep_ == "ccomp" and child.i != verb.i:
            return verb.lemma_ in self._settings["through"]
        polite = verb.lemma_ in self._settings["politely"] and child.lemma_ in self._spoken
        return child.dep_ == "xcomp" and (polite or (verb.lemma_ in self._settings["through"] and child.tag_ != "VB"))

    @cached_property
    def _spoken(self) -> frozenset[str]:
        return self._knowledge.grammar.words["saying"] | frozenset(self._settings["judging"])

    def _by(self, verb: Token) -> Token:
        """ "I conclude by thanking you" thanks."""
        for child in verb.children if verb.lemma_ in self._settings["framing"] else ():
            inner = next((c for c in child.children if c.dep_ == "pcomp"), None)
            if child.dep_ == "prep" and inner is not None:
                return inner
        return verb

    def _subject(self, number: int, verb: Token) -> str:
        pronouns = self._knowledge.grammar.pronouns
        for token in syntax.surface(verb):
            ours = any(pronouns.get(c.lower_) == "possessive_us" for c in token.children)
            if pronouns.get(token.lower_) in ("first", "us") or ours:
                return _FIRST
            ref = self._references.at(number, token)
            if ref and self._knowledge.vocabulary.is_a(ref.kind, "Convention"):
                return "treaty-text"
            if ref and token.lemma_.lower() in self._knowledge.grammar.owned["Convention"]:
                return "treaty-parties"
        return "anyone-else"
