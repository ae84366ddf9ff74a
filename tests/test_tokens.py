"""The copied tokens against the model's own: every attribute that the later stages read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from treatygraph.mend import mended
from treatygraph.tokens import Doc, Lexicon, Token, Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed

pytestmark = pytest.mark.slow

SENTENCES = (
    'On 3 May 2011, the Ministers of Peru and Chile didn\'t sign (yet) the "Harbour Accord", which Fiji had drafted.',
    "The treaty that Togo, Ghana and later Mali ratified binds 41 states. Who offered to host the second meeting?",
    "Ratification by Kenya\u00a0– a  founding member – was welcomed in Lima; U.N. officials said so.",
    "Yes.",
)
SAME = (
    "i", "idx", "text", "lower_", "lemma_", "whitespace_", "pos_", "tag_", "dep_", "ent_type_",
    "is_punct", "is_alpha", "like_num", "is_left_punct", "is_right_punct",
)  # fmt: skip


@pytest.fixture(scope="module", params=SENTENCES)
def pair(request: pytest.FixtureRequest) -> tuple[Doc, Parsed]:
    from treatygraph.annotate import load_model
    from treatygraph.pipeline import MODEL

    parsed = load_model(MODEL)(request.param)
    return Doc(parsed, Lexicon(parsed.vocab)), parsed


def places(tokens: object) -> list[int]:
    return [token.i for token in tokens]  # type: ignore[attr-defined]


def test_attributes_are_those_of_the_parse(pair: tuple[Doc, Parsed]) -> None:
    copied, parsed = pair
    assert len(copied) == len(parsed)
    for own, other in zip(copied, parsed, strict=True):
        assert [getattr(own, name) for name in SAME] == [getattr(other, name) for name in SAME]
        assert own.is_sent_start == bool(other.is_sent_start)
        assert len(own) == len(other)


def test_the_tree_is_that_of_the_parse(pair: tuple[Doc, Parsed]) -> None:
    for own, other in zip(*pair, strict=True):
        assert own.head.i == other.head.i
        for name in ("children", "lefts", "rights", "ancestors", "subtree"):
            assert places(getattr(own, name)) == places(getattr(other, name))
        assert sorted(places(own.conjuncts)) == sorted(places(other.conjuncts))
        assert (own.left_edge.i, own.right_edge.i) == (other.left_edge.i, other.right_edge.i)
        assert own.depth == len(list(other.ancestors))


def test_stretches_are_those_of_the_parse(pair: tuple[Doc, Parsed]) -> None:
    copied, parsed = pair
    for first in range(len(parsed)):
        for end in range(first + 1, len(parsed) + 1):
            own, other = copied[first:end], parsed[first:end]
            assert (own.text, places(own)) == (other.text, places(other))
    assert copied[-1].i == len(parsed) - 1
    assert places(copied[2:5][1:]) == places(parsed[2:5][1:])
    assert list(copied[3:1]) == []


def test_sentences_and_names_are_those_of_the_parse(pair: tuple[Doc, Parsed]) -> None:
    copied, parsed = pair
    assert [(s.start, s.end) for s in copied.sents] == [(s.start, s.end) for s in parsed.sents]
    assert [(e.start, e.end, e.label_) for e in copied.ents] == [(e.start, e.end, e.label_) for e in parsed.ents]
    assert [(t.sent.start, t.sent.end) for t in copied] == [(t.sent.start, t.sent.end) for t in parsed]


def test_a_phrase_has_the_root_of_the_parse(pair: tuple[Doc, Parsed]) -> None:
    copied, parsed = pair
    phrases = [(t.left_edge.i, t.right_edge.i + 1) for t in parsed] + [(e.start, e.end) for e in (*parsed.ents, *parsed.sents)]
    assert [copied[a:b].root.i for a, b in phrases] == [parsed[a:b].root.i for a, b in phrases]


def test_a_neighbour_beyond_either_end_is_an_error(pair: tuple[Doc, Parsed]) -> None:
    copied, _ = pair
    assert all(token.nbor(1) is copied[token.i + 1] and copied[token.i + 1].nbor(-1) is token for token in copied[:-1])
    for token, step in ((copied[0], -1), (copied[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(step)


def test_a_mended_tree_is_copied_as_mended() -> None:
    from treatygraph.annotate import load_model
    from treatygraph.knowledge import load
    from treatygraph.pipeline import MODEL

    parsed = mended(load_model(MODEL)("Chile created a group to draft rules on fishing."), load().grammar)
    copied: Doc = Doc(parsed, Lexicon(parsed.vocab))
    draft: Token = next(token for token in copied if token.text == "draft")
    assert draft.head.text == "group"
    assert draft in draft.head.children
    below: Tokens = copied[draft.head.left_edge.i : draft.head.right_edge.i + 1]
    assert draft in list(below)
