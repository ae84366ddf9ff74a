"""Reads entities, relations, claims and documents out of a graph, in a fixed order, for the exports that are no RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from treatygraph.export.characters import plain
from treatygraph.export.records import FACT, Claim, Document, Entity, Net, Passage, Records, Relation
from treatygraph.export.source import Source

Row = Mapping[str, str]
Passages = Mapping[str, tuple[Passage, ...]]

_NAMES = """SELECT DISTINCT ?id ?name { { ?id tg:mentionedIn ?document } UNION { ?relation a tg:Relation ;
  rdf:subject|rdf:object|prov:wasAttributedTo ?id } FILTER(isIRI(?id)) OPTIONAL { ?id skos:prefLabel ?name }
} ORDER BY ?id ?name"""
_KINDS = """SELECT DISTINCT ?id ?value ?above { ?id skos:prefLabel ?name ; a ?class .
  FILTER(STRSTARTS(STR(?class), STR(tg:))) BIND(STRAFTER(STR(?class), "#") AS ?value)
  BIND(EXISTS { ?id a ?below . ?below rdfs:subClassOf ?class FILTER(?below != ?class) } AS ?above)
} ORDER BY ?id ?above ?value"""
_OTHER_NAMES = "SELECT DISTINCT ?id ?value { ?id skos:altLabel|skos:hiddenLabel ?value } ORDER BY ?id ?value"
_SAME_AS = "SELECT DISTINCT ?id ?value { ?id schema:sameAs|skos:exactMatch ?value } ORDER BY ?id ?value"
_IN = "SELECT DISTINCT ?id ?value { ?id tg:mentionedIn/dcterms:identifier ?value } ORDER BY ?id ?value"
_RELATIONS = """SELECT ?id ?source ?predicate ?says ?target ?counted ?polarity ?modality ?alleged ?confidence ?time ?since ?until
    ?bound ?role ?speaker {
  ?id a tg:Relation ; rdf:subject ?source ; rdf:predicate ?property ; rdf:object ?target ; tg:polarity ?positive ;
    tg:modality ?mode ; tg:confidence ?confidence . BIND(STRAFTER(STR(?property), "#") AS ?predicate)
  BIND(STRAFTER(STR(?positive), "#") AS ?polarity) BIND(STRAFTER(STR(?mode), "#") AS ?modality)
  BIND(isLiteral(?target) AS ?counted) OPTIONAL { ?property rdfs:label ?says } OPTIONAL { ?id tg:alleged ?alleged }
  OPTIONAL { ?id tg:time ?time } OPTIONAL { ?id tg:since ?since } OPTIONAL { ?id tg:until ?until }
  OPTIONAL { ?id tg:bound ?limit BIND(STRAFTER(STR(?limit), "#") AS ?bound) } OPTIONAL { ?id tg:role ?role }
  OPTIONAL { ?id prov:wasAttributedTo ?speaker }
} ORDER BY ?id ?says ?role"""
_EVIDENCE = """SELECT ?id ?iri ?document ?start ?end ?quote { ?id tg:evidence ?iri .
  ?iri oa:exact ?quote ; oa:start ?start ; oa:end ?end ; dcterms:isPartOf/dcterms:identifier ?document
} ORDER BY ?id ?document ?start ?end"""
_CLAIMS = """SELECT ?id ?kind ?maker ?polarity ?confidence { ?id a tg:Claim, ?class ; tg:polarity ?positive ;
    tg:confidence ?confidence . FILTER(?class != tg:Claim && STRSTARTS(STR(?class), STR(tg:)))
  BIND(STRAFTER(STR(?class), "#") AS ?kind) BIND(STRAFTER(STR(?positive), "#") AS ?polarity)
  OPTIONAL { ?id tg:statedBy ?maker }
} ORDER BY ?id ?kind"""
_OF_CLAIM = "SELECT ?id ?value {{ ?id a tg:Claim ; tg:{} ?value }} ORDER BY ?id ?value"
_DOCUMENTS = """SELECT ?iri ?identifier ?title ?date ?speaker ?event ?source { ?iri a tg:Document ; dcterms:identifier ?identifier
  OPTIONAL { ?iri dcterms:title ?title } OPTIONAL { ?iri dcterms:date ?date } OPTIONAL { ?iri dcterms:creator ?speaker }
  OPTIONAL { ?iri tg:deliveredAt ?event } OPTIONAL { ?iri dcterms:source ?source }
} ORDER BY ?identifier"""
_TEXTS = "SELECT ?id ?value { ?document dcterms:identifier ?id ; tg:sha256 ?value }"


def records_of(source: Source) -> Records:
    """Read all that goes into tables."""
    return Records(entities_of(source), relations_of(source), claims_of(source), documents_of(source), source.prefixes)


def net_of(source: Source, *, everything: bool = False) -> Net:
    """Read the network of facts, or of all relations with their force: what only counts something is left out."""
    found = relations_of(source)
    kept = tuple(r for r in found if not r.counted and (everything or r.force == FACT))
    ends = {end for relation in kept for end in (relation.source, relation.target)}
    return Net(tuple(e for e in entities_of(source) if e.documents or e.iri in ends), kept)


def entities_of(source: Source) -> tuple[Entity, ...]:
    """Read every entity that a document names or a relation has an end in."""
    names = {row["id"]: _called(row) for row in source.select(_NAMES)}
    kinds, others, same, documents = (_values(source, query) for query in (_KINDS, _OTHER_NAMES, _SAME_AS, _IN))
    return tuple(
        Entity(iri, name, kinds.get(iri, ("Thing",)), others.get(iri, ()), same.get(iri, ()), documents.get(iri, ()))
        for iri, name in names.items()
    )


def relations_of(source: Source) -> tuple[Relation, ...]:
    """Read every relation that has its quote."""
    passages, rows = passages_of(source), {row["id"]: row for row in source.select(_RELATIONS)}
    weights = _weights(source, rows.values(), passages)
    return tuple(_relation(row, passages[iri], weights[_same(row)]) for iri, row in rows.items() if iri in passages)


def claims_of(source: Source) -> tuple[Claim, ...]:
    """Read every claim that has its quote."""
    passages = passages_of(source)
    about, addressees, expresses = (_values(source, _OF_CLAIM.format(p)) for p in ("about", "addressee", "expresses"))
    return tuple(
        Claim(
            iri=(iri := row["id"]),
            kind=row["kind"],
            maker=row.get("maker", ""),
            about=about.get(iri, ()),
            addressees=addressees.get(iri, ()),
            expresses=expresses.get(iri, ()),
            polarity=row["polarity"],
            confidence=float(row["confidence"]),
            passages=passages[iri],
        )
        for row in source.select(_CLAIMS)
        if row["id"] in passages
    )


def documents_of(source: Source) -> tuple[Document, ...]:
    """Read every document, once."""
    rows = {row["iri"]: row for row in source.select(_DOCUMENTS)}
    return tuple(Document(**{name: row.get(name, "") for name in Document.__slots__}) for row in rows.values())


def passages_of(source: Source) -> dict[str, tuple[Passage, ...]]:
    """Read the evidence of every relation and claim by its IRI, in the order of the texts."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for row in source.select(_EVIDENCE):
        place = (int(row["start"]), int(row["end"]))
        found[row["id"]].append(Passage(row["iri"], row["document"], *place, row["quote"]))
    return {iri: tuple(passages) for iri, passages in found.items()}


