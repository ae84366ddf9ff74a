"""What an aside says of the party that it stands beside: whom it speaks for, who supports it, who is against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from treatygraph.extract.evidence import quote
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.model import Relation
from treatygraph.tokens import Token

_FRAME = "aside"
_SPEAKERS = frozenset({"State", "Person", "InternationalOrganization", "CivilSocietyOrganization"})
_ACTORS = frozenset({"Actor"})
_BODIES = frozenset({"InternationalOrganization", "Group", "CivilSocietyOrganization"})
_SENDERS = _BODIES | {"State"}


def asides_on_parties(read: Reader) -> Iterator[Relation]:
    """Yield represents, supports and opposes for the companions that follow a named party."""
    for number, piece in enumerate(read.annotated.pieces):
        for token, ref in read.parties.nearby.named(number) if piece.host is None else ():
            if ref.named and token.dep_ in ("nsubj", "conj", "ROOT") and ref.kind in _SPEAKERS:
                yield from _beside(read, number, Party(token, ref))


def _beside(read: Reader, number: int, party: Party) -> Iterator[Relation]:
    for group in read.companions.standing(number, party, _SENDERS):
        yield _relation(read, number, party.token, party, "represents", group)
    joined: tuple[tuple[Callable[[int, Party, frozenset[str]], list[Party]], str], ...] = (
        (read.companions.seconding, "supports"),
        (read.companions.contesting, "opposes"),
    )
    for find, predicate in joined:
        voiced = [party, *read.companions.acting_beside(number, party, _BODIES)]
        for other in find(number, party, _ACTORS):
            others = (one for one in voiced if one.ref.key != other.ref.key)
            yield from (_relation(read, number, party.token, other, predicate, one) for one in others)


def _relation(read: Reader, number: int, token: Token, subject: Party, predicate: str, object_: Party) -> Relation:
    return stated(
        read,
        (predicate, _FRAME, _FRAME),
        subject.ref.key,
        object_.ref.key,
        evidence=quote(read.annotated, number, token),
        voice=read.references.speaker,
        mentions=(subject.ref.span, object_.ref.span),
    )
