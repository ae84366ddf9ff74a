"""Names, offices and bodies in the pieces of a heading, told apart by titles, nouns, capitals and what is listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from treatygraph.model import Span
from treatygraph.resolve.heading_lines import trimmed
from treatygraph.resolve.heading_patterns import Compiled
from treatygraph.resolve.heading_pieces import Piece

_WORD = re.compile(r"[^\s,]+")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_EDGES = ".,;:'\"’‘“”"
_NAME = (2, 6)  # words in a name without a title
_ACRONYM = 6  # letters
_APART, _LISTED = 3, 4  # words between the commas of an enumeration or of most names; commas looked over


@dataclass(frozen=True, slots=True)
class NameReader:
    """Reads one text; `known` tells whether the caller lists a name as that of a state or organisation."""

    text: str
    patterns: Compiled
    known: Callable[[str], bool] | None

    def words(self, span: Span) -> list[Span]:
        """The words of a stretch, each with its place."""
        return [Span(m.start(), m.end()) for m in _WORD.finditer(self.text, span.start, span.end)]

    def lowered(self, span: Span) -> list[str]:
        """The words of a stretch in small letters."""
        return [word.of(self.text).lower() for word in self.words(span)]

    def bare(self, span: Span) -> Span:
        """A name without its article and without marks around it."""
        span = trimmed(self.text, span, _EDGES)
        words = self.words(span)
        if len(words) > 1 and words[0].of(self.text).lower() in self.patterns.words.articles:
            return Span(words[1].start, span.end)
        return span

    def has_office(self, span: Span) -> bool:
        """True where an office is named."""
        return bool(self.patterns.office.search(self.text, span.start, span.end))

    def is_titled(self, span: Span) -> bool:
        """True where a title of courtesy stands before something like a name."""
        rest, _ = self.untitled(span)
        if rest == span or rest.start >= rest.end:
            return False
        said = self.words(rest)[0].of(self.text)
        words = self.patterns
        return said[0].isupper() and not any(p.search(said) for p in (words.body, words.institution, words.meeting))

    def untitled(self, span: Span) -> tuple[Span, Span | None]:
        """A name without titles of courtesy, and that title among them which is an office ("Ambassador")."""
        office: Span | None = None
        while match := self.patterns.honorific_at.match(self.text, span.start, span.end):
            title = trimmed(self.text, Span(match.start(), match.end()), ".,")
            first = title.of(self.text).split()[0]
            is_office = bool(self.patterns.office.fullmatch(title.of(self.text)))
            rest = Span(match.end(), span.end)
            lower = first.islower() and first not in self.patterns.words.articles
            if lower or rest.start >= rest.end or (is_office and self.goes_on(rest)):
                break
            span, office = rest, (title if is_office else office)
        return span, office

    def goes_on(self, rest: Span) -> bool:
        """True where an office's name has not ended: "Ambassador | of Chile", "General | Secretary"."""
        first = self.words(rest)[0].of(self.text)
        return first.lower() in self.patterns.small or bool(self.patterns.office.fullmatch(first))

    def delegation(self, span: Span) -> Span | None:
        """ "the delegation of Ireland": Ireland."""
        match = self.patterns.delegation_at.match(self.text, span.start, span.end)
        return self.bare(Span(match.end(), span.end)) if match and match.end() < span.end else None

    def split_office(self, span: Span, *, titled: bool) -> tuple[Span | None, Span]:
        """ "Foreign Minister Ana Lima" and, after a title, "Ana Lima Foreign Minister": name and office."""
        found = list(self.patterns.office.finditer(self.text, span.start, span.end))
        rest = trimmed(self.text, Span(found[-1].end(), span.end))
        if rest.start < rest.end and self.is_name(rest, titled=True) and not self.is_named_thing(rest):
            return rest, self.bare(Span(span.start, found[-1].end()))
        names = [w for w in self.words(span) if w.end <= found[0].start()]
        while names and names[-1].of(self.text).lower() in self.patterns.words.office_modifiers:
            names.pop()
        if titled and names and self.is_name(Span(names[0].start, names[-1].end), titled=True):
            return Span(names[0].start, names[-1].end), self.bare(Span(names[-1].end, span.end))
        return None, self.bare(span)

    def split_office_and_body(self, span: Span) -> tuple[Span, Span, Span | None] | None:
        """ "President Ana Lima of Brazil": office, name and body."""
        found = list(self.patterns.office.finditer(self.text, span.start, span.end))
        name, body = self.split_body(trimmed(self.text, Span(found[-1].end(), span.end)))
        return (name, self.bare(Span(span.start, found[-1].end())), body) if name and body else None

    def split_body(self, span: Span) -> tuple[Span | None, Span | None]:
        """After a title, "Ana Lima of Brazil": name and body."""
        words, ties = self.words(span), self.patterns.words.ties_before
        cut = next((n for n, said in enumerate(self.lowered(span)) if said in ties), 0)
        if not cut or cut + 1 >= len(words) or not self.is_name(Span(span.start, words[cut - 1].end), titled=True):
            return None, None
        return Span(span.start, words[cut - 1].end), self.bare(Span(words[cut + 1].start, span.end))

    def is_name(self, span: Span, *, titled: bool) -> bool:
        """True for words that can be a person's name; one word is enough after a title."""
        words, (fewest, most) = [word.of(self.text) for word in self.words(span)], _NAME
        if not (1 if titled else fewest) <= len(words) <= most or words[0].lower() in self.patterns.words.ties_before:
            return False
        particles = self.patterns.words.particles
        good = all(w.lower() in particles or (w[0].isupper() and w.lower() not in self.patterns.small) for w in words)
        digits = any(map(str.isdigit, span.of(self.text)))
        return good and not digits and (titled or not (self.is_body(span.of(self.text)) or self.is_named_thing(span)))

    def is_named_thing(self, span: Span) -> bool:
        """True where a meeting or an instrument is named."""
        said = span.of(self.text)
        return bool(self.patterns.meeting.search(said) or self.patterns.instrument.search(said))

    def may_speak(self, span: Span) -> bool:
        """True for a body, and for a few capitalised words, which are rather that than anything else here."""
        said = span.of(self.text)
        return said[:1].isupper() and (self.is_body(said) or len(said.split()) <= _APART)

    def sureness(self, span: Span) -> int:
        """How surely words name a body: listed, an institution by its noun, or neither."""
        said = span.of(self.text)
        return 2 * self.is_listed(said) + self.is_institution(said)

    def is_listed(self, said: str) -> bool:
        """True for a name that the caller knows."""
        return self.known is not None and self.known(said)

    def holds_listed(self, span: Span) -> bool:
        """True where some words of a stretch are such a name: "Permanent Representative of Costa Rica"."""
        words = self.words(span)
        parts = (Span(a.start, b.end) for i, a in enumerate(words) for b in words[i : i + _APART + 1])
        return any(self.is_listed(part.of(self.text)) for part in parts)

    def is_institution(self, said: str) -> bool:
        """True where a noun says that this is a body ("… Coalition")."""
        return bool(self.patterns.institution.search(said)) and len(said.split()) > 1

    def is_body(self, said: str) -> bool:
        """True for a listed state or organisation, an institution by its noun, an acronym."""
        acronym = said.isupper() and len(said) <= _ACRONYM
        single = len(said.split()) == 1 and (self.known is None or acronym)
        return self.is_listed(said) or self.is_institution(said) or single

    def ends_body(self, span: Span) -> bool:
        """True where the last word is part of the body's name: "the Security Council Adopts" names it, but goes on."""
        said = span.of(self.text)
        return self.is_listed(said) or len(said.split()) == 1 or bool(self.patterns.institution.search(said.split()[-1]))

    def before_kind(self, span: Span) -> Span | None:
        """ "Norwegian Intervention", "Ana Lima's opening remarks": the words before the kind that are none of it."""
        match = self.patterns.opener_at.match(self.text, span.start, span.end)
        words = self.words(Span(match.start("before"), match.end("before"))) if match else []
        openers = self.patterns.openers
        while words and words[0].of(self.text).lower() in openers:
            words.pop(0)
        while words and words[-1].of(self.text).lower() in openers:
            words.pop()
        if not words or self.is_named_thing(Span(words[0].start, words[-1].end)):
            return None
        last = words[-1].of(self.text)
        whole = Span(words[0].start, words[-1].end - len(last) + len(_POSSESSIVE.sub("", last)))
        return whole if whole.of(self.text)[:1].isupper() else None

    def enumeration_end(self, piece: Piece, pieces: Sequence[Piece]) -> int:
        """The end of a name that goes on over commas: "… of the Use, Stockpiling, Production and Transfer of …"."""
        at = pieces.index(piece)
        if not set(self.lowered(piece.span)[-_APART - 1 :]) & set(self.patterns.words.ties_before):
            return piece.span.end
        for further in pieces[at + 1 : at + 1 + _LISTED]:
            if further.mark != "," or further.lead or further.date or self.is_other(further.span):
                break
            words = self.lowered(further.span)
            if set(words[:_LISTED]) & set(self.patterns.words.enumeration):
                return further.span.end
            if len(words) > _APART:
                break
        return piece.span.end

    def is_other(self, span: Span) -> bool:
        """True for a place, an office or a meeting, which no name goes on with."""
        said = span.of(self.text)
        return bool(self.patterns.place.fullmatch(said) or self.patterns.meeting.search(said)) or self.has_office(span)

    def places(self, span: Span) -> Iterator[Span]:
        """The listed places in a stretch."""
        return (Span(*m.span()) for m in self.patterns.place.finditer(self.text, span.start, span.end))

    def place_at_end(self, span: Span) -> tuple[Span, Span | None]:
        """ "Conference on Small Arms in Lima": the meeting's name, and the listed place that it ends with."""
        for place in self.places(span):
            before = self.patterns.place_link.search(self.text[span.start : place.start])
            if place.end == span.end and before:
                return Span(span.start, span.start + before.start()), place
        return span, None
