"""A heading cut into pieces at its punctuation and its linking words ("by", "at the", "on behalf of")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from treatygraph.dates import DateMention, DateWords, find_dates
from treatygraph.model import Span
from treatygraph.resolve.heading_lines import folded, trimmed
from treatygraph.resolve.heading_patterns import Compiled, Lead

_SEPARATOR = re.compile(
    r"[,;:](?=\s|\Z)|[|•·()\[\]“”\"]|\s[–-]{1,2}(?=\s|\Z)|—|\s/\s|(?P<stop>(?<=\w\w\w)\.(?=\s|\Z))|(?<=\d)\.(?=\s|\Z)"
)
LINE, GAP = "\n", "\n\n"  # the mark before a line, and before one after a blank line
_EDGES = ".,;:#*_>="


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a heading: what led to it, the mark before it, its logical line, and its date, if it is one."""

    span: Span
    lead: Lead | None
    mark: str
    line: int
    date: DateMention | None = None


def logical_lines(text: str, lines: Sequence[Span], patterns: Compiled) -> list[Span]:
    """Join lines that small words tie together ("Statement by / H.E. …", "Minister of Foreign Affairs / of Chile")."""
    joined: list[Span] = []
    for line in lines:
        if joined and _tied(joined[-1].of(text).split()[-1], line.of(text).split()[0], patterns):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _tied(last: str, first: str, patterns: Compiled) -> bool:
    cased = first.islower() or first.isupper()
    return last.lower() in patterns.words.ties_after or (cased and first.lower() in patterns.words.ties_before)


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts logical lines into pieces, in order."""

    text: str
    patterns: Compiled
    dates: DateWords

    def pieces(self, lines: Sequence[Span]) -> Iterator[Piece]:
        """Every piece of the heading."""
        for number, line in enumerate(lines):
            mark = GAP if number and self.text[lines[number - 1].end : line.start].count("\n") > 1 else LINE
            label = self.patterns.field_at.match(self.text, line.start, line.end)
            lead = self.patterns.labels.get(folded(label["label"])) if label else None
            yield from self.line(number, Span(label.end() if label else line.start, line.end), lead, mark)

    def line(self, number: int, line: Span, lead: Lead | None, mark: str) -> Iterator[Piece]:
        """The pieces of one line; a field's label leads its first piece only."""
        at, mentions = line.start, list(self.whole_dates(line))
        dates = {mention.span: mention for mention in mentions}
        for cut in sorted([*self.cuts(line, mentions), *dates, Span(line.end, line.end)]):
            before = list(self.parts(Span(at, cut.start), lead, mark, number))
            yield from before
            mark, lead = (cut.of(self.text).strip(), None) if before else (cut.of(self.text).strip() or mark, lead)
            if cut in dates:
                yield Piece(cut, None, mark, number, dates[cut])
                mark, lead = "", None
            at = cut.end

    def whole_dates(self, line: Span) -> Iterator[DateMention]:
        """Dates that stand by themselves: with their day anywhere, others only between separators."""
        for found in find_dates(line.of(self.text), words=self.dates, spoken=None):
            point = found.when or found.since
            mention = DateMention(
                Span(line.start + found.span.start, line.start + found.span.end), found.when, found.since, found.until
            )
            if point and (point.value.count("-") == 2 or self.is_apart(line, mention.span)):
                yield mention

    def is_apart(self, line: Span, span: Span) -> bool:
        """True where only separators stand around the words."""
        before, after = self.text[line.start : span.start].rstrip(), self.text[span.end : line.end].lstrip()
        return (not before or before[-1] in ",;:(–—-|.") and (not after or after[0] in ",;:)–—-|.")

    def cuts(self, line: Span, mentions: Sequence[DateMention]) -> Iterator[Span]:
        """The separators of a line, without those inside a date or after a title ("Hon.")."""
        for match in _SEPARATOR.finditer(self.text, line.start, line.end):
            inside = any(m.span.start <= match.start() < m.span.end for m in mentions)
            word = self.text[line.start : match.start()].split()[-1:]
            titled = match["stop"] and word and self.patterns.honorific_at.fullmatch(word[0])
            if not inside and not titled:
                yield Span(match.start(), match.end())

    def parts(self, span: Span, lead: Lead | None, mark: str, line: int) -> Iterator[Piece]:
        """One stretch between separators, cut at the linking words that count where they stand."""
        at, fixed = span.start, lead in (Lead.TITLE, Lead.NONE, Lead.PLACE, Lead.EVENT)
        for match in self.patterns.link.finditer(self.text, span.start, span.end):
            found = self.patterns.leads.get(folded(match["link"]))
            head = trimmed(self.text, Span(at, match.start()), _EDGES)
            rest = self.text[match.end() : span.end]
            if found and not fixed and match.start() >= at and self.counts(lead, head.of(self.text), found, rest):
                yield from [Piece(head, lead, mark, line)] if head.start < head.end else []
                at, lead, mark = match.end(), found, "" if head.start < head.end else mark
        last = self.untied(trimmed(self.text, Span(at, span.end), _EDGES))
        yield from [Piece(last, lead, mark, line)] if last.start < last.end else []

    def untied(self, span: Span) -> Span:
        """The stretch without small words at its end ("Lima on", before a date)."""
        words = span.of(self.text).split()
        while words and words[-1] in self.patterns.words.ties_after:
            span = trimmed(self.text, Span(span.start, span.end - len(words.pop())), _EDGES)
        return span

    def counts(self, lead: Lead | None, head: str, found: Lead, rest: str) -> bool:
        """Decide whether a linking word starts a new piece after `head`, or belongs to the name that it stands in."""
        kind = self.patterns.kind.search(head) if lead is None else None
        if found is Lead.KIND:
            return bool(kind and kind.end() == len(head))
        if found is Lead.THEME:
            return not self.patterns.office.search(head) and lead is not Lead.EVENT
        if found in (Lead.SPEAKER, Lead.BEHALF):
            return True
        if found is Lead.WEAK_EVENT and not (self.meets(rest) and self.is_weak(kind, head, lead)):
            return self.is_theme(lead, head, rest)
        if kind or not head:
            return True
        if self.meets(head):
            return False
        return self.follows_person(self.untitled(head), found, rest)

    def is_weak(self, kind: re.Match[str] | None, head: str, lead: Lead | None) -> bool:
        """ "Statement in the General Debate", but not "Minister for the Conference"."""
        return bool(kind) or lead in (Lead.SPEAKER, Lead.KIND, Lead.BEHALF) or not head

    def is_theme(self, lead: Lead | None, head: str, rest: str) -> bool:
        """ "by Chile on Clearance", "to Parliament on the budget", but not "Envoy on Mines" or "Committee on Women"."""
        if lead in (Lead.SPEAKER, Lead.KIND):
            return not self.patterns.office.search(head) and not self.patterns.institution.search(head)
        standing = self.patterns.body.search(head) and not self.patterns.meeting.search(head)
        return lead in (Lead.EVENT, Lead.POSTING) and bool(standing) and rest.lstrip()[:1].islower()

    def follows_person(self, head: str, found: Lead, rest: str) -> bool:
        """ "… of Chile to the Review Conference", but not "Ambassador to the United Nations at Geneva"."""
        if not self.patterns.posted.search(head):
            return found is not Lead.POSTING or self.meets(rest) or not self.patterns.institution.search(head)
        if found is Lead.POSTING:
            return bool(self.patterns.meeting.search(rest)) and not self.patterns.standing.match(rest.lstrip())
        return not self.patterns.place.match(rest.lstrip())

    def untitled(self, head: str) -> str:
        """A name without the titles before it, which may sound like offices ("Ambassador Tom Reed")."""
        while match := self.patterns.honorific_at.match(head):
            rest = head[match.end() :]
            if not rest[:1].isupper() or rest.split()[0].lower() in self.patterns.small:
                break
            head = rest
        return head

    def meets(self, words: str) -> bool:
        """True where a meeting or a body that meets is named."""
        return bool(self.patterns.meeting.search(words) or self.patterns.body.search(words))
