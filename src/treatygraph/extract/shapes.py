"""What the rules of claims.yaml ask of a clause: its verb, subject, complements, tense and form, as words and marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from treatygraph.extract import syntax
from treatygraph.tokens import Token

_COMPLETING = ("xcomp", "acomp", "attr", "dobj", "oprd")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_PARTS = ("acomp", "attr", "oprd", "dobj", "advmod", "nsubj", "nsubjpass", "npadvmod", "prt", "dative", "neg")
_SIDE = ("amod", "advmod", "compound", "conj", "nmod", "npadvmod")
_DEGREES = ("JJS", "RBS", "JJR", "RBR")
_PARTICIPLES = ("VBN", "VBG")


class Shapes:
    """Reads the shape of clauses with the closed lists of claims.yaml; `qualities` are adjectives that judge."""

    def __init__(self, settings: Mapping[str, Any], qualities: Collection[str]) -> None:
        self._settings = settings
        self._qualities = qualities
        self._manners = tuple(settings["adverb_endings"])
        self._linking = frozenset(map(str, settings["linking"]))
        self._degrees = frozenset(settings["degree_words"])
        self._cores: dict[Token, list[Token]] = {}

    def of(self, verb: Token, tokens: Iterable[Token]) -> dict[str, Collection[str]]:
        """Give the shape of the clause that a verb heads: its words by their part in it, as lemmas."""
        helpers = _helpers(verb)
        core = self.core(verb)
        like_adjective = verb.tag_ in _PARTICIPLES and verb.lower_ in self._qualities
        return {
            "subjects": [t.lemma_.lower() for t in syntax.surface(verb)],
            "verbs": [_form(t) for t in _completing(verb) if t != verb or not like_adjective],
            "roots": self._linking if like_adjective else (verb.lemma_.lower(),),
            "modals": [c.lower_ for c in helpers if c.dep_ == "aux"],
            "core": [t.lemma_.lower() for t in core],
            "quality": [_form(t) for t in core if self._qualifies(t)],
            "words": {t.lemma_.lower() for t in tokens},
            "tense": (self._tense(verb, helpers),),
            "form": [*self._forms(verb, helpers, core, tokens)],
        }

    def core(self, verb: Token) -> list[Token]:
        """The words that carry the clause that a verb heads, told once for each verb."""
        if verb not in self._cores:
            self._cores[verb] = list(_core(verb))
        return self._cores[verb]

    def _qualifies(self, token: Token) -> bool:
        manner = token.pos_ == "ADV" and token.lower_.endswith(self._manners)
        return token.pos_ == "ADJ" or token.tag_ in _PARTICIPLES or manner

    def _tense(self, verb: Token, helpers: list[Token]) -> str:
        past = verb.tag_ == "VBD" or any(h.tag_ == "VBD" for h in helpers)
        return "past" if past or (verb.tag_ == "VBN" and (self._perfect(helpers) or not helpers)) else "present"

    def _perfect(self, helpers: list[Token]) -> bool:
        return any(h.lemma_ in self._settings["perfect"] for h in helpers)

    def _forms(self, verb: Token, helpers: list[Token], core: list[Token], tokens: Iterable[Token]) -> Iterator[str]:
        below = [verb, *(c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd", "dobj"))]
        if any(c.dep_ in ("xcomp", "ccomp", "csubj", "acl") and c.pos_ in syntax.VERBS for t in below for c in t.children):
            yield "infinitive"
        if self._equates(verb):
            yield "noun"
        if any(h.tag_ == "MD" for h in helpers) and self._perfect(helpers):
            yield "perfect-condition"
        if any(self._heightens(t) for t in core):
            yield "degree"
        if any(_YEAR.fullmatch(t.text) for t in tokens if t.like_num):
            yield "dated"

    def _heightens(self, token: Token) -> bool:
        weighs = token.head.pos_ == "ADJ" and token.lower_ in self._degrees
        return weighs or (token.tag_ in _DEGREES and token.dep_ != "quantmod")

    def _equates(self, verb: Token) -> bool:
        """True for "the treaty is a success", but not for "it is states that negotiate", which reports that they do."""
        named = [c for c in verb.children if c.dep_ == "attr" and c.pos_ in syntax.NOUNS]
        empty = any(c.lower_ in self._settings["cleft_subjects"] for c in verb.children)
        cleft = empty and any(g.dep_ == "relcl" for c in named for g in c.children)
        return verb.lemma_ in self._settings["linking"] and bool(named) and not cleft


def _helpers(verb: Token) -> list[Token]:
    """The helping verbs of a verb, or those it shares with the verb that it is coordinated with."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    subject = any(c.dep_ in syntax.SUBJECTS for c in verb.children)
    shared = verb.dep_ == "conj" and verb.head.pos_ in syntax.VERBS and not subject
    return own or ([c for c in verb.head.children if c.dep_ in ("aux", "auxpass")] if shared else [])


def _form(token: Token) -> str:
    """The word that lists have: a participle as it stands ("stalled"), all others by their lemma."""
    return token.lower_ if token.tag_ in _PARTICIPLES else token.lemma_.lower()


def _completing(verb: Token) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        if child.dep_ in _COMPLETING:
            yield child
            yield from child.conjuncts
            yield from (c for c in child.children if c.dep_ in ("amod", "xcomp"))
        elif child.dep_ == "prep" and verb.pos_ == "AUX":
            yield from (o for c in child.children if c.dep_ == "pobj" for o in (c, *c.children) if o.dep_ in ("pobj", "amod"))


def _core(verb: Token, depth: int = 0) -> Iterator[Token]:
    """The words that carry a clause: its verb, subject and complements with what stands before them."""
    yield verb
    for child in verb.children:
        if child.dep_ in _PARTS or (child.dep_ == "prep" and verb.pos_ == "AUX"):
            yield from _phrase(child)
        elif depth < 2 and (child.dep_ == "xcomp" or (child.dep_ == "conj" and child.pos_ in syntax.VERBS)):
            yield from _core(child, depth + 1)


def _phrase(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ in _SIDE or (child.dep_ == "pobj" and token.dep_ == "prep"):
            yield from _phrase(child)
