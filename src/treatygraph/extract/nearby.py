"""What each piece of a document names, listed once for all patterns that ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from treatygraph.parsed import Ref, References
from treatygraph.tokens import Token


class Nearby:
    """Remembers the references of each piece until something more is named."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._named: dict[int, Sequence[tuple[Token, Ref]]] = {}

    def named(self, piece: int) -> Sequence[tuple[Token, Ref]]:
        """The words of a piece that stand for an entity, in reading order."""
        if piece not in self._named:
            self._named[piece] = self._references.of_piece(piece)
        return self._named[piece]

    def forget(self) -> None:
        """Look again, since a description has just become a thing of its own."""
        self._named.clear()
