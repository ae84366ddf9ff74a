"""What the text of an instrument lays down: "Each Party shall ensure …" requires it, "No Party shall permit …" prohibits it."""

from __future__ import annotations

from collections.abc import Iterator

from treatygraph.extract import syntax
from treatygraph.extract.evidence import quote
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.model import Relation
from treatygraph.parsed import lemma
from treatygraph.tokens import Token

_FRAME = "rule"
_INSTRUMENT = "Convention"
_ISSUE = frozenset({"Issue"})


def rules(read: Reader) -> Iterator[Relation]:
    """Yield requires and prohibits for the provisions of a text that is itself the instrument."""
    for number, piece in enumerate(read.annotated.pieces if read.floor.lays_down else ()):
        for token in piece.doc if piece.host is None and not piece.heading else ():
            if token.pos_ in syntax.VERBS and read.floor.holder(number, token).rule:
                yield from _of(read, number, token)
                yield from _done(read, number, token)


def _of(read: Reader, number: int, verb: Token) -> Iterator[Relation]:
    """The rule that a verb of duty or of undertaking states."""
    settings = read.knowledge.claims
    bound = any(c.dep_ == "aux" and c.lower_ in settings["laying_down"] for c in verb.children)
    undertakes = verb.lemma_ in settings["undertaking"]
    who = read.floor.holder(number, verb).who
    if who is None or not (bound or undertakes) or not _on_parties(read, verb):
        return
    for clause in _clauses(verb) if undertakes else [verb]:
        between = syntax.denied_between(verb, read.knowledge.grammar.words["negators"])
        denied = between or _denied(read, verb) or _denied(read, clause)
        predicate = settings["laid_down"]["denied" if denied else "affirmed"]
        for party in _things(read, number, clause):
            yield _relation(read, number, verb, (predicate, who), party)


def _done(read: Reader, number: int, verb: Token) -> Iterator[Relation]:
    """ "Advertising is prohibited", "There is hereby established a Secretariat": what the text does by saying so."""
    known = read.knowledge.claims["done_by_rule"].items()
    predicate = next((name for name, verbs in known if verb.lemma_ in verbs), None)
    who = read.floor.holder(number, verb).who
    said = any(c.dep_ == "auxpass" for c in verb.children) and not any(c.dep_ == "agent" for c in verb.children)
    if predicate is None or who is None or not said or verb.dep_ not in ("ROOT", "conj"):
        return
    allowed = read.knowledge.vocabulary.properties[predicate].range
    things = [c for c in verb.children if c.dep_ in (*syntax.SUBJECTS, "attr", "dobj") and c.pos_ in syntax.NOUNS]
    found = read.parties.of(number, things, allowed) or read.parties.described(number, things, allowed)
    for party in found:
        yield _relation(read, number, verb, (predicate, who), party)


def _on_parties(read: Reader, verb: Token) -> bool:
    """True where parties or states are bound, or nobody is named ("it shall be prohibited")."""
    bound = read.knowledge.grammar.owned[_INSTRUMENT] | read.knowledge.grammar.refers["State"]
    return any(lemma(subject) in bound for subject in syntax.surface(verb))


def _clauses(verb: Token) -> list[Token]:
    return [c for c in syntax.clauses(verb) if c.tag_ in ("VB", "VBG")]


def _denied(read: Reader, verb: Token) -> bool:
    negators = read.knowledge.grammar.words["negators"]
    subjects = [c for c in verb.children if c.dep_ in syntax.SUBJECTS]
    words = [*verb.children, *(c for s in subjects for c in s.lefts)]
    return any(c.lower_ in negators and c.dep_ in ("neg", "det", "advmod", "preconj") for c in words)


def _things(read: Reader, number: int, clause: Token) -> list[Party]:
    """What is to be done or not: the object, with what the verbs beside it share."""
    objects = [t for verb in (clause, *clause.conjuncts) if verb.pos_ in syntax.VERBS for t in syntax.patients(verb)]
    every = [*dict.fromkeys(objects)]
    return read.parties.of(number, every, _ISSUE) or read.parties.described(number, every, _ISSUE)


def _relation(read: Reader, number: int, verb: Token, rule: tuple[str, str], thing: Party) -> Relation:
    predicate, who = rule
    return stated(
        read,
        (predicate, _FRAME, verb.lemma_.lower()),
        who,
        thing.ref.key,
        evidence=quote(read.annotated, number, verb, thing.token),
        voice=who,
        cue=read.annotated.pieces[number].spans[verb.i],
        mentions=(None, thing.ref.span),
    )
