"""Bytes -> letters that stand in a page as they are: compressed, and nothing an HTML parser could take for markup."""

from __future__ import annotations

import base64
import gzip

LEVEL = 6  # of 9: the last few hundredths of size would double the time


def packed(data: bytes) -> str:
    """Make the text that assets/js/packed.js turns back into these bytes."""
    return in_letters(gzip.compress(data, LEVEL, mtime=0))


def in_letters(compressed: bytes) -> str:
    """Write what is compressed already."""
    return base64.b64encode(compressed).decode("ascii")
