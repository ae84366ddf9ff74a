"""Whose words a document is: the heading's speaker and office, or the user's table, as entities of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from treatygraph.knowledge import Entry, Knowledge
from treatygraph.model import Document, Mention, Span
from treatygraph.resolve.heading import Heading
from treatygraph.resolve.registry import Registry

SPOKEN_FOR = ("State", "InternationalOrganization", "CivilSocietyOrganization", "GovernmentBody")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, for whom, and where: keys of entities, each None where neither heading nor table says.

    `joint` are further bodies whose words these are too ("Joint statement by Chile and Peru").
    """

    speaker: str | None = None
    speaks_for: str | None = None
    event: str | None = None
    place: str | None = None
    joint: tuple[str, ...] = ()

    def renamed(self, other: str, key: str) -> Voice:
        """The same where one key has become another."""
        single = ("speaker", "speaks_for", "event", "place")
        changed = {name: key for name in single if getattr(self, name) == other}
        return replace(self, joint=tuple(key if k == other else k for k in self.joint), **changed)


class _Finder:
    def __init__(self, heading: Heading, document: Document, registry: Registry, knowledge: Knowledge) -> None:
        self._heading = heading
        self._document = document
        self._registry = registry
        self._knowledge = knowledge

    def find(self) -> Voice:
        body = self._spoken_for()
        person = self._person()
        joint = () if person else tuple(key for key in self._joint() if key != body)
        return Voice(person or body, body, self._event(), self._place(), joint)

    def _joint(self) -> Iterator[str]:
        """The bodies that a heading names in one list with the first."""
        field = self._heading.speaking_for
        if field is None:
            return
        text, words = self._document.text, self._knowledge.grammar.words
        line = text[field.span.start : (text + "\n").index("\n", field.span.start)]
        at = 0
        for match in self._knowledge.index.find(line):
            entry = next((k.entry for k in match.known if k.entry.kind in SPOKEN_FOR), None)
            gap = line[at : match.span.start].replace(",", " ").lower().split()
            if entry is None or any(word not in words["aside_joins"] | words["definite"] for word in gap):
                return
            at = match.span.end
            key = self._registry.listed(entry)
            self._registry.hold(key)
            yield key

    def _person(self) -> str | None:
        name = self._heading.speaker
        if self._document.speaker:
            known = self._knowledge.find(self._document.speaker)
            body = any(entry.kind in SPOKEN_FOR for entry in known)
            return None if body else self._take("Person", self._document.speaker, None)
        if name is None:
            return None
        return self._take("Person", name.text, name.span)

    def _spoken_for(self) -> str | None:
        given = self._body(self._document.speaker) if self._document.speaker else None
        if given:
            return given
        for field in (self._heading.speaking_for, self._heading.office, self._heading.behalf):
            found = self._body(field.text) if field else None
            if found:
                return found
        return None

    def _body(self, words: str) -> str | None:
        """The state or organisation that an office or a name speaks for ("Norwegian Foreign Minister")."""
        for match in self._knowledge.index.find(words):
            entry: Entry | None = next((k.entry for k in match.known if k.entry.kind in SPOKEN_FOR), None)
            if entry:
                key = self._registry.listed(entry)
                self._registry.hold(key)
                return key
        return None

    def _event(self) -> str | None:
        field = self._heading.event
        if self._document.event:
            return self._take("Event", self._document.event, None)
        return self._take("Event", field.text, field.span) if field else None

    def _place(self) -> str | None:
        field = self._heading.place
        return self._take("Place", field.text, field.span) if field else None

    def _take(self, kind: str, name: str, span: Span | None) -> str:
        words = " ".join(name.split())
        key = self._registry.named(kind, words) or self._registry.new(kind, words)
        if span is None:
            self._registry.hold(key)
        else:
            self._registry.mention(key, words, Mention(span, "heading", 0.95))
        return key


def find_voice(heading: Heading, document: Document, registry: Registry, knowledge: Knowledge) -> Voice:
    """Make entities of the heading's speaker, body, event and place, so that "we" and "I" have somebody to mean."""
    return _Finder(heading, document, registry, knowledge).find()
