"""What noun phrases state without a verb: who somebody is, what somebody has, and what they do by way of a noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from treatygraph.extract.links import complement_of, linked
from treatygraph.extract.syntax import NOUNS
from treatygraph.extract.wording import Words, phrase
from treatygraph.tokens import Token

_THINGS = ("NOUN", "PROPN")
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Proposition:
    """One predicate with its arguments, the subject first. `unsaid` names the verb that no word says, if one is missing."""

    head: Token
    kind: str
    traits: frozenset[str]
    relation: Words
    arguments: tuple[Words, ...]
    unsaid: str = ""


def nominals(token: Token, *, placing: frozenset[str]) -> Iterator[Proposition]:
    """Yield what is stated by the place of a token in a noun phrase, if anything.

    `placing` are the prepositions that say where something is.
    """
    if token.dep_ == "appos" and token.pos_ in NOUNS:
        yield from _apposition(token)
    elif token.dep_ == "poss" and token.head.pos_ in _THINGS:
        yield from _nominal(token)
    elif token.dep_ == "compound" and token.pos_ == "NOUN" and token.head.pos_ == "PROPN":
        yield from _title(token)
    elif token.lower_ in placing and token.head.head.lower_ in placing:
        yield from _place(token)


def _apposition(token: Token) -> Iterator[Proposition]:
    """ "X, president of Y": X is president of Y."""
    head, before = token.head, token.doc[token.left_edge.i - 1]
    if head.pos_ not in NOUNS or token.i < head.i or before.is_left_punct or _is_listed(token):
        return
    arguments = (phrase(head, without=token), phrase(token))
    if before.pos_ != "PUNCT":  # "the botanist Erik Lund": he is the botanist
        arguments = (arguments[1], arguments[0])
    yield Proposition(token, "apposition", frozenset(), (), arguments, unsaid="apposition")


def _is_listed(token: Token) -> bool:
    """True for members of a list and lone figures or pronouns, which look like appositions."""
    deps = {c.dep_ for c in token.children}
    counted = any(c.dep_ == "prep" and c.i == token.i + 1 for c in token.rights)  # "one of the best"
    if "appos" in deps or (token.pos_ in ("NUM", "PRON") and not counted):
        return True
    return "conj" in deps and token.pos_ == token.head.pos_


def _nominal(token: Token) -> Iterator[Proposition]:
    """ "Norway's ratification of the treaty": a noun between its possessor and what it is about; or what somebody has."""
    noun = token.head
    if token.pos_ == "PRON" or token.tag_ == "WP$":
        return
    possessor = tuple(t for t in phrase(token) if t.dep_ != "case")
    link = next((c for c in noun.rights if c.dep_ == "prep" and c.i == noun.i + 1 and complement_of(c)), None)
    if link is None:
        yield Proposition(noun, "possession", frozenset(), (), (possessor, phrase(noun, without=token)), unsaid="possession")
        return
    words, complement = linked(link)
    yield Proposition(noun, "nominal", frozenset(), (noun, *words), (possessor, phrase(complement)))


def _title(token: Token) -> Iterator[Proposition]:
    """ "the poet Ana Prell" where the parser makes one phrase of it: Ana Prell is a poet."""
    name = tuple(token.doc[i] for i in range(token.i + 1, token.head.i + 1))
    if len(name) < _SHORTEST_NAME or any(t.pos_ != "PROPN" for t in name):
        return
    before = (t for t in token.head.subtree if t.i <= token.i and t.dep_ in ("amod", "compound", "nmod"))
    yield Proposition(token, "title", frozenset(), (), (name, tuple(before)), unsaid="title")


def _place(link: Token) -> Iterator[Proposition]:
    """ "at the Hotel Astor in Lima": it is in Lima."""
    place, inner = link.head, complement_of(link)
    named = place.pos_ == "PROPN" and inner is not None and inner.pos_ == "PROPN"
    if inner is not None and named and place.dep_ == "pobj" and link.i == place.i + 1:
        yield Proposition(place, "place", frozenset(), (link,), (phrase(place, without=link), phrase(inner)), unsaid="place")
