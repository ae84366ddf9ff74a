"""How a name becomes the last part of an IRI."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def plain(text: str) -> str:
    """Drop case and marks so that ``Støre`` and ``STORE`` compare equal."""
    lowered = text.lower().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", lowered).lower()
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def slug(name: str) -> str:
    """Make a stable, readable IRI part of a name: letters and digits joined by hyphens, or 12 hex digits of its hash."""
    made = re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")
    return made or hashlib.sha256(name.encode("utf-8")).hexdigest()[:12]
