"""The shape of a text on the page: paragraphs, section headings, asides. No grammar and no model, only characters.

Paragraphs broken by page furniture are joined, headings set apart, and every stretch keeps its place in the kept text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from treatygraph.model import Span

_ENACTING = re.compile(r"[A-Z][^.;:,()]{5,90},")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)")
_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_CAPITALS = r"[A-Z0-9–-](?:[A-Z0-9()&/.,’'–-]|\([a-z]{1,3}\))*"  # "ITEM", "7(b)"
_LABEL = re.compile(rf"(?:{_CAPITALS}[ \t]+){{1,14}}?(?:{_CAPITALS})?:(?=\s+\S)")
_WORD = r"(?:[A-Z][\w.'’-]*|\([A-Z][^)\n]{0,60}\))"
_TURN = re.compile(rf"(?:{_WORD}[ \t]+(?:(?:of|the|for|de|van|von|al|el|bin)[ \t]+)*){{0,6}}(?:{_WORD}:|[QA]\.)(?=\s+\S)")
_FEWEST_TURNS = 2  # paragraphs with such labels that make a text one of turns
_SHORTEST_TURN = 3  # words
_LONGEST_HEADING = 16  # words
_LONGEST_ASIDE = 40  # tokens between commas
_DASHES = {"–", "—", "--"}
_ENDS = {".", "!", "?", ";"}
_WRAPPED = (45, 120)  # characters in the median and in the longest line of a hard-wrapped text


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or a heading. `parts` are its stretches of the kept text, more than one where lines were joined.

    `enacted` paragraphs are those of a resolution, which leave out the body named above them; their numbers are cut off.
    """

    parts: tuple[Span, ...]
    heading: bool = False
    enacted: bool = False

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


def blocks(text: str) -> list[Block]:
    """Split a text into paragraphs and headings so that the parser sees whole sentences and nothing else."""
    paragraphs = [_trim(text, p) for p in _paragraphs(text)]
    turns = {p.start: cut for p in paragraphs if (cut := _turn(text, p))}
    turns = turns if len(turns) >= _FEWEST_TURNS else {}
    found: list[Block] = []
    for span in (p for p in paragraphs if p.start < p.end):
        if found and _goes_on(text, found[-1].span, span):
            found[-1] = Block((*found[-1].parts, span))
        elif span.start in turns:
            found += _labelled(text, span, turns[span.start])
        else:
            found += _block(text, span)
    return _enacted(text, found)


def _enacted(text: str, found: list[Block]) -> list[Block]:
    """Mark what follows "The Assembly," up to the full stop of a resolution."""
    marked: list[Block] = []
    enacting = last = False
    for block in found:
        words = block.span.of(text)
        number = _NUMBER.match(words)
        enacted = enacting and not block.heading and bool(number or words[-1] in ",;" or last)
        last = enacted and marked[-1].enacted and words[-1] == ";"
        enacting = enacted or (not enacting and not block.heading and _ENACTING.fullmatch(words) is not None)
        first = Span(block.parts[0].start + (number.end() if number and enacted else 0), block.parts[0].end)
        marked.append(replace(block, parts=(first, *block.parts[1:]), enacted=True) if enacted else block)
    return marked


def _turn(text: str, span: Span) -> int:
    """Where the label of a turn of speech ends ("Q:", "Ms. Lima (Chile):"), or 0 for a paragraph without one."""
    label = _TURN.match(text, span.start, span.end)
    said = text[label.end() : span.end] if label else ""
    return label.end() if label and len(said.split()) >= _SHORTEST_TURN and _STOP.search(said) else 0


def _labelled(text: str, span: Span, cut: int) -> list[Block]:
    return [Block((Span(span.start, cut - 1),), heading=True), Block((_trim(text, Span(cut, span.end)),))]


