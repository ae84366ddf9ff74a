"""Resolutions: paragraphs that a body's name opens, each a claim of that body by its first verb ("Calls upon …")."""

from __future__ import annotations

from dataclasses import dataclass

from treatygraph.extract.makers import Making
from treatygraph.extract.units import Unit
from treatygraph.knowledge import Knowledge
from treatygraph.parsed import Annotated, References
from treatygraph.tokens import Doc

_LONGEST_OPENING = 8  # tokens: "The General Assembly,"


@dataclass(frozen=True, slots=True)
class Resolving:
    """One paragraph of a resolution as a claim."""

    unit: Unit
    making: Making
    kind: str


class Operative:
    """Finds the preambular and operative paragraphs of one document's resolutions."""

    def __init__(self, annotated: Annotated, references: References, knowledge: Knowledge) -> None:
        self._pieces = annotated.pieces
        self._references = references
        self._vocabulary = knowledge.vocabulary
        self._kinds = {str(word): kind for kind, words in knowledge.claims["operative"].items() for word in words}
        self._adverbs = frozenset(map(str, knowledge.claims["operative_adverbs"]))
        self._longest = max(len(phrase.split()) for phrase in self._kinds)
        self._bodies = list(self._all_bodies())

    def paragraph(self, number: int) -> Resolving | None:
        """Read a paragraph as one of a resolution; None where no body has opened one, or its first word resolves nothing."""
        body, doc = self._bodies[number], self._pieces[number].doc
        if body is None:
            return None
        words = [t for t in doc if t.is_alpha and len(t) > 1 and not self._pieces[number].understood(t)]
        opening = next((t for t in words if t.lower_ not in self._adverbs or self._kind(doc, t.i)), None)
        kind = self._kind(doc, opening.i) if opening is not None else None
        if opening is None or kind is None:
            return None
        return Resolving(Unit(words[0].i, len(doc), opening, opening), Making((body,), "reported"), kind)

    def _kind(self, doc: Doc, at: int) -> str | None:
        words = [t.lower_ for t in doc[at : at + self._longest]]
        tries = (" ".join(words[:n]) for n in range(len(words), 0, -1))
        return next((self._kinds[words] for words in tries if words in self._kinds), None)

    def _all_bodies(self) -> list[str | None]:
        found: list[str | None] = []
        body = None
        for number, piece in enumerate(self._pieces):
            if piece.host is None and piece.heading:
                body = None
            body = self._opening(number) or body
            found.append(body)
        return found

    def _opening(self, number: int) -> str | None:
        """ "The General Assembly," on a line of its own, or before the first "Recalling"."""
        doc = self._pieces[number].doc
        if not 2 <= len(doc) <= _LONGEST_OPENING or doc[len(doc) - 1].text != ",":
            return None
        refs = [r for t in doc if (r := self._references.at(number, t)) and self._vocabulary.is_a(r.kind, "Actor")]
        return refs[0].key if refs else None
