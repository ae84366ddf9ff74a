"""The reference page of the ontology is current, complete, and its numbers are those of the files."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SKOS

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "ontology.md"
TEXT = PAGE.read_text(encoding="utf-8")
TG = rdflib.Namespace("https://w3id.org/treatygraph/ontology#")
ONTOLOGY = rdflib.Graph().parse(ROOT / "ontology" / "treatygraph.ttl")


def section(title: str) -> str:
    """What stands under a heading of the second level."""
    return TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def entry(name: str) -> str:
    """What stands under a heading of the third level."""
    return TEXT.split(f"\n### {name}\n")[1].split("\n#")[0]


def names(kind: rdflib.URIRef) -> set[str]:
    """The terms of the ontology that carry a mark."""
    return {str(term).removeprefix(str(TG)) for term in ONTOLOGY.subjects(RDF.type, kind)}


def test_the_page_is_current(tmp_path: Path) -> None:
    fresh = tmp_path / "ontology.md"
    subprocess.run([sys.executable, ROOT / "tools" / "make_reference.py", fresh], check=True)
    assert fresh.read_text(encoding="utf-8") == TEXT, "run: make docs"


def test_every_relation_and_count_has_its_section() -> None:
    for title, kind in (("Relations", TG.RelationProperty), ("Counted things", TG.CountProperty)):
        titles = re.findall(r"^### (.+)$", section(title), re.MULTILINE)
        assert titles == sorted(names(kind), key=str.lower)


def test_a_relation_tells_ends_limits_example_and_codes() -> None:
    for name in sorted(names(TG.RelationProperty)):
        text = entry(name)
        assert re.search(r"^\*[\w ]+ → [\w ]+\*$", text, re.MULTILINE), name
        assert "\n- **Not:** " in text and "\n- **For example:** " in text, name
        for scheme in ("plover", "cameo"):
            for code in ONTOLOGY.objects(TG[name], TG[scheme]):
                assert f"{scheme.upper()} {code}" in text, name


def test_every_class_stands_under_its_kind() -> None:
    at = {title: i for i, title in enumerate(re.findall(r"^### (.+)$", section("Classes"), re.MULTILINE))}
    assert at["Actor"] < at["Organization"] < at["CivilSocietyOrganization"] < at["Person"] < at["Convention"]
    assert "`GovernmentBody`, `Group`, `Organization`, `Person`, `State`" in entry("Actor")
    assert "foaf:Agent" in entry("Actor")
    assert at.keys().isdisjoint({"ProcessOrEvent", "ClaimMaker", "Entity"}), "unions are no classes of things"


def test_the_numbers_are_those_of_the_tables() -> None:
    rows = []
    for path in sorted((ROOT / "ontology" / "authorities" / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows += list(csv.DictReader(lines))
    identified = [r for r in rows if any(r.get(c) for c in ("wikidata", "iso3166", "un_m49", "untc"))]
    verified = [r for r in rows if r["verified"] == "yes"]
    total = next(line for line in section("Listed things").splitlines() if line.startswith("| **all** |"))
    cells = [cell.strip() for cell in total.split("|")][2:]
    assert int(cells[0]) == len(rows)
    assert cells[2] == f"{len(identified)} ({len(identified) / len(rows):.0%})"
    assert cells[3] == f"{len(verified)} ({len(verified) / len(rows):.0%})"


def test_every_ambiguous_label_is_told_with_all_its_readings() -> None:
    authorities = rdflib.Graph()
    for path in sorted((ROOT / "ontology" / "authorities").glob("*.ttl")):
        authorities.parse(path)
    told = {line.split(" | ")[0].removeprefix("| ").lower(): line for line in section("Listed things").splitlines()}
    for thing, label in authorities.subject_objects(TG.ambiguous):
        line = told.get(str(label).lower()) or told.get(f"{label}s".lower()) or told[str(label).lower().rstrip("s")]
        assert str(authorities.value(thing, SKOS.prefLabel)) in line