def _paragraphs(text: str) -> list[Span]:
    gap = r"\n[ \t]*\n\s*" if _hard_wrapped(text) else r"\n+"
    edges = [0] + [e for m in re.finditer(gap, text) for e in m.span()] + [len(text)]
    return [Span(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]


def _hard_wrapped(text: str) -> bool:
    lines = text.split("\n")
    inner = [len(a) for a, b in pairwise(lines) if a.strip() and b.strip()]
    return len(inner) >= 3 and _WRAPPED[0] <= median(inner) and max(map(len, lines)) <= _WRAPPED[1]


def _trim(text: str, span: Span) -> Span:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def _goes_on(text: str, before: Span, after: Span) -> bool:
    first = text[after.start]
    return first.islower() and not _STOP.search(before.of(text)[-3:])


def _block(text: str, span: Span) -> list[Block]:
    words = span.of(text)
    label = _LABEL.match(words)
    if label and sum(w.isupper() for w in label.group().split()) >= 2:
        return _labelled(text, span, span.start + label.end())
    return [Block((span,), heading=_is_heading(words))]


def _is_heading(words: str) -> bool:
    short = len(words.split()) <= _LONGEST_HEADING
    return short and not _STOP.search(words) and not words.endswith(",") and not words[0].islower()


def asides(
    tokens: list[str], *, openers: frozenset[str], joins: frozenset[str], indefinite: frozenset[str]
) -> list[tuple[int, int]]:
    """Find inserted stretches (in brackets, between two dashes, between commas after an opener) as token ranges.

    A range includes the brackets, dashes or commas, end exclusive; what is nested belongs to the outer stretch.
    """
    found = _brackets(tokens) + _dashes(tokens, joins, indefinite) + _commas(tokens, openers, joins)
    kept: list[tuple[int, int]] = []
    for a, b in sorted(found, key=lambda r: (r[0], -r[1])):
        if not any(a < d and c < b for c, d in kept):
            kept.append((a, b))
    return kept


def _commas(tokens: list[str], openers: frozenset[str], joins: frozenset[str]) -> list[tuple[int, int]]:
    """ ", supported by Japan, Chile and Peru, " ends at the first comma that no further name follows."""
    found = []
    opening = tuple(opener + " " for opener in openers)
    for i in (i for i, token in enumerate(tokens[:-2]) if token == ","):
        ahead = " ".join(tokens[i + 1 : i + 5]).lower() + " "
        if not ahead.startswith(opening):
            continue
        for j in range(i + 3, min(len(tokens) - 1, i + _LONGEST_ASIDE)):
            if tokens[j] in _ENDS:
                break
            if tokens[j] == "," and tokens[j + 1].islower() and tokens[j + 1] not in joins:
                found.append((i, j + 1))
                break
    return found


def _brackets(tokens: list[str]) -> list[tuple[int, int]]:
    found, depth, opened = [], 0, 0
    for i, token in enumerate(tokens):
        if token in "([" and token:
            opened = i if depth == 0 else opened
            depth += 1
        elif token in ")]" and depth:
            depth -= 1
            if depth == 0 and opened > 0:
                found.append((opened, i + 1))
    return found


def _dashes(tokens: list[str], joins: frozenset[str], indefinite: frozenset[str]) -> list[tuple[int, int]]:
    """Stretches between two dashes; but "the UK – a nuclear power, and Fiji – a small state" holds two, each after one dash."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for i, token in enumerate([*tokens, "."]):
        if token in _ENDS:
            if opened is not None and tokens[opened + 1 : opened + 2] and tokens[opened + 1] in indefinite:
                found.append((opened, i))
            opened = None
        elif token in _DASHES and i > 0:
            joined = None if opened is None else _joined_at(tokens, opened, i, joins)
            if opened is not None:
                found.append((opened, i + 1 if joined is None else joined))
            opened = i if opened is None or joined is not None else None
    return found


def _joined_at(tokens: list[str], first: int, last: int, joins: frozenset[str]) -> int | None:
    commas = (i for i in range(first, last - 1) if tokens[i] == "," and tokens[i + 1] in joins)
    return next((i for i in commas if tokens[i + 2][0].isupper()), None)
