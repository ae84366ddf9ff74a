"""Claims: which clauses say something of substance, of what kind, who makes them and what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from treatygraph.extract import syntax
from treatygraph.extract.evidence import LONGEST
from treatygraph.extract.voices import Voices
from treatygraph.knowledge import Knowledge
from treatygraph.model import Claim, Polarity, Relation, Span
from treatygraph.parsed import Annotated, References

_COMPLETING = ("xcomp", "acomp", "attr", "dobj", "oprd")
_ANY = "*"
_QUOTES = set('"“”')
_FIRST = "first-person"


@dataclass(frozen=True, slots=True)
class KindRule:
    """One line of the decision list; empty sets ask nothing."""

    kind: str
    subject: str | None
    verbs: frozenset[str]
    modals: frozenset[str]
    words: frozenset[str]
    past: bool

    @classmethod
    def read(cls, row: dict[str, Any]) -> KindRule:
        """Make a rule of a mapping in claims.yaml."""
        verbs, modals, words = (frozenset(map(str, row.get(name, ()))) for name in ("verbs", "modals", "words"))
        return cls(row["kind"], row.get("subject"), verbs, modals, words, bool(row.get("past")))


class Claims:
    """Reads the claims of one document."""

    def __init__(self, annotated: Annotated, references: References, voices: Voices, knowledge: Knowledge) -> None:
        self._annotated = annotated
        self._references = references
        self._voices = voices
        self._knowledge = knowledge
        self._settings = knowledge.claims
        self._quoted: str | None = None
        self._rules = [KindRule.read(row) for row in self._settings["rules"]]

    def all(self, relations: Sequence[Relation]) -> Iterator[Claim]:
        """Yield one claim for each clause that says something, in reading order."""
        for number, piece in enumerate(self._annotated.pieces):
            clauses = (c for first, end in piece.sentences for c in _clauses(piece.doc[first:end].root, first, end))
            for first, end, root in clauses if not piece.heading and piece.host is None else ():
                claim = self._claim(number, first, end, root, relations)
                if claim:
                    yield claim

    def _claim(self, number: int, first: int, end: int, root: Token, relations: Sequence[Relation]) -> Claim | None:
        piece = self._annotated.pieces[number]
        tokens = piece.doc[first:end]
        about = self._about(number, first, end)
        words = [t for t in tokens if not t.is_punct]
        if len(words) < self._settings["shortest"] or tokens[-1].text == "?" or root.pos_ not in syntax.VERBS:
            return None
        if not self._has_substance(about) and {t.lemma_.lower() for t in words} & self._knowledge.courtesies:
            return None
        span = piece.stretch(first, end - 1)
        if span.end - span.start > LONGEST:
            return None
        kind = self._kind(number, root, tokens)
        maker = self._maker(number, root, kind, span.of(self._annotated.document.text))
        inside = tuple(i for i, r in enumerate(relations) if any(_within(e, span, r) for e in r.evidence))
        asked = self._asked(number, root, maker) if kind == "Call" else ()
        sure = self._knowledge.confidence("claims")
        return Claim(kind, maker, about, span, _polarity(root), sure, asked, inside)

    def _has_substance(self, about: tuple[str, ...]) -> bool:
        own = (self._references.speaker, self._references.speaks_for)
        return any(self._references.kind(k) not in ("Person", "Event", "Group") for k in about if k not in own)

    def _asked(self, number: int, root: Token, maker: str | None) -> tuple[str, ...]:
        """Who is asked to act: whom the verb of calling has as object, or the subject of what should be done."""
        links = self._settings["call_links"]
        verbs = [root, *syntax.clauses(root)]
        tokens = [c for c in root.children if c.dep_ in ("dobj", "dative")] + syntax.complements(root, links)
        tokens += [t for verb in verbs if any(c.tag_ == "MD" for c in verb.children) for t in syntax.agents(verb)]
        tokens += [t for verb in verbs[1:] for t in verb.children if t.dep_ == "nsubj"]
        refs = (self._references.at(number, t) for token in tokens for t in (token, *token.conjuncts))
        actors = (r.key for r in refs if r and self._knowledge.vocabulary.is_a(r.kind, "Actor"))
        return tuple(key for key in dict.fromkeys(actors) if key != maker)

    def _kind(self, number: int, root: Token, tokens: Any) -> str:
        verb = self._own_words(root)
        subject = self._subject(number, verb)
        completing = (
            {verb.lemma_.lower()}
            | {c.lemma_.lower() for c in verb.children if c.dep_ in _COMPLETING}
            | {
                g.lemma_.lower()
                for c in verb.children
                if c.dep_ in ("xcomp", "acomp")
                for g in c.children
                if g.dep_ == "xcomp"
            }
        )
        modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        words = {t.lemma_.lower() for t in tokens}
        for rule in self._rules:
            if _fits(rule, subject, completing, modals, words, verb):
                return rule.kind
        return "Assertion"

    def _own_words(self, root: Token) -> Token:
        """The verb that decides the kind: of a report that only says, the verb of what is said."""
        grammar = self._knowledge.grammar
        for child in root.children:
            plain = root.lemma_ in grammar.words["saying"] and root.lemma_ not in self._knowledge.telling
            if plain and child.dep_ == "ccomp" and child.pos_ in syntax.VERBS:
                return child
        return root

    def _subject(self, number: int, verb: Token) -> str:
        for token in syntax.surface(verb):
            role = self._knowledge.grammar.pronouns.get(token.lower_, "")
            poss = any(self._knowledge.grammar.pronouns.get(c.lower_) == "possessive_us" for c in token.children)
            if role in ("first", "us") or poss:
                return _FIRST
            ref = self._references.at(number, token)
            if ref and self._knowledge.vocabulary.is_a(ref.kind, "Convention"):
                return "treaty-text"
            if ref and token.lemma_.lower() in self._knowledge.grammar.owned["Convention"]:
                return "treaty-parties"
        return "anyone-else"

    def _maker(self, number: int, root: Token, kind: str, words: str) -> str | None:
        voice = self._voices.stating(number, root)
        if voice is not None:
            self._quoted = voice if _QUOTES & set(words) else self._quoted
            return voice
        if self._quoted and words[0] in _QUOTES:
            return self._quoted  # a quotation that goes on without another "said"
        own = self._subject(number, root) == _FIRST
        if kind == "Commitment" and own and self._references.speaks_for:
            return self._references.speaks_for
        return self._references.speaker or self._references.speaks_for

    def _about(self, number: int, first: int, end: int) -> tuple[str, ...]:
        piece = self._annotated.pieces[number]
        refs = [(i, r) for i in range(first, end) if (r := self._references.at(number, piece.doc[i]))]
        for other, aside in enumerate(self._annotated.pieces):
            if aside.host and aside.host[0] == number and first <= aside.host[1] < end:
                refs += [(-1, r) for t in aside.doc if (r := self._references.at(other, t))]
        kept = [r for i, r in refs if not any(o.first <= i <= o.last and o is not r and _wider(o, r) for _, o in refs)]
        return tuple(dict.fromkeys(r.key for r in kept if r.kind not in ("Place",) and r.reason != "pronoun of us"))


def _wider(one: Any, other: Any) -> bool:
    return bool(one.last - one.first > other.last - other.first)


def _within(evidence: Span, span: Span, relation: Relation) -> bool:
    cue = relation.cue or evidence
    return span.covers(cue) or (evidence.covers(span) and span.covers(Span(cue.start, cue.start)))


def _polarity(root: Token) -> Polarity:
    return Polarity.NEGATIVE if any(c.dep_ == "neg" for c in root.children) else Polarity.POSITIVE


def _fits(rule: KindRule, subject: str, verbs: set[str], modals: set[str], words: set[str], verb: Token) -> bool:
    return (
        rule.subject in (None, subject)
        and (not rule.verbs or bool(rule.verbs & verbs))
        and (not rule.modals or _ANY in rule.modals or bool(rule.modals & modals))
        and (not rule.words or bool(rule.words & words))
        and (not rule.past or verb.tag_ in ("VBD", "VBN"))
    )


def _clauses(root: Token, first: int, end: int) -> Iterator[tuple[int, int, Token]]:
    """Split a sentence where a coordinated main clause with a subject of its own begins."""
    starts = [(first, root)]
    for other in root.conjuncts:
        own = any(c.dep_ in syntax.SUBJECTS for c in other.children)
        if own and other.pos_ in syntax.VERBS and other.i > root.i:
            starts.append((max(first, min(t.i for t in other.subtree)), other))
    for (start, verb), (stop, _) in zip(starts, [*starts[1:], (end, root)], strict=True):
        if stop > start:
            yield start, stop, verb
