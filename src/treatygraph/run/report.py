"""What a build found, counted: for the end of a build on the screen and for kg/report.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from treatygraph.export import written_aside
from treatygraph.graph import run_key
from treatygraph.model import Run

if TYPE_CHECKING:
    from treatygraph.run.build import Built

Select = Callable[[str], Iterable[Mapping[str, str]]]

_DOCUMENTS = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a tg:Document }"
_ENTITIES = """SELECT ?name (COUNT(DISTINCT ?e) AS ?n) {
  ?e tg:mentionedIn ?d ; a ?kind . ?kind rdfs:label ?name . FILTER(STRSTARTS(STR(?kind), STR(tg:)))
  FILTER NOT EXISTS { ?e a ?below . ?below rdfs:subClassOf ?kind } } GROUP BY ?name ORDER BY DESC(?n) ?name"""
_RELATIONS = """SELECT ?name (COUNT(?r) AS ?n) {
  ?r a tg:Relation ; tg:polarity ?polarity ; tg:modality ?modality . OPTIONAL { ?r tg:alleged ?alleged }
  BIND(IF(BOUND(?alleged), "alleged", IF(?polarity = tg:Negative, "denied", IF(?modality = tg:Intended, "planned",
    IF(?modality = tg:Hypothetical, "supposed", "fact")))) AS ?name)
} GROUP BY ?name ORDER BY DESC(?n) ?name"""
_CLAIMS = """SELECT ?name (COUNT(?c) AS ?n) {
  ?c a tg:Claim, ?kind . ?kind rdfs:subClassOf tg:Claim ; rdfs:label ?name } GROUP BY ?name ORDER BY DESC(?n) ?name"""
_DATED = """SELECT ?r ?predicate ?subject ?said ?object ?time ?confidence ?quote ?document {
  ?r a tg:Relation ; tg:time ?time ; tg:confidence ?confidence ; rdf:subject/skos:prefLabel ?subject ;
     rdf:predicate ?predicate ; rdf:object ?o ; tg:evidence ?passage .
  ?passage oa:exact ?quote ; dcterms:isPartOf/dcterms:identifier ?document .
  OPTIONAL { ?predicate rdfs:label ?said } OPTIONAL { ?o skos:prefLabel ?name }
  BIND(COALESCE(?name, STR(?o)) AS ?object)
} ORDER BY DESC(?confidence) ?r ?passage"""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a graph as pairs of name and number, the highest first; `dated` are rows of relations."""

    documents: int
    entities: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]
    claims: tuple[tuple[str, int], ...]
    dated: tuple[Mapping[str, str], ...]


def summarise(select: Select) -> Summary:
    """Count what a graph holds and pick the surest dated relations, each of another predicate."""
    best: dict[str, Mapping[str, str]] = {}
    for row in select(_DATED):
        best.setdefault(row["predicate"], row)
    return Summary(
        documents=sum(int(row["n"]) for row in select(_DOCUMENTS)),
        entities=_counted(select, _ENTITIES),
        relations=_counted(select, _RELATIONS),
        claims=_counted(select, _CLAIMS),
        dated=tuple(best.values())[:_SHOWN],
    )


def _counted(select: Select, query: str) -> tuple[tuple[str, int], ...]:
    return tuple((row["name"], int(row["n"])) for row in select(query))


def write_report(kg: Path, done: Built, run: Run) -> None:
    """Keep what a build did, when and how, which the graph itself does not say."""
    data = {
        "started": done.started,
        "seconds": done.seconds,
        "run": {"id": run_key(run), "software": run.software, "model": run.model, "ontology": run.ontology},
        "options": dict(run.options),
        "read": done.read,
        "unchanged": done.unchanged,
        "dropped": done.dropped,
        "problems": done.problems,
        "rejected": done.rejected,
    }
    with written_aside(kg / "report.json") as out:
        out.write((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
