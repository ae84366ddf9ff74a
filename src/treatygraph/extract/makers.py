"""Who makes a claim: whoever is said to say it, whom a quotation or a turn gives the floor to, else whose text it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from treatygraph.extract import adjacent, syntax
from treatygraph.extract.companions import Companions
from treatygraph.extract.floor import Floor
from treatygraph.extract.parties import BODIES, Party
from treatygraph.extract.units import Unit
from treatygraph.knowledge import Knowledge
from treatygraph.parsed import Annotated, Ref, References
from treatygraph.tokens import Token

_ACTOR = frozenset({"Actor"})
_OWN = ("first", "us", "possessive_us")
_OURS = ("us", "possessive_us")


@dataclass(frozen=True, slots=True)
class Making:
    """Who makes a claim (None alone: nobody that the text names), and how that is known.

    `voice` is speaker (own words), reported (said to say it), instrument (a text that lays down rules) or narrator;
    `naming` are the tokens that name the makers.
    """

    makers: tuple[str | None, ...]
    voice: str
    naming: tuple[Token, ...] = ()


class Makers:
    """Decides on the makers of one document's claims, in reading order: a summary goes on with who spoke last."""

    def __init__(
        self, annotated: Annotated, references: References, floor: Floor, companions: Companions, knowledge: Knowledge
    ) -> None:
        self._annotated = annotated
        self._references = references
        self._floor = floor
        self._companions = companions
        self._knowledge = knowledge
        self._settings = knowledge.claims
        self._saying = knowledge.grammar.words["saying"]
        self._carried: tuple[int, tuple[str | None, ...]] | None = None
        self._spoken = False  # whether those were said to say something

    @cached_property
    def stating(self) -> frozenset[str]:
        """Lemmas of the verbs whose subject makes the claim."""
        return self._saying | frozenset(self._settings["stands"])

    def of(self, number: int, unit: Unit) -> Making:
        """Find who makes the claim of a clause."""
        verb = unit.lead
        named = self._stated(number, verb) or self._instrument(number, verb) or self._according(number, verb)
        if named:
            self._carried = (number, named.makers)
            self._spoken = verb.lemma_ in self._saying
            return named
        holder = self._floor.holder(number, self._said(verb))
        behalf = self._on_behalf(number, unit.first, unit.end)
        if behalf:
            return Making((behalf,), "speaker")
        if holder.rule:
            return Making((holder.who,), "instrument")
        if holder.who or holder.quoted:
            joint = self._references.joint if holder.who == self._references.speaker else ()
            return Making((holder.who, *joint), "narrator" if self._tells and not holder.quoted else "speaker")
        if self._carried and self._carried[0] == number and self._carries_on(verb):
            return Making(self._carried[1], "reported")
        return Making((None,), "narrator")

    @cached_property
    def _tells(self) -> bool:
        """True where an organisation's text tells of everybody, itself included, as of others: a press release."""
        speaker, pronouns = self._references.speaker, self._knowledge.grammar.pronouns
        if speaker is None or self._references.kind(speaker) not in BODIES:
            return False
        words = ((n, t) for n, p in enumerate(self._annotated.pieces) for t in p.doc)
        own = ((n, t) for n, t in words if t.pos_ == "PRON" and pronouns.get(t.lower_) in _OURS)
        return all(self._floor.quotes(number, token) for number, token in own)

    def _said(self, verb: Token) -> Token:
        """The word by which a clause's place is told: of a quotation, the quoted verb and not the "said" beside it."""
        inside = next((c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and c.pos_ in syntax.VERBS), None)
        return inside if inside is not None and verb.lemma_ in self._saying else verb

    def _stated(self, number: int, verb: Token) -> Making | None:
        if verb.lemma_ not in self.stating or self._is_only_wished(verb):
            return None
        subjects = [t for t in syntax.agents(verb) if t.i < verb.i or verb.dep_ == "ROOT" or syntax.is_passive(verb)]
        found = list(self._parties(number, verb, subjects)) or list(self._parties(number, verb, self._beside(verb)))
        own = [t for t in subjects if self._knowledge.grammar.pronouns.get(t.lower_) in _OWN]
        if not found or own:
            return None
        beside = [p for party in found for p in self._companions.seconding(number, party, _ACTOR)]
        parties = list({p.ref.key: p for p in (*found, *beside)}.values())
        return Making(tuple(p.ref.key for p in parties), "reported", tuple(p.token for p in found))

    def _beside(self, verb: Token) -> list[Token]:
        """The word right before a verb of saying, or the noun it hangs on, where the parser gave the subject another place."""
        if verb.dep_ == "acl" and verb.head.dep_ == "ROOT":
            return [verb.head]
        before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
        left = before is not None and verb.lemma_ in self._saying and verb.dep_ == "ROOT" and before.pos_ == "PROPN"
        return [before] if left and before is not None else []

    def _parties(self, number: int, verb: Token, subjects: Sequence[Token]) -> Iterator[Party]:
        for token in dict.fromkeys(t for s in subjects for t in (s, *s.conjuncts)):
            ref = self._references.at(number, token)
            if ref and self._knowledge.vocabulary.is_a(ref.kind, "Actor") and self._takes(number, verb, ref):
                yield Party(token, ref)

    def _takes(self, number: int, verb: Token, ref: Ref) -> bool:
        """True unless a speaker only reports what some stand for ("many states support the ban")."""
        holder = self._floor.holder(number, verb)
        if holder.who is None or verb.lemma_ not in self._settings["reported_only"]:
            return True
        return ref.key in (holder.who, self._references.speaks_for)

    def _is_only_wished(self, verb: Token) -> bool:
        helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        return bool(helpers & set(self._settings["unstated"])) or any(c.dep_ == "neg" for c in verb.children)

    def _instrument(self, number: int, verb: Token) -> Making | None:
        """ "This resolution calls upon states to …": the instrument itself says so, where it does so now."""
        if verb.lemma_ not in self._settings["instrument_says"] or verb.tag_ not in ("VBZ", "VBP"):
            return None
        for token in syntax.surface(verb):
            ref = self._references.at(number, token)
            if ref and self._knowledge.vocabulary.is_a(ref.kind, "Convention"):
                return Making((ref.key,), "reported", (token,))
        return None

    def _according(self, number: int, verb: Token) -> Making | None:
        """ "According to the Minister, …"."""
        words = self._knowledge.grammar.words["according"]
        for token in (below for word in verb.sent if word.lower_ in words for below in word.subtree):
            ref = self._references.at(number, token)
            if ref and self._knowledge.vocabulary.is_a(ref.kind, "Actor"):
                return Making((ref.key,), "reported", (token,))
        return None

    def _on_behalf(self, number: int, first: int, end: int) -> str | None:
        """ "Let me, on behalf of my Government, …": the one that the speaker speaks for."""
        state = self._references.speaks_for
        if not state:
            return None
        pieces, openers = self._annotated.pieces, adjacent.first_words(self._knowledge.grammar.words["on_behalf"])
        words = [(number, word) for word in pieces[number].doc.tokens[first:end] if word.lower_ in openers]
        for aside in self._annotated.asides(number, first, end):
            words += [(aside, word) for word in pieces[aside].doc if word.lower_ in openers]
        return state if any(self._opens(n, word, state) for n, word in words) else None

    def _opens(self, number: int, word: Token, key: str) -> bool:
        phrase, after = adjacent.opening_at(word.doc, word.i, self._knowledge.grammar.words["on_behalf"])
        found = phrase is not None and not word.is_punct
        return found and any(self._is(number, t, key) for t in word.doc[after : after + 3])

    def _is(self, number: int, token: Token, key: str) -> bool:
        ref = self._references.at(number, token)
        return ref is not None and ref.key == key

    def _carries_on(self, verb: Token) -> bool:
        """True for a sentence that asks on without a speaker of its own, as summaries do after "Chile said …"."""
        verbs = [verb, *syntax.clauses(verb)]
        words = [*self._settings["carrying"], *(self._settings["carrying_speech"] if self._spoken else ())]
        return any(c.lower_ in words for v in verbs for c in v.children if c.dep_ == "aux")
