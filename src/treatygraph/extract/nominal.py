"""What a noun or adjective is said of, and whose it is: bearers, owners, and what a phrase around it only places."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from treatygraph.extract import syntax
from treatygraph.tokens import Token


def is_several(noun: Token, definite: Iterable[str]) -> bool:
    """True for a plural of no things in particular: "human rights instruments", but not "the disarmament talks"."""
    pointed = any(c.dep_ == "det" and c.lower_ in definite for c in noun.lefts)
    return noun.tag_ == "NNS" and not pointed


def placed_above(verb: Token) -> list[Token]:
    """What the antecedent of a relative clause only places: of "a meeting in Lima, which Peru hosted" the meeting."""
    noun, found = verb.head, []
    while verb.dep_ == "relcl" and noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in syntax.NOUNS:
        noun = noun.head.head
        found.append(noun)
    return found


def one_of(noun: Token) -> Token:
    """The numeral in "one of the founders", which stands where the noun alone would."""
    above = noun.head.head
    return above if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and above.tag_ == "CD" else noun


def bearers(token: Token, predicative: Iterable[str]) -> list[Token]:
    """Whom a noun or adjective is said of: subject of its copula, noun in apposition, noun it modifies."""
    head = token.head
    beside = token.dep_ == "advcl" and token.pos_ == "ADJ"  # "Chile, active in the process, spoke"
    if (beside or token.dep_ in ("attr", "acomp", "oprd")) and head.pos_ in syntax.VERBS:
        return syntax.surface(head)
    if token.pos_ == "ADJ" and any(c.dep_ in syntax.SUBJECTS for c in token.children):
        return [c for c in token.children if c.dep_ in syntax.SUBJECTS]  # "is committed to": taken for the verb itself
    if token.dep_ == "pobj" and head.head.pos_ in syntax.VERBS:
        return syntax.surface(head.head) if head.lower_ in predicative else _apposed(token)
    if token.dep_ == "prep" and head.pos_ in syntax.VERBS:
        return syntax.surface(head)
    if token.dep_ == "nsubj" and head.pos_ == "AUX":
        return [c for c in head.children if c.dep_ == "attr"]  # "The host of the conference was Ireland."
    if token.dep_ in ("appos", "amod", "compound", "nmod"):
        return [head]
    if token.dep_ == "conj" and head != token:
        return _apposed(token) or bearers(head, predicative)
    return _apposed(token)


def _apposed(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ == "appos"]


def owners(noun: Token, of: Collection[str]) -> list[Token]:
    """The possessive, compound or demonym before a noun, and what "of" introduces after it."""
    before = [syntax.antecedent(c) or c for c in noun.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
    return syntax.complements(noun, of) + before


def shared_agents(noun: Token, by: Collection[str]) -> list[Token]:
    """Who does several things named in a row: "Chile's signing and ratification", "the use and production by Peru"."""
    beside = [c for c in noun.conjuncts if c.pos_ in syntax.NOUNS]
    if any(c.dep_ in ("det", "poss") for c in noun.lefts) and all(c.i < noun.i for c in beside):
        return []
    owned = [o for c in beside for o in c.lefts if o.dep_ == "poss" and o.i < noun.i]
    return owned + shared_links(noun, by)


def shared_links(noun: Token, links: Collection[str]) -> list[Token]:
    """What a preposition introduces for several nouns at once, wherever in the row it hangs."""
    below = (p for c in noun.conjuncts if c.pos_ in syntax.NOUNS for p in syntax.prepositions(c))
    return [t for p in below if p.i > noun.i and p.lower_ in links for t in syntax.governed(p)]


def sources(noun: Token, arising: Collection[str], links: Collection[str]) -> list[Token]:
    """ "Support for the ban came from Chile": whose support it was."""
    came = noun.dep_ == "nsubj" and noun.head.lemma_ in arising
    return syntax.complements(noun.head, links) if came else []


def included(noun: Token, including: Collection[str]) -> list[Token]:
    """ "Signatories of the treaty include Chile and Peru": whom a noun before such a verb is said of."""
    return syntax.patients(noun.head) if noun.dep_ == "nsubj" and noun.head.lemma_ in including else []
