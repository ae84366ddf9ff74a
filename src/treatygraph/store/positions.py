"""Positions: who stands where on what, computed from the relations of all documents and never from silence.

Which relation shows which stance, and which words make a stance conditional, is told by the ontology
(`tg:stanceIfAffirmed`, `tg:stanceIfDenied`, `tg:conditionCue`). What one document shows is settled first: under a
condition only where the sentence has a word of condition, or where that document has nothing but suppositions.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from treatygraph.namespaces import OA, PROV, RDF, TG
from treatygraph.store.said import Spo, Terms, date_of, ends, iri, terms

_SIDES = {"Positive": "stanceIfAffirmed", "Negative": "stanceIfDenied"}
_TARGETS = {TG + kind for kind in ("Issue", "Convention", "Process")}
_KEY_DIGITS = 20


@dataclass(frozen=True, slots=True)
class _Shown:
    """One relation that shows a stance. `text` is its document's checksum: copies of a text count once."""

    relation: ox.NamedNode
    holder: ox.NamedNode
    towards: ox.NamedNode
    stance: ox.NamedNode
    document: ox.NamedNode
    text: str
    date: ox.Literal | None
    supposed: bool
    conditioned: bool


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the ontology says: the stance that a property shows when affirmed or denied, and the words of condition."""

    stances: Mapping[tuple[ox.NamedNode, str], ox.NamedNode]
    condition: re.Pattern[str]


def position_triples(store: ox.Store, base: str) -> list[Spo]:
    """Compute the position of each actor on each issue, instrument and process, with all that it was derived from."""
    by_document: dict[tuple[ox.NamedNode, ...], list[_Shown]] = defaultdict(list)
    for shown in _all_shown(store, _rules(store)):
        by_document[shown.holder, shown.towards, shown.document].append(shown)
    positions: dict[tuple[ox.NamedNode, ...], list[_Shown]] = defaultdict(list)
    for found in by_document.values():
        for shown in _settled(found):
            positions[shown.holder, shown.towards, shown.stance].append(shown)
    return [triple for key in sorted(positions, key=str) for triple in _position(positions[key], base)]


def _rules(store: ox.Store) -> _Rules:
    stances: dict[tuple[ox.NamedNode, str], ox.NamedNode] = {}
    for polarity, name in _SIDES.items():
        for quad in store.quads_for_pattern(None, iri(TG + name), None, iri(TG)):
            assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
            stances[quad.subject, TG + polarity] = quad.object
    cues = [q.object for q in store.quads_for_pattern(None, iri(TG + "conditionCue"), None, iri(TG))]
    words = sorted(r"\s+".join(map(re.escape, cue.value.split())) for cue in cues if isinstance(cue, ox.Literal))
    return _Rules(stances, re.compile(rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)", re.IGNORECASE))


def _all_shown(store: ox.Store, rules: _Rules) -> Iterator[_Shown]:
    documents: dict[ox.NamedNode, Terms] = {}
    for predicate in sorted({predicate for predicate, _ in rules.stances}, key=str):
        for quad in store.quads_for_pattern(None, iri(RDF + "predicate"), predicate, None):
            graph = quad.graph_name
            if not isinstance(graph, ox.NamedNode):
                continue
            document = documents.setdefault(graph, terms(store, graph, graph))
            if TG + "sha256" in document:
                yield from _shown(store, rules, quad, document)


def _shown(store: ox.Store, rules: _Rules, quad: ox.Quad, document: Terms) -> Iterator[_Shown]:
    relation, graph = quad.subject, quad.graph_name
    assert isinstance(relation, ox.NamedNode) and isinstance(graph, ox.NamedNode)
    said = terms(store, relation, graph)
    holder, predicate, towards = ends(said)
    stance = rules.stances.get((predicate, said[TG + "polarity"][0].value))
    modality = said[TG + "modality"][0].value.removeprefix(TG)
    conditioned = any(rules.condition.search(quote) for quote in _quotes(store, said, graph))
    own = modality == "Asserted" or conditioned or _own_voice(store, said, holder, graph)
    if stance and own and TG + "alleged" not in said and _can_have(store, holder, towards, graph):
        assert isinstance(towards, ox.NamedNode)
        supposed = modality == "Hypothetical"
        text, date = document[TG + "sha256"][0].value, date_of(said, document)
        yield _Shown(relation, holder, towards, stance, graph, text, date, supposed, conditioned)


def _quotes(store: ox.Store, said: Terms, graph: ox.NamedNode) -> Iterator[str]:
    for passage in said[TG + "evidence"]:
        yield from (text.value for text in terms(store, passage, graph)[OA + "exact"])


def _own_voice(store: ox.Store, said: Terms, holder: ox.NamedNode, graph: ox.NamedNode) -> bool:
    """What others want of an actor, or suppose of it, is not where it stands; what its own people say is."""
    voices = said[PROV + "wasAttributedTo"]
    speaks = [ox.Quad(voice, iri(TG + "represents"), holder, graph) for voice in voices]  # type: ignore[arg-type]
    return not voices or holder in voices or any(quad in store for quad in speaks)


def _can_have(store: ox.Store, holder: ox.NamedNode, towards: object, graph: ox.NamedNode) -> bool:
    kinds = {kind.value for kind in terms(store, towards, graph)[RDF + "type"]} if towards != holder else set()
    is_actor = ox.Quad(holder, iri(RDF + "type"), iri(TG + "Actor"), graph) in store
    return is_actor and bool(kinds & _TARGETS) and TG + "Provision" not in kinds


def _settled(found: Sequence[_Shown]) -> Iterator[_Shown]:
    """What one document shows of one actor and thing, suppositions only where there is nothing firmer."""
    only_supposed = all(shown.supposed or shown.conditioned for shown in found)
    for shown in found:
        if shown.conditioned or (shown.supposed and only_supposed):
            yield replace(shown, stance=iri(TG + "Conditional"))
        elif not shown.supposed:
            yield shown


def _position(found: Sequence[_Shown], base: str) -> Iterator[Spo]:
    first = found[0]
    terms_ = (first.holder, first.towards, first.stance)
    key = hashlib.sha256("\n".join(str(term) for term in terms_).encode()).hexdigest()[:_KEY_DIGITS]
    node = iri(f"{base}position/{key}")
    yield from ((node, iri(RDF + "type"), iri(kind)) for kind in (TG + "Position", PROV + "Entity"))
    yield from (
        (node, iri(TG + name), term) for name, term in zip(("holder", "towards", "stance"), terms_, strict=True)
    )
    yield node, iri(TG + "documentCount"), ox.Literal(len({shown.text for shown in found}))
    for shown in sorted(found, key=lambda shown: str(shown.relation)):
        yield node, iri(PROV + "wasDerivedFrom"), shown.relation
        if shown.date:
            yield node, iri(TG + "statedOn"), shown.date
