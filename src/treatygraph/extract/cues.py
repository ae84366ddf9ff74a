"""Finds the cues of all sayings in a parsed text: one look-up a word, then the cue's further words below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from treatygraph.knowledge import Grammar, Saying
from treatygraph.knowledge.grammar import Frame
from treatygraph.knowledge.names import fold
from treatygraph.tokens import Token, Tokens

_TAGS = {
    "verb": ("VERB", "AUX", "ADJ", "NOUN"),
    "noun": ("NOUN", "PROPN"),
    "adjective": ("ADJ", "VERB", "ADP", "ADV"),
    "preposition": ("ADP", "SCONJ", "ADV", "VERB", "ADJ", "PART"),
}
_DOERS = ("nsubj", "csubj")  # no words of a cue; "the idea was raised" has the words of "raise an idea"
_VERB_FORMS = ("VBN", "VBG", "VBD")
_REMEMBERED = 50_000  # words, more than a long document has


class Cue(NamedTuple):
    """One saying found in a text: its frame, its head word and all its words."""

    saying: Saying
    frame: Frame
    token: Token
    words: tuple[Token, ...]


class _Phrasing(NamedTuple):
    saying: Saying
    frame: Frame
    rest: tuple[str, ...]  # the cue's words behind its head


class _Heading(NamedTuple):
    """What a word can head: phrasings of that word alone, and those that need one of some further words."""

    alone: tuple[_Phrasing, ...]
    longer: tuple[_Phrasing, ...]
    needed: frozenset[str]


class CueIndex:
    """All sayings by the head word of their cue and the word classes that it can have in a text."""

    def __init__(self, sayings: Iterable[Saying], grammar: Grammar) -> None:
        self._by_head: dict[str, dict[str, list[_Phrasing]]] = {}
        for saying in sayings:
            head, *rest = _words(saying.cue)
            frame = grammar.frames[saying.frame]
            for pos in _TAGS[frame.of]:
                self._by_head.setdefault(head, defaultdict(list))[pos].append(_Phrasing(saying, frame, tuple(rest)))
        self._heading = lru_cache(maxsize=_REMEMBERED)(self._headed)

    def find(self, sentence: Tokens) -> list[Cue]:
        """List the cues of a sentence, those of more words first: they say more exactly what is meant."""
        tokens = list(sentence)
        heads = [(t, heading) for t in tokens if (heading := self._heading(t.lower_, t.lemma_, t.pos_))]
        if not heads:
            return []
        present = {t.lower_ for t in tokens} | {t.lemma_.lower() for t in tokens}
        found = [cue for token, heading in heads for cue in _at(token, heading, present)]
        return sorted(found, key=lambda cue: (-len(cue.words), cue.token.i, cue.saying.rule))

    def _headed(self, lower: str, lemma: str, pos: str) -> _Heading | None:
        """What a word can head, by its form, its lemma and its class."""
        forms = {lower, lemma.lower(), *((fold(lemma),) if pos == "PROPN" else ())}
        every = [p for head in sorted(forms & self._by_head.keys()) for p in self._by_head[head].get(pos, ())]
        alone, longer = (tuple(p for p in every if bool(p.rest) is several) for several in (False, True))
        return _Heading(alone, longer, frozenset(p.rest[0] for p in longer)) if every else None


def _at(token: Token, heading: _Heading, present: set[str]) -> list[Cue]:
    verbal = _is_verb(token)
    found = [Cue(p.saying, p.frame, token, (token,)) for p in heading.alone if verbal or p.frame.of != "verb"]
    for saying, frame, rest in heading.longer if not heading.needed.isdisjoint(present) else ():
        if rest[0] in present and present.issuperset(rest) and (verbal or frame.of != "verb"):
            matched = _below(token, rest)
            if matched is not None:
                found.append(Cue(saying, frame, token, (token, *matched)))
    return found


def _words(cue: tuple[str, ...]) -> tuple[str, ...]:
    """Split hyphenated cue words as the tokeniser does, the last part first where the cue's head is one."""
    head = cue[0].split("-")
    rest = [part for word in cue[1:] for part in word.split("-")]
    return (head[-1], *head[:-1], *rest) if all(head) else (*cue,)


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or token.tag_ in _VERB_FORMS


def _below(head: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    matched = [head]
    for word in words:
        hit = next(
            (c for m in matched for c in m.children if c not in matched and not _apart(c) and _is(c, word)),
            None,
        )
        if hit is None:
            return None
        matched.append(hit)
    return tuple(matched[1:])


def _apart(token: Token) -> bool:
    """A subject, or the verb of a clause beside ("withdrew from it, and Peru supports it" withdraws no support)."""
    return token.dep_ in _DOERS or (token.dep_ == "conj" and token.pos_ == "VERB")


def _is(token: Token, word: str) -> bool:
    return token.lemma_.lower() == word or token.lower_ == word
