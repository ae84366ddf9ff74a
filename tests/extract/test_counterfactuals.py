"""What is said by supposing the contrary: "without Norway there would be no treaty" says that Norway brought it about."""

from __future__ import annotations

import pytest

from reading import assert_gives
from treatygraph.pipeline import Reader

ROWS = [
    (
        "Without Norway there would be no Convention on Cluster Munitions.",
        "Norway resultedIn Convention on Cluster Munitions",
    ),
    ("Without Norway there would have been no Oslo Process.", "Norway resultedIn Oslo Process"),
    ("Without the Ottawa Process, the Mine Ban Treaty would not exist.", "Ottawa Process resultedIn Mine Ban Treaty"),
    ("There would be no Mine Ban Treaty without the Ottawa Process.", "Ottawa Process resultedIn Mine Ban Treaty"),
    (
        "Without Chile and Peru there would have been no Lima Declaration.",
        "Chile resultedIn Lima Declaration; Peru resultedIn Lima Declaration",
    ),
    (
        "Without Norway we would have no Oslo Process and no Convention on Cluster Munitions.",
        "Norway resultedIn Oslo Process; Norway resultedIn Convention on Cluster Munitions",
    ),
    ("Chile signed the Mine Ban Treaty. Without Norway there would be no treaty.", "Norway resultedIn Mine Ban Treaty"),
    ("Without a quorum there would be no vote.", "no resultedIn"),
    ("Norway will sign the Arms Trade Treaty without the United Nations.", "no resultedIn"),
    ("Without Norway there would be an Oslo Process.", "no resultedIn"),
    ("Without water there would be no Oslo Process.", "no resultedIn"),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_counterfactual(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)
