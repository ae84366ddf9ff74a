"""Refuses queries that would leave this machine. The engine itself refuses updates."""

from __future__ import annotations

import re

from treatygraph.errors import UsageError

_TOKEN = re.compile(
    r"""
      <[^<>"{}|^`\\\s]*>                                              # an IRI
    | \#[^\n\r]*                                                      # a comment
    | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'                   # strings
    | [?$]\w+                                                         # a variable
    | (?:[\w][\w.-]*)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*               # a prefixed name
    | \\.                                                             # an escaped character
    | (?P<word>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)


def refuse_remote(query: str) -> None:
    """Raise UsageError where a query has a SERVICE clause: texts and questions never leave the machine."""
    if any((match["word"] or "").lower() == "service" for match in _TOKEN.finditer(query)):
        raise UsageError("SERVICE is refused: queries never leave this machine. Leave that clause out.")
