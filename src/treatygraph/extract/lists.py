"""Members of a group by example or apposition: "states such as Norway and Chile", "the UK, a nuclear-weapon state"."""

from __future__ import annotations

from collections.abc import Iterator

from treatygraph.extract import adjacent, nominal, syntax
from treatygraph.extract.evidence import quote
from treatygraph.extract.parties import BODIES
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.model import Relation
from treatygraph.parsed import Ref, lemma
from treatygraph.tokens import Token

_MEMBER = "memberOf"


def memberships(read: Reader) -> Iterator[Relation]:
    """Yield memberOf for the instances that a list, an aside or an apposition gives of a group."""
    nouns, of = read.knowledge.grammar.words["membership_nouns"], read.knowledge.grammar.words["of"]
    for number, piece in enumerate(read.annotated.pieces):
        groups = {token: ref for token, ref in read.parties.nearby.named(number) if _is_group(read, ref)}
        for token in piece.doc.tokens:
            group = groups.get(token)
            if token.dep_ == "pobj" and token.head.lower_ in of:
                yield from _of_body(read, number, token)
            body = _body_of(read, number, token) if lemma(token) in nouns else None
            if body is not None:
                yield from (
                    _member(read, (number, one, ref), (number, token, body), "row")
                    for one in read.parties.instances(number, token)
                    if (ref := read.references.at(number, one))
                )
            elif group is not None and not read.parties.mere(number, token):
                yield from _members(read, number, token, group)


def _body_of(read: Reader, number: int, token: Token) -> Ref | None:
    """ "the Committee members Chile and Peru": they are members of the Committee."""
    before = (read.references.at(number, c) for c in token.lefts if c.dep_ in ("compound", "poss", "nmod"))
    of = (read.references.at(number, t) for t in syntax.complements(token, read.knowledge.grammar.words["of"]))
    return next((ref for ref in (*before, *of) if ref and ref.kind in BODIES), None)


def _is_group(read: Reader, ref: Ref) -> bool:
    return read.knowledge.vocabulary.fits(ref.kind, read.knowledge.vocabulary.properties[_MEMBER].range)


def _members(read: Reader, number: int, token: Token, group: Ref) -> Iterator[Relation]:
    for at, other, cue in [*_listed(read, number, token), *_apposed(read, number, token, group)]:
        ref = read.references.at(at, other)
        if ref and ref.key != group.key and ref.kind in ("State", "Person", *BODIES) and ref.named:
            yield _member(read, (at, other, ref), (number, token, group), cue)


def _listed(read: Reader, number: int, token: Token) -> Iterator[tuple[int, Token, str]]:
    """What "such as", "including" or brackets introduce after a group's noun, by adjacency: parsers often hang it elsewhere."""
    words = read.knowledge.grammar.words["membership"]
    named = read.references.at(number, token)
    opening, at = adjacent.opening(token.doc[named.last] if named and named.first <= token.i <= named.last else token, words)
    if not opening:
        yield from ((number, one, "row") for one in read.parties.instances(number, token))
    if opening and at < len(token.doc):
        first = _head_of_name(read, number, token.doc[at])
        yield from ((number, one, opening) for one in (first, *first.conjuncts) if one.i > token.i)
    group = read.references.at(number, token)
    asides = read.annotated.asides(number, token.i, token.right_edge.i + 1) if group and group.kind == "Group" else ()
    for other in asides:
        piece = read.annotated.pieces[other]
        listing = _only_names(read, other) or adjacent.opening_at(piece.doc, 0, words)[0]
        if listing and piece.host and not _nearer(read, number, token, piece.host[1]):
            yield from ((other, t, "aside") for t, _ in read.references.of_piece(other))
    at_head = token.dep_ == "pobj" and token.head.is_sent_start and token.head.lower_ in read.knowledge.grammar.words["among"]
    if at_head and token.head.head.pos_ in syntax.VERBS:
        yield from ((number, t, "among") for t in syntax.surface(token.head.head) if t.pos_ == "PROPN")


def _nearer(read: Reader, number: int, token: Token, at: int) -> bool:
    """True where another group stands between a group and the aside on it: "states of the bloc (Fiji and Palau)"."""
    between = (read.references.at(number, t) for t in token.doc[token.i + 1 : at + 1])
    return any(ref is not None and _is_group(read, ref) for ref in between)


def _head_of_name(read: Reader, number: int, token: Token) -> Token:
    """The word that a name's reference hangs on, from the first word of its phrase."""
    at = token
    while read.references.at(number, at) is None and at.head.i > at.i and at.head.pos_ in syntax.NOUNS:
        at = at.head
    return at


def _only_names(read: Reader, number: int) -> bool:
    """True for an aside that only lists names: "(UK, USA and USSR)"."""
    doc = read.annotated.pieces[number].doc
    return (
        not any(t.pos_ in ("VERB", "AUX") for t in doc)
        and sum(read.references.at(number, t) is not None for t in doc) > 1
    )


def _of_body(read: Reader, number: int, token: Token) -> Iterator[Relation]:
    """ "the Alliance, a coalition of 200 NGOs, among them Oxfam": whom the list names is a member of the Alliance."""
    noun = token.head.head
    if lemma(noun) not in read.knowledge.grammar.heads:
        return
    own = read.references.at(number, token) if lemma(noun) in read.knowledge.grammar.words["unions"] else None
    for where, bearer in _described_as(read, number, noun):
        body = read.references.at(where, bearer)
        if own and own.kind == "Group" and body and body.named and body.kind in BODIES:
            yield _member(read, (number, token, own), (where, bearer, body), lemma(noun))
        for at, other, cue in _listed(read, number, token) if body and body.named and body.kind in BODIES else ():
            ref = read.references.at(at, other)
            if body and ref and ref.named and ref.key != body.key and ref.kind in ("State", *BODIES):
                yield _member(read, (at, other, ref), (where, bearer, body), cue)


def _described_as(read: Reader, number: int, noun: Token) -> list[tuple[int, Token]]:
    """What a noun is said of: beside it or before its copula, or, where the noun opens an aside, what that is on."""
    host = read.annotated.pieces[number].host
    if host and noun.dep_ == "ROOT":
        return [(host[0], read.annotated.pieces[host[0]].doc[host[1]])]
    said = noun.dep_ in ("appos", "attr")
    return [(number, b) for b in nominal.bearers(noun, read.knowledge.grammar.words["predicative"])] if said else []


def _apposed(read: Reader, number: int, token: Token, group: Ref) -> Iterator[tuple[int, Token, str]]:
    """Whom a singular group noun describes ("Chile, a non-nuclear-weapon state"; "Chile is a …"), also as an aside."""
    if token.tag_ not in ("NN", "NNP") or group.kind != "Group":
        return
    denied = token.dep_ == "attr" and any(c.dep_ == "neg" for c in token.head.children)
    if token.dep_ in ("appos", "attr") and not denied:
        yield from (
            (number, other, "apposition")
            for other in nominal.bearers(token, read.knowledge.grammar.words["predicative"])
        )
    host = read.annotated.pieces[number].host
    if host and token.dep_ == "ROOT":
        yield host[0], read.annotated.pieces[host[0]].doc[host[1]], "aside"


def _member(read: Reader, member: tuple[int, Token, Ref], group: tuple[int, Token, Ref], cue: str) -> Relation:
    number, token, ref = group
    return stated(
        read,
        (_MEMBER, "membership", cue),
        member[2].key,
        ref.key,
        evidence=quote(read.annotated, number, token),
        voice=read.voices.of(number, token).who,
        cue=ref.span,
        mentions=(member[2].span, ref.span),
    )
