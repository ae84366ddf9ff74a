"""Finds the cues of all sayings in a parsed text: one look-up a word, then the cue's further words below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_VERB_FORMS = ("VBN", "VBG", "VBD")


@dataclass(frozen=True, slots=True)
class Cue:
    """One saying found in a text: its frame, its head word and all its words."""

    saying: Saying
    frame: Frame
    token: Token
    words: tuple[Token, ...]


class CueIndex:
    """All sayings by the head word of their cue."""

    def __init__(self, sayings: Iterable[Saying], grammar: Grammar) -> None:
        self._grammar = grammar
        self._by_head: dict[str, list[tuple[Saying, tuple[str, ...]]]] = defaultdict(list)
        for saying in sayings:
            words = _words(saying.cue)
            self._by_head[words[0]].append((saying, words))

    def find(self, sentence: Tokens) -> list[Cue]:
        """List the cues of a sentence, those of more words first: they say more exactly what is meant."""
        tokens = list(sentence)
        forms = [{token.lemma_.lower(), token.lower_} for token in tokens]
        present = frozenset[str]().union(*forms)
        found = [cue for token, own in zip(tokens, forms, strict=True) for cue in self._at(token, own, present)]
        return sorted(found, key=lambda cue: (-len(cue.words), cue.token.i, cue.saying.rule))

    def _at(self, token: Token, forms: set[str], present: frozenset[str]) -> Iterator[Cue]:
        heads = [form for form in {*forms, lemma(token)} if form in self._by_head]
        for saying, words in (k for form in sorted(heads) for k in self._by_head[form]):
            frame = self._grammar.frames[saying.frame]
            if not present.issuperset(words[1:]) or not _right_class(token, frame.of):
                continue
            matched = _below(token, words[1:]) if len(words) > 1 else ()
            if matched is not None:
                yield Cue(saying, frame, token, (token, *matched))


def _words(cue: tuple[str, ...]) -> tuple[str, ...]:
    """Split hyphenated cue words as the tokeniser does, the last part first where the cue's head is one."""
    head = cue[0].split("-")
    rest = [part for word in cue[1:] for part in word.split("-")]
    return (head[-1], *head[:-1], *rest) if all(head) else (*cue,)


def _right_class(token: Token, wanted: str) -> bool:
    if token.pos_ not in _TAGS[wanted]:
        return False
    return wanted != "verb" or token.pos_ in ("VERB", "AUX") or token.tag_ in _VERB_FORMS


def _below(head: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    matched = [head]
    for word in words:
        hit = next(
            (c for m in matched for c in m.children if c not in matched and c.dep_ not in _SUBJECTS and _is(c, word)),
            None,
        )
        if hit is None:
            return None
        matched.append(hit)
    return tuple(matched[1:])


def _is(token: Token, word: str) -> bool:
    return token.lemma_.lower() == word or token.lower_ == word
