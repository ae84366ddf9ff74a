"""The shipped authorities keep to the shapes of listed things; faulty entries do not."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import pytest

from treatygraph.knowledge.folder import shipped_folder
from treatygraph.store.ontology import ontology_triples
from treatygraph.validate.shapes import Shapes

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix tg: <https://w3id.org/treatygraph/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SOUND = 'skos:prefLabel "Ruritania" ; dcterms:source "a novel" ; tg:verified false'


@cache
def shapes() -> Shapes:
    folder = shipped_folder()
    ontology = [ox.Triple(s, p, o) for s, p, o in ontology_triples([folder])]
    return Shapes([folder / "shapes.ttl"], ontology=ontology)


def messages(turtle: str) -> list[str]:
    quads = ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    return [broken.message for broken in shapes().broken(quad.triple for quad in quads)]


@pytest.mark.slow
def test_the_shipped_authorities_pass() -> None:
    paths = sorted((shipped_folder() / "authorities").glob("*.ttl"))
    triples = [quad.triple for path in paths for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]
    assert len(triples) > 1000
    assert shapes().broken(triples) == []


def test_the_ontology_alone_passes() -> None:
    assert messages("") == []


def test_a_plain_entry_passes() -> None:
    assert messages(f'<urn:r> a tg:State ; {SOUND} ; tg:iso3166 "RU" .') == []


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        (f"<urn:r> {SOUND} .", "needs exactly one class"),
        (f"<urn:r> a tg:State, tg:Group ; {SOUND} .", "needs exactly one class"),
        ('<urn:r> a tg:State ; skos:prefLabel "R" ; tg:verified true .', "needs a dcterms:source"),
        (f'<urn:r> a tg:State ; {SOUND} ; skos:prefLabel "Strelsau" .', "needs exactly one skos:prefLabel"),
        (f'<urn:r> a tg:State ; {SOUND} ; tg:iso3166 "Rur" .', "may have one tg:iso3166"),
        (f'<urn:r> a tg:Treaty ; {SOUND} ; tg:adoptedOn "in May" .', "may have one tg:adoptedOn"),
        (f"<urn:r> a tg:Treaty ; {SOUND} ; tg:organOf <urn:r> .", "may only be the organ of a listed actor"),
        (f'<urn:r> a tg:Treaty ; {SOUND} ; tg:demonym "Ruritanian" .', "but is of no kind that may have it"),
        (f"<urn:r> a tg:Treaty ; {SOUND} ; tg:knownIssue <urn:r> .", "which is of no kind that may be one"),
        ('<urn:r> a tg:State ; skos:prefLabel "R" .', "is named by no document (tg:namedAs) and listed nowhere"),
    ],
)
def test_a_faulty_entry_is_told_of(turtle: str, message: str) -> None:
    assert [found for found in messages(turtle) if message in found]
