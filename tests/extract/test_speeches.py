"""What speakers say in the first person, to those who are there, and of those whom they speak for."""

from __future__ import annotations

import pytest

from reading import assert_gives
from treatygraph.pipeline import Reader

TALK = "Statement by Eva Holm, Foreign Minister of Norway, at the Lima Summit, Lima, 3 May 2011\n\n"

FORCE = [
    ("I want to thank Chile for its work.", "Eva Holm supports Chile"),
    ("Let me congratulate Peru on its presidency.", "Eva Holm supports Peru and more"),
    ("Peru undertakes never under any circumstances to use landmines.", "not plan Peru uses landmines"),
    ("Kenya decided in 2009 to establish the Nairobi Fund.", "Kenya establishes Nairobi Fund"),
    ("I see no reason why Chile should not ratify the Arms Trade Treaty.", "plan Chile ratified Arms Trade Treaty"),
    (
        "Peru intends to sign the Arms Trade Treaty and is committed to nuclear disarmament.",
        "Peru committedTo nuclear disarmament and more",
    ),
    ("We cannot accept the Mine Ban Treaty.", "Norway opposes Mine Ban Treaty"),
    ("Not all states are parties to the Mine Ban Treaty.", "no partyTo"),
    (
        "Togo works for a treaty to eliminate nuclear weapons.",
        "plan treaty to eliminate nuclear weapons concerns nuclear weapons",
    ),
]

PEOPLE = [
    (
        "I speak to an audience that includes people like Jane Moore – and Ann Hill, who will sing later – and Paul Smith.",
        "Jane Moore participatedIn Lima Summit; Paul Smith participatedIn Lima Summit and more",
    ),
    ("I recall my years as president of the Nordic Council.", "Eva Holm led Nordic Council and more"),
    (
        "The talks gained by accepting Chile as a full partner in the Oslo Process.",
        "Chile participatedIn Oslo Process and more",
    ),
    (
        "In the Oslo Process we succeeded in mobilising Kenya and Ghana.",
        "Kenya participatedIn Oslo Process; Ghana participatedIn Oslo Process and more",
    ),
    (
        "Peru is among the top mine action donors, together with Chile.",
        "Peru funds mine action; Chile funds mine action",
    ),
    (
        "Some of the states that signed, such as Kenya and Peru, met and agreed to launch the Lima Initiative.",
        "Kenya initiated Lima Initiative; Peru initiated Lima Initiative and more",
    ),
    (
        "Without Chile, there would be no Paris Agreement, and most likely no Kyoto Protocol.",
        "Chile resultedIn Paris Agreement; Chile resultedIn Kyoto Protocol",
    ),
]

REACH = [
    ("In the field of mine action, Chile is leading the Lima Initiative.", "Lima Initiative concerns mine action"),
    ("Securing assistance to survivors is of vital importance.", "Eva Holm supports assistance to survivors"),
    ("We still have a way to go before we reach the aim of the Oslo Process.", "no negotiated"),
    ("Peru cleared all mine areas.", "no destroyed"),
    ("The organisers held a dinner to mark the tenth anniversary of the Mine Ban Treaty.", "no concerns"),
    ("We must find new words for nuclear disarmament.", "no calledFor"),
    ("Chile's contribution to the Oslo Process was great.", "Chile supports Oslo Process"),
    ("Chile's contribution to the Oslo Process was great.", "no funds"),
]


@pytest.mark.parametrize(("text", "wanted"), [*FORCE, *PEOPLE, *REACH])
def test_a_speech(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, TALK + text, wanted)
