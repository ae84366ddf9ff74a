"""What kinds of things a sentence names, so that a cue whose ends can be none of them is passed over at once."""

from __future__ import annotations

from collections.abc import Sequence

from treatygraph.extract import adjacent
from treatygraph.knowledge import Grammar, Vocabulary
from treatygraph.parsed import Ref, References
from treatygraph.tokens import Token, Tokens


class Nearby:
    """Remembers what the pieces and sentences of one document name, until something more is named."""

    def __init__(self, references: References, vocabulary: Vocabulary, grammar: Grammar) -> None:
        self._references = references
        self._superclasses = vocabulary.superclasses
        self._openers = adjacent.first_words(grammar.words["membership"])
        self._named: dict[int, Sequence[tuple[Token, Ref]]] = {}
        self._kinds: dict[tuple[int, int], set[str]] = {}

    def named(self, piece: int) -> Sequence[tuple[Token, Ref]]:
        """The words of a piece that stand for an entity, in reading order."""
        if piece not in self._named:
            self._named[piece] = self._references.of_piece(piece)
        return self._named[piece]

    def kinds(self, piece: int, sentence: Tokens) -> set[str]:
        """The kinds, with those above them, of all that the words of a sentence can lead to."""
        place = (piece, sentence.start)
        if place not in self._kinds:
            end = self._end(sentence)
            kinds = {ref.kind for token, ref in self.named(piece) if sentence.start <= token.i < end}
            self._kinds[place] = kinds.union(*(self._superclasses.get(kind, ()) for kind in kinds))
        return self._kinds[place]

    def forget(self) -> None:
        """Look again, since a description has just become a thing of its own."""
        self._named.clear()
        self._kinds.clear()

    def _end(self, sentence: Tokens) -> int:
        """The end of a sentence, or of the next where that goes on with it: "… by 46 states. Among them were …"."""
        end, tokens = sentence.end, sentence.doc.tokens
        goes_on = end < len(tokens) and (tokens[end].lower_ in self._openers or not tokens[end - 1].is_punct)
        return tokens[end].sent.end if goes_on else end
