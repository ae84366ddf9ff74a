"""Which stretches of a sentence make a claim of their own: main clauses, reports strung together, and reports within reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from treatygraph.extract import syntax
from treatygraph.tokens import Token

_FINITE = ("VBD", "VBZ", "VBP")
_UNDER = ("relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "csubj", "amod", "compound")
_STOP = ":"  # the tag of semicolons, colons and dashes


@dataclass(frozen=True, slots=True)
class Unit:
    """A token range of a sentence, end exclusive, and the verb that makes it a statement; `inner` inside another's report.

    `lead` is the verb whose subject serves this one too: "agreed that it is weak and said …".
    """

    first: int
    end: int
    verb: Token
    lead: Token
    inner: bool = False


def units(first: int, end: int, root: Token, stating: frozenset[str]) -> Iterator[Unit]:
    """Split a sentence into what is claimed one by one. `stating` are lemmas of the verbs that say whose word a clause is."""
    main = _main(root, first, end, stating)
    if main is None:
        return
    starts = [(first, main), *_further(main, first, end, stating)]
    for (start, verb), (stop, _) in zip(starts, [*starts[1:], (end, main)], strict=True):
        last = _trimmed(verb, start, stop)
        if last > start:
            yield Unit(start, last, verb, main if _goes_on(verb, main, stating) else verb)
    yield from _inner(main, stating)


def _main(root: Token, first: int, end: int, stating: frozenset[str]) -> Token | None:
    """The sentence's root, or where the parser took a noun for it the first finite verb that is under no other word's clause.

    "The Trust, which is small, called on donors": a report that the parser hung on its subject.
    """
    if root.pos_ in syntax.VERBS:
        return root
    verbs = [t for t in root.doc[first:end] if t.pos_ in syntax.VERBS and (t.tag_ in _FINITE or _has_modal(t))]
    verbs = [t for t in verbs if t.dep_ not in _UNDER or (t.dep_ in ("acl", "amod") and t.tag_ in _FINITE)]
    verbs += [t for t in root.children if t.dep_ == "acl" and t.lemma_ in stating and t.i > root.i + 1]
    return next(iter(verbs), None)


def _has_modal(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in verb.children)


def _further(main: Token, first: int, end: int, stating: frozenset[str]) -> list[tuple[int, Token]]:
    own = [v for v in main.conjuncts if v.i > main.i and v.pos_ in syntax.VERBS and _subject(v)]
    leads = main.lemma_ in stating and not _has_modal(main)
    reports = [v for v in main.doc.tokens[main.i + 1 : end] if _goes_on(v, main, stating)] if leads else []
    found = {v.i: v for v in (*own, *reports)}
    starts = ((_start(v, first), v) for _, v in sorted(found.items()))
    return [(at, v) for at, v in starts if at > first]


def _goes_on(verb: Token, main: Token, stating: frozenset[str]) -> bool:
    """ "agreed that it is weak and said that …": the same speaker's next report, wherever the parser hung it."""
    both = verb.dep_ == "conj" and main.lemma_ in stating and verb.lemma_ in stating and verb.tag_ == main.tag_
    return both and not _has_modal(main) and not _subject(verb) and main in verb.ancestors


def _start(verb: Token, first: int) -> int:
    """Where a coordinated clause begins: at the word that joins it, or at its own first word."""
    if _subject(verb):
        return max(first, min(t.i for t in verb.subtree))
    at = verb.i
    while at > first and verb.doc[at - 1].dep_ in ("advmod", "neg", "aux", "punct") and verb.doc[at - 1].head == verb:
        at -= 1
    return at


def _subject(verb: Token) -> bool:
    return any(c.dep_ in syntax.SUBJECTS for c in verb.children)


def _trimmed(verb: Token, start: int, stop: int) -> int:
    """A clause's end without the word and pause that only lead on to the next."""
    while stop - 1 > verb.i and stop - 1 > start and (verb.doc[stop - 1].dep_ == "cc" or verb.doc[stop - 1].text == ","):
        stop -= 1
    return stop


def _inner(main: Token, stating: frozenset[str]) -> Iterator[Unit]:
    """ "Chile said that Peru insists on it": what Peru insists on is Peru's word too."""
    for verb in reported(main):
        if verb.lemma_ in stating and _subject(verb) and not _has_modal(verb):
            tokens = [t for t in verb.subtree if not (t.dep_ == "mark" and t.head == verb)]
            edge = _trimmed(verb, tokens[0].i, tokens[-1].i + 1)
            yield Unit(tokens[0].i, edge, verb, verb, inner=True)


def reported(verb: Token) -> Iterable[Token]:
    """The verbs of the clauses that a verb of saying reports, at any depth."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ in syntax.VERBS and not _is_neighbour(child):
            yield child
            yield from reported(child)


def _is_neighbour(token: Token) -> bool:
    return token.i < token.head.i and any(c.tag_ == _STOP and token.i < c.i < token.head.i for c in token.head.children)
