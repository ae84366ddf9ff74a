"""Finds the cues of all sayings in a parsed text: one look-up a word, then the cue's further words below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from treatygraph.knowledge import Grammar, Saying
from treatygraph.knowledge.grammar import Frame
from treatygraph.parsed import lemma
from treatygraph.tokens import Token, Tokens

_TAGS = {
    "verb": ("VERB", "AUX", "ADJ", "NOUN"),
    "noun": ("NOUN", "PROPN"),
    "adjective": ("ADJ", "VERB", "ADP", "ADV"),
    "preposition": ("ADP", "SCONJ", "ADV", "VERB", "ADJ", "PART"),
}
_DOERS = ("nsubj", "csubj")  # no words of a cue; "the idea was raised" has the words of "raise an idea"
_VERB_FORMS = ("VBN", "VBG", "VBD")


class Cue(NamedTuple):
    """One saying found in a text: its frame, its head word and all its words."""

    saying: Saying
    frame: Frame
    token: Token
    words: tuple[Token, ...]


class CueIndex:
    """All sayings by the head word of their cue and the word classes that it can have in a text."""

    def __init__(self, sayings: Iterable[Saying], grammar: Grammar) -> None:
        self._by_head: dict[str, dict[str, list[tuple[Saying, Frame, tuple[str, ...]]]]] = {}
        for saying in sayings:
            head, *rest = _words(saying.cue)
            frame = grammar.frames[saying.frame]
            for pos in _TAGS[frame.of]:
                self._by_head.setdefault(head, defaultdict(list))[pos].append((saying, frame, tuple(rest)))
        self._heads = frozenset(self._by_head)

    def find(self, sentence: Tokens) -> list[Cue]:
        """List the cues of a sentence, those of more words first: they say more exactly what is meant."""
        tokens = list(sentence)
        present = {token.lower_ for token in tokens} | {token.lemma_.lower() for token in tokens}
        found: list[Cue] = []
        for token in tokens:
            heads = self._heads & {token.lower_, lemma(token), token.lemma_.lower()}
            for head in sorted(heads):
                found += self._at(token, head, present)
        return sorted(found, key=lambda cue: (-len(cue.words), cue.token.i, cue.saying.rule))

    def _at(self, token: Token, head: str, present: set[str]) -> list[Cue]:
        found = []
        for saying, frame, rest in self._by_head[head].get(token.pos_, ()):
            if not present.issuperset(rest) or (frame.of == "verb" and not _is_verb(token)):
                continue
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