def _relation(row: Row, passages: tuple[Passage, ...], weight: int) -> Relation:
    plain = {name: row.get(name, "") for name in ("time", "since", "until", "bound", "role", "speaker")}
    return Relation(
        iri=row["id"],
        source=row["source"],
        predicate=row["predicate"],
        says=row.get("says", row["predicate"]),
        target=row["target"],
        counted=row["counted"] == "true",
        force=_force(row),
        confidence=float(row["confidence"]),
        weight=weight,
        passages=passages,
        **plain,
    )


def _force(row: Row) -> str:
    """One word for polarity, modality and allegation together."""
    if row.get("alleged") == "true":
        return "alleged"
    if row["polarity"] == "Negative":
        return "denied"
    return {"Intended": "planned", "Hypothetical": "supposed"}.get(row["modality"], FACT)


def _same(row: Row) -> tuple[str, str, str, str]:
    return (row["source"], row["predicate"], row["target"], _force(row))


def _weights(source: Source, rows: Iterable[Row], passages: Passages) -> dict[tuple[str, str, str, str], int]:
    """How many different texts state the same; copies of a text are one voice."""
    texts = {row["id"]: row["value"] for row in source.select(_TEXTS)}
    found: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        found[_same(row)].update(texts.get(p.document, p.document) for p in passages.get(row["id"], ()))
    return {same: len(voices) for same, voices in found.items()}


def _values(source: Source, query: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in source.select(query):
        found[row["id"]].append(row["value"])
    return {iri: tuple(values) for iri, values in found.items()}


def _called(row: Row) -> str:
    """A thing's name; where that shows nothing, the end of its IRI."""
    name, iri = row.get("name", ""), row["id"]
    return name if plain(name).strip() else iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
