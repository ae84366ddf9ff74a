"""Markdown: kept as written, marks included, so that offsets are the file's own; a heading at the top is the title."""

from __future__ import annotations

import re
from dataclasses import replace

from treatygraph.read.text import Page, read_text

_TITLE = re.compile(r"\s*#[ \t]+(?P<title>[^\n]*?)[ \t#]*(?:\n|\Z)")


def read_markdown(data: bytes) -> Page:
    """Keep the text and lift out its title. Raises TreatygraphError where the bytes are no text."""
    page = read_text(data)
    match = _TITLE.match(page.text)
    return replace(page, title=(match["title"] or None) if match else None)
