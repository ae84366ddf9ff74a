"""Where a text quotes somebody, by its marks alone: a quotation left open at a paragraph's end goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from treatygraph.model import Span

_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–:-]))[\"“«„‟](?=[\w\[(‘'…])", re.MULTILINE)
_CLOSING = re.compile(r"[\"”»“](?=[\s.,;:!?)\]—–-]|$)")
_LONGEST = 6_000  # characters: marks further apart are no pair


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: its stretches of the kept text, marks included; more than one where it runs over paragraphs."""

    parts: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first mark to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """Find all quotations. A paragraph that begins with a mark while one is open goes on with it."""
    found: list[Quotation] = []
    open_: list[Span] = []
    for paragraph in paragraphs:
        if open_ and not _OPENING.match(text, paragraph.start):
            found.append(Quotation(tuple(open_)))  # it was never closed
            open_ = []
        for part, closed in _parts(text, paragraph):
            open_.append(part)
            if closed:
                found.append(Quotation(tuple(open_)))
                open_ = []
    return found + ([Quotation(tuple(open_))] if open_ else [])


def _parts(text: str, paragraph: Span) -> Iterator[tuple[Span, bool]]:
    at = paragraph.start
    while opened := _OPENING.search(text, at, paragraph.end):
        closed = _CLOSING.search(text, opened.end(), min(paragraph.end, opened.end() + _LONGEST))
        yield Span(opened.start(), closed.end() if closed else paragraph.end), closed is not None
        if closed is None:
            return
        at = closed.end()
