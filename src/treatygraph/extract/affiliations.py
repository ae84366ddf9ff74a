"""Whom a person is of: "Ann Hill of Chile", "Paul Smith (Oxfam)" act for the state or body behind their name."""

from __future__ import annotations

from collections.abc import Iterator

from treatygraph.extract import syntax
from treatygraph.extract.evidence import quote
from treatygraph.extract.parties import BODIES
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.model import Relation
from treatygraph.parsed import Ref, lemma
from treatygraph.tokens import Token

_REPRESENTS = "represents"


def affiliations(read: Reader) -> Iterator[Relation]:
    """Yield represents for each named person whose name "of" or brackets join to a state or body."""
    for number in range(len(read.annotated.pieces)):
        for token, person in read.parties.nearby.named(number):
            if person.kind == "Person" and person.named and token.pos_ == "PROPN":
                yield from _of(read, number, token, person)
                yield from _in_brackets(read, number, token, person)
                yield from _beside_office(read, number, token, person)


def _in_brackets(read: Reader, number: int, token: Token, person: Ref) -> Iterator[Relation]:
    """ "Mr. Lima (Peru)": the state or body that brackets name alone."""
    for aside in read.annotated.asides(number, person.first, person.last + 1):
        piece = read.annotated.pieces[aside]
        for other in piece.doc:
            whom = read.references.at(aside, other)
            alone = whom and whom.named and whom.last - whom.first + 1 >= len([t for t in piece.doc if t.is_alpha])
            if whom and alone and whom.kind in ("State", *BODIES):
                yield _relation(read, number, (token, person), (token, whom))
                return


def _beside_office(read: Reader, number: int, token: Token, person: Ref) -> Iterator[Relation]:
    """ "the representative of Peru, Ann Hill": the parser takes her for another name of Peru."""
    words, state = read.knowledge.grammar.words, token.head
    office = state.head.head if state.dep_ == "pobj" and state.head.lower_ in words["sent_by"] else None
    whom = read.references.at(number, state) if office is not None and token.dep_ == "appos" else None
    noun = lemma(office) if office is not None else ""
    sent = noun in words["delegated"] or "Person" in read.knowledge.grammar.heads.get(noun, ())
    if sent and whom and whom.named and whom.kind in ("State", *BODIES):
        yield _relation(read, number, (token, person), (state, whom))


def _of(read: Reader, number: int, token: Token, person: Ref) -> Iterator[Relation]:
    for other in syntax.complements(token, read.knowledge.grammar.words["of"]):
        whom = read.references.at(number, other)
        if whom and whom.kind in ("State", *BODIES) and whom.named and other.left_edge.i <= token.i + 3:
            yield _relation(read, number, (token, person), (other, whom))


def _relation(read: Reader, number: int, person: tuple[Token, Ref], whom: tuple[Token, Ref]) -> Relation:
    return stated(
        read,
        (_REPRESENTS, "name", "of"),
        person[1].key,
        whom[1].key,
        evidence=quote(read.annotated, number, person[0], whom[0]),
        voice=read.voices.of(number, person[0]).who,
        cue=person[1].span,
        mentions=(person[1].span, whom[1].span),
    )
