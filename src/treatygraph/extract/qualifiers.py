"""What force a relation has: affirmed or denied; fact, plan or supposition. Read at its own predicate and what governs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from treatygraph.extract import syntax
from treatygraph.extract.cues import Cue
from treatygraph.knowledge import Grammar
from treatygraph.model import Modality, Polarity
from treatygraph.parsed import resumed
from treatygraph.tokens import Token

_CLAUSAL = ("xcomp", "ccomp", "acl", "relcl", "pcomp", "advcl", "acomp", "dobj", "pobj", "prep", "attr", "conj", "amod")
_NEGATING = ("neg", "det", "preconj", "advmod", "amod", "cc")
_CLIMB = 8
_FINITE = ("VBZ", "VBP", "VBD")
_IN_PASSING = ("appos", "compound", "nmod", "amod", "nsubj", "nsubjpass", "conj", "dep", "npadvmod")
_WITHIN_A_PHRASE = ("joined", "purpose", "compound", "authored", "directed", "topical")


@dataclass(frozen=True, slots=True)
class Force:
    """Polarity and modality together."""

    polarity: Polarity
    modality: Modality


class Qualifiers:
    """Reads negation, plans, hopes and conditions around a cue."""

    def __init__(self, grammar: Grammar) -> None:
        self._words = grammar.words

    def force(self, cue: Cue) -> Force:
        """Decide polarity and modality of what a cue says."""
        if cue.frame.name in _WITHIN_A_PHRASE or self._describes(cue) or (cue.frame.of == "noun" and _titles(cue)):
            return self._within(cue)
        carrier = _carrier(cue.token)
        negative, modality = self._own(cue, carrier)
        if carrier is not None and carrier not in cue.words:
            flips, under = self._meaning(carrier, infinitive=False, direct=False)
            negative, modality = negative ^ flips, _weaker(modality, under)
        for governor, infinitive, direct in self._governors(carrier or cue.token):
            if direct and (self._performs(carrier or cue.token, governor) or self._founds(cue, governor)):
                continue  # "I want to thank you" thanks, "agreed to launch a process" launched it
            beside = governor.pos_ in syntax.VERBS and governor in (carrier or cue.token).conjuncts
            flips, under = self._governing(governor, infinitive=infinitive, direct=direct, beside=beside)
            negative ^= flips
            modality = _weaker(modality, under)
        if self._warned_of(carrier or cue.token):
            negative, modality = not negative, _weaker(modality, Modality.INTENDED)
        negative ^= self._untrue(cue.token)
        if self._supposed(cue.token) or self._imagined(cue):
            modality = Modality.HYPOTHETICAL
        forced = cue.saying.force
        negative ^= forced == "negative"
        if forced in ("intended", "hypothetical"):
            modality = _weaker(modality, Modality[forced.upper()])
        if forced == "asserted":
            modality = Modality.ASSERTED  # "it is an honour to see you here": they are here
        return Force(Polarity.NEGATIVE if negative else Polarity.POSITIVE, modality)

    def _warned_of(self, verb: Token) -> bool:
        """ "cautioned against reopening the talks": they should not."""
        return verb.dep_ == "pcomp" and verb.head.lower_ in self._words["warning_links"]

    def _imagined(self, cue: Cue) -> bool:
        """ "Ghana's ratification would be welcome"."""
        helpers = [c.lower_ for c in cue.token.head.children if c.dep_ == "aux"]
        acting = cue.frame.of == "noun" and cue.token.dep_ in syntax.SUBJECTS
        return acting and any(h in self._words["supposing_modals"] for h in helpers)

    def _founds(self, cue: Cue, governor: Token) -> bool:
        done = governor.tag_ in ("VBD", "VBN", "VBZ") and governor.lemma_ in self._words["deciding"]
        return done and cue.saying.relation in self._words["founded"]

    def _describes(self, cue: Cue) -> bool:
        """ "an initiative to deal with arms": an infinitive that says what a thing is for says what it is about."""
        at = cue.token if cue.saying.relation in self._words["of_nouns"] else cue.token.sent.root
        while at.dep_ in ("advcl", "xcomp", "conj", "prep", "pcomp") and at.pos_ not in syntax.NOUNS:
            at = at.head
        return at.dep_ in ("acl", "relcl") and at.head.pos_ in syntax.NOUNS and any(c.tag_ == "TO" for c in at.lefts)

    def _sought(self, noun: Token) -> bool:
        """ "working for a treaty", "the process towards an agreement": a thing that does not exist yet."""
        if noun.pos_ not in syntax.NOUNS or not any(c.lower_ in self._words["indefinite"] for c in noun.lefts):
            return False
        if noun.dep_ == "pobj" and noun.head.lower_ in self._words["seeking_links"]:
            return noun.head.lower_ != "for" or noun.head.head.lemma_ in self._words["seeking"]
        if noun.dep_ != "dobj":
            return False
        verb = noun.head
        wanted = [self._governing(g, infinitive=i, direct=d)[1] for g, i, d in self._governors(verb)]
        return Modality.INTENDED in (self._modal(verb), *wanted)

    def _performs(self, verb: Token, governor: Token) -> bool:
        words = self._words
        spoken = any(c.lower_ in words["speaking"] for c in (*syntax.surface(verb), *syntax.surface(governor)))
        return spoken and verb.lemma_ in words["performative"] and governor.lemma_ in words["performing"]

    def _within(self, cue: Cue) -> Force:
        """A phrase inside another's clause ("a process to ban mines", "on behalf of") keeps its own force alone."""
        negative = any(self._negated(word) for word in cue.words) ^ (cue.saying.force == "negative")
        modality = Modality.HYPOTHETICAL if self._supposed(cue.token) else Modality.ASSERTED
        if any(self._sought(noun) for noun in (cue.token, *cue.token.ancestors) if noun.sent == cue.token.sent):
            modality = Modality.INTENDED
        if cue.saying.force in ("intended", "hypothetical"):
            modality = Modality[cue.saying.force.upper()]
        return Force(Polarity.NEGATIVE if negative else Polarity.POSITIVE, modality)

    def _own(self, cue: Cue, carrier: Token | None) -> tuple[bool, Modality]:
        negative = any(self._negated(word, cue.words) for word in cue.words)
        if carrier is None:
            return negative ^ self._nobody_in(cue.token), Modality.ASSERTED
        negative ^= carrier not in cue.words and self._negated(carrier)
        negative ^= any(self._nobody(subject) for subject in syntax.surface(carrier))
        negative ^= carrier in cue.words and any(
            self._denied(o) for o in syntax.patients(carrier) if o not in cue.words
        )
        return negative, self._modal(carrier, cue.words)

    def _negated(self, token: Token, but: tuple[Token, ...] = ()) -> bool:
        if any(c.lower_ in self._words["negators_of_infinitives"] for c in token.lefts) and _is_infinitive(token):
            return True  # "has yet to sign"
        few = any(c.lower_ in self._words["indefinite"] for c in token.lefts)  # "a few"
        own = [c for c in token.children if (c.i < token.i or c.dep_ == "neg") and not self._additive(c) and c not in but]
        own = [c for c in own if not few or c.dep_ != "amod"]
        own += [g for c in own if c.dep_ == "advmod" for g in c.children]  # "no longer"
        return any(c.dep_ in _NEGATING and c.lower_ in self._words["negators"] for c in own) or (
            token.dep_ == "pcomp" and token.head.lower_ in self._words["negators"]
        )

    def _nobody(self, subject: Token) -> bool:
        return subject.lower_ in self._words["negators"] or self._negated(subject)

    def _nobody_in(self, noun: Token) -> bool:
        """ "none of them took part in its negotiation"."""
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun
        return verb.pos_ in syntax.VERBS and any(self._nobody(subject) for subject in syntax.surface(verb))

    def _denied(self, token: Token) -> bool:
        """ "possesses no such weapons"."""
        return token.dep_ == "dobj" and any(
            c.dep_ == "det" and c.lower_ in self._words["negators"] for c in token.lefts
        )

    def _additive(self, token: Token) -> bool:
        """ "not only signed but also ratified" denies nothing."""
        return token.i + 1 < len(token.doc) and token.nbor().lower_ in self._words["additive"]

    def _modal(self, verb: Token, but: tuple[Token, ...] = ()) -> Modality:
        helpers = [c.lower_ for c in verb.children if c.dep_ == "aux" and c not in but]
        if any(c.lower_ in self._words["hedges"] for c in verb.children) or _inverted(verb):
            return Modality.HYPOTHETICAL
        shared = verb.dep_ == "conj" and verb.head.pos_ in syntax.VERBS and not _has_subject(verb)
        if not helpers and shared and not resumed(verb):
            helpers = [c.lower_ for c in verb.head.children if c.dep_ == "aux"]
        future = any(h in self._words["future_in_past"] for h in helpers)
        if future and verb.dep_ == "ccomp" and verb.head.tag_ == "VBD":
            return Modality.INTENDED  # "announced that it would sign"
        if any(c.tag_ == "WRB" for c in verb.lefts) and any(h in self._words["supposing_modals"] for h in helpers):
            return Modality.INTENDED  # "we are looking at how we can support it"
        if any(h in self._words["supposing_modals"] for h in helpers) and verb.lemma_ not in self._words["polite"]:
            return Modality.HYPOTHETICAL
        if (not helpers and self._wished(verb)) or any(h in self._words["intending_modals"] for h in helpers):
            return Modality.INTENDED
        return Modality.ASSERTED

    def _wished(self, verb: Token) -> bool:
        """ "essential that Chile ratify", "urge that Chile ratify": a bare verb with a subject, under a word of wanting."""
        around = {verb.head.lemma_, *(c.lemma_ for c in verb.head.children if c.dep_ in ("acomp", "attr", "oprd"))}
        wanting = bool(around & self._words["intending_governors"])
        return wanting and verb.dep_ in ("ccomp", "csubj") and verb.lower_ == verb.lemma_ and _has_subject(verb)

    def _governors(self, token: Token) -> Iterator[tuple[Token, bool, bool]]:
        """Climb from a predicate through the words that govern it, as far as its own subject reaches."""
        at, infinitive = token, _is_infinitive(token)
        for _ in range(_CLIMB):
            head = resumed(at) or at.head
            closed = at.pos_ in syntax.VERBS and _has_subject(at) and not _is_infinitive(at) and not self._is_bare(at)
            if head == at or at.dep_ not in _CLAUSAL or closed:
                return
            if at.dep_ in ("advcl", "acl", "relcl") and not _is_infinitive(at) and at.pos_ in syntax.VERBS:
                return
            if at.dep_ in ("acl", "relcl") and self._first_of_kind(head):
                return
            if at.dep_ == "prep" and at.i < head.i and head.pos_ in syntax.VERBS:
                return  # "Despite having signed it, Peru has not ratified it"
            if at.dep_ == "conj" and at.pos_ in syntax.VERBS and _is_finite(at) and _is_infinitive(head):
                return  # "intends to sign and is proud": the second verb goes with the first one's governor
            if head.pos_ not in ("ADP", "PART"):
                yield head, infinitive, _is_infinitive(at)
                infinitive = infinitive or _is_infinitive(head)
            at = head

    def _is_bare(self, verb: Token) -> bool:
        """ "to help states apply it": a clause without a tense of its own."""
        helped = verb.dep_ == "ccomp" and verb.head.lemma_ in self._words["asks_to"] and verb.tag_ in ("VB", "VBP")
        return helped and not any(c.dep_ in ("aux", "mark", "neg") for c in verb.children)

    def _is_first(self, copula: Token) -> bool:
        return any(c.dep_ == "attr" and self._first_of_kind(c) for c in copula.children)

    def _first_of_kind(self, noun: Token) -> bool:
        words = {noun.lemma_.lower(), *(c.lemma_.lower() for c in noun.lefts)}
        return any(c.text[0].isdigit() and c.dep_ == "amod" for c in noun.lefts) or bool(words & self._words["first_of_kind"])

    def _governing(
        self, governor: Token, *, infinitive: bool, direct: bool, beside: bool = False
    ) -> tuple[bool, Modality]:
        if direct and any(c.lower_ in self._words["negators_of_infinitives"] for c in governor.children):
            return True, Modality.ASSERTED  # "has yet to sign"
        flips, modality = self._meaning(governor, infinitive=infinitive, direct=direct)
        if beside:  # "intends to sign, and supports it": the first verb governs nothing, but shares its helpers
            flips, modality = False, Modality.ASSERTED
        below = direct and syntax.denied_between(governor, self._words["negators"])
        negated = governor.pos_ != "NOUN" and (self._negated(governor) or below)
        helper = self._modal(governor) if governor.pos_ in syntax.VERBS else Modality.ASSERTED
        polite = governor.lemma_ in self._words["polite"]
        if polite and any(c.lower_ in self._words["supposing_modals"] for c in governor.children):
            helper = Modality.HYPOTHETICAL if direct and not infinitive else helper
        return flips ^ negated, _weaker(modality, helper)

    def _meaning(self, governor: Token, *, infinitive: bool, direct: bool) -> tuple[bool, Modality]:
        """What the governing word itself does to the action below it: "failed to", "plans to", "the right to"."""
        lemma = governor.lemma_.lower()
        if lemma in self._words["negative_governors"]:
            return True, Modality.ASSERTED
        wanted = lemma in self._words["intending_governors"]
        if direct and governor.pos_ in syntax.VERBS and not self._is_first(governor):
            around = {c.lemma_.lower() for c in governor.children if c.dep_ in ("nsubj", "dobj", "attr")}
            wanted |= lemma in self._words["intending_with_infinitive"] or bool(around & self._words["intending_nouns"])
        open_noun = infinitive and governor.pos_ in ("NOUN", "PROPN") and lemma not in self._words["factual_governors"]
        return False, Modality.INTENDED if wanted or open_noun else Modality.ASSERTED

    def _untrue(self, token: Token) -> bool:
        """ "It is not true that …", "no reason why …": the clause's governor denies that it is so."""
        for clause in (token, *token.ancestors):
            own = clause in (token, token.head) and clause.dep_ in ("relcl", "acl")
            if own and clause.head.lemma_ in self._words["reasons"] and self._negated(clause.head):
                return True
            so = {c.lemma_ for c in clause.head.children if c.dep_ in ("acomp", "attr")} & self._words["truth"]
            if clause.dep_ in ("ccomp", "csubj") and so and self._negated(clause.head):
                return True
        return False

    def _supposed(self, token: Token) -> bool:
        if token.sent[-1].text == "?":
            return True
        for verb in (token, *token.ancestors):
            if verb.dep_ in ("advcl", "ccomp", "pcomp", "ROOT") and any(
                c.dep_ == "mark" and c.lower_ in self._words["conditions"] for c in verb.children
            ):
                return True
        return False


