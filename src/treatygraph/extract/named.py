"""Who "they", "she" or "it" is within a sentence, where only one subject before it can be meant."""

from __future__ import annotations

from dataclasses import dataclass, replace

from treatygraph.extract.clauses import Clause
from treatygraph.extract.wording import phrase
from treatygraph.tokens import Token

_SEVERAL = ("NNS", "NNPS")
_SAID = ("ccomp", "csubj", "csubjpass")


@dataclass(frozen=True, slots=True)
class Lists:
    """Words that the grammar knows: `additive` those before which "not" denies nothing ("not only").

    `persons`, `things` and `groups` are the pronouns that may resume a subject; without them none is resolved.
    `placing` are the prepositions that say where something is.
    """

    additive: frozenset[str]
    persons: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    placing: frozenset[str] = frozenset()


def named(found: Clause, lists: Lists) -> Clause:
    """Put the subject that a pronoun stands for in its place, if there is but one."""
    pronoun = found.subject[0] if len(found.subject) == 1 else None
    meant = _meant(pronoun, lists) if pronoun is not None and pronoun.dep_ in ("nsubj", "nsubjpass") else None
    if meant is None:
        return found
    return replace(found, subject=phrase(meant), traits=found.traits | {"resumed"})


def _meant(pronoun: Token, lists: Lists) -> Token | None:
    word = pronoun.lower_
    if word in lists.things:
        fits = [] if _is_empty(pronoun.head) else [t for t in _subjects(pronoun) if _is_thing(t, pronoun)]
    elif word in lists.persons or word in lists.groups:
        fits = [t for t in _subjects(pronoun) if is_several(t) == (word in lists.groups)]
    else:
        return None
    if len({t.lower_ for t in fits}) != 1:
        return None
    return None if word in lists.persons and _rivals(fits[-1], pronoun) else fits[-1]


def _before(pronoun: Token) -> list[Token]:
    sentence = pronoun.sent
    return [t for t in sentence[: pronoun.i - sentence.start] if t.pos_ in ("NOUN", "PROPN")]


def _subjects(pronoun: Token) -> list[Token]:
    return [t for t in _before(pronoun) if t.dep_ in ("nsubj", "nsubjpass")]


def _rivals(noun: Token, pronoun: Token) -> bool:
    """True where a name that is no subject may be meant as well as a subject that is no name."""
    return noun.pos_ == "NOUN" and any(t.pos_ == "PROPN" and t.dep_ == "dobj" for t in _before(pronoun))


def is_several(noun: Token) -> bool:
    """True for a plural or a list, which other words agree with."""
    return noun.tag_ in _SEVERAL or any(c.dep_ == "conj" for c in noun.children)


def _is_thing(noun: Token, pronoun: Token) -> bool:
    """Leave out bare names, which may be a person's, and who stands outside what is reported."""
    reported = next((c for c in (pronoun.head, *pronoun.head.ancestors) if c.dep_ == "ccomp"), None)
    outside = reported is not None and noun.i < reported.left_edge.i
    bare = noun.pos_ == "PROPN" and not any(c.dep_ == "det" for c in noun.lefts)
    return not (is_several(noun) or outside or bare)


def _is_empty(verb: Token) -> bool:
    """True where "it" only stands before what is so: "it is clear that …"."""
    below = [*verb.children, *(d for c in verb.rights if c.dep_ in ("acomp", "attr", "oprd") for d in c.children)]
    return any(c.dep_ in _SAID and c.i > verb.i for c in below) or verb.dep_ == "dep"
