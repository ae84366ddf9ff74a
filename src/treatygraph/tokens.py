"""A parse in plain Python objects, which the later stages read: far faster than asking the model's own for each word.

Attributes are named and defined as in spaCy (https://spacy.io/api/token), so that grammar reads as it does elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as Parsed
    from spacy.vocab import Vocab

_COPIED: list[int | str] = ["ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "SPACY"]
_Form = tuple[str, str, bool, bool, bool, bool, bool]
_Labelled = tuple[str, str, str, str, str]


class Token:
    """A word with its place in the tree. Tokens are the same only if they are the same object."""

    __slots__ = (
        "_conjuncts",
        "children",
        "dep_",
        "depth",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_left_punct",
        "is_punct",
        "is_right_punct",
        "is_sent_start",
        "left_edge",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "tag_",
        "text",
        "whitespace_",
    )
    head: Token
    depth: int
    left_edge: Token
    right_edge: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]

    def __init__(self, doc: Doc, i: int, idx: int, form: _Form, labels: _Labelled, space: str) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.is_punct, self.is_alpha, self.like_num, self.is_left_punct, self.is_right_punct = form
        self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = labels
        self.whitespace_ = space
        self.is_sent_start = False
        self._conjuncts: tuple[Token, ...] | None = None

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def nbor(self, step: int = 1) -> Token:
        """The token some steps to the right. Raises IndexError beyond either end."""
        if self.i + step < 0:
            raise IndexError(self.i + step)
        return self.doc[self.i + step]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all below it, in the order of the text where branches do not cross."""
        for token in self.lefts:
            yield from token.subtree
        yield self
        for token in self.rights:
            yield from token.subtree

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The other members of the list that the token stands in."""
        if self._conjuncts is None:
            first = self
            while first.dep_ == "conj" and first.head is not first:
                first = first.head
            members = [first]
            for member in members:
                members += [c for c in member.rights if c.dep_ == "conj"]
            self._conjuncts = tuple(member for member in members if member is not self)
        return self._conjuncts

    @property
    def sent(self) -> Tokens:
        """The sentence."""
        return self.doc.sents[bisect_right(self.doc.starts, self.i) - 1]


class Tokens(Sequence[Token]):
    """Some tokens in a row, `end` exclusive; `label_` is the kind of a recognised name."""

    __slots__ = ("_root", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self._root: Token | None = None

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> Token | Tokens:
        if isinstance(at, slice):
            first, end, _ = at.indices(len(self))
            return Tokens(self.doc, self.start + first, self.start + max(first, end))
        return self.doc[range(self.start, self.end)[at]]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, the first of several."""
        if self._root is None:
            self._root = min(self, key=lambda token: token.depth)
        return self._root

    @property
    def text(self) -> str:
        """The words as the text has them."""
        return "".join(t.text + t.whitespace_ for t in self).removesuffix(self[-1].whitespace_)

    @property
    def sent(self) -> Tokens:
        """The sentence that the first token stands in."""
        return self[0].sent


class Doc(Sequence[Token]):
    """A parsed paragraph: its tokens, its sentences, and in `ents` the names that the model recognises."""

    def __init__(self, parsed: Parsed, lexicon: Lexicon) -> None:
        self.tokens = tuple(_copied(self, parsed, lexicon))
        steps = parsed.to_array("HEAD").astype("int64").tolist()
        _link(self.tokens, [i + step for i, step in enumerate(steps)])
        self.sents = tuple(Tokens(self, s.start, s.end) for s in parsed.sents)
        self.ents = tuple(Tokens(self, e.start, e.end, e.label_) for e in parsed.ents)
        self.starts = tuple(s.start for s in self.sents)
        for start in self.starts:
            self.tokens[start].is_sent_start = True

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> Token | Tokens:
        if isinstance(at, slice):
            first, end, _ = at.indices(len(self.tokens))
            return Tokens(self, first, max(first, end))
        return self.tokens[at]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)


class Lexicon:
    """What the model knows of each word and label, asked once for all the paragraphs of a document."""

    def __init__(self, vocab: Vocab) -> None:
        self.forms = _Forms(vocab)
        self.labels = _Labels(vocab.strings)


class _Forms(dict[int, _Form]):
    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, orth: int) -> _Form:
        w = self._vocab[orth]
        form = (w.text, w.lower_, w.is_punct, w.is_alpha, w.like_num, w.is_left_punct, w.is_right_punct)
        self[orth] = form
        return form


class _Labels(dict[int, str]):
    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = label = self._strings[number]
        return label


def _copied(doc: Doc, parsed: Parsed, lexicon: Lexicon) -> Iterator[Token]:
    idx = 0
    told = lexicon.labels
    for i, (orth, lemma, pos, tag, dep, kind, spaced) in enumerate(parsed.to_array(_COPIED).tolist()):
        form = lexicon.forms[orth]
        yield Token(doc, i, idx, form, (told[lemma], told[pos], told[tag], told[dep], told[kind]), " " if spaced else "")
        idx += len(form[0]) + spaced


def _link(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    """Give each token its head, its children on either side, its depth, and the ends of all that stands below it."""
    lefts: list[list[Token]] = [[] for _ in tokens]
    rights: list[list[Token]] = [[] for _ in tokens]
    for token, at in zip(tokens, heads, strict=True):
        token.head = tokens[at]
        if at != token.i:
            (lefts if token.i < at else rights)[at].append(token)
    for token, before, after in zip(tokens, lefts, rights, strict=True):
        token.lefts, token.rights = tuple(before), tuple(after)
        token.children = token.lefts + token.rights
        token.left_edge = token.right_edge = token
    _measure([token for token in tokens if token.head is token])


def _measure(tokens: list[Token]) -> None:
    """From the roots: how deep each token stands, and how far what is below it reaches."""
    for root in tokens:
        root.depth = 0
    for token in tokens:  # grows as it is walked, so that each stands behind its head
        for child in token.children:
            child.depth = token.depth + 1
            tokens.append(child)
    for token in reversed(tokens):
        head = token.head
        if token.left_edge.i < head.left_edge.i:
            head.left_edge = token.left_edge
        if token.right_edge.i > head.right_edge.i:
            head.right_edge = token.right_edge
