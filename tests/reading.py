"""What the tests of the reading core share: a text read, and its answers as short sentences that a table can hold.

A relation is told as `Chile signed Mine Ban Treaty`, with what weakens it before it: `not` (denied), `plan` (intended),
`if` (hypothetical), `alleged`. Names may be any name that the thing goes by.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest

from treatygraph.knowledge import Knowledge
from treatygraph.knowledge.names import folded
from treatygraph.model import Claim, Document, Entity, Extraction, Modality, Polarity, Relation
from treatygraph.pipeline import Reader

_WEAKENED = {Modality.ASSERTED: "", Modality.INTENDED: "plan ", Modality.HYPOTHETICAL: "if "}
_MARKS = ("not", "plan", "if", "alleged")


def as_document(
    text: str, *, identifier: str = "sample", date: str | None = None, speaker: str | None = None
) -> Document:
    """Make a document of a text alone, as the readers of files would."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document(
        identifier=identifier, source=f"{identifier}.txt", text=text, sha256=sha256, date=date, speaker=speaker
    )


def read(reader: Reader, text: str, *, date: str | None = None, speaker: str | None = None) -> Reading:
    """Read one text."""
    return Reading(text, reader.read(as_document(text, date=date, speaker=speaker)), reader.knowledge)


@dataclass(frozen=True)
class Reading:
    """A text and all that was found in it."""

    text: str
    extraction: Extraction
    knowledge: Knowledge

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """What the text names, by key."""
        return {entity.key: entity for entity in self.extraction.entities}

    @cached_property
    def _told_of(self) -> set[str]:
        counts = {name for name, known in self.knowledge.vocabulary.properties.items() if known.counts}
        return counts | {file.relation for file in self.knowledge.relations}

    def key(self, name: str) -> str:
        """The key of what goes by a name, or the name itself where nothing does."""
        if name in self.entities:
            return name
        wanted = folded(name)
        named = [e.key for e in self.entities.values() if wanted == folded(e.label)]
        named += [e.key for e in self.entities.values() if wanted in map(folded, (*e.alt_labels, *e.hidden_labels))]
        return named[0] if named else name

    def stands_for(self, words: str) -> set[str]:
        """The keys of all that exactly these words were found to mean."""
        return {
            entity.key
            for entity in self.entities.values()
            for mention in entity.mentions
            if " ".join(mention.span.of(self.text).split()) == words
        }

    def told(self, *predicates: str) -> set[str]:
        """The relations found, by keys, those of some predicates alone where any are given."""
        return {self.tell(r) for r in self.extraction.relations if not predicates or r.predicate in predicates}

    def tell(self, relation: Relation) -> str:
        """One relation as a sentence of keys."""
        denied = "not " if relation.polarity is Polarity.NEGATIVE else ""
        alleged = "alleged " if relation.alleged else ""
        marks = f"{alleged}{denied}{_WEAKENED[relation.modality]}"
        return f"{marks}{relation.subject} {relation.predicate} {relation.object}"

    def keyed(self, sentence: str) -> str:
        """An expected sentence with keys in place of its names."""
        marks, rest = _unmarked(sentence.split())
        at = next(i for i, word in enumerate(rest) if word in self._told_of)
        ends = (self.key(" ".join(rest[:at])), self.key(" ".join(rest[at + 1 :])))
        return " ".join([*sorted(marks, key=("alleged", "not", "plan", "if").index), ends[0], rest[at], ends[1]])

    def expected(self, sentences: Iterable[str]) -> set[str]:
        """Expected sentences with keys in place of their names."""
        return {self.keyed(sentence) for sentence in sentences}

    def predicates(self, sentences: Iterable[str]) -> set[str]:
        """The relations that some expected sentences speak of."""
        return {next(word for word in sentence.split() if word in self._told_of) for sentence in sentences}

    def relation(self, sentence: str) -> Relation:
        """The one relation that a sentence tells."""
        wanted = self.keyed(sentence)
        found = [r for r in self.extraction.relations if self.tell(r) == wanted]
        assert len(found) == 1, f"{wanted} should be told once, among {sorted(self.told())}"
        return found[0]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims found, in reading order."""
        return self.extraction.claims


def _unmarked(words: list[str]) -> tuple[list[str], list[str]]:
    cut = next(i for i, word in enumerate(words) if word not in _MARKS)
    return words[:cut], words[cut:]


def assert_gives(
    reader: Reader, text: str, wanted: str, *, date: str | None = None, speaker: str | None = None
) -> Reading:
    """Hold a text to `A signed B; not C ratified D`: these relations, and no others of the same names.

    `no signed` wants none of that name; `… and more` lets others of the same names stand beside.
    """
    found = read(reader, text, date=date, speaker=speaker)
    sentences = [part.strip() for part in wanted.removesuffix(" and more").split(";")]
    if wanted.startswith("no "):
        told = found.told(*wanted.removeprefix("no ").split(", "))
        assert not told, f"{text!r} should not give {sorted(told)}"
        return found
    expected = found.expected(sentences)
    told = found.told(*found.predicates(sentences))
    right = told >= expected if wanted.endswith(" and more") else told == expected
    assert right, f"{text!r} should give {sorted(expected)}, but gives {sorted(found.told())}"
    return found


def rows(table: Iterable[tuple[Any, ...]], *, limits: dict[str, str]) -> list[Any]:
    """Make parameters of a table whose rows begin with what names them; `limits` gives those that cannot hold, and why."""
    return [
        pytest.param(
            *row[1:], id=row[0], marks=pytest.mark.xfail(strict=True, reason=limits[row[0]]) if row[0] in limits else ()
        )
        for row in table
    ]
