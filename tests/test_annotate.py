"""From text to tokens: each stands for its own words of the kept text, and a known name is one token."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from reading import as_document
from treatygraph.annotate import annotate, load_model
from treatygraph.errors import ModelError
from treatygraph.parsed import Annotated
from treatygraph.pipeline import MODEL, Reader

TEXTS = [
    "Norway and the Côte d'Ivoire signed the Convention on Cluster Munitions.",
    "Chile – supported by Peru (and Mali) – ratified it, together with Chad, in May.",
    "The talks which\n\nbegan in Oslo ended.\r\nThe U.S. left…  “Quite so,” said Norway's envoy.",
    "ITEM 4 – ARMS: The Mine Ban\nTreaty (MBT) isn't new.",
    "\n\n\tNo-one can't say 3,5 % of €40m aren't the WHO’s.",
    "𝔘𝔫 𝔫𝔞𝔱𝔦𝔬𝔫𝔰 🕊 and Norway.",
]

FOLDED = (
    "After a long debate that went on into the night, many\nof the delegates said that they would sign the Mine Ban\n"
    "Treaty in the old capital before the snow came and the\nroads were closed.\n"
)


model = cache(load_model)


def annotated(reader: Reader, text: str) -> Annotated:
    knowledge = reader.knowledge
    return annotate(as_document(text), nlp=model(MODEL), index=knowledge.index, grammar=knowledge.grammar)


@pytest.mark.parametrize("text", TEXTS)
def test_each_token_stands_for_its_own_words(reader: Reader, text: str) -> None:
    for piece in annotated(reader, text).pieces:
        named = {first for first, end, _ in piece.names if end == first + 1}
        assert len(piece.doc) == len(piece.spans)
        for token, span in zip(piece.doc, piece.spans, strict=True):
            words = span.of(text)
            assert words == token.text or (token.i in named and token.text in words.split())


@pytest.mark.parametrize("text", TEXTS)
def test_no_word_is_lost_and_none_read_twice(reader: Reader, text: str) -> None:
    spans = sorted({(s.start, s.end) for p in annotated(reader, text).pieces for s in p.spans if p.host is None})
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    read = {i for p in annotated(reader, text).pieces for s in p.spans for i in range(s.start, s.end)}
    lost = "".join(c for i, c in enumerate(text) if i not in read and c.isalnum())
    assert lost == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chile signed the Convention on Cluster Munitions in Oslo.", "Convention on Cluster Munitions"),
        ("The Côte d'Ivoire signed.", "Côte d'Ivoire"),
        (FOLDED, "Mine Ban\nTreaty"),
        ("Chile left the United Nations General Assembly early.", "United Nations General Assembly"),
        ("Timor-Leste signed.", "Timor-Leste"),
        ("The U.S. signed.", "U.S."),
    ],
)  # fmt: skip
def test_a_known_name_is_one_token(reader: Reader, text: str, name: str) -> None:
    assert name in [span.of(text) for piece in annotated(reader, text).pieces for span in piece.spans]


def test_an_ordinary_name_stays_as_many_words(reader: Reader) -> None:
    piece = annotated(reader, "Chile destroyed its cluster munitions.").pieces[0]
    assert [t.text for t in piece.doc][-3:] == ["cluster", "munitions", "."]
    assert [piece.doc[a:b].text for a, b, _ in piece.names] == ["Chile", "cluster munitions"]


def test_asides_are_read_apart_after_their_host(reader: Reader) -> None:
    host, aside = annotated(reader, "Chile (a friend of Peru) signed the Arms Trade Treaty.").pieces
    assert [t.text for t in host.doc][:2] == ["Chile", "signed"]
    assert [t.text for t in aside.doc] == ["a", "friend", "of", "Peru"]
    assert aside.host == (0, 0) and host.host is None


@pytest.mark.parametrize(
    ("text", "recognised"),
    [
        ("In 2013 Chile signed the Arms Trade Treaty.", set()),
        ("Chile signed it. Anna Bergqvist signed as well.", {"Chile", "Anna Bergqvist"}),
        ("The House of Representatives met.", {"The House of Representatives"}),
    ],
)
def test_names_are_recognised_only_beside_one_that_is_not_surely_listed(
    reader: Reader, text: str, recognised: set[str]
) -> None:
    (piece,) = annotated(reader, text).pieces
    assert {entity.text for entity in piece.doc.ents} >= recognised
    assert bool(piece.doc.ents) == bool(recognised)


def test_headings_are_marked_and_govern_what_follows(reader: Reader) -> None:
    pieces = annotated(reader, "Small arms\n\nChile spoke.\n\nLandmines\n\nPeru spoke.\n\nMali spoke.").pieces
    assert [p.heading for p in pieces] == [True, False, True, False, False]
    assert [p.section for p in pieces if not p.heading] == [0, 2, 2]


def test_a_paragraph_broken_across_a_blank_line_is_one_sentence(reader: Reader) -> None:
    text = "The talks with the envoy of a far land were long and they were hard and nobody\n\nsmiled at the feast."
    (piece,) = annotated(reader, text).pieces
    assert len(piece.sentences) == 1 and piece.doc[-1].text == "."


def test_words_are_given_with_line_breaks_as_spaces(reader: Reader) -> None:
    found = annotated(reader, FOLDED)
    assert "sign the Mine Ban Treaty in" in found.words(found.pieces[0], 0, len(found.pieces[0].doc) - 1)


def test_an_empty_text_has_no_pieces(reader: Reader) -> None:
    assert annotated(reader, "").pieces == annotated(reader, " \n\n ").pieces == ()


def test_a_model_that_is_not_installed() -> None:
    with pytest.raises(ModelError, match=r"'no_such_model' is not installed.*pip install"):
        load_model("no_such_model")
