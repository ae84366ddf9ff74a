"""Cues, parties and force put together: the relations that a document's sentences state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from spacy.tokens import Token

from treatygraph.dates import DateWords
from treatygraph.extract import syntax
from treatygraph.extract.companions import Companions
from treatygraph.extract.cues import Cue, CueIndex
from treatygraph.extract.evidence import quote
from treatygraph.extract.floor import Floor
from treatygraph.extract.parties import Parties, Party
from treatygraph.extract.qualifiers import Force, Qualifiers
from treatygraph.extract.roles import Roles
from treatygraph.extract.times import Times
from treatygraph.extract.voices import Voices
from treatygraph.extract.wishes import clauses_as_objects
from treatygraph.knowledge import Knowledge
from treatygraph.model import Relation
from treatygraph.parsed import Annotated, Ref, References, lemma

_DOUBTFUL = 0.5  # a party resolved less surely than this makes no relation
_TOPICAL = ("aimed", "wanted")
_SUPPORTS = "supports"
_OBJECTS = ("dobj", "ccomp", "xcomp", "dative", "oprd")
_OPEN_FRAMES = ("transitive", "oblique", "nominal", "control", "stance", "refusal", "joined", "placed")


@dataclass(frozen=True)
class Reader:
    """The helpers of one document's extraction, made once."""

    annotated: Annotated
    references: References
    knowledge: Knowledge
    cues: CueIndex
    roles: Roles
    parties: Parties
    companions: Companions
    qualifiers: Qualifiers
    times: Times
    voices: Voices
    floor: Floor


def reader(
    annotated: Annotated,
    references: References,
    *,
    knowledge: Knowledge,
    cues: CueIndex,
    words: DateWords,
    date: str | None,
) -> Reader:
    """Make ready what reading one document takes."""
    grammar, vocabulary = knowledge.grammar, knowledge.vocabulary
    parties = Parties(references, vocabulary, grammar)
    floor = Floor(annotated, references, knowledge)
    return Reader(
        annotated=annotated,
        references=references,
        knowledge=knowledge,
        cues=cues,
        roles=Roles(grammar),
        parties=parties,
        companions=Companions(annotated, parties, grammar),
        qualifiers=Qualifiers(grammar),
        times=Times(annotated.document.text, words, date),
        voices=Voices(references, floor, grammar, vocabulary),
        floor=floor,
    )


def relations(read: Reader) -> Iterator[Relation]:
    """Yield every relation that some saying finds, one for each pair of parties, in reading order."""
    for number, piece in enumerate(read.annotated.pieces):
        for first, end in piece.sentences:
            found = list(_of_sentence(read, number, read.cues.find(piece.doc[first:end])))
            yield from (relation for _, relation in sorted(found, key=lambda pair: pair[0]))


def _of_sentence(read: Reader, number: int, cues: list[Cue]) -> Iterator[tuple[int, Relation]]:
    """Read the longest cues first; the words of one that says something say nothing else by themselves."""
    used: dict[Token, int] = {}
    for cue in cues:
        if used.get(cue.token, 0) > len(cue.words):
            continue
        found = list(_of_cue(read, number, cue))
        yield from ((cue.token.i, relation) for relation in found)
        used |= {word: len(cue.words) for word in cue.words if found and used.get(word, 0) < len(cue.words)}


def _of_cue(read: Reader, number: int, cue: Cue) -> Iterator[Relation]:
    known = read.knowledge.vocabulary.properties[cue.saying.relation]
    subjects = _subjects(read, number, cue, known.domain)
    if not subjects and not known.symmetric:
        return
    if known.symmetric and not subjects and cue.frame.name == "nominal":
        sides = _sides(read, number, cue, read.roles.fill(cue, cue.frame.object))
        pairs = list(read.parties.across(number, sides, known.range))
    else:
        pairs = list(_pairs(subjects, _objects(read, number, cue, known.range), cue))
    force = read.qualifiers.force(cue) if pairs else None
    for subject, object_ in pairs:
        found = _relation(read, number, cue, subject, object_, force) if force else None
        if force and found:
            yield found
            yield from _seconded(read, number, cue, subject, object_, force)