def _titles(cue: Cue) -> bool:
    """ "the Minister of Chile, Ann Hill, promised to sign": she is the minister, whatever she promised."""
    above = [a for a in cue.token.ancestors if a.pos_ in syntax.NOUNS][:2] if cue.token.dep_ == "pobj" else []
    elected = any(c.dep_ == "poss" for a in above for c in a.lefts)  # "allow me to congratulate you on your election as chair"
    return cue.frame.subject == "bearer" and (cue.token.dep_ in _IN_PASSING or elected)


def _carrier(token: Token) -> Token | None:
    """The verb that carries a cue: itself, or the copula or light verb of a noun, adjective or phrase."""
    if token.pos_ in syntax.VERBS:
        return token
    carried = token.dep_ in ("attr", "acomp", "dobj", "oprd", "prep") and token.head.pos_ in syntax.VERBS
    return token.head if carried else None


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def _inverted(verb: Token) -> bool:
    """ "Had Togo signed …": a helping verb before the subject supposes, in a clause that is no question."""
    helpers = [c for c in verb.children if c.dep_ == "aux"]
    subjects = [c for c in verb.children if c.dep_ in syntax.SUBJECTS]
    return bool(helpers and subjects) and helpers[0].i < subjects[0].i and verb.dep_ in ("advcl", "ccomp")


def _is_finite(verb: Token) -> bool:
    return any(t.tag_ in _FINITE for t in (verb, *(c for c in verb.lefts if c.dep_ in ("aux", "auxpass"))))


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in syntax.SUBJECTS for c in verb.children)


_ORDER = (Modality.ASSERTED, Modality.INTENDED, Modality.HYPOTHETICAL)


def _weaker(one: Modality, other: Modality) -> Modality:
    return max(one, other, key=_ORDER.index)
