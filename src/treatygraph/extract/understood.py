"""What goes without saying: what a resolution is about, and what "because of Chile's opposition" is opposed to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from treatygraph.extract import syntax
from treatygraph.extract.evidence import quote
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.model import Relation
from treatygraph.tokens import Token

_CONCERNS = "concerns"
_INSTRUMENTS = frozenset({"Resolution", "Declaration", "ActionPlan"})
_ISSUE = "Issue"
_NAMES = ("listed name", "name by its shape")
_POSSESSORS = ("poss", "amod", "compound", "nmod")  # "Chile's opposition", "Chilean opposition"


def understood(read: Reader) -> Iterator[Relation]:
    """Yield what verbs of resolutions and nouns with a possessor say without naming its object by themselves."""
    words = read.knowledge.grammar.words
    for number, piece in enumerate(read.annotated.pieces):
        for token in piece.doc.tokens:
            if token.pos_ == "VERB" and token.lemma_ in words["operative"]:
                yield from _subject_matter(read, number, token)
            if token.dep_ == "pobj" and any(c.dep_ in _POSSESSORS for c in token.lefts):
                yield from _carried_over(read, number, token)


def _subject_matter(read: Reader, number: int, verb: Token) -> Iterator[Relation]:
    """ "This resolution reaffirms the goal of nuclear disarmament" is about nuclear disarmament."""
    acting = read.parties.of(number, syntax.agents(verb), _INSTRUMENTS)
    below = (t for t in verb.subtree if t.i > verb.i and t.pos_ in syntax.NOUNS) if acting else ()
    refs = ((t, r) for t in below if (r := read.references.at(number, t)) and r.named and r.kind == _ISSUE)
    for token, ref in [(t, r) for t, r in refs if not _said_of_another(read, number, t, verb)][:1]:
        yield from (_relation(read, number, verb, p, _CONCERNS, Party(token, ref), "operative") for p in acting)


def _said_of_another(read: Reader, number: int, token: Token, verb: Token) -> bool:
    """True for what only tells which instrument or meeting is meant: "calls for support of the Treaty, which bans mines"."""
    between = list(takewhile(lambda t: t is not verb, token.ancestors))
    refs = (read.references.at(number, t) for t in between)
    return any(t.dep_ == "relcl" for t in (token, *between)) or any(r and r.reason in _NAMES and r.kind != _ISSUE for r in refs)


def _carried_over(read: Reader, number: int, noun: Token) -> Iterator[Relation]:
    """ "It never met because of Chile's opposition": what never met is what Chile opposed."""
    cues = [cue for cue in read.cues.find(noun.doc[noun.i : noun.i + 1]) if cue.frame.name == "nominal" and len(cue.words) == 1]
    verb = syntax.verb_above(noun)
    if not cues or any(map(syntax.governed, syntax.prepositions(noun))) or verb.pos_ not in syntax.VERBS:
        return
    for relation in [cue.saying.relation for cue in cues]:
        if not read.knowledge.grammar.has("carried_over", relation):
            continue
        known = read.knowledge.vocabulary.properties[relation]
        owners = [c for c in noun.lefts if c.dep_ in _POSSESSORS]
        subjects = read.parties.of(number, owners, known.domain)
        objects = read.parties.of(number, syntax.surface(verb), known.range)
        pairs = ((s, o) for s in subjects for o in objects if s.ref.key != o.ref.key)
        yield from (_relation(read, number, noun, s, relation, o, "carried") for s, o in pairs)


def _relation(
    read: Reader, number: int, token: Token, subject: Party, predicate: str, object_: Party, frame: str
) -> Relation:
    return stated(
        read,
        (predicate, frame, token.lemma_.lower()),
        subject.ref.key,
        object_.ref.key,
        evidence=quote(read.annotated, number, token, subject.token, object_.token),
        voice=read.voices.of(number, token).who,
        cue=read.annotated.pieces[number].spans[token.i],
        mentions=(subject.ref.span, object_.ref.span),
    )
