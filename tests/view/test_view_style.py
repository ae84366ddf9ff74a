"""ontology/view.yaml: whole, legible, fitting the ontology; and each fault in it told in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from view_sample import ROOT

from treatygraph.errors import OntologyError
from treatygraph.view.style import FORCES, load_style

SHIPPED = (ROOT / "ontology" / "view.yaml").read_text(encoding="utf-8")
TG = "https://w3id.org/treatygraph/ontology#"


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("force", FORCES)
def test_lines_and_their_words_stand_out_on_both_papers(force: str) -> None:
    look = load_style().forces[force]
    assert contrast(look.color, "#ffffff") >= 4.5
    assert contrast(look.dark, "#14181c") >= 4.5


def test_forces_differ_by_more_than_colour() -> None:
    looks = [(tuple(force.dashes), force.bar) for force in load_style().forces.values()]
    assert len(set(looks)) == len(looks)


def test_kinds_of_one_colour_differ_in_shape() -> None:
    looks = [(kind.family, kind.shape) for kind in load_style().kinds if kind.id != "other"]
    doubled = {look for look in looks if looks.count(look) > 1}
    assert doubled == set()


def below(store: ox.Store, top: str) -> Sequence[str]:
    query = f"""SELECT DISTINCT ?class WHERE {{
        ?class <http://www.w3.org/2000/01/rdf-schema#subClassOf>+ <{TG}{top}>
        FILTER STRSTARTS(STR(?class), "{TG}") }}"""
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(row["class"].value.removeprefix(TG) for row in found)


@pytest.mark.parametrize("top", ["Actor", "Convention"])
def test_every_class_of_the_ontology_has_a_place_in_the_legend(store: ox.Store, top: str) -> None:
    style = load_style()
    classes = below(store, top)
    assert classes
    assert [name for name in classes if style.kind([name]).id == "other"] == []


def test_every_kind_of_claim_has_a_verb(store: ox.Store) -> None:
    assert set(below(store, "Claim")) == set(load_style().claims)


def test_the_most_special_class_wins() -> None:
    style = load_style()
    assert style.kind(["Actor", "State"]).id == "state"
    assert style.kind(["Convention", "Provision"]).id == "provision"
    assert style.kind(["Unheard"]).id == "other"


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("shape: hexagon", "shape: pentagon", "pentagon; take one of dot, square"),
        ("family: topic", "family: topics", "topics; take one of actor"),
        ('"#0072B2"', "blue", "blue is no colour"),
        ("  denied:", "  refused:", "forces lacks denied and has refused"),
        ("label: Place,", "", "label"),
        ("plural: Places", "plural: Places, size: 3", "has size"),
        ("id: event", "id: process", "process twice"),
        ("\nfamilies:", "\nfamilys:", "lacks families and has familys"),
        ("\nkinds:", "\nkinds: [", "not valid YAML"),
    ],
)
def test_a_fault_is_told_in_one_sentence(tmp_path: Path, was: str, becomes: str, told: str) -> None:
    assert was in SHIPPED
    path = tmp_path / "view.yaml"
    path.write_text(SHIPPED.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(OntologyError) as fault:
        load_style(path)
    assert told in str(fault.value)
    assert "view.yaml" in str(fault.value)
