"""Who speaks, in what office and for whom: the pieces about the speaker, and what is said before the kind of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from treatygraph.model import Span
from treatygraph.resolve.heading_parts import Parts
from treatygraph.resolve.heading_patterns import Lead
from treatygraph.resolve.heading_pieces import GAP, LINE, Piece

_LONGEST_GROUP = 6  # pieces about one speaker
_PREFIX_MARKS = (":", "–", "-", "—")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as found: name, office, and the body spoken for."""

    name: Span | None = None
    office: Span | None = None
    body: Span | None = None

    def or_else(self, other: Voice) -> Voice:
        """This voice, with what it lacks taken from another."""
        return Voice(self.name or other.name, self.office or other.office, self.body or other.body)


@dataclass(frozen=True, slots=True)
class Who:
    """Reads the speaker off the pieces that are left."""

    parts: Parts

    def voice(self) -> Voice:
        """All that the heading says of its speaker."""
        found = Voice()
        for group in self._groups():
            self.parts.used.update(group)
            found = found.or_else(self._person(group))
        return found.or_else(self._before_kind())

    def _groups(self) -> Iterator[list[Piece]]:
        """The pieces about each speaker: from a "by", else a title of courtesy, else an office with a name."""
        led = [p for p in self.parts.left(Lead.SPEAKER, Lead.KIND) if not self._is_only_meeting(p)]
        free = [p for p in self.parts.left(None) if not self.parts.is_kind(p) and not self.parts.is_noise(p)]
        titled = [p for p in free if self.parts.names.is_titled(p.span)]
        spoken = any(self.parts.patterns.spoken.search(self.parts.said(p)) for p in self.parts.left(None))
        named = [p for p in free if spoken and self.parts.names.has_office(p.span) and self._person([p]).name]
        for first in led or titled[:1] or named[:1]:
            yield [*([] if led else self._office_before(first)), first, *self._rest(first)]

    def _is_only_meeting(self, piece: Piece) -> bool:
        return self.parts.is_meeting(piece) and not self.parts.names.has_office(piece.span)

    def _office_before(self, first: Piece) -> list[Piece]:
        """ "The Minister of Justice (Ms. Ana Lima)"."""
        before = self.parts.before(first)
        good = before and before.line == first.line and before not in self.parts.used and before.date is None
        return [before] if before and good and self.parts.names.has_office(before.span) else []

    def _rest(self, first: Piece) -> Iterator[Piece]:
        told = [first]
        for piece in self.parts.after(first)[:_LONGEST_GROUP]:
            if piece.lead or piece.date or piece in self.parts.used or self.parts.is_kind(piece):
                return
            if self._ends(piece) or self._is_where(piece, told):
                return
            told.append(piece)
            yield piece

    def _ends(self, piece: Piece) -> bool:
        said = self.parts.said(piece)
        new = piece.mark == GAP or (piece.mark == LINE and not self.parts.names.is_listed(said))
        body = new and self.parts.patterns.body.search(said)
        return bool(body) or self._is_only_meeting(piece)

    def _is_where(self, piece: Piece, told: Sequence[Piece]) -> bool:
        """ "Ambassador of Chile | First Committee": a body that meets, below somebody whose own body is told."""
        meets = piece.mark in (LINE, GAP) and self.parts.patterns.body.search(self.parts.said(piece))
        return bool(meets) and any(self.parts.names.holds_listed(p.span) for p in told)

    def _person(self, group: Sequence[Piece]) -> Voice:
        """Name, office and body among the pieces about one speaker."""
        found, bodies, title = Voice(), [], None
        for span in self._whole(group):
            part, bare, said_title = self._read(span, named=found.name is not None)
            title = title or said_title
            bodies += [bare] if bare else []
            better = part.office and found.office and len(found.office.of(self.parts.text).split()) == 1
            found = replace(found, office=part.office) if better else found.or_else(part)
        best = max(bodies, key=lambda body: self.parts.names.sureness(body), default=None)
        return replace(found, office=found.office or title, body=best)

    def _read(self, span: Span, *, named: bool) -> tuple[Voice, Span | None, Span | None]:
        """One stretch: name and office in it, a body, and a title that is an office."""
        names = self.parts.names
        own = names.delegation(span)
        if own:
            return Voice(), own, None
        bare = names.bare(span)
        if names.is_listed(bare.of(self.parts.text)):
            return Voice(), bare, None  # "by the General Assembly" is no General
        rest, title = names.untitled(bare)
        titled = rest != bare
        if names.has_office(rest):
            name, office = names.split_office(rest, titled=titled)
            whole = None if name else names.split_office_and_body(rest)
            return (Voice(*whole[:2]), whole[2], title) if whole else (Voice(name, office), None, title)
        if not named and names.is_name(rest, titled=titled):
            return Voice(rest), None, title
        if titled:
            name, body = names.split_body(rest)
            return Voice(name), body, title
        return Voice(), rest if names.may_speak(rest) else None, title

    def _whole(self, group: Sequence[Piece]) -> Iterator[Span]:
        """The group's stretches, with offices joined over commas ("Minister of Foreign Affairs, Trade and Aid")."""
        end, names = 0, self.parts.names
        for piece in (p for p in group if p.span.start >= end):
            office = names.has_office(piece.span)
            end = names.enumeration_end(piece, self.parts.pieces) if office else piece.span.end
            yield Span(piece.span.start, end)

    def _before_kind(self) -> Voice:
        """ "Norwegian Intervention", "Minister Ana Lima's speech", "Chile: Statement on …"."""
        names = self.parts.names
        for piece in (p for p in self.parts.left(None) if self.parts.is_kind(p)):
            span = names.before_kind(piece.span)
            before = self.parts.before(piece)
            if span is None and before and before.line == piece.line and piece.mark in _PREFIX_MARKS:
                span = before.span
            if span and names.has_office(span):
                return Voice(*names.split_office(span, titled=False))
            if span and names.is_body(span.of(self.parts.text)) and names.ends_body(span):
                return Voice(body=span)
        return Voice()

    def letterhead(self) -> Span | None:
        """A body on a line of its own over a spoken text or a press release, where nobody else is named."""
        if len(self.parts.pieces) > 1 and not any(map(self.parts.is_kind, self.parts.pieces)):
            return None
        names, words = self.parts.names, self.parts.patterns
        for piece in self.parts.left(None):
            said = self.parts.said(piece)
            plain = not any(p.search(said) for p in (words.meeting, words.office, words.instrument, words.body))
            institution = plain and names.is_institution(said) and self.parts.reader.is_titled(said)
            if not self.parts.is_kind(piece) and (names.is_listed(said) or institution):
                return names.bare(piece.span)
        return None
