"""Pronouns: it, they, he, we, I, you, and their possessives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.model import Mention
from treatygraph.parsed import Ref, lemma
from treatygraph.resolve.history import Past
from treatygraph.tokens import Token

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_SPEAKING = ("State", "InternationalOrganization", "CivilSocietyOrganization", "GovernmentBody")
_QUOTES = ("``", "''")
_THINGS = ("Convention", "Process", "Organization", "State", "Event")
_SURE = {"first": 0.95, "us": 0.75, "thing": 0.65, "many": 0.65, "person": 0.7, "audience": 0.6}


class Pronouns:
    """Decides what a pronoun stands for by subject continuity and kind, or leaves it open."""

    def __init__(self, resolution: Resolution) -> None:
        self._r = resolution
        self._roles = resolution.knowledge.grammar.pronouns
        self._addressed: str | None = None

    def read(self, number: int, token: Token) -> Ref | None:
        """Find what a pronoun stands for; None where the token is no pronoun or nothing fits."""
        if self._r.annotated.pieces[number].understood(token):
            return self._enacting(number, token)
        role = self._roles.get(token.lower_)
        if (
            role is None
            or token.dep_ in ("det", "mark", "expl", "advmod")
            or _is_relative(token)
            or self._is_empty(token)
            or _is_restricted(token)
        ):
            return None
        role = role.removeprefix("possessive_")
        reflexive = self._r.knowledge.grammar.has("reflexives", token.lower_)
        own = self._own_subject(number, token) if reflexive else None
        found = own or getattr(self, f"_{role}")(number, token)
        if found is None:
            return None
        key = found if isinstance(found, str) else found.key
        span = self._r.annotated.pieces[number].spans[token.i]
        sure = _SURE[role]
        self._r.registry.mention(key, None, Mention(span, "pronoun", sure))
        return Ref(key, self._r.registry.kind(key), token.i, token.i, span, "pronoun", sure, named=False)

    def _enacting(self, number: int, token: Token) -> Ref | None:
        """The body above the paragraphs of a resolution, which leave it out."""
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return None
        for before in range(number - 1, -1, -1):
            piece = self._r.annotated.pieces[before]
            if piece.heading or piece.host or piece.understood(piece.doc[0]):
                continue
            named = [r for _, r in self._r.of_piece(before) if self._may_enact(r)]
            last = max(named, key=lambda r: (r.last - r.first, -r.first), default=None)
            return last and Ref(
                last.key, last.kind, token.i, token.i, last.span, "left out in a resolution", 0.9, named=False
            )
        return None

    def _may_enact(self, ref: Ref) -> bool:
        return ref.kind == "Event" or self._r.knowledge.vocabulary.is_a(ref.kind, "Actor")

    def _first(self, number: int, token: Token) -> str | None:
        return self._quoted(number, token, ("Person",)) or self._r.voice.speaker

    def _us(self, number: int, token: Token) -> str | None:
        return self._quoted(number, token, _SPEAKING) or self._r.voice.speaks_for or self._r.voice.speaker

    def _quoted(self, number: int, token: Token, kinds: tuple[str, ...]) -> str | None:
        """ "'We will sign it,' said Chile's minister": who speaks inside quotation marks is who says so in the sentence."""
        if not any(t.tag_ in _QUOTES for t in token.sent if t.i < token.i):
            return None
        for clause in token.ancestors:
            says = (
                clause.dep_ in ("ccomp", "parataxis")
                and clause.head.lemma_ in self._r.knowledge.grammar.words["saying"]
            )
            subjects = [c for c in clause.head.children if c.dep_ == "nsubj"] if says else []
            below = [t for s in subjects for t in (s, *s.subtree)]
            refs = (self._r.refs.get((number, t.i)) for t in below)
            if subjects:
                return next((ref.key for ref in refs if ref and ref.named and ref.kind in kinds), None)
        return None

    def _thing(self, number: int, token: Token) -> Ref | None:
        def fits(past: Past) -> bool:
            if past.ref.key == self._r.voice.speaks_for and not past.ref.named:
                return False  # "we" and "my delegation", which "it" does not take up
            if past.ref.key in doers:
                return False  # "Chile supports it"
            return not past.plural and any(self._r.is_family(past.ref.kind, f) for f in _THINGS)

        sayer = self._sayer(number, token) if token.dep_ == "nsubj" else None
        if sayer:
            return sayer
        as_object = token.dep_ in ("dobj", "pobj")
        doers = self._doers(number, token) if as_object else set()
        owned = token.dep_ == "poss" and not any(c.dep_ == "prep" for c in token.head.rights)
        if owned and self._r.knowledge.grammar.has("of_instruments", lemma(token.head)):
            instrument = self._r.history.latest(lambda p: self._r.is_family(p.ref.kind, "Convention") and fits(p))
            if instrument:
                return instrument  # "Chile paid for its implementation"
        if token.dep_ == "poss":
            own = self._r.history.subject(fits, sentence=self._r.sentence)
            own = own or self._ahead(number, token)
            if own:
                return own  # "Brazil reported on its efforts"
        thing = as_object and self._r.history.pronoun(
            lambda p: p.ref.kind != "State" and fits(p), sentence=self._r.sentence, as_object=True
        )  # what is done to "it" is seldom done to a state
        return thing or self._r.history.pronoun(fits, sentence=self._r.sentence, as_object=as_object)

    def _ahead(self, number: int, token: Token) -> Ref | None:
        """ "Upon its ratification of the treaty, Chile rejoiced": the subject that an opening phrase points forward to."""
        for above in token.ancestors:
            verb = above.head
            if above.dep_ in ("prep", "advcl") and above.i < verb.i and verb.pos_ in ("VERB", "AUX"):
                subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i]
                many = any(c.dep_ == "conj" for s in subjects for c in s.children)
                ref = self._r.refs.get((number, subjects[0].i)) if subjects else None
                fits = ref is not None and ref.named and many == (self._roles.get(token.lower_) == "possessive_many")
                return ref if fits and ref and self._is_thing(ref) else None
        return None

    def _is_thing(self, ref: Ref) -> bool:
        return any(self._r.is_family(ref.kind, family) for family in _THINGS)

    def _sayer(self, number: int, token: Token) -> Ref | None:
        """ "Peru recalled that the treaty was new and said that it would support it": who says what an actor alone does."""
        words, clause = self._r.knowledge.grammar.words, token.head
        saying = clause.head if clause.dep_ == "ccomp" and clause.head.lemma_ in words["saying"] else None
        if saying is None or clause.lemma_ not in words["capital_acts"]:
            return None
        verbs = [saying, *(a for a in saying.ancestors if saying.dep_ == "conj")]
        subjects = [c for verb in verbs for c in verb.children if c.dep_ == "nsubj"]
        ref = next((r for c in subjects if (r := self._r.refs.get((number, c.i)))), None)
        return ref if ref and ref.kind in ("State", "InternationalOrganization") else None

    def _own_subject(self, number: int, token: Token) -> Ref | None:
        """ "Mali associated itself with Peru": the subject of the same clause."""
        verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), token)
        subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
        return next((ref for c in subjects if (ref := self._r.refs.get((number, c.i)))), None)

    def _doers(self, number: int, token: Token) -> set[str]:
        """Who does what the verb of an object says."""
        verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), token)
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        refs = (self._r.refs.get((number, t.i)) for s in subjects for t in (s, *s.conjuncts))
        return {ref.key for ref in refs if ref}

    def _many(self, number: int, token: Token) -> Ref | None:
        def fits(past: Past) -> bool:
            return past.plural and past.ref.kind in ("Group", "State", "Person", "Issue")

        asked = (self._asked(number, token) or self._ahead(number, token)) if token.dep_ == "poss" else None
        if asked and asked.kind == "State":
            return asked
        return asked if asked and asked.kind == "Group" else self._r.history.pronoun(fits, sentence=self._r.sentence)

    def _asked(self, number: int, token: Token) -> Ref | None:
        """ "Togo asked states to meet their targets": whose they are is who is to meet them."""
        verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
        while verb is not None and verb.dep_ == "xcomp":
            verb = verb.head
            named = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")]
            if named:
                return self._r.refs.get((number, max(named, key=lambda c: (c.dep_ == "dobj", c.i)).i))
        return None

    def _person(self, number: int, token: Token) -> Ref | None:
        def other(past: Past) -> bool:
            return past.ref.kind == "Person" and past.ref.key != self._r.voice.speaker  # whoever speaks is "I"

        person = self._r.history.pronoun(other, sentence=self._r.sentence)
        return person or self._r.history.pronoun(
            lambda p: p.subject and p.ref.kind == "State", sentence=self._r.sentence
        )

    def _audience(self, number: int, token: Token) -> str | None:
        called = self._called(number, token)
        if called:
            return called
        whole = token.head.head if token.dep_ == "pobj" else token  # "all of you who represent civil society"
        for other in whole.subtree:
            ref = self._r.refs.get((number, other.i))
            if ref and ref.kind == "Group" and other.i != token.i:
                self._addressed = ref.key
        return self._addressed

    def _called(self, number: int, token: Token) -> str | None:
        """ "I congratulate you, Ambassador Lima, on your election": who is addressed by name in the same sentence."""
        for t in token.sent:
            ref, first = self._r.refs.get((number, t.i)), t.left_edge.i
            paused = first > 1 and t.dep_ not in ("conj", "nsubj") and token.doc[first - 1].text == ","
            you = paused and self._roles.get(token.doc[first - 2].lower_) == "audience"
            if you and ref and ref.kind == "Person":
                return ref.key
        return None

    def _is_empty(self, token: Token) -> bool:
        """True for "it is difficult to …" and "it is states that …", where the pronoun stands for nothing."""
        head = token.head
        if token.dep_ not in ("nsubj", "nsubjpass") or token.tag_ != "PRP":
            return False
        clausal = {c.dep_ for c in head.children} & {"ccomp", "csubj", "xcomp", "advcl"}
        linking = head.lemma_ in self._r.knowledge.grammar.words["linking_verbs"]
        return bool(clausal) and (linking or token.dep_ == "nsubjpass")


def _is_restricted(token: Token) -> bool:
    """ "those responsible", "those who signed": what follows says who, so nothing earlier is meant."""
    return token.tag_ == "DT" and any(c.dep_ in ("amod", "acl", "relcl", "prep") for c in token.rights)


def _is_relative(token: Token) -> bool:
    return token.tag_ in ("WDT", "WP", "WP$")
