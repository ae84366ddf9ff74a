"""Which of a text's first lines are its heading: where it starts, and where the text itself begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from treatygraph.dates import DateWords, find_dates
from treatygraph.model import Span
from treatygraph.resolve.heading_patterns import Compiled, Lead

_LINES, _BANNERS, _CHARACTERS = 15, 4, 2_000
_PROSE, _SENTENCE, _CLAUSE = 30, 4, 6  # words from which a line is prose: at all, with a full stop, with a verb
_HEADLINE = 20  # words
_TITLED = 0.7  # share of capitalised words in a line that is a title
_TURN = 15  # words in the label of a turn of speech
_PLACE = 80  # characters before the date of a dateline
_MARKUP = "#*_>="
_STOP = re.compile(r"(?<=[\w)\"”’%][\w)\"”’%])[.!?…]+[\"'”’)\]]*\Z")
_INNER_STOP = re.compile(r"(?<=\w\w\w)[.:!]\s+(?=[\"“‘]?[A-Z])|(?<=[a-z]\w[.)])\s(?=[A-Z])")
_DASH = re.compile(r"[^\n–—-]{0,40}?(?:\s[–—-]{1,2}\s|[–—]|:\s)\s*")
_PREFIX = re.compile(r"((?:[^\s:]+\s){0,3}[^\s:]+)(?::|\s[–—-])\s")
_BLANK = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"[^\W_][\w.'’-]*")


def lines_of(text: str) -> Iterator[Span]:
    """The first lines that hold anything, without marks of emphasis around them."""
    at, found = 0, 0
    while at < len(text) and found < _LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = trimmed(text, Span(at, min(end, at + _CHARACTERS)), _MARKUP)
        if line.of(text).strip():
            found += 1
            yield line
        at = end + 1


def trimmed(text: str, span: Span, characters: str = "") -> Span:
    """The same stretch without white space and such characters at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start] in characters or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in characters or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


@dataclass(slots=True)
class _Region:
    lines: list[Span] = field(default_factory=list)
    strong: bool = False
    weak: bool = False
    banners: int = 0

    @property
    def found(self) -> bool:
        return self.strong or (self.weak and not self.banners)


