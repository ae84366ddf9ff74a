"""Quotations by their marks: straight and curly, one in a paragraph or over several, never an apostrophe."""

from __future__ import annotations

import pytest

from treatygraph.model import Span
from treatygraph.quotations import quotations


def found(text: str) -> list[list[str]]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    return [[part.of(text) for part in quotation.parts] for quotation in quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“It is weak,” said Chile.", [["“It is weak,”"]]),
        ('"It is weak," said Chile. "Mend it."', [['"It is weak,"'], ['"Mend it."']]),
        ("Chile said: «It is weak.»", [["«It is weak.»"]]),
        ("“It is weak.\n“Mend it,” said Chile.", [["“It is weak.", "“Mend it,”"]]),
        ("“It is weak.\nChile signed it.\n“Mend it,” said Peru.", [["“It is weak."], ["“Mend it,”"]]),
        ("The states' treaty isn't Chile's.", []),
        ("A 24\" screen", []),
    ],
)
def test_quotations(text: str, wanted: list[list[str]]) -> None:
    assert found(text) == wanted
