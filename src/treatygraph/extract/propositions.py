"""Every predicate of a sentence with all its arguments in the sentence's own words, before any relation names it.

A proposition holds tokens, not entities: its relation is the verb with its auxiliaries, negation, particle and, where
no object comes between, its preposition. Kinds and traits only say what was found; how much they are worth is data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from treatygraph.extract.clauses import Clause, clause
from treatygraph.extract.syntax import NOUNS, VERBS
from treatygraph.extract.wording import Words, antecedent, phrase
from treatygraph.tokens import Token, Tokens

_CORE = ("dobj", "dative", "attr", "oprd", "acomp", "ccomp", "xcomp")
_CLAUSAL = ("ccomp", "xcomp", "advcl")
_LINKS = ("prep", "agent", "dative")
_GOING_ALONG = ("npadvmod", "advmod", "advcl")


@dataclass(frozen=True, slots=True)
class Proposition:
    """One predicate with its arguments, the subject first. `relation` is empty where only a comma says it."""

    head: Token
    kind: str
    traits: frozenset[str]
    relation: Words
    arguments: tuple[Words, ...]


def propositions(sentence: Tokens, *, additive: frozenset[str]) -> Iterator[Proposition]:
    """Yield what a sentence states, once a predicate, in reading order.

    `additive` are the words before which "not" denies nothing ("not only").
    """
    for token in sentence:
        found = clause(token, additive=additive) if token.pos_ in VERBS else None
        if found:
            yield _proposition(found)
        elif token.dep_ == "appos" and token.pos_ in NOUNS:
            yield from _apposition(token)
        elif token.dep_ == "poss" and token.head.pos_ == "NOUN":
            yield from _nominal(token)


def _proposition(found: Clause) -> Proposition:
    core = [t for t in found.parts if t.dep_ in _CORE and not _is_link(t)]
    around = [t for t in found.parts if t not in core and _goes_along(t, found)]
    link = None if core or found.missing else _adjacent(found, around)
    relation, arguments = found.relation, [_argument(t) for t in core]
    if link:
        words, complement = _linked(link)
        relation, arguments = (*relation, *words), [_complement(complement)]
    rest = sorted((t for t in around if t is not link), key=lambda t: (t.i < found.verb.i, t.i))
    arguments += [_argument(t) for t in rest]
    if found.missing:
        arguments = [found.missing, *arguments]
    filled = tuple(a for a in (found.subject, *arguments) if a)
    return Proposition(found.verb, _kind(core, link, len(filled)), found.traits, relation, filled)


def _kind(core: list[Token], link: Token | None, size: int) -> str:
    if size < 2:
        return "bare"
    if not core:
        return "linked" if link else "loose"
    if any(t.dep_ in ("ccomp", "xcomp") for t in core):
        return "clausal"
    return "copula" if any(t.dep_ in ("attr", "acomp", "oprd") for t in core) else "object"


def _is_link(token: Token) -> bool:
    return token.dep_ in _LINKS and token.pos_ in ("ADP", "SCONJ", "PART") and any(True for _ in token.children)


def _goes_along(token: Token, found: Clause) -> bool:
    """True for what says where, when, how and what for; other clauses say something of their own."""
    if token.dep_ == "advcl":
        return token.i > found.verb.i and any(c.tag_ == "TO" for c in token.lefts)
    if token.dep_ == "advmod":
        return token.i > found.verb.i and token.tag_ != "WRB"
    if token.i < found.verb.i and any(c.dep_ == "pcomp" for c in token.children):
        return False
    return _is_link(token) or token.dep_ in _GOING_ALONG


def _adjacent(found: Clause, around: list[Token]) -> Token | None:
    """The preposition right behind the verb ("was born in") or fronted ("in which"), which belongs to the relation."""
    last = max(t.i for t in found.relation)
    links = [t for t in around if _is_link(t) and _complement_of(t)]
    return next((t for t in links if t.i == last + 1 or _is_fronted(t)), None)


def _is_fronted(link: Token) -> bool:
    inner = _complement_of(link)
    return inner is not None and antecedent(inner) is not None


def _complement_of(link: Token) -> Token | None:
    return next((c for c in link.children if c.dep_ in ("pobj", "pcomp") and c.i > link.i), None)


def _linked(link: Token) -> tuple[Words, Token]:
    """The words of a preposition and what it introduces; "in favour of" is one preposition."""
    inner = _complement_of(link)
    assert inner is not None
    deeper = next((c for c in inner.children if c.dep_ == "prep" and c.i == inner.i + 1), None)
    if inner.tag_ == "NN" and inner.i == link.i + 1 and deeper is not None and _complement_of(deeper):
        words, last = _linked(deeper)
        return (link, inner, *words), last
    return (link,), inner


def _complement(token: Token) -> Words:
    return phrase(token, clausal=token.dep_ == "pcomp")


def _argument(token: Token) -> Words:
    if _is_link(token):
        inner = _complement_of(token)
        if inner is not None and _is_fronted(token):
            return (token, *phrase(inner))
    return phrase(token, clausal=token.dep_ in _CLAUSAL)


def _apposition(token: Token) -> Iterator[Proposition]:
    """ "X, president of Y": X is president of Y."""
    head, before = token.head, token.doc[token.left_edge.i - 1]
    listed = any(c.dep_ == "appos" for c in token.children)
    if head.pos_ not in NOUNS or token.i < head.i or token.pos_ == "NUM" or listed or before.is_left_punct:
        return
    arguments = (phrase(head, without=token), phrase(token))
    if before.pos_ != "PUNCT":  # "the botanist Erik Lund": he is the botanist
        arguments = (arguments[1], arguments[0])
    yield Proposition(token, "apposition", frozenset(), (), arguments)


def _nominal(token: Token) -> Iterator[Proposition]:
    """ "Norway's ratification of the treaty": a noun between its possessor and what it is about."""
    noun = token.head
    link = next((c for c in noun.rights if c.dep_ == "prep" and c.i == noun.i + 1 and _complement_of(c)), None)
    if link is None or token.pos_ == "PRON":
        return
    words, complement = _linked(link)
    possessor = tuple(t for t in phrase(token) if t.dep_ != "case")
    yield Proposition(noun, "nominal", frozenset(), (noun, *words), (possessor, phrase(complement)))
