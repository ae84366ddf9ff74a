"""The phrasing of headings as data: ``headings.yaml`` checked, frozen and compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from treatygraph.errors import OntologyError, shown

Words = tuple[str, ...]
_LETTER = re.compile(r"\w")


class Lead(Enum):
    """What the words before a piece of a heading make of it."""

    SPEAKER = auto()
    KIND = auto()
    EVENT = auto()
    WEAK_EVENT = auto()
    POSTING = auto()
    BEHALF = auto()
    THEME = auto()
    DELEGATION = auto()
    PLACE = auto()
    TITLE = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class FieldLabels:
    """Labels of lines such as "Speaker: …", by what stands behind them."""

    speaker: Words
    delegation: Words
    event: Words
    place: Words
    title: Words
    none: Words


@dataclass(frozen=True, slots=True)
class HeadingExample:
    """The top of a document and what must be read in it, by field; what is not listed must not be found."""

    text: str
    gives: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HeadingPatterns:
    """Every word list of ``headings.yaml``; the file itself says what each is for."""

    kinds: Words
    kinds_with_link: Words
    kind_openers: Words
    reports: Words
    markers: Words
    speaker_links: Words
    kind_links: Words
    event_links: Words
    weak_event_links: Words
    posting_links: Words
    behalf_links: Words
    theme_links: Words
    place_links: Words
    fields: FieldLabels
    honorifics: Words
    offices: Words
    office_modifiers: Words
    posted: Words
    particles: Words
    meetings: Words
    marks: Words
    bodies: Words
    standing: Words
    institutions: Words
    delegations: Words
    instruments: Words
    places: Words
    noise: Words
    salutations: Words
    body_starts: Words
    prose: Words
    ties_after: Words
    ties_before: Words
    articles: Words
    enumeration: Words
    examples: tuple[HeadingExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """The word lists as patterns and sets: patterns match phrases anywhere, ``*_at`` ones at a start."""

    words: HeadingPatterns
    opener_at: re.Pattern[str]
    kind: re.Pattern[str]
    marker: re.Pattern[str]
    field_at: re.Pattern[str]
    link: re.Pattern[str]
    leads: Mapping[str, Lead]
    labels: Mapping[str, Lead]
    honorific_at: re.Pattern[str]
    office: re.Pattern[str]
    posted: re.Pattern[str]
    meeting: re.Pattern[str]
    body: re.Pattern[str]
    standing: re.Pattern[str]
    institution: re.Pattern[str]
    delegation_at: re.Pattern[str]
    instrument: re.Pattern[str]
    place: re.Pattern[str]
    noise_at: re.Pattern[str]
    start_of_text: re.Pattern[str]
    place_link: re.Pattern[str]
    spoken: re.Pattern[str]
    openers: frozenset[str]
    small: frozenset[str]
    prose: frozenset[str]


def load_heading_patterns(path: Path) -> HeadingPatterns:
    """Read ``headings.yaml`` so that no phrasing has to stand in the code.

    Raises OntologyError, naming file, line and list, where the file is missing, no YAML or of another shape.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data, node = yaml.safe_load(text), yaml.compose(text)
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path} cannot be read as UTF-8 text ({error}); it says how headings read.") from error
    except yaml.YAMLError as error:
        raise OntologyError(f"{path} is not valid YAML: {' '.join(str(error).split())}.") from error
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    lines = {key.value: key.start_mark.line + 1 for key in keys}
    if not isinstance(data, dict):
        raise OntologyError(f"{shown(path)}, line 1: the file must be a mapping of list names to words.")
    fault = _first_fault(data)
    if fault:
        raise OntologyError(f"{shown(path)}, line {lines.get(fault[0], 1)}: {fault[1]}")
    return HeadingPatterns(**{key: _frozen(key, value) for key, value in data.items()})


def _first_fault(data: Mapping[Any, Any]) -> tuple[str, str] | None:
    names = [field.name for field in fields(HeadingPatterns)]
    labels = [field.name for field in fields(FieldLabels)]
    for key, value in data.items():
        if key not in names:
            return str(key), f"{key!r} is not a list of this file; allowed are {', '.join(names)}."
        if key == names[names.index("fields")] and (not isinstance(value, dict) or sorted(value) != sorted(labels)):
            return key, f"{key!r} must be a mapping with exactly the keys {', '.join(labels)}."
        wrong = _wrong_example(value) if key == names[-1] else _wrong_word(value)
        if wrong:
            return key, f"{wrong} in {key!r}."
    missing = next((name for name in names[:-1] if name not in data), None)
    return (missing, f"the list {missing!r} is missing; copy it from the shipped file.") if missing else None


def _wrong_word(value: Any) -> str | None:
    if isinstance(value, dict):
        return next(filter(None, map(_wrong_word, value.values())), None)
    if not isinstance(value, list) or not value:
        return f"there must be a list of words, not {value!r},"
    wrong = [item for item in value if not isinstance(item, str) or not (_LETTER.search(item) or len(item) == 1)]
    return f"{wrong[0]!r} is no word; put it in quotes" if wrong else None


