"""Refuses queries that would leave this machine. The engine itself refuses updates."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from treatygraph.errors import UsageError

_TOKEN = re.compile(
    r"""
      <(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4})*>              # an IRI
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
_LETTERS = re.compile("(servi)(c)(e)", re.IGNORECASE)
_REFUSED = "SERVICE is refused: queries never leave this machine. Leave that clause out."


def refuse_remote(query: str, prefixes: Mapping[str, str] | None = None) -> None:
    """Raise UsageError where a query has a SERVICE clause: texts and questions never leave the machine.

    `prefixes` are those that the query may use undeclared.
    """
    if any((match["word"] or "").lower() == "service" for match in _TOKEN.finditer(query)):
        raise UsageError(_REFUSED)
    if _LETTERS.search(query):
        _refuse_hidden(query, prefixes or {})


def _refuse_hidden(query: str, prefixes: Mapping[str, str]) -> None:
    """Let the engine's own parser decide, since SPARQL lets a keyword stick to what stands before it (``1SERVICE``).

    Where one letter is another, names stay names and texts stay texts, but who used the keyword has no query any more.
    """
    changed = _LETTERS.sub(lambda match: f"{match[1]}{'Q' if match[2] == 'C' else 'q'}{match[3]}", query)
    try:
        ox.Store().query(changed, prefixes=dict(prefixes))
    except (SyntaxError, ValueError) as error:
        reason = f"The query is not a SPARQL SELECT, ASK, CONSTRUCT or DESCRIBE, or it has a SERVICE clause ({error})."
        raise UsageError(f"{reason} {_REFUSED}") from error
