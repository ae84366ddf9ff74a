"""What a clause leaves out since the one before says it: "… in 2013 and Norway in 2014", "… and so did Peru"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from treatygraph.dates import DateMention
from treatygraph.extract import adjacent, syntax
from treatygraph.extract.cues import Cue
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.model import Polarity, Relation
from treatygraph.tokens import Token

_JOINS = ("CCONJ", "PUNCT")
_SHORT = 8  # tokens of a sentence that says no more than who did so too, or did not
_BARE = ("nsubj", "neg", "advmod", "cc", "punct", "aux", "preconj")
_TURNED = ("dobj", "attr")  # the subject behind a helper, as parsers have it: "nor has Kenya"


class Gap(NamedTuple):
    """Somebody of whom the same is said again: of another thing, at another date, or denied."""

    subject: Party
    object: Party | None = None
    date: DateMention | None = None
    polarity: Polarity | None = None
    turned: bool = False


def gaps(read: Reader, number: int, cue: Cue, objects: list[Party]) -> list[Gap]:
    """Find who else does what a verb says, where later words leave the verb out."""
    known = read.knowledge.vocabulary.properties[cue.saying.relation]
    allowed, things = cue.saying.subjects or known.domain, cue.saying.objects or known.range
    if cue.frame.of != "verb" or not objects:
        return []
    named = [*_again(read, cue), *_opposite(read, cue)]
    found = [
        Gap(p, None, None, polarity, turned) for t, polarity, turned in named for p in _party(read, number, t, allowed)
    ]
    found += [Gap(p, None, date) for t, date in _dated(read, number, cue) for p in _party(read, number, t, allowed)]
    return found + list(_paired(read, number, (allowed, things), min(objects, key=lambda o: o.token.i)))


def told(relation: Relation, gap: Gap) -> Relation:
    """The relation that a gap repeats, with its own date and polarity."""
    opposite = Polarity.POSITIVE if relation.polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
    polarity = gap.polarity or (opposite if gap.turned else relation.polarity)
    date = gap.date
    dated = replace(relation, time=date.when, since=date.since, until=date.until) if date else relation
    return replace(dated, polarity=polarity)


def _party(read: Reader, number: int, token: Token, allowed: frozenset[str]) -> list[Party]:
    ref = read.references.at(number, token)
    fits = ref is not None and ref.named and read.knowledge.vocabulary.fits(ref.kind, allowed)
    return [Party(token, ref)] if ref and fits else []


def _dated(read: Reader, number: int, cue: Cue) -> Iterator[tuple[Token, DateMention]]:
    """ "Sweden signed it in 2013, Norway in 2014 and Chile in 2015": names alone between one date and the next."""
    piece = read.annotated.pieces[number]
    for one, other in pairwise(read.times.in_sentence(piece, cue.token)):
        between = [t for t in cue.token.sent if one.span.end <= piece.spans[t.i].start < other.span.start]
        names = between[:-1] if between and between[-1].pos_ == "ADP" else between
        told = [t for t in names if t.pos_ == "PROPN"]
        alone = all(t.pos_ in (*_JOINS, "PROPN", "DET") for t in names) and names[:1] and names[0].pos_ in _JOINS
        if told and alone and names[0].i > cue.token.i and syntax.verb_above(names[0].nbor(-1)) is cue.token:
            yield from ((t, other) for t in told)


def _paired(read: Reader, number: int, allowed: tuple[frozenset[str], frozenset[str]], last: Party) -> Iterator[Gap]:
    """ "Chile supports the treaty and Peru the protocol", "…; Peru, the protocol": one more doer with one more thing."""
    doc, end = last.token.doc, last.token.sent.end
    for token in doc[last.token.i + 1 : end]:
        if token.pos_ not in ("PROPN", "DET", *_JOINS):
            return
        after = _skipped(token)
        joined = token.pos_ == "PROPN" and any(
            t.dep_ == "cc" or t.text == ";" for t in doc[token.left_edge.i - 1 : token.i]
        )
        if not joined or after is None or after.i == token.i + 1:
            continue
        yield from (
            Gap(p, o) for p in _party(read, number, token, allowed[0]) for o in _party(read, number, after, allowed[1])
        )


def _skipped(token: Token) -> Token | None:
    """The name behind a pause or an article, where it ends the phrase."""
    at = token.i + 1
    doc = token.doc
    while at + 1 < len(doc) and (doc[at].text == "," or doc[at].pos_ == "DET" or doc[at].dep_ == "compound"):
        at += 1
    ends = at + 1 >= len(doc) or doc[at + 1].is_punct or doc[at + 1].pos_ in ("CCONJ", "ADP")
    return doc[at] if at < len(doc) and doc[at].pos_ == "PROPN" and ends else None


def _again(read: Reader, cue: Cue) -> Iterator[tuple[Token, Polarity | None, bool]]:
    """ "… and so did Chile", "…, but Peru did not", "…, nor has Kenya": a helper alone in the place of the verb."""
    words, verb = read.knowledge.grammar.words, cue.token
    for other in (*verb.doc[verb.i + 1 : verb.sent.end], *_next_root(verb)):
        if other.lemma_ not in words["pro_helpers"] or other.pos_ not in syntax.VERBS:
            continue
        beside = other.head is verb or verb.head is other or other in verb.conjuncts or other.i >= verb.sent.end
        around = other.doc[max(0, other.i - 2) : other.i]
        inverted = any(t.lower_ in words["pro_openers"] for t in around)
        bare = (*_BARE, *_TURNED) if inverted else _BARE
        if not beside or any(c.dep_ not in bare and c is not verb for c in other.children):
            continue
        denied = any(c.dep_ == "neg" for c in other.children) or any(t.lower_ in words["negators"] for t in around)
        if other.lemma_ in words["copulas"] and not (denied or inverted):
            continue  # "Peru signed it. Chile is here"
        same = inverted or any(c.dep_ == "advmod" for c in other.children)
        doers = [c for c in other.children if c.dep_ == "nsubj" or (inverted and c.dep_ in _TURNED)]
        polarity = Polarity.NEGATIVE if denied else None if same else Polarity.POSITIVE
        yield from ((t, polarity, False) for doer in doers for t in (doer, *doer.conjuncts))


def _next_root(verb: Token) -> list[Token]:
    """ "Chile signed it. Peru did not": the root of the next sentence, where that is short."""
    end = verb.sent.end
    near = verb.head is verb and end < len(verb.doc)
    return [verb.doc[end].sent.root] if near and len(verb.doc[end].sent) <= _SHORT else []


def _opposite(read: Reader, cue: Cue) -> Iterator[tuple[Token, Polarity | None, bool]]:
    """ "Unlike Cuba, Chile supports it": the contrary is said of Cuba."""
    first = cue.token.sent[0]
    phrase, at = adjacent.opening_at(first.doc, first.i, read.knowledge.grammar.words["contrasting"])
    if phrase and at < len(first.doc) and syntax.verb_above(first) is cue.token:
        name = first.doc[at]
        yield from ((t, None, True) for t in (name, *name.conjuncts) if t.i < cue.token.i)
