"""Content negotiation, by itself."""

from __future__ import annotations

import pytest

from treatygraph.serve.forms import ROWS, TRIPLES, chosen

FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "offered", "form"),
    [
        ("", ROWS, "json"),
        ("*/*", ROWS, "json"),
        ("text/*", ROWS, "csv"),
        ("text/*;q=0.5, application/sparql-results+json;q=0.4", ROWS, "csv"),
        ("application/sparql-results+xml;q=0, */*", ROWS, "json"),
        ("application/sparql-results+json;q=0", ROWS, None),
        ("TEXT/CSV", ROWS, "csv"),
        ("text/csv;header=present;q=0.3, text/tab-separated-values;q=0.2", ROWS, "csv"),
        ("text/csv;q=much", ROWS, None),
        (";;,,", ROWS, None),
        (FIREFOX, (*ROWS, "html"), "html"),
        (FIREFOX, ROWS, "xml"),
        ("text/plain", TRIPLES, "ntriples"),
        ("image/png", TRIPLES, None),
    ],
)
def test_the_best_liked_form_is_chosen(accept: str, offered: tuple[str, ...], form: str | None) -> None:
    assert chosen(accept, offered) == form


def test_a_form_named_in_the_link_goes_first() -> None:
    assert chosen("text/csv", ROWS, named="xml") == "xml"
    assert chosen("text/csv", ROWS, named="word") == "csv"
