"""ontology/ -> one frozen Knowledge: the vocabulary, the authorities, the closed word lists and the sayings.

Everything that somebody may want to correct is read here; no other stage opens a file of the ontology.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from treatygraph.knowledge.authorities import Entry, folder_of, load_authorities
from treatygraph.knowledge.confidence import Confidences, load_confidences
from treatygraph.knowledge.folder import folders, read_overlaid
from treatygraph.knowledge.grammar import Grammar, load_grammar
from treatygraph.knowledge.names import NameIndex
from treatygraph.knowledge.sayings import RelationFile, Saying, load_relations
from treatygraph.knowledge.slug import slug
from treatygraph.knowledge.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Entry", "Grammar", "Knowledge", "Saying", "Vocabulary", "load", "slug"]


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All that is known before a text is read. `places` are the folders it came from, the shipped one first."""

    places: tuple[Path, ...]
    vocabulary: Vocabulary
    entries: tuple[Entry, ...]

    @cached_property
    def grammar(self) -> Grammar:
        """The closed word lists."""
        return load_grammar(self.places)

    @cached_property
    def relations(self) -> tuple[RelationFile, ...]:
        """The relation files, with their examples."""
        return load_relations(self.places, self.grammar.frames, self.vocabulary.properties)

    @cached_property
    def names_only(self) -> dict[str, frozenset[str]]:
        """Relations whose object must have a name or be listed, with the head nouns that may be described all the same."""
        return {f.relation: f.names_only for f in self.relations if f.names_only is not None}

    @cached_property
    def index(self) -> NameIndex:
        """All names, ready to be found in a text."""
        return NameIndex(self.entries)

    @cached_property
    def issues(self) -> NameIndex:
        """The names of issues alone, to be found inside other names."""
        return NameIndex(e for e in self.entries if e.key.startswith("issue/"))

    @cached_property
    def sites(self) -> NameIndex:
        """The names of places alone, to be found inside the names of meetings."""
        return NameIndex(e for e in self.entries if e.key.startswith("place/"))

    @cached_property
    def instruments(self) -> NameIndex:
        """The names of instruments alone, to be found inside the names of meetings and processes."""
        return NameIndex(e for e in self.entries if e.key.startswith("convention/"))

    @cached_property
    def bodies(self) -> NameIndex:
        """The names of organisations alone, to be found inside the names of what they adopt."""
        return NameIndex(e for e in self.entries if e.key.startswith("organization/"))

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """The entries by key."""
        return {entry.key: entry for entry in self.entries}

    @cached_property
    def confidences(self) -> Confidences:
        """How often each rule was right on annotated text."""
        return load_confidences(self.places)

    @cached_property
    def claims(self) -> dict[str, Any]:
        """What makes a sentence a claim, and of which kind."""
        return read_overlaid("claims.yaml", self.places)

    @cached_property
    def quantities(self) -> dict[str, Any]:
        """What is counted, and how that is said."""
        return read_overlaid("quantities.yaml", self.places)

    @cached_property
    def votes(self) -> dict[str, Any]:
        """How records of votes are read."""
        return read_overlaid("votes.yaml", self.places)

    @cached_property
    def courtesies(self) -> frozenset[str]:
        """Words of greeting, which claim nothing by themselves."""
        return frozenset(map(str, self.claims["courtesies"]))

    @cached_property
    def version(self) -> str:
        """The ontology's version and a hash of every file read, so that a reading can be repeated."""
        digest = hashlib.sha256()
        for place in self.places:
            for path in sorted(p for p in place.rglob("*") if p.suffix in {".ttl", ".yaml", ".csv"}):
                digest.update(path.relative_to(place).as_posix().encode())
                digest.update(path.read_bytes())
        return f"{self.vocabulary.version}+{digest.hexdigest()[:12]}"

    def file(self, name: str) -> Path:
        """The file of a name in the last folder that has one."""
        return next(p / name for p in reversed(self.places) if (p / name).is_file())

    def find(self, name: str) -> tuple[Entry, ...]:
        """List the known things that a name can mean, as when a user types it."""
        return self.index.named(name)

    def folder_of(self, kind: str) -> str:
        """Name the part of the IRI that a kind lives under."""
        return folder_of(kind, self.vocabulary)


def load(extra: Sequence[Path] = ()) -> Knowledge:
    """Read the shipped ontology and the user's own folders over it. Raises OntologyError listing what is wrong."""
    places = folders(extra)
    vocabulary = load_vocabulary([p / "treatygraph.ttl" for p in places if (p / "treatygraph.ttl").is_file()])
    return Knowledge(places, vocabulary, load_authorities(places, vocabulary))
