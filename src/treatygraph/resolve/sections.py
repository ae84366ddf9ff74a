"""What the numbered sections of minutes and summaries are about, by their titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_NUMBERED = re.compile(r"\(?(\d{1,3}|[A-Z]|[ivxIVX]{1,5})[.)]\s+")


def topic(resolution: Resolution, number: int, noun: str) -> str | None:
    """Find or make the decision that a piece's section is about, named after the section's title; None without a number."""
    pieces = resolution.annotated.pieces
    section = number if pieces[number].heading else pieces[number].section
    if section is None:
        return None
    title = " ".join(pieces[section].stretch(0, len(pieces[section].doc) - 1).of(resolution.text).split())
    numbered = _NUMBERED.match(title)
    if numbered is None:
        return None
    name, kind = title[numbered.end() :], resolution.knowledge.grammar.heads[noun][0]
    label = name if noun in name.lower() else f"{name} {noun}"
    known = resolution.registry.named(kind, label)
    key = known or resolution.registry.new(kind, label)
    if not known:
        resolution.registry.alias(key, name)
    return key
