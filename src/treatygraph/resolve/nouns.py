"""Noun phrases that no list knows: names by their shape, descriptions by their head noun, and phrases that point back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from treatygraph.parsed import Ref, lemma
from treatygraph.resolve import phrases
from treatygraph.resolve.groups import Groups
from treatygraph.resolve.history import Past
from treatygraph.resolve.homes import home, sender_of
from treatygraph.resolve.letters import SYMBOL
from treatygraph.resolve.naming import Naming
from treatygraph.resolve.offices import Offices
from treatygraph.resolve.predicates import subject_of
from treatygraph.resolve.sections import topic
from treatygraph.resolve.topics import Topics
from treatygraph.tokens import Token

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_UNNAMED = ("DATE", "PERSON", "CARDINAL", "PERCENT", "MONEY", "TIME", "ORDINAL")
_UNNAMED_ACTORS = frozenset({"Group"})
_SHORT = {"Convention": 2, "State": 5}  # words up to which a name may need its owner to be unique


class Phrases:
    """Decides what a noun phrase stands for, one head noun at a time in reading order."""

    def __init__(self, resolution: Resolution) -> None:
        self._r = resolution
        self._n = Naming(resolution)
        self._offices = Offices(resolution, self._n)
        self._groups = Groups(resolution, self._n)
        self._topics = Topics(resolution, self._n)
        self._grammar = resolution.knowledge.grammar
        self._is_a = resolution.knowledge.vocabulary.is_a

    def read(self, number: int, token: Token) -> Ref | None:
        """Find or make what a head noun stands for; None where it is no actor, instrument, process or event."""
        if token.pos_ not in phrases.NOUNS:
            return None
        noun = lemma(token)
        kinds = self._grammar.heads.get(noun) or self._titled(token, noun) or phrases.exchanged(token, noun, self._grammar)
        if phrases.is_modifier(token):
            return self._body_of_members(number, token, noun)
        if not kinds:
            earlier = self._point_back(token, noun, [], []) if self._n.points(token) else None
            back = self._n.same(number, token, earlier.key, "definite phrase", 0.75) if earlier else None
            return back or self._topics.read(number, token, noun)
        if self._opens_event(number, token, kinds):
            return self._n.same(number, token, self._r.voice.event or "", "heading", 0.95, self._n.words(number, token))
        if noun in self._grammar.words["state_selves"]:
            if self._is_ours(token) and self._r.speaks_for:
                return self._n.same(number, token, self._r.speaks_for, "the speaker's own", 0.9)
            theirs = home(self._r, number, token)
            if theirs:
                return self._n.same(number, token, theirs, "whose word is reported", 0.85)
            state = self._state_before(number, token)
            if state:
                name = self._n.words(number, token) if noun in self._grammar.words["self_names"] else None
                return self._n.same(number, token, state.key, "the state's own organ", 0.9, name)
        sent = noun in self._grammar.words["delegated"]
        sender = sender_of(self._r, number, token, points=self._n.points(token)) if sent else None
        if sender:
            return self._n.same(number, token, sender.key, "who sent them", 0.85)
        if "Person" in kinds and ("Group" not in kinds or not phrases.plural(token)):
            if token.dep_ == "pobj" and token.head.lower_ in self._grammar.words["of_a_role"]:
                return None  # "as president of": a role, whoever has it
            return self._offices.read(number, token)
        return self._collective(number, token, noun, kinds)

    def _collective(self, number: int, token: Token, noun: str, kinds: tuple[str, ...]) -> Ref | None:
        """What may name many or one: a body of its own, a group, or a thing of its kind."""
        if "InternationalOrganization" in kinds and self._working_body(token):
            return self._thing(number, token, noun, "InternationalOrganization")
        if noun in self._grammar.words["collectives"] and not phrases.proper(token):
            return self._groups.collective(number, token)
        if "Group" in kinds and (phrases.plural(token) or len(kinds) == 1):
            return self._groups.read(number, token, noun)
        kind = next(k for k in kinds if k != "Group" or len(kinds) == 1)
        return self._thing(number, token, noun, kind)

    def _titled(self, token: Token, noun: str) -> tuple[str, ...]:
        """What a noun names only where it is part of a title: "the Standard Rules on …", "the Oceans Strategy"."""
        if not phrases.proper(token):
            return ()
        titles = {"Declaration": "rule_titles", "ActionPlan": "plan_titles"}
        return tuple(kind for kind, words in titles.items() if noun in self._grammar.words[words])

    def _body_of_members(self, number: int, token: Token, noun: str) -> Ref | None:
        """ "Committee members": the committee named before."""
        if not phrases.proper(token) or lemma(token.head) not in self._grammar.words["belonging"]:
            return None
        earlier = self._point_back(token, noun, phrases.modifiers(token, self._grammar), [])
        return self._n.same(number, token, earlier.key, "definite phrase", 0.75) if earlier else None

    def describe(self, number: int, token: Token, allowed: Iterable[str]) -> Ref | None:
        """Make an issue of a noun phrase in the object slot of a relation, unless its head means nothing by itself."""
        noun = lemma(token)
        if allowed == _UNNAMED_ACTORS:
            return self._groups.assembled(number, token, noun)
        if noun in self._grammar.words["described"] and (self._n.points(token) or _alone(token)):
            return self._unknown(number, token, noun, frozenset(allowed))
        told = phrases.modifiers(token, self._grammar) or phrases.complements(token, self._grammar)
        bare = not told and not phrases.proper(token)
        earlier = self._issue_before(number, token, noun) if bare and self._n.points(token) else None
        if earlier or (bare and noun in self._grammar.words["vague_issues"]):
            return earlier
        listed = noun in self._grammar.heads and noun not in self._grammar.words["only_drafts"]
        vague = listed or (noun in self._grammar.words["no_issue"] and not phrases.telling_deed(token, self._grammar))
        if "Issue" not in allowed or token.pos_ not in phrases.NOUNS or vague or token.ent_type_ in _UNNAMED:
            return None
        words = self._n.described(number, token, self._grammar.words["telling_in_issues"])
        words = self._n.owned(number, token, words)
        return self._n.make(number, token, "Issue", words, "what a relation is about", 0.6) if len(words) > 2 else None

    def _issue_before(self, number: int, token: Token, noun: str) -> Ref | None:
        """ "the moratorium": the last issue that goes by this noun; nothing where none does."""
        before = ((n, *found) for n in range(number, -1, -1) for found in reversed(self._r.refs.of(n)))
        issues = ((n, at, ref) for n, at, ref in before if ref.kind == "Issue" and (n, at) < (number, token.i))
        same = next((ref for n, at, ref in issues if lemma(self._n.piece(n).doc[at]) == noun), None)
        return self._n.same(number, token, same.key, "definite phrase", 0.7) if same else None

    def _unknown(self, number: int, token: Token, noun: str, allowed: frozenset[str]) -> Ref | None:
        """ "The process was launched by Norway", where nothing before says which: a thing of this document alone."""
        kind = next((k for k in self._grammar.heads[noun] if self._r.knowledge.vocabulary.fits(k, allowed)), None)
        if kind is None or (phrases.plural(token) and kind != "Process"):
            return None
        words = self._n.words(number, token)
        key = self._unnamed(kind, words) or self._r.registry.new(kind, words.lower(), owner="")
        return self._n.mention(number, token, key, words, "definite phrase, nothing named before", 0.6)

    def _unnamed(self, kind: str, words: str) -> str | None:
        """ "negotiations" and "the drafting process", where neither has a name, are one process of a document."""
        unnamed, registry = self._grammar.words["unnamed_talks"], self._r.registry
        if words.lower() not in unnamed:
            return None
        return min((k for k in registry.of_kind(kind) if registry.label(k).lower() in unnamed), default=None)

    def _opens_event(self, number: int, token: Token, kinds: tuple[str, ...]) -> bool:
        """True for the first noun of the heading's meeting, whose name may go on ("Conference at the Anniversary of …")."""
        event = self._r.heading.event
        if self._r.voice.event is None or event is None or "Event" not in kinds:
            return False
        span = self._n.piece(number).stretch(phrases.named_extent(token, self._grammar)[0], token.i)
        return event.span.start <= span.start <= event.span.start + 4 and event.span.covers(span)

    def _is_ours(self, token: Token) -> bool:
        det = phrases.determiner(token)
        role = self._grammar.pronouns.get(det.lower_, "") if det is not None else ""
        return role in ("possessive_us", "possessive_first") and not phrases.plural(token)

    def _state_before(self, number: int, token: Token) -> Ref | None:
        if phrases.plural(token):
            return None
        of = [c for p in token.rights if p.lower_ in self._grammar.words["of"] for c in p.children if c.dep_ == "pobj"]
        refs = (self._r.refs.get((number, c.i)) for c in [*phrases.modifiers(token, self._grammar), *of])
        return next((r for r in refs if r and r.kind == "State"), None)

    def _thing(self, number: int, token: Token, noun: str, kind: str) -> Ref | None:
        mods = phrases.modifiers(token, self._grammar)
        comps = [c for c in phrases.complements(token, self._grammar) if c.lower_ not in self._grammar.words["by"]]
        if any(o.lemma_ in self._grammar.words["deposited"] for c in comps for o in c.children):
            return None  # "its instrument of ratification"
        shaped = phrases.proper(token) or kind == "Provision" or phrases.is_numbered(token, token.i)
        titled = self._n.piece(number).heading and noun in self._grammar.words["sectioned"]
        decided = topic(self._r, number, noun) if titled else None
        if decided:
            return self._n.same(number, token, decided, "title of a section", 0.85)
        named = self._named(number, token, noun, kind) if shaped else None
        topical = any(c.lower_ in self._grammar.words["topical"] for c in comps)
        if kind == "Provision" and not named and topical and self._n.points(token):
            return self._n.part(number, token, kind, self._n.described(number, token), "Convention")
        if named:
            return named
        subject = subject_of(self._r, number, token, kind)
        if subject:
            return self._n.same(number, token, subject.key, "said of its subject", 0.8)
        if phrases.proper(token) or self._n.points(token):
            self._r.ahead(number, token)
            section = topic(self._r, number, noun) if noun in self._grammar.words["sectioned"] else None
            if section and not mods:
                return self._n.same(number, token, section, "what the section is about", 0.85)
            said = " ".join(t.text for t in token.lefts)
            same = self._r.same_by_content(kind, noun, said, self._n.inside(number, token))
            if same:
                return self._n.same(number, token, same, "definite phrase", 0.8, self._n.described(number, token))
            earlier = self._point_back(token, noun, phrases.final(mods, self._grammar), comps)
            if earlier:
                return self._n.same(number, token, earlier.key, "definite phrase", 0.8)
        if self._is_a(kind, "Actor") and phrases.proper(token) and self._n.points(token) and not (mods or comps):
            key = self._r.registry.new(kind, token.text, owner="")
            return self._n.mention(number, token, key, token.text, "capitalised noun, nothing named before", 0.7)
        drafted = noun in self._grammar.words["only_drafts"] and len(phrases.final(mods, self._grammar)) < len(mods)
        told = drafted or noun in self._grammar.words["described"] or self._working_body(token)
        told = told or bool(phrases.exchanged(token, noun, self._grammar))
        return self._described(number, token, noun, kind) if told else None

    def _described(self, number: int, token: Token, noun: str, kind: str) -> Ref | None:
        """ "a global treaty to eliminate nuclear weapons", "regional initiatives": a thing by what restricts its noun."""
        if self._says_what_is(number, token, kind):
            return None
        words = self._n.described(number, token)
        aimless = noun in self._grammar.words["endeavours"] and not any(c.dep_ in ("acl", "relcl") for c in token.rights)
        if aimless or " " not in words:
            return None
        if words.lower() in self._grammar.words["standing"]:
            return self._n.part(number, token, "InternationalOrganization", words, "Convention")
        same = self._unnamed(kind, words)
        if same:
            return self._n.same(number, token, same, "talks without a name", 0.75, words)
        self._r.ahead(number, token)
        foretold = self._is_a(kind, "Convention") and not phrases.plural(token)
        about = self._r.same_by_content(kind, noun, "", self._n.inside(number, token)) if foretold else None
        own = about or (self._n.foretold(words) if foretold else None)
        if own:
            return self._n.same(number, token, own, "what the title names, before it had its name", 0.75, words)
        ref = self._n.make(number, token, kind, words, "described by its head noun", 0.8)
        if phrases.modifiers(token, self._grammar):  # "a working group to draft a protocol" is also called "working group"
            self._r.registry.alias(ref.key, self._n.words(number, token))
        return ref

    def _says_what_is(self, number: int, token: Token, kind: str) -> bool:
        """ "The Convention was the first global treaty …": no second thing, but what is said of the first."""
        above = token.head.head
        said = above if token.dep_ == "pobj" and above.tag_ == "CD" else token  # "one of the most ratified treaties"
        subjects = [c for c in said.head.lefts if c.dep_ == "nsubj"] if said.dep_ == "attr" else []
        said_of = [said.head] if said.dep_ == "appos" else subjects
        refs = (self._r.refs.get((number, t.i)) for t in said_of)
        return any(r and (r.kind == kind or (self._is_a(r.kind, "Convention") and self._is_a(kind, "Convention"))) for r in refs)

    def _named(self, number: int, token: Token, noun: str, kind: str) -> Ref | None:
        first, last = phrases.named_extent(token, self._grammar)
        if kind == "Provision":
            first, last = token.i, token.i + 1
            if last == len(token.doc) or not token.nbor().text[0].isdigit():
                return None
        last += phrases.is_numbered(token, last)
        if first == last:
            return None
        words = phrases.label(self._r.annotated, self._n.piece(number), first, last)
        if words.lower() in self._grammar.words["standing"] and not any(t.like_num for t in token.lefts):
            return self._n.part(number, token, "InternationalOrganization", words, "Convention", (first, last))
        if any(plan in words.lower() for plan in self._grammar.words["plans"]):
            kind = "ActionPlan"
        for owner, nouns in self._r.owned.items():
            if noun in nouns and len(words.split()) <= _SHORT[owner]:
                return self._n.part(number, token, kind, words, owner, (first, last))
        return self._n.make(number, token, kind, words, "name by its shape", 0.9, (first, last))

    def _point_back(self, token: Token, noun: str, mods: list[Token], comps: list[Token]) -> Ref | None:
        family = self._r.family(noun)
        det = phrases.determiner(token)
        pointed = det is not None and det.lower_ in self._grammar.words["demonstratives"]
        restricting = (c for c in comps if c.dep_ != "prep" or c.lower_ in self._grammar.words["label_links"])
        if not family or (not pointed and (mods or any(c.dep_ != "relcl" for c in restricting))):
            return None
        nouns, strict = self._grammar.refers[family], noun in self._grammar.words["same_noun"]

        @cache
        def of_family(kind: str) -> bool:
            if kind == "Provision" or (family == "Convention" and not self._same_sort(noun, kind)):
                return False
            return self._r.is_family(kind, family)

        def fits(past: Past) -> bool:
            if family == "Weapon":
                return past.ref.kind == "Issue" and past.head in nouns
            if past.ref.reason == SYMBOL or (strict and past.head != noun):
                return False
            return of_family(past.ref.kind)

        return self._r.history.definite(fits, sentence=self._r.sentence, head=noun)

    def _working_body(self, token: Token) -> bool:
        """ "an open-ended working group", "a drafting committee"."""
        listed = self._grammar.words["working_modifiers"]
        return not phrases.plural(token) and any(m.lower_ in listed for m in phrases.modifiers(token, self._grammar))

    def _same_sort(self, noun: str, kind: str) -> bool:
        """ "the declaration" is no treaty, but "the text" can be either."""
        named = [k for k in self._grammar.heads.get(noun, ()) if self._is_a(k, "Convention")]
        return not named or kind in (*named, "Convention") or noun in self._grammar.words["any_instrument"]


def _alone(token: Token) -> bool:
    """ "Kenya began negotiations": a bare plural, which one verb acts upon."""
    return phrases.plural(token) and not any(c.dep_ in ("det", "amod", "compound", "nummod", "poss") for c in token.lefts)
