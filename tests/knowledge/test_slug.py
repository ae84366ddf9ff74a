"""The last part of an IRI: equal for equal names, readable, and never empty."""

from __future__ import annotations

import hashlib
import string

import pytest

from treatygraph.knowledge import slug

ROWS = [
    ("Norway", "norway"),
    ("Convention on Cluster Munitions", "convention-on-cluster-munitions"),
    ("  Mine   Ban\nTreaty ", "mine-ban-treaty"),
    ("Côte d’Ivoire", "cote-d-ivoire"),
    ("Côte d'Ivoire", "cote-d-ivoire"),
    ("São Tomé and Príncipe", "sao-tome-and-principe"),
    ("Łódź", "lodz"),
    ("Støre", "store"),
    ("STØRE", "store"),
    ("Đorđe", "dorde"),
    ("Groß", "gross"),
    ("Æsir", "aesir"),
    ("Œuvre", "oeuvre"),
    ("Þór and Guðrún", "thor-and-gudrun"),
    ("Türkiye", "turkiye"),
    ("İzmir", "izmir"),
    ("ﬁnance № 5", "finance-no-5"),
    ("Ａｒｍｓ", "arms"),
    ("ban on arms – 2.0 (draft)", "ban-on-arms-2-0-draft"),
    ("--x--", "x"),
]


@pytest.mark.parametrize(("name", "made"), ROWS)
def test_slug(name: str, made: str) -> None:
    assert slug(name) == made


def test_composed_and_decomposed_letters_are_one() -> None:
    assert slug("Re\u0301union") == slug("R\u00e9union") == "reunion"


@pytest.mark.parametrize("name", ["条約", "Договор", "🕊", "–", ""])
def test_a_name_of_which_nothing_is_left_has_twelve_digits_of_its_hash(name: str) -> None:
    assert slug(name) == hashlib.sha256(name.encode("utf-8")).hexdigest()[:12]


@pytest.mark.parametrize("name", [*(n for n, _ in ROWS), "<script>", "a/../b", "x#y?z", "a\u202eb", "%2e%2e"])
def test_a_slug_holds_nothing_that_means_something_in_an_iri(name: str) -> None:
    assert set(slug(name)) <= set(string.ascii_lowercase + string.digits + "-")
