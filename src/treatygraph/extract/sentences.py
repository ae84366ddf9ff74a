"""A text -> its parsed sentences as they stand, nothing merged and nothing set apart: what propositions are read from.

The names and asides that `annotate` treats specially stay whole here, so that an argument keeps all its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Doc as Parsed

from treatygraph.extract.wording import Words
from treatygraph.layout import Block, blocks
from treatygraph.model import Span
from treatygraph.tokens import Doc, Lexicon, Tokens

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH = 64
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_DOUBLED = ("``", "''")
_STOPS = frozenset(".?!;…")
_CLOSERS = frozenset("\"'”’»)]")
_UNUSED = ("ner",)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One parsed sentence; `spans[i]` is where token i of its paragraph stands in `text`, the kept text."""

    tokens: Tokens
    spans: tuple[Span, ...]
    text: str

    @property
    def span(self) -> Span:
        """Where it stands in the kept text."""
        return Span(self.spans[self.tokens.start].start, self.spans[self.tokens.end - 1].end)

    def words(self, words: Words) -> str:
        """Give words as the text has them, so that they can be compared with it: spaced as there, on one line."""
        found = ""
        for before, token in zip((None, *words), words, strict=False):
            span = self.spans[token.i]
            joined = before is not None and self.spans[before.i].end == span.start
            found += span.of(self.text) if joined or before is None else " " + span.of(self.text)
        return found

    def __str__(self) -> str:
        return " ".join(self.span.of(self.text).split())


def sentences(text: str, nlp: Language) -> Iterator[Sentence]:
    """Parse a text paragraph by paragraph and yield its sentences in reading order."""
    drafts = [_draft(text, block, nlp) for block in blocks(text)]
    lexicon = Lexicon(nlp.vocab)
    docs = nlp.pipe((doc for doc, _ in drafts), batch_size=_BATCH, disable=list(_UNUSED))
    for doc, (_, spans) in zip(docs, drafts, strict=True):
        yield from (Sentence(tokens, spans, text) for tokens in Doc(doc, lexicon).sents)


def _draft(text: str, block: Block, nlp: Language) -> tuple[Parsed, tuple[Span, ...]]:
    spans = tuple(_joined([span for part in block.parts for span in _cut(text, part, nlp)], text))
    said = [span.of(text) for span in spans]
    spaces = [a.end < b.start for a, b in pairwise(spans)] + [False]
    words = [_BRACKETS.get(word, word) for word in said]
    return Parsed(nlp.vocab, words=words, spaces=spaces, sent_starts=list(_starts(said))), spans


def _cut(text: str, part: Span, nlp: Language) -> Iterator[Span]:
    tokens = (t for t in nlp.tokenizer(part.of(text)) if not t.is_space)
    yield from (Span(part.start + t.idx, part.start + t.idx + len(t)) for t in tokens)


def _joined(spans: list[Span], text: str) -> Iterator[Span]:
    """Take two quotation marks that make a double one together: the tokenizer parts them, the parser knows the pair."""
    before: Span | None = None
    for span in spans:
        if before is not None and before.end == span.start and Span(before.start, span.end).of(text) in _DOUBLED:
            before = Span(before.start, span.end)
            continue
        if before is not None:
            yield before
        before = span
    if before is not None:
        yield before


def _starts(words: Iterable[str]) -> Iterator[bool | None]:
    """Leave the model to find where sentences begin, but only behind a mark that can end one."""
    start: bool | None = True
    for word in words:
        yield start
        if _STOPS.issuperset(word):
            start = None
        elif start or not _CLOSERS.issuperset(word):
            start = False
