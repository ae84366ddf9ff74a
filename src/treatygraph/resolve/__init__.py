"""Doc -> mentions -> entities: who and what each token of a parsed document stands for.

Listed names first, then what the model recognises, then one pass in reading order over noun phrases and pronouns, so
that whatever points back finds what came before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from treatygraph.knowledge import Entry, Knowledge
from treatygraph.knowledge.names import folded
from treatygraph.model import Entity, Mention, Span, When
from treatygraph.parsed import Annotated, Part, Piece, Ref, lemma
from treatygraph.resolve import brackets, phrases
from treatygraph.resolve.branches import branches
from treatygraph.resolve.clauses import clause
from treatygraph.resolve.groups import members_of
from treatygraph.resolve.heading import Heading
from treatygraph.resolve.history import History, Past
from treatygraph.resolve.letters import lettered_names
from treatygraph.resolve.meetings import join_meeting, tell_body
from treatygraph.resolve.names import Context, known_names, recognised_names
from treatygraph.resolve.nouns import Phrases
from treatygraph.resolve.otherwise import join_names
from treatygraph.resolve.places import Places
from treatygraph.resolve.pronouns import Pronouns
from treatygraph.resolve.registry import Registry
from treatygraph.resolve.sections import foremost, titled, topic
from treatygraph.resolve.societies import societies
from treatygraph.resolve.speaker import Voice, find_voice
from treatygraph.resolve.turns import name_turns
from treatygraph.resolve.unsigned import Unsigned
from treatygraph.tokens import Token

__all__ = ["Resolution", "resolve"]


def resolve(annotated: Annotated, *, knowledge: Knowledge, heading: Heading, date: str | None) -> Resolution:
    """Decide what every token of a document stands for, so that relations can be told between entities."""
    return Resolution(annotated, knowledge, heading, date).run()


class Resolution:
    """The state of one document's resolution, and afterwards its answers (see `parsed.References`)."""

    def __init__(self, annotated: Annotated, knowledge: Knowledge, heading: Heading, date: str | None) -> None:
        self.annotated = annotated
        self.knowledge = knowledge
        self.registry = Registry(knowledge, annotated.document.identifier)
        self.history = History()
        self.refs = Places()
        self.found_parts: list[Part] = []
        self.contents: dict[str, set[str]] = {}
        self.sentence = 0
        self._date = date
        self.heading = heading
        self.voice = Voice()
        self._phrases = Phrases(self)
        self._pronouns = Pronouns(self)

    @property
    def owned(self) -> dict[str, frozenset[str]]:
        """Nouns whose names are unique only within a convention or a state."""
        return self.knowledge.grammar.owned

    @property
    def speaker(self) -> str | None:
        """The person or body whose words the document is."""
        return self.voice.speaker

    @property
    def speaks_for(self) -> str | None:
        """The state or organisation that the speaker speaks for."""
        return self.voice.speaks_for

    @property
    def joint(self) -> tuple[str, ...]:
        """Further bodies whose words the document is too."""
        return self.voice.joint

    @property
    def event(self) -> str | None:
        """The meeting at which the text was delivered."""
        return self.voice.event

    @property
    def place(self) -> str | None:
        """Where it was delivered."""
        return self.voice.place

    @property
    def office(self) -> str | None:
        """The office of the speaker, as the heading words it."""
        return self.heading.office.text if self.heading.office else None

    @property
    def heading_span(self) -> Span | None:
        """Where the heading stands."""
        return self.heading.span if self.heading.span.end else None

    @property
    def event_span(self) -> Span | None:
        """Where the heading names the meeting."""
        return self.heading.event.span if self.heading.event else None

    @property
    def heading_date(self) -> When | None:
        """The date that the heading gives."""
        return self.heading.date

    def run(self) -> Resolution:
        """Work through the document once."""
        context = Context((m for p in self.annotated.pieces for *_, m in p.names), self.knowledge, self._date)
        for number in range(len(self.annotated.pieces)):
            self._names(number, context)
        name_turns(self)
        self.voice = Unsigned(self).find(find_voice(self.heading, self.annotated.document, self.registry, self.knowledge))
        join_meeting(self)
        self.history.topics = titled(self)
        for number, piece in enumerate(self.annotated.pieces):
            if piece.host is None:
                self._piece(number, piece)
        tell_body(self)
        return self

    def _piece(self, number: int, piece: Piece) -> None:
        """Read a piece sentence by sentence, the asides on a sentence right after it."""
        brackets.read(self, number)
        for first, end in piece.sentences:
            self.sentence += piece.host is None
            for token in piece.doc[first:end]:
                self._token(number, token)
            join_names(self, number, first, end)
            for other in self.annotated.asides(number, first, end):
                self._piece(other, self.annotated.pieces[other])
        brackets.read_afterwards(self, number)

    def become(self, other: str, key: str) -> None:
        """Let two things that turned out to be one be one."""
        self.registry.absorb(key, other)
        kind = self.registry.kind(key)
        for at, ref in [(at, ref) for at, ref in self.refs.items() if ref.key == other]:
            self.refs[at] = replace(ref, key=key, kind=kind)
        self.history.become(other, key, kind)
        self.voice = self.voice.renamed(other, key)

    def _names(self, number: int, context: Context) -> None:
        grammar = self.knowledge.grammar
        taken: set[int] = set()
        shaped = societies(number, self.annotated, self.registry, grammar)
        for head, ref in (*shaped, *branches(number, self.annotated, self.registry)):
            self.refs[number, head] = ref
            taken |= set(range(ref.first, ref.last + 1))
        for head, ref in known_names(number, self.annotated, self.registry, context, taken, grammar):
            self.refs[number, head] = ref
            taken |= set(range(ref.first, ref.last + 1))
            members_of(self, ref)
        for head, ref in lettered_names(number, self.annotated, self.registry, taken, grammar):
            self.refs[number, head] = ref
            taken.add(head)
        for head, ref in recognised_names(number, self.annotated, self.registry, taken, grammar):
            self.refs.setdefault((number, head), ref)

    def _token(self, number: int, token: Token) -> None:
        key = (number, token.i)
        ref = self.refs.get(key)
        if ref is None and not self.refs.is_named(number, token.i):
            host = self._host(number, token)
            ref = self.at(*host) if host else self._pronouns.read(number, token) or self._phrases.read(number, token)
            if ref:
                self.refs[key] = ref
        if ref:
            first = phrases.first_in_row(token)
            subject = first.dep_ in ("nsubj", "nsubjpass")
            plural = token.tag_ in ("NNS", "NNPS") or first is not token or any(c.dep_ == "conj" for c in token.children)
            self.history.add(Past(ref, self.sentence, lemma(token), subject, plural or ref.kind == "Group"))

    def family(self, noun: str) -> str | None:
        """The sort of thing that a bare definite noun can point back to."""
        return next((kind for kind, nouns in self.knowledge.grammar.refers.items() if noun in nouns), None)

    def is_family(self, kind: str, family: str) -> bool:
        """True where a kind belongs to a sort of thing (Organization is either kind of organisation)."""
        bodies = ("InternationalOrganization", "CivilSocietyOrganization", "GovernmentBody")
        return kind in bodies if family == "Organization" else self.knowledge.vocabulary.is_a(kind, family)

    def same_by_content(self, kind: str, noun: str, said: str, inside: set[str]) -> str | None:
        """Find what a phrase describes by what it is about or led to: a process, an event, or the title's convention."""
        if not inside:
            return None
        which = self._ordinals(said)
        fitting = [
            key
            for key in self.registry.of_kind(kind)
            if kind in ("Process", "Event") or key in self.history.topics
            if kind == "Process" or noun in folded(self.registry.label(key))
            if self._ordinals(self.registry.label(key)) in (which, set()) or not which
        ]
        ranked = sorted(fitting, key=lambda k: (-len(self._about(k) & inside), self.registry.entry(k) is None, k))
        return ranked[0] if ranked and self._about(ranked[0]) & inside else None

    def _ordinals(self, words: str) -> set[str]:
        """The fifth anniversary is not the tenth."""
        known = self.knowledge.grammar.words["ordinals"]
        return {w for w in folded(words) if w in known or phrases.NUMBERED.fullmatch(w)}

    def _about(self, key: str) -> set[str]:
        entry = self.registry.entry(key)
        near = set(entry.related) if entry else set()
        further = {k for n in near if (e := self.knowledge.by_key.get(n)) for k in e.issues}
        return (near | further | self.contents.get(key, set())) - {key}

    @property
    def text(self) -> str:
        """The kept text."""
        return self.annotated.document.text

    def focus(self, piece: int, token: Token, allowed: frozenset[str]) -> Ref | None:
        """What of the allowed kinds a text speaks of where it leaves the name out: the last one named before."""
        before = [at for at, r in self.refs.items() if at < (piece, token.i) and r.kind != "Provision"]
        fitting = [at for at in before if self.knowledge.vocabulary.fits(self.refs[at].kind, allowed)]
        if not fitting:
            return None
        fitting = [at for at in fitting if self.refs[at].kind != "ActionPlan"] or fitting
        last = self.refs[foremost(self, piece, fitting)]
        span = self.annotated.pieces[piece].spans[token.i]
        return Ref(last.key, last.kind, token.i, token.i, span, "left out, named before", 0.7, named=False)

    def topic(self, piece: int, noun: str) -> Ref | None:
        """What the section of a piece decides on, as a thing of the kind that a noun names."""
        key = topic(self, piece, noun)
        if key is None:
            return None
        section = self.annotated.pieces[self.annotated.pieces[piece].section or 0]
        span = section.stretch(0, len(section.doc) - 1)
        self.registry.mention(key, self.registry.label(key), Mention(span, "title of a section", 0.85))
        return Ref(key, self.registry.kind(key), 0, 0, span, "title of a section", 0.85)

    def ahead(self, number: int, token: Token) -> None:
        """Resolve what stands inside a phrase before the phrase itself: "the process that led to the Convention"."""
        words = (word for inner in token.rights for word in inner.subtree if word.pos_ in phrases.NOUNS)
        for word in words:
            if (number, word.i) not in self.refs and (ref := self._phrases.read(number, word)):
                self.refs[number, word.i] = ref

    def owner_label(self, label: str, owner: str) -> str:
        """Word the full name of a part: what it is, and what it belongs to."""
        return f"{label} ({self.registry.label(owner)})"

    def at(self, piece: int, token: Token) -> Ref | None:
        """The entity that a token stands for, if any."""
        return self.refs.get((piece, token.i))

    def of_piece(self, piece: int) -> list[tuple[Token, Ref]]:
        """The words of a piece that stand for an entity, in reading order."""
        tokens = self.annotated.pieces[piece].doc.tokens
        return [(tokens[at], ref) for at, ref in self.refs.of(piece)]

    def describe(self, piece: int, token: Token, allowed: Iterable[str]) -> Ref | None:
        """Make an entity of a noun phrase that no list knows, where one of the allowed kinds fits it."""
        if self.refs.is_named(piece, token.i):
            return None
        host = self._host(piece, token)
        if host is not None:
            return self.at(*host) or self.describe(*host, allowed)
        ref = self._phrases.describe(piece, token, allowed)
        if ref:
            self.refs[piece, token.i] = ref
        return ref

    def _host(self, piece: int, token: Token) -> tuple[int, Token] | None:
        """The word that an aside is said of, where a token of the aside is that word again."""
        host = self.annotated.pieces[piece].host
        if host is None or token.i:
            return None
        outer = self.annotated.pieces[host[0]]
        same = outer.spans[host[1]] == self.annotated.pieces[piece].spans[0]
        return (host[0], outer.doc[host[1]]) if same else None

    def clause(self, piece: int, verb: Token, *, subject: bool) -> Ref | None:
        """Make an issue of what a clause words, from its subject or from its verb on."""
        return clause(self, piece, verb, subject=subject)

    def take(self, entry: Entry, span: Span) -> None:
        """Take up a listed thing that stands inside another's name."""
        self.registry.mention(self.registry.listed(entry), span.of(self.text), Mention(span, "inside a name", 0.9))

    def kind(self, key: str) -> str:
        """The class of an entity."""
        return self.registry.kind(key)

    def parts(self) -> list[Part]:
        """What belongs to what by its name: an article to its convention."""
        return self.found_parts

    def entities(self) -> tuple[Entity, ...]:
        """All that the document names."""
        return self.registry.entities()
