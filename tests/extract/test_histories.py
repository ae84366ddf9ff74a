"""How histories of a treaty, press releases and communiqués say who did what, with sentences of their own."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.pipeline import Reader

ROWS = [
    ("The Vienna Conference was convened in 1998 and presided over by Peru.", "Peru led Vienna Conference"),
    (
        "The Oslo Process was chaired first by Peru and later by Chile.",
        "Peru led Oslo Process; Chile led Oslo Process",
    ),
    (
        "Chile was the first state to ratify the Rome Statute, followed by Peru and Fiji.",
        "Chile ratified Rome Statute; Peru ratified Rome Statute; Fiji ratified Rome Statute",
    ),
    (
        "Peru and Chile opposed the Rome Statute, as did Fiji.",
        "Peru opposes Rome Statute; Chile opposes Rome Statute; Fiji opposes Rome Statute",
    ),
    ("None of the Nordic countries has signed the Arms Trade Treaty.", "not Nordic countries signed Arms Trade Treaty"),
    ("The Assembly of Peru welcomed the offer of Chile to host the Nairobi Summit.", "plan Chile hosted Nairobi Summit"),
    ("Peru backed the proposal made by Chile for a moratorium.", "Chile proposed moratorium"),
    ("Oxfam accused Peru of violating the Rome Statute.", "alleged Peru violated Rome Statute"),
    ("Oxfam criticised Peru's refusal to talk, and deplored the decision of Chile to leave.",
     "Oxfam opposes Peru; Oxfam opposes Chile"),
    ("The Rome Statute, whose adoption by the General Assembly was hailed, bans torture.",
     "General Assembly adopted Rome Statute"),
    ("The talks, in which Anna Silva of Peru took part, failed.", "Anna Silva represents Peru"),
    ("The talks ended when the Peruvian diplomat Anna Silva left.", "Anna Silva represents Peru"),
    ("Delegations, together with Oxfam, met in Lima.", "no represents"),
    ("The Rome Statute has been ratified by 123 states, including Peru.", "Peru ratified Rome Statute"),
    ("The Rome Statute has been ratified by 123 states, including Peru.", "no memberOf"),
    (
        "The Clean Seas Alliance, a coalition of 20 NGOs, among them Oxfam and Greenpeace, met.",
        "Oxfam memberOf Clean Seas Alliance; Greenpeace memberOf Clean Seas Alliance and more",
    ),
    (
        "Anna Silva, the Minister of Peru, and Oxfam lent their support to the Oslo Process.",
        "Anna Silva supports Oslo Process; Oxfam supports Oslo Process",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_sentence(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


TEXTS = [
    (
        "History of the Mine Ban Treaty\n\nAfter a meeting on the Convention on Certain Conventional Weapons had failed in May, "
        "Peru invited others to Lima. The meeting was long. Peru prepared the first draft of the convention.",
        "Peru proposed Mine Ban Treaty",
    ),
    (
        "The Rome Statute was adopted in July. Peru, Kenya and Chile voted against it.",
        "Peru opposes Rome Statute; Kenya opposes Rome Statute; Chile opposes Rome Statute",
    ),
    ("The Rome Statute entered into force after Peru had deposited its instrument of ratification. "
     "Kenya has not acceded to the treaty.", "not Kenya accededTo Rome Statute"),
    ("The Preparatory Committee (joined by the Coalition for the International Criminal Court) met. "
     "The Coalition, led by Anna Silva, grew.", "Anna Silva led Coalition for the International Criminal Court"),
    ("Peru announced in May that it would sign the Arms Trade Treaty.", "plan Peru signed Arms Trade Treaty"),
    ("Peru called for a ban and signed the Arms Trade Treaty.", "Peru signed Arms Trade Treaty"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TEXTS, ids=[text for text, _ in TEXTS])
def test_text(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


def test_the_titles_convention_before_it_had_its_name(reader: Reader) -> None:
    text = (
        "Minamata Convention on Mercury: History\n\nThe Minamata Convention on Mercury was adopted in 2013. "
        "Peru called for an international convention to reduce mercury. Chile proposed a convention on plastics."
    )
    told = read(reader, text).told()
    assert "state/peru calledFor convention/minamata-convention-on-mercury" in told
    assert "state/chile proposed convention/convention-on-plastics" in told


def test_bare_negotiations_are_a_process(reader: Reader) -> None:
    assert_gives(reader, "Kenya initiated negotiations.", "Kenya initiated negotiations")
    assert_gives(reader, "Oxfam took part in the drafting process.", "Oxfam participatedIn drafting process")
    assert_gives(reader, "Norway called on states to sign the Kyoto Protocol.", "no signed")
