"""Document -> the words that the parser is given, paragraph by paragraph.

Each known name becomes one token (its head word) and asides are taken out as paragraphs of their own, since both mend many
wrong parses; every token keeps its place in the kept text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from treatygraph.knowledge import Grammar
from treatygraph.knowledge.casing import as_title, is_shouted
from treatygraph.knowledge.names import Match, NameIndex, NameUse
from treatygraph.layout import Block, asides, blocks
from treatygraph.model import Document, Span

if TYPE_CHECKING:
    from spacy.language import Language

_CLOSING = {")", "]", ",", "–", "—", "--"}
# Symbols of documents ("A/AC.2/14/Add.1") stay whole, for the parser and for naming what they stand for.
SYMBOL = re.compile(r"(?=[^\s\d]*/[^\s]*\d)[A-Z][A-Z.]{0,9}(?:/[A-Z0-9][A-Za-z0-9.\-]*)+(?<![.\-])")
_NUMERALS = "IVX"
_ROMAN = re.compile(rf"[{_NUMERALS}]{{1,4}}")
_ITEM = re.compile(r"\d{1,3}(?:\(?[a-z]{1,4}\)?)*")
_LETTER = re.compile(r"[a-z]")


@dataclass
class Draft:
    """A paragraph, or an aside of one (`host`: which, and behind which token), before it is parsed; `names` are token ranges."""

    words: list[str]
    spaces: list[bool]
    spans: list[Span]
    names: list[tuple[int, int, Match]]
    heading: bool
    host: tuple[int, int] | None
    section: int | None


def drafts(document: Document, nlp: Language, index: NameIndex, grammar: Grammar) -> list[Draft]:
    """What to parse of a document, in reading order, each aside behind what it was taken from."""
    return [_spoken(d, index, grammar) for d in _drafts(document, nlp, list(index.find(document.text)), grammar)]


def _spoken(draft: Draft, index: NameIndex, grammar: Grammar) -> Draft:
    """Give the parser a line in capitals as a title, so that it sees names and small words in it."""
    if not draft.heading or not is_shouted(draft.words):
        return draft
    return replace(draft, words=as_title(draft.words, grammar.words["small"], index))


def _drafts(document: Document, nlp: Language, matches: Sequence[Match], grammar: Grammar) -> list[Draft]:
    found: list[Draft] = []
    section: int | None = None
    for block in blocks(document.text):
        draft = _draft(document.text, block, nlp, matches, section, grammar)
        if draft.heading:
            section = len(found)
        found += _without_asides(draft, len(found), grammar)
    return found


def _tokens(text: str, block: Block, nlp: Language) -> list[Span]:
    return [
        Span(part.start + token.idx, part.start + token.idx + len(token))
        for part in block.parts
        for token in nlp.tokenizer(part.of(text))
        if not token.is_space
    ]


def _lettered(text: str, tokens: list[Span], nouns: frozenset[str]) -> list[Span]:
    """Join a noun and the Roman numeral behind it, which parsers take for a pronoun: "Annex I", "Working Group II"."""
    found: list[Span] = []
    for span in tokens:
        numeral = text[span.start] in _NUMERALS and _ROMAN.fullmatch(text, *span)
        before = found[-1].of(text) if found and numeral else ""
        if before[:1].isupper() and before.lower() in nouns:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _noun(words: str) -> str:
    """The noun alone of a noun and its numeral."""
    parts = words.split()
    return parts[0] if len(parts) > 1 and _ROMAN.fullmatch(parts[-1]) else words


def _draft(
    text: str, block: Block, nlp: Language, matches: Sequence[Match], section: int | None, grammar: Grammar
) -> Draft:
    tokens = _lettered(text, _tokens(text, block, nlp), grammar.words["lettered"])
    here = block.span
    spans, names = _merge(text, tokens, _inside(here, matches))
    whole = {first: match for first, last, match in names if last == first + 1}
    words = [_head_word(s.of(text)) if i in whole else _noun(s.of(text)) for i, s in enumerate(spans)]
    spaces = [a.end < b.start for a, b in pairwise(spans)] + [False]
    words = ["–" if w == "-" and i and spaces[i] and spaces[i - 1] else w for i, w in enumerate(words)]  # a dash, in news
    draft = Draft(words, spaces, spans, names, block.heading, None, section)
    return _with_subject(draft, grammar) if block.enacted else draft


def _inside(block: Span, matches: Sequence[Match]) -> list[Match]:
    first, end = (bisect_left(matches, place, key=lambda m: m.span.start) for place in (block.start, block.end))
    return [m for m in matches[first:end] if m.span.end <= block.end]


def _with_subject(draft: Draft, grammar: Grammar) -> Draft:
    """Put before a paragraph of a resolution the subject that it leaves out, as a word without extent in the text."""
    opening = draft.words[:2]
    participle = any(w.endswith(tuple(grammar.words["participle_endings"])) for w in opening if w.isalpha())
    helper = sorted(grammar.words["understood_helper"]) if participle else []
    added = [*sorted(grammar.words["understood_subject"]), *helper]
    place = draft.spans[0].start
    return Draft(
        [*added, draft.words[0].lower(), *draft.words[1:]],
        [*(True for _ in added), *draft.spaces],
        [*(Span(place, place) for _ in added), *draft.spans],
        [(a + len(added), b + len(added), match) for a, b, match in draft.names],
        draft.heading,
        draft.host,
        draft.section,
    )


def _merge(text: str, tokens: list[Span], matches: Iterable[Match]) -> tuple[list[Span], list[tuple[int, int, Match]]]:
    spans: list[Span] = []
    names: list[tuple[int, int, Match]] = []
    waiting = list(matches)
    at = 0
    while at < len(tokens):
        while waiting and waiting[0].span.start < tokens[at].start:
            waiting.pop(0)
        end = (
            _last_inside(text, tokens, at, waiting[0].span)
            if waiting and waiting[0].span.start == tokens[at].start
            else at
        )
        if end > at:
            match = waiting.pop(0)
            first = len(spans)
            spans += [Span(match.span.start, tokens[end - 1].end)] if _is_proper(match, text) else tokens[at:end]
            names.append((first, len(spans), match))
            at = end
        else:
            spans.append(tokens[at])
            at += 1
    return spans, names


def _last_inside(text: str, tokens: list[Span], at: int, span: Span) -> int:
    stop = span.end + text.startswith(".", span.end)  # "U.S." is one token, its last full stop included
    end = at
    while end < len(tokens) and tokens[end].start < span.end and tokens[end].end <= stop:
        end += 1
    return end if end > at and tokens[end - 1].end >= span.end else at


def _is_proper(match: Match, text: str) -> bool:
    named = all(k.use is not NameUse.ORDINARY and k.entry.kind not in ("Issue", "Group") for k in match.known)
    return named and text[match.span.start].isupper()


def _head_word(name: str) -> str:
    words = name.split()
    cut = next((i for i, word in enumerate(words) if i and word.islower()), len(words))
    return words[cut - 1] if words else name


def _without_asides(draft: Draft, position: int, grammar: Grammar) -> list[Draft]:
    words = grammar.words
    draft = _without_items(_without_fillers(draft, words["fillers"]), words["item_labels"])
    cuts = asides(
        draft.words, openers=words["aside_openers"], joins=words["aside_joins"], indefinite=words["indefinite"]
    )
    if draft.heading or not cuts or sum(b - a for a, b in cuts) >= len(draft.words) - 1:
        return [draft]
    kept = [i for i in range(len(draft.words)) if not any(a <= i < b for a, b in cuts)]
    renumbered = {old: new for new, old in enumerate(kept)}
    main = _select(draft, kept, renumbered, draft.host)
    parts = [main]
    for a, b in cuts:
        closed = draft.words[b - 1] in _CLOSING
        inner = list(range(a + 1, b - 1 if closed else b))
        if draft.words[a] == "," and a:
            inner = [a - 1, *inner]  # what the aside is said of goes with it
        before = max((renumbered[i] for i in kept if i < a), default=0)
        if inner:
            part = _select(draft, inner, {old: n for n, old in enumerate(inner)}, (position, before))
            parts += _without_asides(part, position + len(parts), grammar)
    return parts


def _without_fillers(draft: Draft, phrases: Iterable[str]) -> Draft:
    """Leave out what only marks the two sides of a list ("on the one hand"): parsers hang the list on it."""
    lower = [word.lower() for word in draft.words]
    gone: set[int] = set()
    for wanted, at in _standing(phrases, lower):
        if at not in gone:
            gone |= set(range(at - (at > 0 and lower[at - 1] in _CLOSING), at + len(wanted)))
    kept = [i for i in range(len(lower)) if i not in gone]
    return _select(draft, kept, {old: new for new, old in enumerate(kept)}, draft.host) if gone and kept else draft


def _without_items(draft: Draft, labels: Iterable[str]) -> Draft:
    """Leave out what numbers an item of an agenda before its title, which parsers take for the thing itself."""
    lower = [word.lower() for word in draft.words]
    gone: set[int] = set()
    for wanted, at in _standing(labels, lower):
        end = _numbered(draft.words, at + len(wanted))
        if end and at not in gone:
            gone |= set(range(at, end))
    kept = [i for i in range(len(lower)) if i not in gone]
    return _select(draft, kept, {old: new for new, old in enumerate(kept)}, draft.host) if gone and kept else draft


def _standing(phrases: Iterable[str], words: list[str]) -> Iterator[tuple[list[str], int]]:
    """The places of set phrases among words, the longest first."""
    present = set(words)
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        wanted = phrase.split()
        if present.issuperset(wanted):
            places = range(len(words) - len(wanted) + 1)
            yield from ((wanted, at) for at in places if words[at : at + len(wanted)] == wanted)


def _numbered(words: list[str], at: int) -> int:
    """The token behind "4(b)," where a title follows, or 0."""
    end = at + 1
    if at >= len(words) or not _ITEM.match(words[at]):
        return 0
    while end < len(words) and (words[end] in (")", "(") or _LETTER.fullmatch(words[end])):
        end += 1
    titled = end + 1 < len(words) and words[end] == "," and words[end + 1][0].isupper()
    return end + 1 if titled else 0


def _select(draft: Draft, kept: list[int], renumbered: dict[int, int], host: tuple[int, int] | None) -> Draft:
    names = [
        (renumbered[a], renumbered[b - 1] + 1, match)
        for a, b, match in draft.names
        if all(i in renumbered for i in range(a, b))
    ]
    spaces = [
        draft.spaces[i] or (n + 1 < len(kept) and kept[n + 1] != i + 1 and draft.spaces[kept[n + 1] - 1])
        for n, i in enumerate(kept)
    ]
    return Draft(
        [draft.words[i] for i in kept],
        spaces,
        [draft.spans[i] for i in kept],
        names,
        draft.heading,
        host,
        draft.section,
    )
