"""All that is known of one entity, gathered for `show` and for Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from treatygraph.namespaces import RDFS, TG
from treatygraph.store.answers import Rows
from treatygraph.store.names import resolve
from treatygraph.store.snapshot import Snapshot

FORCE = """OPTIONAL { ?relation tg:alleged ?alleged }
  BIND(IF(BOUND(?alleged), "alleged", IF(?polarity = tg:Negative, "denied", IF(?modality = tg:Intended, "planned",
    IF(?modality = tg:Hypothetical, "supposed", "fact")))) AS ?force)"""
_RELATIONS = """SELECT ?me ?relation ?said ?it ?other ?force ?confidence ?role ?time ?since ?until ?quote ?document ?voice {
  ?relation a tg:Relation ; rdf:%s ?me ; rdf:%s ?it ; rdf:predicate ?predicate ; tg:polarity ?polarity ;
    tg:modality ?modality ; tg:confidence ?confidence ; tg:evidence ?passage .
  ?passage oa:exact ?quote ; dcterms:isPartOf/dcterms:identifier ?document .
  OPTIONAL { ?predicate rdfs:label ?label } BIND(COALESCE(?label, STR(?predicate)) AS ?said)
  OPTIONAL { ?it skos:prefLabel ?name } BIND(COALESCE(?name, STR(?it)) AS ?other)
  OPTIONAL { ?relation tg:role ?role } OPTIONAL { ?relation tg:time ?time }
  OPTIONAL { ?relation tg:since ?since } OPTIONAL { ?relation tg:until ?until }
  OPTIONAL { ?relation prov:wasAttributedTo/skos:prefLabel ?voice }
  """ + FORCE + """
} ORDER BY ?said ?other ?time ?relation ?passage"""
_ABOUT = {
    "label": "?me skos:prefLabel ?value",
    "alt": "?me skos:altLabel ?value",
    "hidden": "?me skos:hiddenLabel ?value",
    "same": "?me schema:sameAs|skos:exactMatch|tg:iso3166|tg:untc ?value",
    "organ": "?me tg:organOf/skos:prefLabel ?value",
    "document": "?me tg:mentionedIn/dcterms:identifier ?value",
    "own": "?value tg:statedBy ?me",
    "others": "?value tg:about ?me",
}


@dataclass(frozen=True, slots=True)
class Portrait:
    """One entity: lists of texts by what they are, and its relations as rows, from it and to it."""

    iri: str
    about: Mapping[str, Sequence[str]]
    outgoing: Sequence[Mapping[str, str]]
    incoming: Sequence[Mapping[str, str]]


def portrait(snapshot: Snapshot, name: str) -> Portrait:
    """Gather what is known of an entity by any of its names. Raises UsageError where no document names it."""
    node = resolve(snapshot, name)
    about = {part: _values(snapshot, node, pattern) for part, pattern in _ABOUT.items()}
    about["claims"] = [str(len(about.pop("own"))), str(len(about.pop("others")))]
    about["kind"] = _kinds(snapshot, node)
    outgoing = _rows(snapshot, _RELATIONS % ("subject", "object"), node)
    incoming = _rows(snapshot, _RELATIONS % ("object", "subject"), node)
    return Portrait(node.value, about, outgoing, incoming)


def _rows(snapshot: Snapshot, query: str, node: ox.NamedNode) -> list[Mapping[str, str]]:
    answer = snapshot.query(query, bound={"me": node})
    assert isinstance(answer, Rows)
    return list(answer.texts())


def _values(snapshot: Snapshot, node: ox.NamedNode, pattern: str) -> list[str]:
    query = f"SELECT DISTINCT ?me ?value {{ {pattern} }} ORDER BY ?value"
    return [row["value"] for row in _rows(snapshot, query, node)]


def _kinds(snapshot: Snapshot, node: ox.NamedNode) -> list[str]:
    pattern = f"?me a ?kind . ?kind <{RDFS}label> ?value . FILTER(STRSTARTS(STR(?kind), '{TG}'))"
    none_below = "FILTER NOT EXISTS { ?me a ?below . ?below rdfs:subClassOf ?kind }"
    return _values(snapshot, node, f"{pattern} {none_below}")
