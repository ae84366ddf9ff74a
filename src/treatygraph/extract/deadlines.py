"""Within how many years an instrument wants something done: "obliges its parties to destroy their stocks within four years"."""

from __future__ import annotations

from treatygraph.extract import syntax
from treatygraph.extract.counts import Found
from treatygraph.extract.parties import Party
from treatygraph.extract.reader import Reader
from treatygraph.parsed import lemma
from treatygraph.tokens import Token

_INSTRUMENT = frozenset({"Convention"})
_BEFORE = 5


class Deadlines:
    """Finds the instrument that sets a deadline."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._settings = read.knowledge.quantities

    def of(self, number: int, token: Token) -> Found:
        """The instrument that a number of years binds: the subject of a verb above it, or the one whose words they are."""
        units = self._settings["deadline_units"].items()
        name = next((n for n, words in units if token.dep_ == "nummod" and lemma(token.head) in words), None)
        return [(name, party) for party in self._binding(number, token)] if name and self._opened(token) else []

    def _opened(self, token: Token) -> bool:
        before = " ".join(t.lower_ for t in token.doc[max(0, token.i - _BEFORE) : token.i])
        return any(f" {before}".endswith(f" {words}") for words in self._settings["deadline_openings"])

    def _binding(self, number: int, token: Token) -> list[Party]:
        verbs = [t for t in token.ancestors if t.pos_ in syntax.VERBS]
        if not verbs or not _wanted(verbs[0]):
            return []
        found = (self._read.parties.of(number, syntax.surface(verb), _INSTRUMENT) for verb in verbs)
        bound = any(c.tag_ == "MD" and c.lemma_ in self._settings["binding"] for verb in verbs for c in verb.children)
        return next((parties[:1] for parties in found if parties), self._own(number, token) if bound else [])

    def _own(self, number: int, token: Token) -> list[Party]:
        """The instrument that "each State Party shall" stands in: the last one that the text speaks of."""
        ref = self._read.references.focus(number, token, _INSTRUMENT)
        return [Party(token, ref)] if ref else []


def _wanted(verb: Token) -> bool:
    """True for what is to happen, not for what happened: "to destroy", "be destroyed", "shall report"."""
    return verb.tag_ == "VB" or any(c.tag_ in ("MD", "VB") and c.dep_ in ("aux", "auxpass") for c in verb.children)
