"""The top of a document read for who speaks, in what office, for whom, where and when. Characters and word lists only.

To teach it another wording, add the words to the right list of ``headings.yaml`` and an example at its end. How it
works: `heading_lines` finds the heading's lines, `heading_pieces` cuts them at punctuation and linking words,
`heading_who` and `heading_where` decide what each piece is; `heading_names` tells persons, offices and bodies apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from treatygraph.dates import DateWords
from treatygraph.model import Document, Span, When
from treatygraph.resolve.heading_lines import LineReader, trimmed
from treatygraph.resolve.heading_names import NameReader
from treatygraph.resolve.heading_parts import Parts
from treatygraph.resolve.heading_patterns import HeadingPatterns, Lead, compiled, load_heading_patterns
from treatygraph.resolve.heading_pieces import Cutter, logical_lines
from treatygraph.resolve.heading_where import Where
from treatygraph.resolve.heading_who import Who

__all__ = ["Heading", "HeadingPatterns", "Named", "load_heading_patterns", "read_heading"]

_NOWHERE = Span(0, 0)
_TITLE_EDGES = ".:;,"
_SHORTEST_SENTENCE = 5  # words


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
    text, words = document.text, compiled(patterns)
    names = NameReader(text, words, known)
    reader = LineReader(text, words, date_words, names.is_listed)
    lines = reader.heading()
    if not lines or _is_one_sentence([line.of(text) for line in lines], reader):
        return Heading()
    joined = logical_lines(text, lines, words)
    parts = Parts(text, words, reader, names, tuple(Cutter(text, words, date_words).pieces(joined)))
    span = Span(joined[0].start, joined[-1].end)
    return replace(_filled(parts), span=span, title=_named(text, _title(parts, joined)))


def _is_one_sentence(lines: Sequence[str], reader: LineReader) -> bool:
    """True where the text begins at once: one line that ends as a sentence does and names no kind of paper."""
    only = lines[0].rstrip()
    return (
        len(lines) == 1 and only.endswith(".") and len(only.split()) > _SHORTEST_SENTENCE and not reader.is_opener(only)
    )


def _filled(parts: Parts) -> Heading:
    where, who = Where(parts), Who(parts)
    date = where.date()
    behalf = parts.take(Lead.BEHALF)
    place = where.place()
    voice = who.voice()
    event = where.event()
    if event and place is None:
        event, place = parts.names.place_at_end(event)
    behalf = parts.names.bare(behalf) if behalf else None
    body = voice.body or parts.take(Lead.DELEGATION) or behalf
    if not (body or voice.name or voice.office):
        body = who.letterhead()
    return Heading(
        speaker=_named(parts.text, voice.name),
        office=_named(parts.text, voice.office),
        speaking_for=_named(parts.text, body),
        behalf=_named(parts.text, behalf),
        event=_named(parts.text, event),
        place=_named(parts.text, place),
        date=date[0] if date else None,
        date_span=date[1].span if date else None,
        until=date[1].until if date else None,
    )


def _named(text: str, span: Span | None) -> Named | None:
    return Named(span, " ".join(span.of(text).split())) if span else None


def _title(parts: Parts, lines: Sequence[Span]) -> Span | None:
    """A labelled title, else the line that opens the text, else the first that is more than a date or a mark."""
    labelled = parts.take(Lead.TITLE)
    if labelled:
        return labelled
    plain = [line for number, line in enumerate(lines) if _is_plain(parts, number, line)]
    spoken = [line.of(parts.text) for line in plain]
    opening = (line for line, said in zip(plain, spoken, strict=True) if " " in said and parts.reader.is_opener(said))
    found = next(opening, plain[0] if plain else None)
    return trimmed(parts.text, found, _TITLE_EDGES) if found else None


def _is_plain(parts: Parts, number: int, line: Span) -> bool:
    own = any(p.line == number and p.date is None and not parts.is_noise(p) for p in parts.pieces)
    said = line.of(parts.text)
    return own and not parts.patterns.marker.fullmatch(said) and parts.reader.label(said) is None
