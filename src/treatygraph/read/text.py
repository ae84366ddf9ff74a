"""Plain text: the kept text is all there is."""

from __future__ import annotations

from dataclasses import dataclass

from treatygraph.read.kept import decode, kept


@dataclass(frozen=True, slots=True)
class Page:
    """What a format makes of a file: its kept text, a title where the format marks one, and a guessed encoding."""

    text: str
    title: str | None = None
    guessed: str | None = None


def read_text(data: bytes) -> Page:
    """Take a plain text as it is. Raises TreatygraphError where the bytes are no text."""
    decoded = decode(data)
    return Page(kept(decoded.text), guessed=decoded.guessed)
