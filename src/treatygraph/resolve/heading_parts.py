"""The pieces of one heading, with what can be asked of each; steps take the pieces that they use off the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from treatygraph.model import Span
from treatygraph.resolve.heading_lines import LineReader
from treatygraph.resolve.heading_names import NameReader
from treatygraph.resolve.heading_patterns import Compiled, Lead
from treatygraph.resolve.heading_pieces import Piece


@dataclass(slots=True)
class Parts:
    """What the steps of reading a heading share."""

    text: str
    patterns: Compiled
    reader: LineReader
    names: NameReader
    pieces: Sequence[Piece]
    used: set[Piece] = field(default_factory=set)

    def left(self, *leads: Lead | None) -> Iterator[Piece]:
        """The unused pieces, with one of these leads if any are given."""
        return (p for p in self.pieces if p not in self.used and p.date is None and (not leads or p.lead in leads))

    def take(self, *leads: Lead) -> Span | None:
        """The first unused piece with such a lead, used from now on."""
        piece = next(self.left(*leads), None)
        if piece:
            self.used.add(piece)
        return piece.span if piece else None

    def before(self, piece: Piece) -> Piece | None:
        """The piece before this one."""
        at = self.pieces.index(piece)
        return self.pieces[at - 1] if at else None

    def after(self, piece: Piece) -> Sequence[Piece]:
        """The pieces after this one."""
        return self.pieces[self.pieces.index(piece) + 1 :]

    def said(self, piece: Piece) -> str:
        """The words of a piece."""
        return piece.span.of(self.text)

    def is_noise(self, piece: Piece) -> bool:
        """True for what says nothing here: a weekday, a time of day, a document's symbol."""
        return piece.lead is Lead.NONE or bool(self.patterns.noise_at.fullmatch(self.said(piece)))

    def is_kind(self, piece: Piece) -> bool:
        """True for words that say what sort of text this is."""
        said = self.said(piece)
        return piece.lead is None and bool(self.patterns.kind.search(said) or self.patterns.marker.fullmatch(said))

    def is_meeting(self, piece: Piece) -> bool:
        """True for a meeting with a name, not for the bare word."""
        said = self.said(piece)
        return bool(self.patterns.meeting.search(said)) and (len(said.split()) > 1 or any(map(str.isdigit, said)))

    def tells(self, piece: Piece) -> bool:
        """True for a piece that names a meeting, an office or an instrument."""
        words = self.patterns
        return any(p.search(self.said(piece)) for p in (words.meeting, words.office, words.instrument, words.body))
