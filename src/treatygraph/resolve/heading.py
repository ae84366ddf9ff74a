"""The top of a document read for who speaks, in what office, for whom, where and when. Characters and word lists only.

To teach it another wording, add the words to the right list of ``headings.yaml`` and an example at its end. How it
works: `heading_lines` finds the heading's lines, `heading_pieces` cuts them at punctuation and linking words, this file
decides what each piece is, and `heading_names` tells persons, offices and bodies apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from treatygraph.dates import DateWords
from treatygraph.model import Document, Span, When
from treatygraph.resolve.heading_lines import LineReader
from treatygraph.resolve.heading_names import NameReader
from treatygraph.resolve.heading_patterns import Compiled, HeadingPatterns, Lead, compiled, load_heading_patterns
from treatygraph.resolve.heading_pieces import Cutter, Piece, logical_lines

__all__ = ["Heading", "HeadingPatterns", "Named", "load_heading_patterns", "read_heading"]

_NOWHERE = Span(0, 0)
_LONGEST_PLACE = 3  # words, also of a meeting in small letters
_LONGEST_GROUP = 6  # pieces about one speaker


@dataclass(frozen=True, slots=True)
class Named:
    """Words of the heading: where they stand in the kept text, and as read, with single spaces."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What a document's top says; each field is None where it does not, and `span` is empty where there is no heading.

    `speaking_for` is the state or organisation whose text this is, as named or as an adjective ("Norwegian"); `behalf`
    the one that it is given on behalf of, and then also `speaking_for` where no other is named. `date` is the (first)
    day, `until` the last one of a stretch.
    """

    span: Span = _NOWHERE
    title: Named | None = None
    speaker: Named | None = None
    office: Named | None = None
    speaking_for: Named | None = None
    behalf: Named | None = None
    event: Named | None = None
    place: Named | None = None
    date: When | None = None
    date_span: Span | None = None
    until: When | None = None


def read_heading(
    document: Document,
    *,
    patterns: HeadingPatterns,
    date_words: DateWords,
    known: Callable[[str], bool] | None = None,
) -> Heading:
    """Read the heading, so that "we" has a speaker, the text a date and the speech a meeting.

    `known` tells whether words name a listed state or organisation (or its adjective); without it, two capitalised
    words after "by" are taken for a person. Looks at the first 15 lines that hold anything; spans are the kept text's.
    """
    words = compiled(patterns)
    reader = LineReader(document.text, words, date_words)
    lines = reader.heading()
    if not lines:
        return Heading()
    joined = logical_lines(document.text, lines, words)
    pieces = tuple(Cutter(document.text, words, date_words).pieces(joined))
    names = NameReader(document.text, words, known)
    return _Decision(document.text, words, reader, names, joined, pieces).heading()


@dataclass(slots=True)
class _Decision:
    """Gives each piece its part; every step takes the pieces it uses off the list."""

    text: str
    patterns: Compiled
    reader: LineReader
    names: NameReader
    lines: Sequence[Span]
    pieces: Sequence[Piece]
    used: set[Piece] = field(default_factory=set)

    def heading(self) -> Heading:
        found = Heading(Span(self.lines[0].start, self.lines[-1].end), title=self.title())
        found = self.behalf(self.dated(found))
        found = replace(found, place=self.place())
        found = self.speaker(found)
        found = replace(found, event=self.event())
        if found.place is None and found.event:
            found = self.place_in_event(found, found.event)
        body = found.speaking_for or self.prefix() or self.labelled(Lead.DELEGATION)
        return replace(found, speaking_for=body or found.behalf or self.letterhead(found))

    def left(self, *leads: Lead | None) -> Iterator[Piece]:
        """The unused pieces, with one of these leads if any are given."""
        return (p for p in self.pieces if p not in self.used and p.date is None and (not leads or p.lead in leads))

    def named(self, span: Span) -> Named:
        return Named(span, " ".join(span.of(self.text).split()))

    def title(self) -> Named | None:
        labelled = self.labelled(Lead.TITLE)
        if labelled:
            return labelled
        for number, line in enumerate(self.lines):
            said = line.of(self.text)
            plain = any(p.line == number and p.date is None and not self.is_noise(p) for p in self.pieces)
            if plain and not self.patterns.marker.fullmatch(said) and not self.patterns.field_at.match(said):
                return self.named(line)
        return None

    def labelled(self, lead: Lead) -> Named | None:
        piece = next(self.left(lead), None)
        if piece:
            self.used.add(piece)
        return self.named(piece.span) if piece else None

    def is_noise(self, piece: Piece) -> bool:
        return piece.lead is Lead.NONE or bool(self.patterns.noise_at.fullmatch(piece.span.of(self.text)))

    def is_kind(self, piece: Piece) -> bool:
        said = piece.span.of(self.text)
        return piece.lead is None and bool(self.patterns.kind.search(said) or self.patterns.marker.fullmatch(said))

    def dated(self, found: Heading) -> Heading:
        mentions = [piece.date for piece in self.pieces if piece.date]
        points = [(m.when or m.since, m) for m in mentions]
        best = max((len(when.value) for when, _ in points if when), default=0)
        for when, mention in points:
            if when and len(when.value) == best:
                return replace(found, date=when, date_span=mention.span, until=mention.until)
        return found

    def behalf(self, found: Heading) -> Heading:
        piece = next(self.left(Lead.BEHALF), None)
        if piece is None:
            return found
        self.used.add(piece)
        return replace(found, behalf=self.named(self.names.bare(piece.span)))

    def place(self) -> Named | None:
        labelled = self.labelled(Lead.PLACE)
        if labelled:
            return labelled
        free = [p for p in self.left(None, Lead.EVENT, Lead.WEAK_EVENT) if not self.is_kind(p) and not self.is_noise(p)]
        listed = [(p, m) for p in free for m in self.patterns.place.finditer(self.text, p.span.start, p.span.end)]
        whole = [p for p, m in listed if Span(m.start(), m.end()) == p.span]
        if whole:
            return self.taken(whole[0])
        plain = [(p, m) for p, m in listed if not self.tells(p) and not self.names.is_titled(p.span)]
        ends = [Span(m.start(), m.end()) for p, m in plain if m.end() == p.span.end]
        if ends:
            return self.named(ends[0])
        beside = next((p for p in self.left(None) if self.beside_date(p) and self.may_be_place(p)), None)
        return self.taken(beside) if beside else None

    def taken(self, piece: Piece) -> Named:
        self.used.add(piece)
        return self.named(piece.span)

    def tells(self, piece: Piece) -> bool:
        """True for a piece that names a meeting, an office or an instrument."""
        said = piece.span.of(self.text)
        words = self.patterns
        return any(p.search(said) for p in (words.meeting, words.office, words.instrument, words.body))

    def beside_date(self, piece: Piece) -> bool:
        at = self.pieces.index(piece)
        near = self.pieces[max(0, at - 1) : at + 2]
        return any(p.date and p.date.when and p.date.when.value[7:] and abs(p.line - piece.line) <= 0 for p in near)

    def may_be_place(self, piece: Piece) -> bool:
        said = piece.span.of(self.text)
        short = len(said.split()) <= _LONGEST_PLACE and self.reader.is_titled(said)
        other = self.is_kind(piece) or self.is_noise(piece) or self.tells(piece) or self.names.is_body(said)
        return short and not other and not self.patterns.honorific_at.match(said)

    def speaker(self, found: Heading) -> Heading:
        group = self.group()
        self.used.update(group)
        person = self.names.person(group, self.pieces)
        name, office, body = (self.named(span) if span else None for span in person)
        return replace(found, speaker=name, office=office, speaking_for=body)

    def group(self) -> list[Piece]:
        """The pieces about the one who speaks: from "by", else from a title of courtesy, to the next other thing."""
        led = [p for p in self.left(Lead.SPEAKER, Lead.KIND) if not self.is_meeting(p) or self.names.has_office(p.span)]
        titled = [p for p in self.left(None) if self.names.is_titled(p.span) and not self.is_kind(p)]
        first = next(iter(led or titled), None)
        if first is None:
            return []
        at = self.pieces.index(first)
        before = self.pieces[at - 1 : at] if not led and at else ()
        group = [p for p in before if p.line == first.line and p not in self.used and self.names.has_office(p.span)]
        group.append(first)
        for piece in self.pieces[at + 1 : at + _LONGEST_GROUP]:
            if piece.lead or piece.date or piece in self.used or self.is_kind(piece) or self.ends_group(piece):
                break
            group.append(piece)
        return group

    def ends_group(self, piece: Piece) -> bool:
        said = piece.span.of(self.text)
        body = piece.mark == "\n" and self.patterns.body.search(said) and not self.names.is_listed(said)
        return bool(body or self.is_meeting(piece)) and not self.names.has_office(piece.span)

    def is_meeting(self, piece: Piece) -> bool:
        """True for a meeting with a name, not for the bare word."""
        said = piece.span.of(self.text)
        return bool(self.patterns.meeting.search(said)) and (len(said.split()) > 1 or any(map(str.isdigit, said)))

    def event(self) -> Named | None:
        ranked = [(self.rank(p), -n, p) for n, p in enumerate(self.pieces) if p not in self.used and not p.date]
        rank, _, piece = max(ranked, key=lambda item: item[:2], default=(0, 0, None))
        if not rank or piece is None:
            return None
        self.used.add(piece)
        return self.named(self.names.bare(Span(piece.span.start, self.event_end(piece))))

    def rank(self, piece: Piece) -> int:
        """How surely a piece is the meeting: 0 not at all."""
        said = piece.span.of(self.text)
        if self.is_noise(piece) or self.is_kind(piece) or piece.lead in (Lead.THEME, Lead.TITLE, Lead.DELEGATION):
            return 0
        led = piece.lead is not None
        if self.is_meeting(piece):
            short = len(said.split()) <= _LONGEST_PLACE and not said[0].islower()
            return 4 if led else 3 * (self.reader.is_titled(said) or short)
        return (2 if led else 1) * bool(self.patterns.body.search(said) and self.reader.is_titled(said))

    def event_end(self, piece: Piece) -> int:
        """Its end, or that of the pieces that go on with its name over commas or on a line with "to the …"."""
        end = self.names.enumeration_end(piece, self.pieces)
        at = self.pieces.index(piece)
        following = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if end == piece.span.end and following and following.lead is Lead.POSTING and following.mark == "\n":
            return self.names.enumeration_end(following, self.pieces)
        return end

    def place_in_event(self, found: Heading, event: Named) -> Heading:
        """ "Conference on Small Arms in Lima": the place is cut off the meeting's name."""
        match = self.names.place_at_end(event.span)
        if match is None:
            return found
        name, place = match
        return replace(found, event=self.named(name), place=self.named(place))

    def prefix(self) -> Named | None:
        """ "Norwegian Intervention", "EU Statement", "Chile: Statement on …"."""
        for piece in (p for p in self.left(None) if self.is_kind(p)):
            span = self.names.before_kind(piece.span)
            at = self.pieces.index(piece)
            before = self.pieces[at - 1] if at else None
            if span is None and before and before.line == piece.line and piece.mark in (":", "–", "-", "—"):
                span = before.span if self.names.is_body(before.span.of(self.text)) else None
            if span:
                return self.named(span)
        return None

    def letterhead(self, found: Heading) -> Named | None:
        """A body on a line of its own, where nobody else is named."""
        if found.speaker or found.office:
            return None
        for piece in self.left(None):
            said = piece.span.of(self.text)
            if not self.is_kind(piece) and not self.tells(piece) and self.names.is_institution(said):
                return self.named(self.names.bare(piece.span))
        return None
