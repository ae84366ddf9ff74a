"""A part of what a page could hold: around one thing, of some documents, or the best supported of too much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from fnmatch import fnmatchcase

from treatygraph.view.items import ViewClaim, ViewData, ViewDocument, ViewEdge, ViewPosition

MOST = 50_000
"""Relations, and claims, that one page holds."""


def about(data: ViewData, thing: str) -> ViewData:
    """Keep one thing, all that is said of it, and what is said between those that it has to do with."""
    near = {thing} | {end for edge in data.edges for end in _ends(edge) if thing in _ends(edge)}
    edges = [edge for edge in data.edges if _ends(edge) <= near or thing == edge.speaker]
    claims = [claim for claim in data.claims if thing in (claim.maker, *claim.about, *claim.addressees)]
    return _part(data, edges, claims, also={thing})


def of_documents(data: ViewData, pattern: str) -> ViewData:
    """Keep what stands in documents whose identifier or source is like a pattern such as ``speeches--2010*``."""
    kept = {document.id: document for document in data.documents if _named(document, pattern)}
    edges = [edge for edge in data.edges if edge.document in kept]
    claims = [claim for claim in data.claims if claim.document in kept]
    return replace(_part(data, edges, claims), documents=tuple(kept.values()))


def best_supported(data: ViewData, most: int = MOST) -> ViewData:
    """Keep as many relations as a page can hold, those of most documents first, then the surest; likewise of claims."""
    if max(len(data.edges), len(data.claims)) <= most:
        return data
    documents = defaultdict(set)
    for edge in data.edges:
        documents[_terms(edge)].add(edge.document)
    edges = sorted(data.edges, key=lambda edge: (-len(documents[_terms(edge)]), -edge.confidence, edge.id))[:most]
    claims = sorted(data.claims, key=lambda claim: (-claim.confidence, claim.id))[:most]
    return _part(data, sorted(edges, key=_id), sorted(claims, key=_id))


def _id(item: ViewEdge | ViewClaim) -> str:
    return item.id


def _ends(edge: ViewEdge) -> set[str]:
    return {end for end in (edge.source, edge.target) if end}


def _terms(edge: ViewEdge) -> tuple[object, ...]:
    return edge.source, edge.predicate, edge.target, edge.number, edge.polarity, edge.modality, edge.alleged


def _named(document: ViewDocument, pattern: str) -> bool:
    return fnmatchcase(document.identifier, pattern) or fnmatchcase(document.source, pattern)


def _part(
    data: ViewData, edges: Iterable[ViewEdge], claims: Iterable[ViewClaim], *, also: Iterable[str] = ()
) -> ViewData:
    """These relations and claims with the things and documents that they name, each in its order."""
    edges, claims = tuple(edges), tuple(claims)
    documents = {edge.document for edge in edges} | {claim.document for claim in claims}
    kept = tuple(document for document in data.documents if document.id in documents)
    things = {*also, *(document.speaker for document in kept)}
    things.update(end for edge in edges for end in (edge.source, edge.target, edge.speaker))
    things.update(thing for claim in claims for thing in (claim.maker, *claim.about, *claim.addressees))
    nodes = tuple(node for node in data.nodes if node.id in things)
    positions = _kept_positions(data, things.__contains__, {edge.id for edge in edges})
    return replace(data, nodes=nodes, edges=edges, claims=claims, documents=kept, positions=positions)


def _kept_positions(data: ViewData, has: Callable[[str], bool], edges: set[str]) -> tuple[ViewPosition, ...]:
    found = (replace(p, relations=tuple(r for r in p.relations if r in edges)) for p in data.positions)
    return tuple(p for p in found if p.relations and has(p.holder) and has(p.towards))