@dataclass(frozen=True, slots=True)
class LineReader:
    """Tells heading lines from the rest by their form and the word lists."""

    text: str
    patterns: Compiled
    dates: DateWords
    is_listed: Callable[[str], bool]

    def heading(self) -> Sequence[Span]:
        """The heading's lines in order, the last one cut where the text begins on it; empty where there is none."""
        region, lines = _Region(), list(lines_of(self.text))
        for number, line in enumerate(lines):
            following = lines[number + 1] if number + 1 < len(lines) else None
            apart = following is None or "\n\n" in _BLANK.sub("", self.text[line.end : following.start])
            if region.banners > _BANNERS or self.begins_text(line, apart) or not self.take(line, region, apart):
                break
        return region.lines if region.found else ()

    def take(self, line: Span, region: _Region, apart: bool) -> bool:
        """Add a line to the heading; False where the heading ends before or on it. `apart`: a blank line follows."""
        said = line.of(self.text)
        cut = self.inline_end(said)
        if cut:
            region.lines.append(trimmed(self.text, Span(line.start, line.start + cut)))
            region.strong = True
            return False
        if self.is_opener(said):
            region.strong = True
        elif self.is_prose(said) and not (region.found and apart and self.is_headline(said)):
            if region.found:
                return False
            region.lines, region.banners = [], region.banners + 1
            return True
        region.lines.append(line)
        region.weak = region.weak or self.is_telling(said)
        return True

    def begins_text(self, line: Span, apart: bool) -> bool:
        """True for a salutation, and for the words with which the body of a treaty or a report begins."""
        said = line.of(self.text)
        if self.patterns.start_of_text.match(said):
            return True
        called = said.endswith(",") and len(said.split()) <= _CLAUSE and apart
        return called and not self.is_telling(said) and said[1:] != said[1:].upper() and not self.names_office(said)

    def names_office(self, said: str) -> bool:
        """True where somebody is named by office or with a title."""
        return bool(self.patterns.office.search(said) or self.patterns.honorific_at.match(said))

    def is_opener(self, said: str) -> bool:
        """True for "Speech by …", "Norwegian Intervention", "Statement to the …" and a label of the speaker."""
        if self.label(said):
            return self.label(said) is Lead.SPEAKER
        if not said[:1].isupper():
            return False
        prefix = _PREFIX.match(said)
        bare = said[prefix.end(1) :].lstrip(" :–—-") if prefix and self.is_titled(prefix[1]) else said
        if not self.patterns.opener_at.match(said) and not self.patterns.opener_at.match(bare):
            return False
        return self.is_titled(said[:300]) or not (_STOP.search(said) or self.has_verb(said))

    def label(self, said: str) -> Lead | None:
        """What the label of a line such as "Speaker: …" makes of it."""
        match = self.patterns.field_at.match(said)
        return self.patterns.labels.get(folded(match["label"])) if match else None

    def is_prose(self, said: str) -> bool:
        """True for a line of running text, as against a title, a name, a date or a place."""
        words = said.split()
        if len(words) > _PROSE or (len(words) >= _CLAUSE and self.has_verb(said)):
            return True
        return bool(_STOP.search(said)) and len(words) >= _SENTENCE and not self.is_titled(said)

    def is_headline(self, said: str) -> bool:
        """True for a sentence without a full stop, as over a press release."""
        return len(said.split()) <= _HEADLINE and said[:1].isupper() and said[-1:].isalnum()

    def has_verb(self, said: str) -> bool:
        """True where a small word stands that headings do without."""
        return not self.patterns.prose.isdisjoint(_WORD.findall(said))

    def is_titled(self, said: str) -> bool:
        """True where nearly all words but the small ones are capitalised."""
        words = [w for w in _WORD.findall(said) if w.lower() not in self.patterns.small and not w.isdigit()]
        return bool(words) and sum(not word[0].islower() for word in words) >= _TITLED * len(words)

    def is_telling(self, said: str) -> bool:
        """True for a line with a date, a meeting, an instrument or an office, or one that says what paper this is."""
        words, label = self.patterns, self.label(said)
        dated = find_dates(said, words=self.dates, spoken=None)
        if dated or words.marker.fullmatch(said) or label not in (None, Lead.NONE):
            return True
        known = words.meeting.search(said) or words.instrument.search(said) or words.office.search(said)
        return (bool(known) and self.is_titled(said) and len(said.split()) > 1) or self.is_listed(said)

    def inline_end(self, said: str) -> int | None:
        """Where the text begins on the heading's own line: after a dateline, a turn's label or an opener's sentence."""
        return self.dateline_end(said) or self.turn_end(said) or self.opener_end(said)

    def dateline_end(self, said: str) -> int | None:
        """ "GENEVA (12 May 2010) – The …": the place of the dash's end."""
        found = find_dates(said[:200], words=self.dates, spoken=None)
        if not found or found[0].span.start > _PLACE or found[0].when is None or not found[0].when.value[7:]:
            return None
        before, dash = said[: found[0].span.start], _DASH.match(said, found[0].span.end)
        good = dash and (not before.strip(" (") or self.is_titled(before)) and not self.patterns.opener_at.match(said)
        return dash.end() if dash and good and len(said[dash.end() :].split()) >= _CLAUSE else None

    def turn_end(self, said: str) -> int | None:
        """ "Mr. Lima (Brazil): I …": the place of the colon's end."""
        label, colon, rest = said.partition(": ")
        if not colon or self.patterns.field_at.match(said):
            return None
        if len(label.split()) > _TURN or len(rest.split()) < _SENTENCE:
            return None
        titled = self.patterns.honorific_at.match(label)
        named = (titled and titled.end() < len(label)) or ("(" in label and self.patterns.office.search(label))
        return len(label) + 1 if named and self.is_titled(label) and not _STOP.search(label) else None

    def opener_end(self, said: str) -> int | None:
        """ "Statement by Chile. Mr. President, …": the place of the sentence's end."""
        if not self.is_opener(said.split(". ")[0]):
            return None
        for stop in _INNER_STOP.finditer(said):
            rest = said[stop.end() :]
            if self.patterns.start_of_text.match(rest) or self.is_prose(rest):
                return stop.end()
        return None


def folded(words: str) -> str:
    """Words as the lists key them: small, single spaces, no full stops."""
    return " ".join(words.casefold().replace(".", " ").split())
