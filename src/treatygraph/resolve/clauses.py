"""A clause as an issue: what is asked for or refused where no noun alone says it ("use offsets to meet their targets")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from treatygraph.model import Mention
from treatygraph.parsed import Ref
from treatygraph.resolve import phrases
from treatygraph.tokens import Token

if TYPE_CHECKING:
    from treatygraph.resolve import Resolution

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_PARTS = ("dobj", "dative", "prep", "xcomp", "acomp", "attr", "prt", "oprd", "advcl", "ccomp", "advmod")
_ISSUE = "Issue"
_LEAST, _MOST = 3, 16  # words of a clause that may be a label


def clause(resolution: Resolution, number: int, verb: Token, *, subject: bool) -> Ref | None:
    """Find or make the issue that a clause words, from its subject or its verb on, up to the next pause."""
    first = _first(resolution, verb) if subject else verb.i
    last = _last(verb)
    if not _LEAST <= last - first + 1 <= _MOST:
        return None
    words = _words(resolution, number, verb, first, last)
    registry = resolution.registry
    key = registry.named(_ISSUE, words) or registry.new(_ISSUE, words)
    span = resolution.annotated.pieces[number].stretch(first, last)
    registry.mention(key, words, Mention(span, "what a clause asks for", 0.6))
    return Ref(key, _ISSUE, first, last, span, "what a clause asks for", 0.6)


def _words(resolution: Resolution, number: int, verb: Token, first: int, last: int) -> str:
    """The words of a clause; of "the focus should be on clearance" and "targets must be binding" what it asks for alone."""
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    copula = verb.i < last and verb.lemma_ in resolution.knowledge.grammar.words["copulas"]
    after = verb.doc[verb.i + 1].dep_ if copula and subject is not None and first <= subject.i else ""
    parts = [(first, last)]
    if subject is not None and after == "prep":
        parts = [(first, subject.right_edge.i), (verb.i + 1, last)]
    elif subject is not None and after == "acomp" and _is_plain(verb.doc[verb.i + 1]):
        parts = [(verb.i + 1, verb.i + 1), (first, subject.right_edge.i)]
    return " ".join(phrases.label(resolution.annotated, resolution.annotated.pieces[number], *part) for part in parts)


def _is_plain(quality: Token) -> bool:
    """True for an adjective that takes nothing but others beside it: "transparent and easy to use"."""
    return all(c.dep_ in ("cc", "conj", "punct", "advmod") for c in quality.rights)


def _first(resolution: Resolution, verb: Token) -> int:
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.pos_ not in phrases.NOUNS:
        return verb.i
    return phrases.first_of(subject, resolution.knowledge.grammar)


def _last(verb: Token) -> int:
    end = verb.i
    for child in verb.rights:
        pause = child.is_punct or child.dep_ not in _PARTS
        if pause or child.left_edge.i != end + 1:
            break
        paused = next((t.i for t in child.subtree if t.is_punct and t.text != "-"), None)
        end = child.right_edge.i if paused is None else paused - 1
        if paused is not None:
            break
    return end
