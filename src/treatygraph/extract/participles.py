"""Which form of "be" a participle on a noun lacks: "a bridge built in 1911" says that it was built then."""

from __future__ import annotations

from collections.abc import Iterable

from treatygraph.extract.clauses import Clause
from treatygraph.extract.named import is_several
from treatygraph.extract.syntax import VERBS
from treatygraph.extract.wording import Words
from treatygraph.tokens import Token

_FORMS = {
    (False, False): "singular_now",
    (True, False): "plural_now",
    (False, True): "singular_then",
    (True, True): "plural_then",
}
_HELPERS = ("aux", "auxpass")


def passive(found: Clause, arguments: Iterable[Words]) -> str:
    """Name the missing verb by number and time, or give "" where the participle is active or has its own."""
    if found.verb.tag_ != "VBN" or any(t.dep_ in _HELPERS for t in found.relation):
        return ""
    head = min(found.subject, key=lambda token: token.depth)
    past = _is_past(found.relation[0]) or any(t.tag_ == "CD" for words in arguments for t in words)
    return _FORMS[is_several(head), past]


def _is_past(participle: Token) -> bool:
    """True where the verb that governs the noun stands in the past or the perfect."""
    verb = next((t for t in participle.ancestors if t.pos_ in VERBS and t.dep_ != "acl"), None)
    if verb is None:
        return False
    helpers = {c.dep_: c.tag_ for c in verb.lefts if c.dep_ in _HELPERS}
    perfect = helpers["auxpass"] == "VBN" if "auxpass" in helpers else verb.tag_ == "VBN"
    return perfect or "VBD" in (verb.tag_, *helpers.values())
