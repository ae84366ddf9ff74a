"""Where and when: the date, the place and the meeting of a heading."""

from __future__ import annotations

from dataclasses import dataclass

from treatygraph.dates import DateMention
from treatygraph.model import Span, When
from treatygraph.resolve.heading_parts import Parts
from treatygraph.resolve.heading_patterns import Lead
from treatygraph.resolve.heading_pieces import GAP, LINE, Piece

_LONGEST_PLACE = 3  # words
_LONGEST_MEETING = 10  # words of a meeting in small letters on a line of its own
_NO_MEETING = (Lead.THEME, Lead.TITLE, Lead.DELEGATION)


@dataclass(frozen=True, slots=True)
class Where:
    """Reads whereabouts off the pieces that are left."""

    parts: Parts

    def date(self) -> tuple[When, DateMention] | None:
        """The most exact date that stands by itself, the first of equals."""
        mentions = [piece.date for piece in self.parts.pieces if piece.date]
        points = [(when, m) for m in mentions if (when := m.when or m.since)]
        return max(points, key=lambda point: len(point[0].value), default=None)

    def place(self) -> Span | None:
        """A labelled place, a listed one, or a short name beside the date."""
        labelled = self.parts.take(Lead.PLACE)
        if labelled:
            return labelled
        free = [p for p in self.parts.left(None, Lead.EVENT, Lead.WEAK_EVENT) if not self._is_other(p)]
        listed = [(p, place) for p in free for place in self.parts.names.places(p.span)]
        whole = (p for p, place in listed if place == p.span)
        beside = (p for p in free if p.lead is None and self._beside_date(p) and self._may_be_place(p))
        found = next(whole, None) or next(beside, None)
        if found:
            self.parts.used.add(found)
            return found.span
        plain = [(p, m) for p, m in listed if not self.parts.tells(p) and not self.parts.names.is_titled(p.span)]
        return next((place for p, place in plain if place.end == p.span.end), None)

    def _is_other(self, piece: Piece) -> bool:
        return self.parts.is_kind(piece) or self.parts.is_noise(piece)

    def _beside_date(self, piece: Piece) -> bool:
        at = self.parts.pieces.index(piece)
        near = self.parts.pieces[max(0, at - 1) : at + 2]
        return any(p.date and p.date.when and p.date.when.value[7:] and p.line == piece.line for p in near)

    def _may_be_place(self, piece: Piece) -> bool:
        said = self.parts.said(piece)
        short = len(said.split()) <= _LONGEST_PLACE and self.parts.reader.is_titled(said)
        other = self.parts.tells(piece) or self.parts.names.is_body(said)
        return short and not other and not self.parts.patterns.honorific_at.match(said)

    def event(self) -> Span | None:
        """The meeting, by the surest sign there is."""
        ranked = [(self._rank(p), -n, p) for n, p in enumerate(self.parts.pieces) if p not in self.parts.used]
        rank, _, piece = max(ranked, key=lambda item: item[:2], default=(0, 0, None))
        if not rank or piece is None:
            return None
        self.parts.used.add(piece)
        return self.parts.names.bare(Span(piece.span.start, self._event_end(piece)))

    def _rank(self, piece: Piece) -> int:
        """How surely a piece is the meeting: 0 not at all."""
        if piece.date or self._is_other(piece) or piece.lead in _NO_MEETING:
            return 0
        said, titled = self.parts.said(piece), self.parts.reader.is_titled(self.parts.said(piece))
        if not self.parts.is_meeting(piece):
            return (2 if piece.lead else 1) * bool(titled and self.parts.patterns.body.search(said))
        if piece.lead:
            return 5
        own_line = piece.mark in (LINE, GAP) and not said[0].islower() and len(said.split()) <= _LONGEST_MEETING
        return 4 if titled else 3 * own_line

    def _event_end(self, piece: Piece) -> int:
        """Its end, or that of the pieces that go on with its name over commas or on a line with "to the …"."""
        end = self.parts.names.enumeration_end(piece, self.parts.pieces)
        following = next(iter(self.parts.after(piece)), None)
        if end == piece.span.end and following and following.lead is Lead.POSTING and following.mark == LINE:
            return self.parts.names.enumeration_end(following, self.parts.pieces)
        return end
