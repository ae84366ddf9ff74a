"""Societies called after their members and their cause, and press releases that only an officer's quoted words tell of."""

from __future__ import annotations

import pytest

from reading import read
from treatygraph.pipeline import Reader

pytestmark = pytest.mark.slow
SOCIETIES = [
    ("Physicians for Clean Rivers signed the Lima Treaty.", {"organization/physicians-for-clean-rivers"}),
    ("Chile thanked the Kenyan Doctors for Clean Water (KDCW).", {"organization/kenyan-doctors-for-clean-water"}),
    ("Chile thanked Workers for Peace and Justice, and left.", {"organization/workers-for-peace-and-justice"}),
    ("States against the ban left.", set()),
    ("Scientists for example left.", set()),
    ("Ministers for Foreign Affairs left.", set()),
]
RELEASE = """PRESS RELEASE: 4 May 2012

"All states must ratify the Mine Ban Treaty", the President of the Chilean Lawyers for Human Rights (CLHR), Ana Prado, said today.

The treaty prohibits landmines. Peru ratified the treaty in 1998.
"""


@pytest.mark.parametrize(("text", "wanted"), SOCIETIES)
def test_a_society_is_one_name(reader: Reader, text: str, wanted: set[str]) -> None:
    found = {e.key for e in read(reader, text).extraction.entities if e.kind == "CivilSocietyOrganization"}
    assert found == wanted


def test_what_a_release_tells_is_its_publishers_word(reader: Reader) -> None:
    claims = read(reader, RELEASE).claims
    makers = {claim.maker for claim in claims if "Peru" in RELEASE[claim.evidence.start : claim.evidence.end]}
    assert makers == {"organization/chilean-lawyers-for-human-rights"}
    kinds = {claim.kind for claim in claims if claim.maker == "organization/chilean-lawyers-for-human-rights"}
    assert kinds == {"Obligation", "Assertion"}
    assert any(claim.maker == "person/ana-prado" and claim.kind == "Call" for claim in claims)
