"""Cues, parties and force put together: the relations that a document's sentences state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from treatygraph.extract.cues import Cue
from treatygraph.extract.ends import goes_without, objects, sides, subjects
from treatygraph.extract.evidence import quote
from treatygraph.extract.gapping import Gap, gaps, told
from treatygraph.extract.parties import Party
from treatygraph.extract.qualifiers import Force
from treatygraph.extract.reader import Reader
from treatygraph.model import Relation
from treatygraph.tokens import Token, Tokens

_DOUBTFUL = 0.5  # a party resolved less surely than this makes no relation
_SUPPORTS = "supports"
_NAMING = ("listed name", "name by its shape", "recognised body")


def relations(read: Reader) -> Iterator[Relation]:
    """Yield every relation that some saying finds, one for each pair of parties, in reading order."""
    for number, piece in enumerate(read.annotated.pieces):
        for sentence in piece.doc.sents:
            found = _of_sentence(read, number, sentence)
            yield from (relation for _, relation in sorted(found, key=lambda pair: pair[0]))


def _of_sentence(read: Reader, number: int, sentence: Tokens) -> list[tuple[int, Relation]]:
    """Read the longest cues first; the words of one that says something say nothing else by themselves."""
    used: dict[Token, int] = {}
    every: list[tuple[int, Relation]] = []
    for cue in read.cues.find(sentence):
        found = [] if used.get(cue.token, 0) > len(cue.words) else list(_of_cue(read, number, cue))
        if found:
            every += [(cue.token.i, relation) for relation in found]
            used |= {word: len(cue.words) for word in cue.words if used.get(word, 0) < len(cue.words)}
    return every


def _of_cue(read: Reader, number: int, cue: Cue) -> Iterator[Relation]:
    known = read.knowledge.vocabulary.properties[cue.saying.relation]
    if cue.frame.name in ("nominal", "bearer") and _is_name(read, number, cue):
        return
    filled = read.roles.fill(cue, cue.frame.object)
    if not filled and not goes_without(read, cue):
        return
    if read.knowledge.grammar.has("final_only", cue.saying.relation) and _is_draft(read, cue):
        return
    acting = subjects(read, number, cue, cue.saying.subjects or known.domain)
    if acting:
        pairs = list(_pairs(acting, objects(read, number, cue, filled, cue.saying.objects or known.range), cue))
    elif known.symmetric and cue.frame.name == "nominal":
        pairs = list(read.parties.across(number, sides(read, number, cue, filled), known.range))
    else:
        return
    force = read.qualifiers.force(cue) if pairs else None
    further = gaps(read, number, cue, [object_ for _, object_ in pairs])
    if force:
        yield from _repeated(read, number, cue, pairs, force, further)
    doers = {gap.subject.token for gap in further}
    for subject, object_ in [pair for pair in pairs if pair[1].token not in doers]:
        found = _relation(read, number, cue, subject, object_, force) if force else None
        if force and found:
            yield found
            yield from _seconded(read, number, cue, subject, object_, force)


def _repeated(
    read: Reader, number: int, cue: Cue, pairs: list[tuple[Party, Party]], force: Force, further: list[Gap]
) -> Iterator[Relation]:
    """What later words that leave the verb out say again of somebody else."""
    doers = {gap.subject.token for gap in further}
    things = list(dict.fromkeys(o for _, o in pairs if o.token not in doers))
    for gap in further:
        for thing in [gap.object] if gap.object else things:
            found = _relation(read, number, cue, gap.subject, thing, force)
            if found and gap.subject.ref.key != thing.ref.key:
                rule = f"{found.predicate}/gapping/{found.rule.rsplit('/', 1)[-1]}"
                yield replace(told(found, gap), rule=rule, confidence=read.confidences.of(rule))


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
            yield replace(found, predicate=predicate, rule=rule, confidence=read.confidences.of(rule))


def _is_draft(read: Reader, cue: Cue) -> bool:
    """ "the Assembly's draft resolution": nobody adopted it yet."""
    drafted = any(c.lower_ in read.knowledge.grammar.words["unfinal"] for c in cue.token.lefts)
    return cue.frame.name == "authored" and drafted


def _is_name(read: Reader, number: int, cue: Cue) -> bool:
    """ "launched the Lima Initiative": a noun of action that is only part of a name says nothing itself."""
    ref = read.references.at(number, cue.token)
    told = ref is not None and ref.kind != "Person" and ref.reason in _NAMING and ref.named
    return told and cue.token.text[0].isupper()


def _pairs(acting: list[Party], others: list[Party], cue: Cue) -> Iterator[tuple[Party, Party]]:
    if cue.frame.object == "peer":
        yield from ((a, b) for a, b in permutations(acting, 2) if a.token.i < b.token.i)
        return
    themselves = {party.ref.key for party in acting}
    for party in acting:
        yield from ((party, other) for other in others if other.ref.key not in themselves)


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
        confidence=read.confidences.of(cue.saying.rule),
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
