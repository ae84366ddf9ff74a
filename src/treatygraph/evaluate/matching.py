"""Pairs what is annotated with what is in the graph, each side once."""

from __future__ import annotations

from collections.abc import Mapping, Set

from treatygraph.evaluate.gold import Gold, GoldEntity
from treatygraph.evaluate.likeness import Likeness, overlap
from treatygraph.evaluate.system import Said, System

_ALIKE = 0.6  # share of words that names of one broad kind must have in common
_COVERED = 0.5  # share of the shorter quote that two claims must have in common


def match_entities(gold: Gold, here: Set[str], system: System, likeness: Likeness) -> dict[str, str]:
    """Give each annotated entity its node, best names first: a node that swallows several answers for one."""
    fits = sorted(fit for entity in gold.entities for fit in _fits(entity, here, system, likeness))
    found: dict[str, str] = {}
    for _, _, name, node in fits:
        if name not in found and node not in found.values():
            found[name] = node
    return found


def _fits(entity: GoldEntity, here: Set[str], system: System, likeness: Likeness) -> list[tuple[float, bool, str, str]]:
    fits = []
    for node in here:
        alike = max((likeness.of(a, b) for a in entity.labels for b in system.labels[node]), default=0.0)
        same = system.tops(node) == {system.top(entity.type)}
        if alike == 1.0 or (alike >= _ALIKE and same):
            fits.append((-alike, not same, entity.id, node))
    return fits


def right_type(entity: GoldEntity, node: str, system: System) -> bool:
    """True where a node's kinds fit the annotation and do not contradict each other."""
    kinds, tops = system.types[node], system.tops(node)
    fits = entity.type in kinds or entity.subtype in kinds or (entity.type == "Convention" and tops == {"Convention"})
    return fits and len(tops) == 1 and len(kinds & system.leaves) < 2


def match_claims(gold: Gold, claims: list[Said], text: str) -> dict[int, tuple[bool, Said]]:
    """Give each annotated claim, by position, the passage that covers it best and whether its kind is right."""
    by_iri = {claim.iri: claim for claim in claims}
    found: dict[int, tuple[bool, Said]] = {}
    used: set[str] = set()
    for _, wrong, position, iri in sorted(_near(gold, by_iri, text)):
        if position not in found and iri not in used:
            found[position] = (not wrong, by_iri[iri])
            used.add(iri)
    return found


def _near(gold: Gold, claims: Mapping[str, Said], text: str) -> list[tuple[float, bool, int, str]]:
    pairs = []
    for position, wanted in enumerate(gold.claims):
        for iri, claim in claims.items():
            near = max((overlap(wanted.evidence, quote, text) for quote in claim.quotes), default=0.0)
            if near >= _COVERED:
                pairs.append((-near, not (len(claim.kinds) == 1 and bool(wanted.kinds & claim.kinds)), position, iri))
    return pairs
