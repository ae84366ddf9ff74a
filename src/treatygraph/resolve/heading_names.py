"""Names, offices and bodies inside the pieces of a heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from treatygraph.model import Span
from treatygraph.resolve.heading_lines import trimmed
from treatygraph.resolve.heading_patterns import Compiled, any_of
from treatygraph.resolve.heading_pieces import Piece

_WORD = re.compile(r"[^\s,]+")
_NAME = (2, 6)  # words in a name without a title
_ACRONYM = 6  # letters
_APART, _LISTED = 3, 4  # words between the commas of an enumeration; commas looked over

Person = tuple[Span | None, Span | None, Span | None]


@dataclass(frozen=True, slots=True)
class NameReader:
    """Tells persons, offices and bodies apart by titles, nouns and capitals, and by what is `known`."""

    text: str
    patterns: Compiled
    known: Callable[[str], bool] | None

    def words(self, span: Span) -> list[Span]:
        """The words of a stretch, each with its place."""
        return [Span(m.start(), m.end()) for m in _WORD.finditer(self.text, span.start, span.end)]

    def bare(self, span: Span) -> Span:
        """A name without its article and without marks around it."""
        span = trimmed(self.text, span, " \t\n\u00a0.,;:'\"’‘“”")
        words = self.words(span)
        if len(words) > 1 and words[0].of(self.text).lower() in self.patterns.words.articles:
            return Span(words[1].start, span.end)
        return span

    def is_titled(self, span: Span) -> bool:
        """True where a title of courtesy stands before a name."""
        match = self.patterns.honorific_at.match(self.text, span.start, span.end)
        return bool(match) and self.untitled(span)[0].start < span.end and self.untitled(span)[0] != span

    def has_office(self, span: Span) -> bool:
        """True where an office is named."""
        return bool(self.patterns.office.search(self.text, span.start, span.end))

    def untitled(self, span: Span) -> tuple[Span, Span | None]:
        """A name without titles of courtesy, and that title among them which is an office ("Ambassador")."""
        office: Span | None = None
        while match := self.patterns.honorific_at.match(self.text, span.start, span.end):
            title = trimmed(self.text, Span(match.start(), match.end()), " .,\n\t")
            is_office = bool(self.patterns.office.fullmatch(title.of(self.text)))
            rest = Span(match.end(), span.end)
            small = title.of(self.text).split()[0].islower()
            if small and title.of(self.text).split()[0] not in self.patterns.words.articles:
                break
            if rest.start >= rest.end or (is_office and self.goes_on(rest)):
                break
            span, office = rest, (title if is_office else office)
        return span, office

    def goes_on(self, rest: Span) -> bool:
        """True where an office's name has not ended: "Ambassador | of Chile", "General | Secretary"."""
        first = self.words(rest)[0].of(self.text)
        return first.lower() in self.patterns.small or bool(self.patterns.office.fullmatch(first))

    def person(self, group: Sequence[Piece], pieces: Sequence[Piece]) -> Person:
        """Name, office and body among the pieces about one speaker, which are some of the heading's."""
        name = office = body = fallback = None
        for span in self.whole(group, pieces):
            own = self.delegation(span)
            rest, titled_office = self.untitled(self.bare(span))
            titled = rest != self.bare(span)
            said = rest.of(self.text)
            fallback = fallback or titled_office
            if own:
                body = body or own
            elif self.has_office(rest):
                before, after = self.split_office(rest, titled)
                name, office = name or before, office or after
            elif name is None and self.is_name(rest, titled):
                name = rest
            elif body is None and self.may_speak(said, titled):
                body = rest
        return name, office or fallback, body

    def whole(self, group: Sequence[Piece], pieces: Sequence[Piece]) -> Iterator[Span]:
        """The group's stretches, with offices joined over commas ("Minister of Foreign Affairs, Trade and Aid")."""
        end = 0
        for piece in (p for p in group if p.span.start >= end):
            end = self.enumeration_end(piece, pieces) if self.has_office(piece.span) else piece.span.end
            yield Span(piece.span.start, end)

    def delegation(self, span: Span) -> Span | None:
        """ "the delegation of Ireland": Ireland."""
        match = self.patterns.delegation_at.match(self.text, span.start, span.end)
        return self.bare(Span(match.end(), span.end)) if match and match.end() < span.end else None

    def split_office(self, span: Span, titled: bool) -> tuple[Span | None, Span]:
        """ "Foreign Minister Ana Lima" and, after a title, "Ana Lima Foreign Minister": name and office."""
        found = list(self.patterns.office.finditer(self.text, span.start, span.end))
        after = Span(found[-1].end(), span.end)
        rest = trimmed(self.text, after)
        if rest.start < rest.end and self.is_name(rest, True):
            return rest, self.bare(Span(span.start, found[-1].end()))
        names = [w for w in self.words(span) if w.end <= found[0].start()]
        while names and names[-1].of(self.text).lower() in self.patterns.words.office_modifiers:
            names.pop()
        if titled and names and self.is_name(Span(names[0].start, names[-1].end), True):
            return Span(names[0].start, names[-1].end), self.bare(Span(names[-1].end, span.end))
        return None, self.bare(span)

    def is_name(self, span: Span, titled: bool) -> bool:
        """True for words that can be a person's name; one word is enough after a title."""
        words = [word.of(self.text) for word in self.words(span)]
        fewest, most = _NAME
        if not (1 if titled else fewest) <= len(words) <= most or words[0].lower() in self.patterns.words.ties_before:
            return False
        particles = self.patterns.words.particles
        good = all(w.lower() in particles or (w[0].isupper() and w.lower() not in self.patterns.small) for w in words)
        said = span.of(self.text)
        digits = any(map(str.isdigit, said))
        return good and not digits and (titled or not (self.is_body(said) or self.patterns.meeting.search(said)))

    def may_speak(self, said: str, titled: bool) -> bool:
        """True for a body, and for one capitalised word, which is rather a country than a person."""
        return not titled and said[:1].isupper() and (self.is_body(said) or len(said.split()) <= _APART)

    def is_body(self, said: str) -> bool:
        """True for a listed state or organisation, an institution by its noun, an acronym."""
        single = len(said.split()) == 1
        if self.is_listed(said):
            return True
        acronym = said.isupper() and len(said) <= _ACRONYM
        return self.is_institution(said) or (single and (self.known is None or acronym))

    def is_listed(self, said: str) -> bool:
        """True for a name that the caller knows."""
        return self.known is not None and self.known(said)

    def is_institution(self, said: str) -> bool:
        """True where a noun says that this is a body ("… Coalition")."""
        return bool(self.patterns.institution.search(said)) and (len(said.split()) > 1)

    def before_kind(self, span: Span) -> Span | None:
        """ "Norwegian Intervention": the words before the kind, where they name a body."""
        match = self.patterns.opener_at.match(self.text, span.start, span.end)
        if not match or not match["before"].strip():
            return None
        openers = re.compile(rf"(?:{any_of(self.patterns.words.kind_openers)}\s+)*", re.I)
        start = openers.match(self.text, match.start("before"), match.end("before"))
        before = trimmed(self.text, Span(start.end() if start else match.start(), match.end("before")))
        said = re.sub(r"['’]s?\Z", "", before.of(self.text))
        before = Span(before.start, before.start + len(said))
        while words := said.split():
            if words[-1].lower() not in {opener.lower() for opener in self.patterns.words.kind_openers}:
                break
            said = " ".join(words[:-1])
            before = trimmed(self.text, Span(before.start, before.end - len(words[-1])))
        named = said and not self.patterns.office.search(said) and not self.patterns.instrument.search(said)
        return before if named and said[0].isupper() and self.is_body(said) else None

    def enumeration_end(self, piece: Piece, pieces: Sequence[Piece]) -> int:
        """The end of a name that goes on over commas: "… of the Use, Stockpiling, Production and Transfer of …"."""
        at = pieces.index(piece)
        tail = [word.of(self.text).lower() for word in self.words(piece.span)[-_APART - 1 :]]
        if not set(tail) & set(self.patterns.words.ties_before):
            return piece.span.end
        for further in pieces[at + 1 : at + 1 + _LISTED]:
            said, words = further.span.of(self.text), [word.of(self.text) for word in self.words(further.span)]
            other = self.patterns.place.fullmatch(said) or self.has_office(further.span)
            if further.mark != "," or further.lead or further.date or other or self.patterns.meeting.search(said):
                break
            if set(words[:_LISTED]) & set(self.patterns.words.enumeration):
                return further.span.end
            if len(words) > _APART:
                break
        return piece.span.end

    def place_at_end(self, span: Span) -> tuple[Span, Span] | None:
        """A meeting's name and the listed place that it ends with ("… in Geneva")."""
        link = re.compile(rf"\s+{any_of(self.patterns.words.place_links)}\s+\Z", re.I)
        for match in self.patterns.place.finditer(self.text, span.start, span.end):
            before = link.search(self.text[span.start : match.start()])
            if match.end() == span.end and before:
                return Span(span.start, span.start + before.start()), Span(match.start(), match.end())
        return None
