"""The entities of one document while they are being found: which names, kinds and mentions each has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from treatygraph.knowledge import Entry, Knowledge
from treatygraph.knowledge.casing import as_title, is_shouted
from treatygraph.knowledge.names import folded
from treatygraph.knowledge.slug import slug
from treatygraph.model import Entity, Mention


@dataclass
class _Growing:
    kind: str
    label: str
    names: dict[str, None] = field(default_factory=dict)
    mentions: dict[Mention, None] = field(default_factory=dict)


class Registry:
    """Collects the entities of one document. Keys are stable: equal kind and slug are one thing."""

    def __init__(self, knowledge: Knowledge, identifier: str) -> None:
        self._knowledge = knowledge
        self._identifier = identifier
        self._found: dict[str, _Growing] = {}
        self._held: set[str] = set()
        self._labels: dict[tuple[str, tuple[str, ...]], str] = {}

    def listed(self, entry: Entry) -> str:
        """Take up a known thing and return its key."""
        if entry.key not in self._found:
            self._found[entry.key] = _Growing(entry.kind, entry.label)
            for name in entry.names:
                self._labels.setdefault((self._folder(entry.kind), folded(name)), entry.key)
        return entry.key

    def new(self, kind: str, label: str, *, owner: str | None = None) -> str:
        """Take up a thing that no authority lists, under the slug of its name, and return its key.

        `owner` is the key of what makes its name unique ("Article 6" of a convention), or "" where that is not known.
        """
        words, small = label.split(), self._knowledge.grammar.words["small"]
        label = " ".join(as_title(words, small, self._knowledge.index)) if is_shouted(words) else label
        folder = self._folder(kind)
        scope = "" if owner is None else (owner.rsplit("/", 1)[-1] or self._identifier) + " "
        known = self._labels.get((folder, folded(scope + label)))
        if known:
            return known
        key = f"{folder}/{slug(scope + label)}"
        self._labels[folder, folded(scope + label)] = key
        self._found.setdefault(key, _Growing(kind, label))
        return key

    def hold(self, key: str) -> None:
        """Keep a thing that only the user's table names, though no words of the text do."""
        self._held.add(key)

    def longer(self, kind: str, label: str) -> str | None:
        """Find the one thing of a kind whose name goes on where a shorter form of it ends ("Lima Treaty on Arms")."""
        words, folder = folded(label), self._folder(kind)
        if len(words) < 2:
            return None
        keys = {k for (f, name), k in self._labels.items() if f == folder and name[: len(words)] == words}
        return keys.pop() if len(keys) == 1 else None

    def shorter(self, kind: str, label: str) -> str | None:
        """Find the unlisted thing of a kind that goes by all words of a name but its last ("Blue Sea" of "Blue Sea Alliance")."""
        words, folder = folded(label)[:-1], self._folder(kind)
        key = self._labels.get((folder, words)) if len(words) > 1 else None
        return key if key in self._found and self.entry(key) is None else None

    def rename(self, key: str, label: str) -> None:
        """Give an unlisted thing its fuller name as label, keeping the old one as another name."""
        growing = self._found[key]
        growing.names[growing.label] = None
        growing.label = label

    def named(self, kind: str, label: str) -> str | None:
        """Find the thing of a kind that already goes by a name in this document."""
        return self._labels.get((self._folder(kind), folded(label)))

    def alias(self, key: str, name: str) -> None:
        """Let a thing answer to a further name from here on."""
        self._labels.setdefault((self._folder(self.kind(key)), folded(name)), key)
        self._found[key].names[name] = None

    def absorb(self, key: str, other: str) -> None:
        """Join a second thing to a first that turned out to be the same, with its names and mentions."""
        gone = self._found.pop(other)
        kept = self._found[key]
        kept.names |= {gone.label: None, **gone.names}
        kept.mentions |= gone.mentions
        self._labels = {name: key if at == other else at for name, at in self._labels.items()}

    def mention(self, key: str, name: str | None, mention: Mention) -> None:
        """Record where a thing is named; `name` only where the words could stand alone as its label."""
        growing = self._found[key]
        growing.mentions[mention] = None
        if name:
            growing.names[name] = None

    def kind(self, key: str) -> str:
        """The class of a thing."""
        return self._found[key].kind

    def label(self, key: str) -> str:
        """The label of a thing."""
        return self._found[key].label

    def entry(self, key: str) -> Entry | None:
        """What the authorities know of a thing, if they list it."""
        return self._knowledge.by_key.get(key)

    def of_kind(self, kind: str) -> Iterator[str]:
        """All things of a kind, in no order to rely on."""
        return (key for key, growing in self._found.items() if growing.kind == kind)

    def __contains__(self, key: str) -> bool:
        return key in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._found))

    def entities(self) -> tuple[Entity, ...]:
        """All things that some words of the document name, as frozen values in the order of their keys."""
        return tuple(
            self._entity(key, self._found[key]) for key in self if self._found[key].mentions or key in self._held
        )

    def _entity(self, key: str, growing: _Growing) -> Entity:
        entry = self.entry(key)
        used = [n for n in growing.names if n != growing.label]
        hidden = [n for n in (entry.names if entry else ()) if n != growing.label and n not in used]
        return Entity(
            key=key,
            kind=growing.kind,
            label=growing.label,
            alt_labels=tuple(sorted(used)),
            hidden_labels=tuple(sorted(hidden)),
            same_as=entry.same_as if entry else (),
            codes=entry.codes if entry else (),
            organ_of=entry.organ_of if entry and entry.organ_of in self._found else None,
            mentions=tuple(sorted(growing.mentions, key=lambda m: (m.span, m.reason))),
        )

    def _folder(self, kind: str) -> str:
        return self._knowledge.folder_of(kind)


def spells(letters: str, name: str) -> bool:
    """True where the letters of an acronym begin words of a name, in order."""
    wanted = [c.lower() for c in letters if c.isalpha()]
    if len(wanted) < 2 or not letters[0].isupper():
        return False
    initials = iter(word[0].lower() for word in name.replace("-", " ").split() if word[0].isalpha())
    return all(any(initial == c for initial in initials) for c in wanted)


def begins_words_in(name: str, letters: str) -> bool:
    """True where all capitalised words of a name are in an acronym by their first letters, in order."""
    initials = [word[0] for word in name.split() if word[0].isupper()]
    told = iter(letters)
    return letters.isupper() and len(initials) > 1 and all(any(c == initial for c in told) for initial in initials)
