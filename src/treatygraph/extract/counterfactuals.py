"""What a text says by supposing the contrary: "without you there would be no Convention" says that you made it."""

from __future__ import annotations

from collections.abc import Iterator

from treatygraph.extract import syntax
from treatygraph.extract.evidence import quote
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.model import Relation
from treatygraph.tokens import Token

_RELATION = "resultedIn"


def counterfactuals(read: Reader) -> Iterator[Relation]:
    """Yield resultedIn from whoever is taken away in thought to each thing that then would not exist."""
    words = read.knowledge.grammar.words
    without = words["counterfactual_prepositions"]
    for number, piece in enumerate(read.annotated.pieces):
        for token in piece.doc.tokens:
            if token.lower_ not in without:
                continue
            verb = syntax.verb_above(token)
            if _supposes(verb, words["supposing_modals"]):
                yield from _of(read, number, token, _lost(verb, words["negators"]))


def _of(read: Reader, number: int, token: Token, lost: list[Token]) -> Iterator[Relation]:
    known = read.knowledge.vocabulary.properties[_RELATION]
    makers = read.parties.of(number, syntax.governed(token), known.domain)
    made = [party for word in lost for party in read.parties.of(number, [word], known.range)]
    yield from (_relation(read, number, token, a.ref.key, b.ref.key) for b in made for a in makers)


def _supposes(verb: Token, modals: frozenset[str]) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in modals for c in verb.children)


def _lost(verb: Token, negators: frozenset[str]) -> list[Token]:
    """The things that a clause says would not be, each with its own "no" or sharing one."""
    denied = any(c.dep_ == "neg" for c in verb.children)
    found = [c for c in verb.children if denied and c.dep_ in ("attr", "dobj", "nsubj", "nsubjpass")]
    nouns = (t for t in verb.subtree if t.pos_ in syntax.NOUNS and t not in found and not _elsewhere(t, verb))
    return found + [t for t in nouns if any(c.dep_ in ("det", "neg") and c.lower_ in negators for c in t.lefts)]


def _elsewhere(noun: Token, verb: Token) -> bool:
    """True for what a further clause with a verb of its own denies."""
    return syntax.verb_above(noun) != verb


def _relation(read: Reader, number: int, token: Token, subject: str, object_: str) -> Relation:
    return stated(
        read,
        (_RELATION, "counterfactual", token.lower_),
        subject,
        object_,
        evidence=quote(read.annotated, number, token),
        voice=read.voices.of(number, token).who,
        cue=read.annotated.pieces[number].spans[token.i],
    )