def _subjects(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    if cue.frame.subject == "voice":
        found = _stood_for(read, number, cue, read.voices.of(number, cue.token).who, allowed)
    else:
        found = _named_subjects(read, number, cue, allowed)
    if found and cue.frame.subject == "agent" and not read.knowledge.grammar.has("unshared", cue.saying.relation):
        found = [*found, *read.companions.acting(number, cue.token, found, allowed)]
    if cue.frame.name == "purpose":
        return [s for s in found if s.ref.reason != "listed name"]
    return found


def _named_subjects(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    fillers = read.roles.fill(cue, cue.frame.subject)
    if cue.token.dep_ == "acl":
        fillers = read.parties.up_to_instrument(number, fillers)
    found = read.parties.of(number, fillers, allowed, describe=False)
    if cue.frame.subject != "bearer":
        return found
    if cue.token.dep_ == "compound" and cue.token.tag_ in ("NN", "NNP"):
        found = found[:1]  # "Chair Jane Moore and Secretary Paul Smith": one title, one person
    return found or _hosting(read, number, cue, allowed)


def _objects(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    if cue.frame.object == "occasion":
        return _stood_for(read, number, cue, read.references.event, allowed)
    filled = read.roles.fill(cue, cue.frame.object)
    open_slot = cue.frame.name in _OPEN_FRAMES and _describable(read, cue)
    found = read.parties.of(number, filled, allowed, describe=open_slot)
    if not found and cue.frame.object in _TOPICAL:
        found = read.parties.inside(number, filled, allowed)
    if not found and _elliptic(read, cue):
        focus = read.references.focus(number, cue.token, allowed)
        return [Party(cue.token, focus)] if focus else []
    return clauses_as_objects(read.references, read.knowledge.grammar, number, cue, allowed, found)


def _seconded(read: Reader, number: int, cue: Cue, subject: Party, object_: Party, force: Force) -> Iterator[Relation]:
    """ "Ireland, supported by Peru, proposed a ban": Peru supports it too."""
    grammar, said = read.knowledge.grammar, cue.saying.relation
    if not (grammar.has("seconded", said) or grammar.has("echoed", said)):
        return
    predicate = _SUPPORTS if grammar.has("seconded", said) else said
    domain = read.knowledge.vocabulary.properties[predicate].domain
    for party in read.companions.seconding(number, subject, domain):
        found = _relation(read, number, cue, party, object_, force)
        if found:
            rule = f"{predicate}/seconding/{found.rule.rsplit('/', 1)[-1]}"
            yield replace(found, predicate=predicate, rule=rule, confidence=read.knowledge.confidence(rule))


def _elliptic(read: Reader, cue: Cue) -> bool:
    """True where a cue stands without the object that it takes: "Samoa has also signed", "its ratification"."""
    if not read.knowledge.grammar.has("elliptic", cue.saying.relation) or len(cue.words) > 1:
        return False
    if cue.frame.name not in ("transitive", "nominal", "bearer"):
        return False
    if cue.frame.name == "bearer" and cue.token.dep_ not in ("attr", "oprd"):
        return False
    passive = cue.frame.of == "verb" and syntax.is_passive(cue.token)
    return (
        not passive
        and not any(c.dep_ in _OBJECTS for c in cue.token.children)
        and not read.roles.fill(cue, cue.frame.object)
    )


def _stood_for(read: Reader, number: int, cue: Cue, key: str | None, allowed: frozenset[str]) -> list[Party]:
    """Whoever's word the sentence is, or the meeting that it is said at, as a party without words of its own."""
    kind = read.references.kind(key) if key else None
    if key is None or kind is None or not read.knowledge.vocabulary.fits(kind, allowed):
        return []
    span = read.annotated.pieces[number].spans[cue.token.i]
    return [Party(cue.token, Ref(key, kind, cue.token.i, cue.token.i, span, "understood", 0.9, named=False))]


def _sides(read: Reader, number: int, cue: Cue, filled: list[Token]) -> list[Token]:
    """The two sides of "between A and B", also where the parser hangs B on the cue or on an instance of A."""
    sides = read.parties.coordinated(number, filled[0]) if filled else []
    two = any(c.lower_ in read.knowledge.grammar.words["two_sided"] for c in cue.token.children)
    if len(sides) > 1 or not two:
        return sides
    below = [t for t in cue.token.subtree if t.dep_ == "conj" and t.pos_ in syntax.NOUNS]
    paused = [t for t in below if t.left_edge.i > 1 and t.doc[t.left_edge.i - 2].is_punct]
    return [*sides, *(paused or [c for c in cue.token.conjuncts if c.i > cue.token.i])[:1]]


def _hosting(read: Reader, number: int, cue: Cue, allowed: frozenset[str]) -> list[Party]:
    """What an aside is said of, where its main noun is the cue: "Indonesia – a member of the Movement"."""
    own = read.references.at(number, cue.token)
    if own and own.kind == "Person" and read.knowledge.vocabulary.fits(own.kind, allowed):
        return [Party(cue.token, own)]  # "by its spokesperson, Ann Hill"
    host = read.annotated.pieces[number].host
    if host is None or cue.token.dep_ != "ROOT":
        return []
    outer = read.annotated.pieces[host[0]].doc[host[1]]
    found = read.parties.of(host[0], [outer], allowed, describe=False)[:1]
    return [Party(cue.token, party.ref) for party in found]


def _describable(read: Reader, cue: Cue) -> bool:
    """True where an unlisted noun phrase may be the object: "used a lift" uses no weapon."""
    heads = read.knowledge.names_only.get(cue.saying.relation)
    return heads is None or any(lemma(t) in heads for t in read.roles.fill(cue, cue.frame.object))


def _pairs(subjects: list[Party], objects: list[Party], cue: Cue) -> Iterator[tuple[Party, Party]]:
    if cue.frame.object == "peer":
        yield from ((a, b) for a, b in permutations(subjects, 2) if a.token.i < b.token.i)
        return
    acting = {subject.ref.key for subject in subjects}
    for subject in subjects:
        yield from ((subject, other) for other in objects if other.ref.key not in acting)


def _relation(read: Reader, number: int, cue: Cue, subject: Party, object_: Party, force: Force) -> Relation | None:
    sure = min(subject.ref.confidence, object_.ref.confidence)
    if sure < _DOUBTFUL:
        return None
    piece = read.annotated.pieces[number]
    voice = read.voices.of(number, cue.token)
    date = read.times.of(piece, cue.token, [p.ref.span for p in (subject, object_)])
    words = [cue.token.i, *(w.i for w in cue.words)]
    return Relation(
        subject=subject.ref.key,
        predicate=cue.saying.relation,
        object=object_.ref.key,
        polarity=force.polarity,
        modality=force.modality,
        rule=cue.saying.rule,
        confidence=read.knowledge.confidence(cue.saying.rule),
        evidence=(quote(read.annotated, number, cue.token, subject.token, object_.token),),
        attribution=voice.who,
        time=date.when if date else None,
        since=date.since if date else None,
        until=date.until if date else None,
        alleged=voice.alleged,
        role=_role(read, number, cue.token) if cue.saying.relation == "represents" else None,
        cue=piece.stretch(min(words), max(words)) if max(words) - min(words) < 12 else piece.spans[cue.token.i],
        subject_mention=subject.ref.span,
        object_mention=object_.ref.span,
    )


def _role(read: Reader, number: int, token: Token) -> str | None:
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    inside = [t for t in token.subtree if t.dep_ not in ("appos", "relcl") and t.i <= token.i + 6]
    same = [
        t for t in inside if t.dep_ in ("compound", "amod") and t.head == token and not read.references.at(number, t)
    ]
    first = min([t.i for t in same], default=token.i)
    last = token.i
    for child in token.rights:
        if child.dep_ == "prep" and child.left_edge.i == last + 1 and not _names_state(read, number, child):
            last = child.right_edge.i
    return read.annotated.words(read.annotated.pieces[number], first, last)


def _names_state(read: Reader, number: int, token: Token) -> bool:
    refs = (read.references.at(number, t) for t in token.subtree)
    return any(ref is not None and ref.kind == "State" for ref in refs)


def merged(found: list[Relation]) -> tuple[Relation, ...]:
    """Join what is said more than once with the same force, time and voice; a fact beats a less sure copy of itself."""
    by_terms: dict[tuple[object, ...], Relation] = {}
    for relation in found:
        key = (
            relation.subject, relation.predicate, relation.object, relation.polarity, relation.modality,
            relation.time, relation.since, relation.until, relation.attribution, relation.alleged,
        )  # fmt: skip
        before = by_terms.get(key)
        by_terms[key] = relation if before is None else _joined(before, relation)
    return tuple(by_terms[key] for key in by_terms)


def _joined(one: Relation, other: Relation) -> Relation:
    best, rest = (one, other) if one.confidence >= other.confidence else (other, one)
    evidence = tuple(sorted({*best.evidence, *rest.evidence}))
    return replace(best, evidence=evidence, role=best.role or rest.role)