def _wrong_example(value: Any) -> str | None:
    for item in value if isinstance(value, list) else [value]:
        good = isinstance(item, dict) and set(item) == {"text", "gives"} and isinstance(item["gives"], dict)
        if not good or not all(isinstance(part, str) for part in [item["text"], *item["gives"].values()]):
            return f"{item!r} must be a mapping of text and gives, all in quotes,"
    return None


def _frozen(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return FieldLabels(**{name: tuple(words) for name, words in value.items()})
    if value and isinstance(value[0], dict):
        return tuple(HeadingExample(item["text"], tuple(sorted(item["gives"].items()))) for item in value)
    return tuple(value)


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first; full stops after words and line breaks between them are free."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(map(_phrase, ordered)) + ")"


def _phrase(phrase: str) -> str:
    words = phrase.split()
    gaps = [r"\.?\s?" if len(word) == 1 else r"\.?\s+" for word in words[:-1]]
    return "".join(re.escape(word) + gap for word, gap in zip(words, [*gaps, ""], strict=True))


@cache
def compiled(words: HeadingPatterns) -> Compiled:
    """Compile the word lists once, since documents are many."""
    leads, labels = _leads(words), _labels(words)
    links = rf"(?<!\S)(?P<link>{any_of(leads)})(?=\s|\Z)"
    return Compiled(
        words=words,
        opener_at=_opener(words, links),
        kind=_whole([*words.kinds, *words.kinds_with_link, *words.reports]),
        marker=re.compile(rf"\W*(?:{any_of(words.markers)}\W*)+", re.I),
        field_at=re.compile(rf"(?P<label>{any_of(labels)})(?:\s+\d[\w.]*(?:\s*\(\w+\))*)?\s*:\s*(?=\S)", re.I),
        link=re.compile(links, re.I),
        leads=leads,
        labels=labels,
        honorific_at=re.compile(rf"(?P<title>{any_of(words.honorifics)})(?!\w)[.,]?\s*", re.I),
        office=_whole(words.offices),
        posted=_whole(words.posted),
        meeting=re.compile(rf"\b(?:{any_of(words.meetings)}|\d*(?:st|nd|rd|th)?-?{any_of(words.marks)}-?\d*)\b", re.I),
        body=_whole(words.bodies),
        standing=re.compile(rf"(?:{any_of(words.articles)}\s+)?{any_of(words.standing)}\b", re.I),
        institution=_whole(words.institutions),
        delegation_at=re.compile(rf"{any_of(words.delegations)}\s+", re.I),
        instrument=_whole(words.instruments),
        place=re.compile(rf"(?<!\w)(?:{any_of(words.places)})(?!\w)", re.I),
        noise_at=re.compile(rf"(?:{any_of(words.noise)}|[\d.:]+|[A-Z]+/\S*\d\S*)\W*", re.I),
        start_of_text=re.compile(rf"(?:{any_of((*words.salutations, *words.body_starts))})(?!\w)", re.I),
        place_link=re.compile(rf"\s+{any_of(words.place_links)}\s+\Z", re.I),
        spoken=_whole(words.kinds),
        openers=frozenset(opener.lower() for opener in words.kind_openers),
        small=frozenset((*words.ties_after, *words.ties_before, *words.articles, *words.particles)),
        prose=frozenset(words.prose),
    )


def _whole(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(phrases)})(?![\w-])", re.I)


def _leads(words: HeadingPatterns) -> dict[str, Lead]:
    groups = {
        Lead.SPEAKER: words.speaker_links,
        Lead.KIND: words.kind_links,
        Lead.EVENT: words.event_links,
        Lead.WEAK_EVENT: words.weak_event_links,
        Lead.POSTING: words.posting_links,
        Lead.BEHALF: words.behalf_links,
        Lead.THEME: words.theme_links,
    }
    return {phrase.lower(): lead for lead, phrases in groups.items() for phrase in phrases}


def _labels(words: HeadingPatterns) -> dict[str, Lead]:
    groups = {
        Lead.SPEAKER: words.fields.speaker,
        Lead.DELEGATION: words.fields.delegation,
        Lead.EVENT: words.fields.event,
        Lead.PLACE: words.fields.place,
        Lead.TITLE: words.fields.title,
        Lead.NONE: words.fields.none,
    }
    return {label.lower(): lead for lead, labels in groups.items() for label in labels}


def _opener(words: HeadingPatterns, links: str) -> re.Pattern[str]:
    before = rf"(?P<before>(?:(?:{any_of(words.kind_openers)}|[^\W\d_][\w.'’-]*)\s+){{0,5}}?)"
    after = rf"(?=\s*\Z|\s*[,.:;(–—-]|\s+{links})"
    plain = rf"{any_of((*words.kinds, *words.reports))}{after}"
    linked = any_of((*words.speaker_links, *words.behalf_links, *words.kind_links))
    return re.compile(rf"{before}(?P<kind>{plain}|{any_of(words.kinds_with_link)}(?=\s+{linked}\s))", re.I)
