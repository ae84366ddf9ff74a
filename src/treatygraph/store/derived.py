"""The derived graph: what follows from several documents together, never mixed with what one of them says.

It holds facts that several documents state (with their combined confidence), the latest of each count, things of
different names that may be the same, and the positions of actors.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

import pyoxigraph as ox

from treatygraph.knowledge.names import folded
from treatygraph.namespaces import PROV, RDF, SCHEMA, SKOS, TG, XSD
from treatygraph.store.entities import names
from treatygraph.store.positions import position_triples
from treatygraph.store.said import Spo, Terms, date_of, ends, iri, terms


@dataclass(frozen=True, slots=True)
class _Stated:
    """One relation that a document states as so. `text` is the document's checksum: copies of a text are one voice."""

    relation: ox.NamedNode
    spo: Spo
    confidence: float
    text: str
    asof: str
    bounded: bool


def derived_triples(store: ox.Store, base: str) -> list[Spo]:
    """Compute all that follows from several documents, so that queries need not count and compare."""
    own = ox.NamedNode(base + "graph/derived")
    by_terms: dict[Spo, list[_Stated]] = defaultdict(list)
    for stated in _all_stated(store, own):
        by_terms[stated.spo].append(stated)
    facts = [t for spo in sorted(by_terms, key=str) for t in _fact(spo, by_terms[spo], base)]
    counts = [s for found in by_terms.values() for s in found if isinstance(s.spo[2], ox.Literal) and not s.bounded]
    return facts + _latest(counts) + _close_matches(store, own) + position_triples(store, base)


def _all_stated(store: ox.Store, own: ox.NamedNode) -> Iterator[_Stated]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(RDF + "predicate"), None, None):
        if quad.graph_name in (own, ox.DefaultGraph()) or not isinstance(quad.graph_name, ox.NamedNode):
            continue
        said = terms(store, quad.subject, quad.graph_name)
        plain = said[TG + "polarity"] == [ox.NamedNode(TG + "Positive")] and TG + "alleged" not in said
        if plain and said[TG + "modality"] == [ox.NamedNode(TG + "Asserted")]:
            yield _stated(quad.subject, said, terms(store, quad.graph_name, quad.graph_name))


def _stated(relation: object, said: Terms, document: Terms) -> _Stated:
    assert isinstance(relation, ox.NamedNode)
    date = date_of(said, document)
    return _Stated(
        relation=relation,
        spo=ends(said),
        confidence=float(said[TG + "confidence"][0].value),
        text=document[TG + "sha256"][0].value,
        asof=date.value if date else "",
        bounded=TG + "bound" in said,
    )


def _fact(spo: Spo, found: list[_Stated], base: str) -> list[Spo]:
    best: dict[str, float] = {}
    for stated in found:
        best[stated.text] = max(stated.confidence, best.get(stated.text, 0.0))
    if len(best) < 2 or isinstance(spo[2], ox.Literal):
        return []
    combined = 1 - math.prod(1 - confidence for confidence in sorted(best.values()))
    key = hashlib.sha256("\n".join(str(term) for term in spo).encode()).hexdigest()[:20]
    node = ox.NamedNode(f"{base}fact/{key}")
    figure = ox.Literal(f"{Decimal(f'{combined:.4f}').normalize():f}", datatype=ox.NamedNode(XSD + "decimal"))
    named = zip(("subject", "predicate", "object"), spo, strict=True)
    triples: list[Spo] = [(node, iri(RDF + name), term) for name, term in named]
    triples += [(node, iri(RDF + "type"), iri(kind)) for kind in (TG + "Fact", RDF + "Statement", PROV + "Entity")]
    triples.append((node, iri(TG + "confidence"), figure))
    triples += [(node, iri(TG + "documentCount"), ox.Literal(len(best)))]
    return triples + [(node, iri(PROV + "wasDerivedFrom"), stated.relation) for stated in found]


def _latest(counts: list[_Stated]) -> list[Spo]:
    latest: dict[tuple[str, str], str] = {}
    for count in counts:
        key = (count.spo[0].value, count.spo[1].value)
        latest[key] = max(count.asof, latest.get(key, ""))
    return [c.spo for c in counts if c.asof == latest[c.spo[0].value, c.spo[1].value]]


def _close_matches(store: ox.Store, own: ox.NamedNode) -> list[Spo]:
    alike: dict[tuple[str, tuple[str, ...]], set[ox.NamedNode]] = defaultdict(set)
    for predicate in (TG + "namedAs", SKOS + "altLabel"):
        for node, texts in names(store, predicate, own).items():
            kind = node.value.rsplit("/", 2)[-2]
            for text in texts:
                alike[kind, tuple(sorted(folded(text)))].add(node)
    pairs = {pair for nodes in alike.values() for pair in permutations(nodes, 2) if not all(map(_Listed(store), pair))}
    return [(a, iri(SKOS + "closeMatch"), b) for a, b in sorted(pairs, key=str)]


@dataclass(frozen=True, slots=True)
class _Listed:
    """Tells listed things, which are known to be different, from those that only texts name."""

    store: ox.Store

    def __call__(self, node: ox.NamedNode) -> bool:
        sames = (SCHEMA + "sameAs", SKOS + "exactMatch")
        return any(next(self.store.quads_for_pattern(node, iri(same), None, None), None) for same in sames)
