"""What reading leaves behind: sentences that relate nothing, words that no phrasing knows, ends of the wrong kind.

It mirrors the way of a relation from cue to parties, and notes where that way ends. Nothing of it enters a graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from treatygraph.extract.cues import Cue
from treatygraph.extract.evidence import quote
from treatygraph.extract.named import Lists
from treatygraph.extract.parties import Party
from treatygraph.extract.propositions import propositions
from treatygraph.extract.reader import Reader
from treatygraph.model import Relation, Span
from treatygraph.parsed import Ref, lemma
from treatygraph.tokens import Token

SENTENCE, VERB, NOUN, NAME, REJECTED = "sentence", "verb", "noun", "name", "rejected"
_ACTOR, _INSTRUMENT = frozenset({"Actor"}), frozenset({"Convention"})
_CONCERNED = frozenset({"Actor", "Convention", "Process"})
_ANYTHING = _CONCERNED | {"Event", "Issue", "Place"}
_NEVER_LISTED = frozenset({"Person", "Group", "Provision", "Issue"})
_ANYWHERE = frozenset({"Group", "Place"})  # "some delegates met in Geneva": of no phrasing, and in any
_READ_ELSEWHERE = (
    "light_verbs",
    "linking_verbs",
    "saying",
    "intending_governors",
    "factual_governors",
    "negative_governors",
)
_NO_CUES = ("transparent", "no_issue", "unlabelled")
_WITHOUT_WORDS = ("name",)  # frames of relations that a name holds by itself


@dataclass(frozen=True, slots=True)
class Unread:
    """One thing that was left: of which sort, in words, and the sentence that it stands in."""

    sort: str
    what: str
    quote: Span


@dataclass(frozen=True, slots=True)
class Uncovered:
    """What one document leaves. `sentences` counts all, `promising` those that name an actor and an instrument."""

    sentences: int
    promising: int
    items: tuple[Unread, ...]


def uncovered(read: Reader, relations: Iterable[Relation]) -> Uncovered:
    """Find what a document says that its relations do not, so that a person can teach the ontology more."""
    sheet = _Sheet(read, [r for r in relations if r.rule.split("/")[1] not in _WITHOUT_WORDS])
    items = [item for number, _ in enumerate(read.annotated.pieces) for item in sheet.of_piece(number)]
    return Uncovered(sheet.sentences, sheet.promising, tuple(items))


class _Sheet:
    """One document under examination."""

    def __init__(self, read: Reader, relations: Sequence[Relation]) -> None:
        self._read = read
        self._labels = {e.key: min((e.label, *e.alt_labels), key=len) for e in read.references.entities()}
        self._evidence = [span for relation in relations for span in relation.evidence]
        self._found = {(r.predicate, r.cue) for r in relations}
        words = read.knowledge.grammar.words
        self._read_elsewhere = frozenset[str]().union(*(words[name] for name in _READ_ELSEWHERE))
        self._no_cues = frozenset[str]().union(*(words[name] for name in _NO_CUES))
        self.sentences = self.promising = 0

    def of_piece(self, number: int) -> Iterator[Unread]:
        """Yield what one paragraph leaves, in reading order."""
        piece = self._read.annotated.pieces[number]
        yield from self._names(number) if not piece.heading else ()
        for first, end in piece.sentences if not piece.heading else ():
            refs = self._refs(number, first, end)
            self.sentences += 1
            yield from self._sentence(number, first, end, list(refs.values()))
            cues = self._read.cues.find(piece.doc[first:end])
            used = {word for cue in cues for word in cue.words}
            yield from self._verbs(number, first, end, refs, used)
            yield from self._nouns(number, first, end, refs, used)
            yield from (item for cue in cues for item in self._rejected(number, cue))

    def _refs(self, number: int, first: int, end: int) -> dict[Token, Ref]:
        tokens = self._read.annotated.pieces[number].doc[first:end]
        return {t: ref for t in tokens if (ref := self._read.references.at(number, t)) is not None}

    def _is(self, ref: Ref, kinds: frozenset[str]) -> bool:
        return self._read.knowledge.vocabulary.fits(ref.kind, kinds)

    def _label(self, ref: Ref) -> str:
        """The text's own words for a thing, or where it only points back, the shortest name."""
        words = " ".join(ref.span.of(self._read.annotated.document.text).split())
        return words if ref.named else self._labels.get(ref.key, words)

    def _sentence(self, number: int, first: int, end: int, refs: Sequence[Ref]) -> Iterator[Unread]:
        actors = [self._label(ref) for ref in refs if self._is(ref, _ACTOR)]
        instruments = [self._label(ref) for ref in refs if self._is(ref, _INSTRUMENT)]
        if not actors or not instruments:
            return
        self.promising += 1
        piece = self._read.annotated.pieces[number]
        here = piece.stretch(first, end - 1)
        if not any(span.start < here.end and here.start < span.end for span in self._evidence):
            yield Unread(
                SENTENCE, ", ".join(dict.fromkeys(actors + instruments)), self._quote(number, piece.doc[first])
            )

    def _verbs(self, number: int, first: int, end: int, refs: dict[Token, Ref], used: set[Token]) -> Iterator[Unread]:
        tokens = self._read.annotated.pieces[number].doc[first:end]
        for found in propositions(tokens, lists=Lists(self._read.knowledge.grammar.words["additive"])):
            verb = found.head
            concerned = any(t in refs and self._is(refs[t], _CONCERNED) for words in found.arguments for t in words)
            if verb.pos_ == "VERB" and concerned and verb not in used and lemma(verb) not in self._read_elsewhere:
                yield Unread(VERB, lemma(verb), self._quote(number, verb))

    def _nouns(self, number: int, first: int, end: int, refs: dict[Token, Ref], used: set[Token]) -> Iterator[Unread]:
        """Nouns that have an actor or instrument for possessor or complement: "Norway's X", "the X of the treaty"."""
        for noun in self._read.annotated.pieces[number].doc[first:end]:
            if noun.pos_ != "NOUN" or noun in refs or noun in used or lemma(noun) in self._no_cues:
                continue
            below = [c for c in noun.children if c.dep_ in ("poss", "compound")]
            below += [o for c in noun.children if c.dep_ == "prep" for o in c.children]
            if any(t in refs and self._is(refs[t], _CONCERNED) for t in below):
                yield Unread(NOUN, lemma(noun), self._quote(number, noun))

    def _names(self, number: int) -> Iterator[Unread]:
        """Names that no list has: with the kind that was guessed, or without where nothing was."""
        piece = self._read.annotated.pieces[number]
        refs = self._refs(number, 0, len(piece.doc))
        for token, ref in refs.items():
            listed = ref.key in self._read.knowledge.by_key or self._is(ref, _NEVER_LISTED)
            if not listed and ref.named and token.pos_ == "PROPN" and self._is(ref, _ANYTHING):
                yield Unread(NAME, f"{self._label(ref)} (taken for {_worded(ref.kind)})", self._quote(number, token))
        known = {i for ref in refs.values() for i in range(ref.first, ref.last + 1)}
        known |= {i for first, end, _ in piece.names for i in range(first, end)}
        for first, last in self._runs(piece.doc, known):
            words = self._read.annotated.words(piece, first.i, last.i)
            yield Unread(NAME, words, self._quote(number, first))

    def _runs(self, doc: Iterable[Token], known: set[int]) -> Iterator[tuple[Token, Token]]:
        """The first and last words of stretches of capitalised words that nothing was made of."""
        for named, run in groupby(doc, key=lambda token: self._is_name(token, known)):
            words = list(run)
            if named:
                yield words[0], words[-1]

    def _is_name(self, token: Token, known: set[int]) -> bool:
        grammar = self._read.knowledge.grammar
        common = token.lower_ in grammar.words["titles"] or token.lower_ in grammar.heads
        plain = token.tag_ in ("NNP", "NNPS") and token.i not in known and token.is_alpha and len(token) > 1
        return plain and token.ent_type_ not in ("DATE", "TIME", "CARDINAL", "ORDINAL") and not common

    def _rejected(self, number: int, cue: Cue) -> Iterator[Unread]:
        """Two ends that a phrasing joins, one of which is of a kind that the relation does not take."""
        known = self._read.knowledge.vocabulary.properties[cue.saying.relation]
        subjects, objects = self._filled(number, cue, cue.frame.subject), self._filled(number, cue, cue.frame.object)
        vague = cue.frame.of == "preposition" or cue.frame.object == "modifier"  # "Chile in Geneva" joins any two kinds
        if vague or not subjects or not objects or self._is_found(number, cue):
            return
        ends = (subjects[0].ref, objects[0].ref)
        allowed = zip(ends, (known.domain, known.range), strict=True)
        wrong = [(ref, kinds) for ref, kinds in allowed if not self._is(ref, kinds)]
        if len(wrong) == 1 and not self._is(wrong[0][0], _ANYWHERE) and ends[0].key != ends[1].key and cue.frame.object != "peer":
            told = f"{self._label(ends[0])} {known.name} {self._label(ends[1])}"
            yield Unread(REJECTED, f"{told}: {self._why(known.name, *wrong[0])}", self._quote(number, cue.token))

    def _why(self, relation: str, ref: Ref, kinds: frozenset[str]) -> str:
        wanted = ", ".join(_worded(kind) for kind in sorted(kinds))
        return f"{self._label(ref)} is of kind {_worded(ref.kind)}; {relation} wants {wanted}"

    def _filled(self, number: int, cue: Cue, role: str) -> list[Party]:
        if role == "voice":
            return []
        found = self._read.parties.of(number, self._read.roles.fill(cue, role), _ANYTHING)
        return [party for party in found if party.ref.named]

    def _is_found(self, number: int, cue: Cue) -> bool:
        at = self._read.annotated.pieces[number].spans[cue.token.i]
        return any(span is not None and span.covers(at) for _, span in self._found)

    def _quote(self, number: int, token: Token) -> Span:
        return quote(self._read.annotated, number, token)


def _worded(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()
