"""Claims: which clauses say something of substance, of what kind, who makes them and what they are about."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from treatygraph.extract import syntax
from treatygraph.extract.about import About
from treatygraph.extract.evidence import LONGEST
from treatygraph.extract.kinds import Kinds
from treatygraph.extract.makers import Makers, Making
from treatygraph.extract.operative import Operative
from treatygraph.extract.reader import Reader
from treatygraph.extract.units import Unit, units
from treatygraph.model import Claim, Polarity, Relation, Span
from treatygraph.tokens import Token

_QUESTION = "?"
_ASKING = ("Call", "Obligation")
_RECORDED = "ballot"

_Place = tuple[int, int, Span, int]  # where a relation's cue begins and ends, its evidence, its number


class Claims:
    """Reads the claims of one document."""

    def __init__(self, read: Reader) -> None:
        self._annotated = read.annotated
        self._references = read.references
        self._knowledge = read.knowledge
        self._settings = read.knowledge.claims
        self._procedure = frozenset(self._settings["procedure"])
        self._sure = read.confidences.of("claims")
        self._kinds = Kinds(read.references, read.knowledge)
        self._makers = Makers(read.annotated, read.references, read.floor, read.companions, read.knowledge)
        self._about = About(read.annotated, read.references, read.parties.nearby, read.knowledge)
        self._operative = Operative(read.annotated, read.references, read.knowledge)

    def all(self, relations: Sequence[Relation]) -> Iterator[Claim]:
        """Yield one claim for each clause that says something and each who makes it, in reading order."""
        places = _places(relations)
        for number, piece in enumerate(self._annotated.pieces):
            if piece.heading or piece.host is not None:
                continue
            resolving = self._operative.paragraph(number)
            if resolving:
                yield from self._made(number, resolving.unit, resolving.making, resolving.kind, places)
                continue
            for sentence in piece.doc.sents:
                for unit in units(sentence.start, sentence.end, sentence.root, self._makers.stating):
                    yield from self._of(number, unit, places)

    def records(self, relations: Sequence[Relation]) -> Iterator[Claim]:
        """Yield what a record of a vote reports, one claim for each record."""
        found: dict[Span, list[int]] = defaultdict(list)
        for i, relation in enumerate(relations):
            if relation.rule.split("/")[1] == _RECORDED:
                found[relation.evidence[0]].append(i)
        for span, inside in found.items():
            ends = [e for i in inside for e in (relations[i].object, relations[i].subject) if isinstance(e, str)]
            about, sure = tuple(dict.fromkeys(ends)), self._sure
            maker = relations[inside[0]].attribution
            yield Claim("Assertion", maker, about, span, Polarity.POSITIVE, sure, (), tuple(inside))

    def _of(self, number: int, unit: Unit, places: Sequence[_Place]) -> Iterator[Claim]:
        tokens = self._annotated.pieces[number].doc.tokens[unit.first : unit.end]
        if not self._says_something(number, unit, tokens):
            return
        making = self._makers.of(number, unit)
        if unit.inner and making.voice != "reported":
            return
        kind = self._kinds.of(number, unit.verb, tokens, making)
        state = self._references.speaks_for
        if kind == "Commitment" and state and making.voice == "speaker" and self._kinds.is_ours(unit.verb):
            own = making.makers == (self._references.speaker,)
            making = Making((state,), "speaker") if own else making
        yield from self._made(number, unit, making, kind, places)

    def _says_something(self, number: int, unit: Unit, tokens: Sequence[Token]) -> bool:
        if sum(not t.is_punct for t in tokens) < self._settings["shortest"] or tokens[-1].text == _QUESTION:
            return False
        courteous = self._kinds.core(unit.verb) & self._knowledge.courtesies
        courteous = courteous or self._procedure.intersection(t.lemma_.lower() for t in tokens)
        return not courteous or self._has_substance(number, unit)

    def _has_substance(self, number: int, unit: Unit) -> bool:
        own = (self._references.speaker, self._references.speaks_for)
        about = self._about.named(number, unit.first, unit.end, Making((None,), "narrator"))
        return any(self._references.kind(k) not in ("Person", "Event", "Group") for k in about if k not in own)

    def _made(
        self, number: int, unit: Unit, making: Making, kind: str, places: Sequence[_Place]
    ) -> Iterator[Claim]:
        span = self._annotated.pieces[number].stretch(unit.first, unit.end - 1)
        if span.end - span.start > LONGEST:
            return
        about = self._about.of(number, unit.first, unit.end, making)
        inside = _inside(span, places)
        sure = self._sure
        for maker in making.makers:
            asked = self._asked(number, self._kinds.own(unit.verb), making.makers) if kind in _ASKING else ()
            yield Claim(kind, maker, about, span, _polarity(self._kinds.own(unit.verb)), sure, asked, inside)

    def _asked(self, number: int, root: Token, makers: Sequence[str | None]) -> tuple[str, ...]:
        """Who is asked to act: whom the verb of calling has as object, or the subject of what should be done."""
        links = self._settings["call_links"]
        verbs = [root, *syntax.clauses(root)]
        tokens = [c for c in root.children if c.dep_ in ("dobj", "dative")] + syntax.complements(root, links)
        tokens += [t for verb in verbs if any(c.tag_ == "MD" for c in verb.children) for t in syntax.agents(verb)]
        calls = root.lemma_ in self._settings["calling"]
        tokens += [t for verb in verbs[1:] for t in verb.children if t.dep_ == "nsubj"] if calls else []
        refs = (self._references.at(number, t) for token in tokens for t in (token, *token.conjuncts))
        actors = (r.key for r in refs if r and self._knowledge.vocabulary.is_a(r.kind, "Actor"))
        return tuple(key for key in dict.fromkeys(actors) if key not in makers)


def _places(relations: Sequence[Relation]) -> list[_Place]:
    """Where the cues of relations stand, in reading order, so that a claim looks only at those near it."""
    cues = ((i, e, r.cue or e) for i, r in enumerate(relations) for e in r.evidence)
    return sorted((cue.start, cue.end, evidence, i) for i, evidence, cue in cues)


def _inside(span: Span, places: Sequence[_Place]) -> tuple[int, ...]:
    """The relations whose cue stands in a claim, or begins there where their evidence is wider."""
    near = places[bisect_left(places, (span.start,)) : bisect_left(places, (span.end + 1,))]
    return tuple(sorted({i for _, end, evidence, i in near if end <= span.end or evidence.covers(span)}))


def _polarity(root: Token) -> Polarity:
    return Polarity.NEGATIVE if any(c.dep_ == "neg" for c in root.children) else Polarity.POSITIVE
