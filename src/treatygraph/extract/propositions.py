"""Every predicate of a sentence with all its arguments in the sentence's own words, before any relation names it.

A proposition holds tokens, not entities: its relation is the verb with its auxiliaries, negation, particle and, where
no object comes between, its preposition. Kinds and traits only say what was found; how much they are worth is data.
"""

from __future__ import annotations

from collections.abc import Iterator

from treatygraph.extract.clauses import Clause, clause
from treatygraph.extract.links import complement, complement_of, linked
from treatygraph.extract.named import Lists, named
from treatygraph.extract.nominals import Proposition, nominals
from treatygraph.extract.participles import passive
from treatygraph.extract.syntax import VERBS
from treatygraph.extract.wording import Words, antecedent, phrase
from treatygraph.tokens import Token, Tokens

_CORE = ("dobj", "dative", "attr", "oprd", "acomp", "ccomp", "xcomp")
_CLAUSAL = ("ccomp", "xcomp", "advcl")
_FINITE = ("VBD", "VBP", "VBZ")
_LINKS = ("prep", "agent", "dative")
_GOING_ALONG = ("npadvmod", "advmod", "advcl")


def propositions(sentence: Tokens, *, lists: Lists) -> Iterator[Proposition]:
    """Yield what a sentence states, once a predicate, in reading order."""
    for token in sentence:
        found = clause(token, additive=lists.additive) if token.pos_ in VERBS else None
        if found:
            yield _proposition(named(found, lists))
        else:
            yield from nominals(token, placing=lists.placing)


def _proposition(found: Clause) -> Proposition:
    core = [t for t in found.parts if t.dep_ in _CORE and not _is_link(t)]
    around = [t for t in found.parts if t not in core and _goes_along(t, found)]
    link = None if core or found.missing else _adjacent(found, around)
    relation, arguments = _related(found, core, link)
    rest = sorted((t for t in around if t is not link), key=lambda t: (t.i < found.verb.i, t.i))
    arguments += [_argument(t) for t in rest]
    if found.missing:
        arguments = [found.missing, *arguments]
    filled = tuple(a for a in (found.subject, *arguments) if a)
    unsaid = passive(found, filled) if "participle" in found.traits else ""
    return Proposition(found.verb, _kind(core, link, len(filled)), found.traits, relation, filled, unsaid)


def _related(found: Clause, core: list[Token], link: Token | None) -> tuple[Words, list[Words]]:
    """The relation and the arguments nearest to it; "in", "that" or "whether" goes with the verb."""
    if link:
        words, inner = linked(link)
        return (*found.relation, *words), [complement(inner)]
    opening = _opening(core[0]) if core and core[0].dep_ == "ccomp" else None
    if opening is None:
        return found.relation, [_argument(t) for t in core]
    return (*found.relation, opening), [phrase(t, clausal=t.dep_ in _CLAUSAL, without=opening) for t in core]


def _opening(reported: Token) -> Token | None:
    return next((c for c in reported.lefts if c.dep_ == "mark" and c == reported.left_edge), None)


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
        return token.i > found.verb.i and (any(c.tag_ == "TO" for c in token.lefts) or _is_told_along(token))
    if token.dep_ == "advmod":
        return token.i > found.verb.i and token.tag_ != "WRB"
    if token.i < found.verb.i and any(c.dep_ == "pcomp" for c in token.children):
        return False
    return _is_link(token) or token.dep_ in _GOING_ALONG


def _is_told_along(token: Token) -> bool:
    """True for "until it was sold" and "if Peru does", without which the verb would say something else."""
    return token.tag_ in _FINITE and token.doc[token.left_edge.i - 1].pos_ != "PUNCT"


def _adjacent(found: Clause, around: list[Token]) -> Token | None:
    """The preposition right behind the verb ("was born in") or fronted ("in which"), which belongs to the relation."""
    last = max(t.i for t in found.relation)
    links = [t for t in around if (_is_link(t) or t.dep_ == "advmod") and complement_of(t)]
    first = next((t for t in links if t.i == last + 1 or _is_fronted(t)), None)
    if first is None or not _is_dated(first):
        return first
    return next((t for t in links if t.i == first.right_edge.i + 1 and not _is_dated(t)), first)


def _is_dated(link: Token) -> bool:
    """ "was founded in 1851 as a school" was founded as a school, in 1851."""
    inner = complement_of(link)
    return inner is not None and (inner.tag_ == "CD" or any(c.tag_ == "CD" for c in inner.children))


def _is_fronted(link: Token) -> bool:
    inner = complement_of(link)
    return inner is not None and antecedent(inner) is not None


def _argument(token: Token) -> Words:
    if _is_link(token):
        inner = complement_of(token)
        if inner is not None and _is_fronted(token):
            return (token, *phrase(inner))
    return phrase(token, clausal=token.dep_ in _CLAUSAL)
