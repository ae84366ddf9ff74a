"""Characters that files of other tools cannot hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Drop control characters, which XML forbids or which do harm in other tools; line breaks and tabs stay."""
    return _CONTROLS.sub("", text)


def element(text: str) -> str:
    """Write a text as the content of an XML element."""
    return escape(plain(text))


def attribute(text: str) -> str:
    """Write a text as the value of an XML attribute, with its quotes."""
    return quoteattr(plain(text))
