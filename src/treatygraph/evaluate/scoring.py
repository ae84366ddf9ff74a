"""Counts what is right and wrong in one document after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from treatygraph.evaluate.gold import Gold, GoldClaim, GoldRelation
from treatygraph.evaluate.likeness import Likeness, load_likeness, squeeze
from treatygraph.evaluate.matching import match_claims, match_entities, right_type
from treatygraph.evaluate.system import Found, Said, Select, System
from treatygraph.knowledge import Vocabulary

_LONGEST = 1000  # characters: a longer passage is no quote
_FACT = ("positive", "asserted")
LEVELS = ("strict", "core", "pair")
_Key = TypeVar("_Key")


@dataclass(slots=True)
class Tally:
    """Counts: pairs of right and all by what is counted, and of right and wrong by rule and by the graph's confidence.

    `parts` are the counts of each document, by the SHA-256 of its kept text, or by its name where it was not read.
    """

    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    rules: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    levels: dict[float, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: list[str] = field(default_factory=list)
    parts: dict[str, Tally] = field(default_factory=dict)

    def add(self, name: str, right: int, all_: int = 1) -> None:
        """Count one thing or several."""
        self.counts[name][0] += right
        self.counts[name][1] += all_

    def take(self, name: str, part: Tally) -> None:
        """Add the counts of one document."""
        self.parts[name] = part
        self.misses += part.misses
        _add(self.counts, part.counts)
        _add(self.rules, part.rules)
        _add(self.levels, part.levels)


def _add(counts: dict[_Key, list[int]], more: dict[_Key, list[int]]) -> None:
    for key, pair in more.items():
        counts[key] = [a + b for a, b in zip(counts[key], pair, strict=True)]


def evaluate(
    golds: Iterable[Gold], *, select: Select, texts: Mapping[str, str], vocabulary: Vocabulary, folders: Sequence[Path]
) -> Tally:
    """Compare a graph with annotations. `texts` are the documents' texts by the names that annotations use."""
    system, likeness, whole = System(select, vocabulary), load_likeness(folders), Tally()
    counts = frozenset(name for name, known in vocabulary.properties.items() if known.counts)
    for gold in golds:
        sheet = _Sheet(gold, system, likeness, squeeze(texts[gold.document]), counts, vocabulary, Tally())
        sheet.score()
        whole.take(system.sha256(gold.document) or gold.document, sheet.tally)
    return whole


@dataclass(slots=True)
class _Sheet:
    """One document under scoring."""

    gold: Gold
    system: System
    likeness: Likeness
    text: str
    counts: frozenset[str]
    vocabulary: Vocabulary
    tally: Tally
    document: str | None = None
    nodes: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def score(self) -> None:
        """Score entities first, since all else is told by them."""
        self.document = self.system.document(self.gold.document)
        here = self.system.used(self.document)
        self.nodes = match_entities(self.gold, here, self.system, self.likeness)
        self.names = {node: name for name, node in self.nodes.items()}
        self._entities(here)
        self._relations([r for r in self.system.relations(self.document) if r.predicate not in self.counts])
        self._quantities([r for r in self.system.relations(self.document) if r.number is not None])
        self._claims(self.system.claims(self.document))

    def _entities(self, here: set[str]) -> None:
        self.tally.add("entity precision", len(self.names), len(here))
        for entity in self.gold.entities:
            node = self.nodes.get(entity.id)
            self.tally.add("entities", node is not None)
            if node is not None:
                self.tally.add("types", right_type(entity, node, self.system))
            else:
                self.tally.misses.append(f"missed entity: {entity.labels[0]} ({entity.type})")

    def _relations(self, found: list[Found]) -> None:
        wanted = self._wanted()
        hit: dict[str, set[object]] = {level: set() for level in LEVELS}
        seen: set[tuple[str, ...]] = set()
        for relation in found:
            verdict = self._verdict(relation, wanted, hit)
            self._judge(relation, right=verdict["strict"])
            key = (relation.subject, relation.predicate, relation.object, relation.polarity, relation.modality)
            if key not in seen:
                seen.add(key)
                self._count_relation(relation, verdict, wanted)
        self._recall(hit)

    def _judge(self, relation: Found, *, right: bool) -> None:
        for counted in (self.tally.rules[relation.rule], self.tally.levels[relation.confidence]):
            counted[0 if right else 1] += 1

    def _wanted(self) -> dict[tuple[str, str, str], list[GoldRelation]]:
        wanted: dict[tuple[str, str, str], list[GoldRelation]] = defaultdict(list)
        for r in self.gold.relations:
            wanted[r.subject, r.predicate, r.object].append(r)
            known = self.vocabulary.properties.get(r.predicate)
            if known is not None and known.symmetric:
                wanted[r.object, r.predicate, r.subject].append(r)
        return wanted

    def _terms(self, relation: Found) -> tuple[str, str, str]:
        return (self.names.get(relation.subject, ""), relation.predicate, self.names.get(relation.object, ""))

    def _verdict(
        self, relation: Found, wanted: Mapping[tuple[str, str, str], list[GoldRelation]], hit: dict[str, set[object]]
    ) -> dict[str, bool]:
        terms = self._terms(relation)
        pairs = {frozenset((r.subject, r.object)) for r in self.gold.relations}
        pair = frozenset((terms[0], terms[2]))
        if not any(len(quote) <= _LONGEST and squeeze(quote) in self.text for quote in relation.quotes):
            return dict.fromkeys(LEVELS, False)
        same = wanted.get(terms, []) if terms[0] and terms[2] else []
        strict = [r for r in same if (r.polarity, r.modality) == (relation.polarity, relation.modality)]
        hit["core"].update((r.subject, r.predicate, r.object) for r in same)
        hit["strict"].update((r.subject, r.predicate, r.object) for r in strict)
        hit["pair"].update({pair} & pairs)
        return {"strict": bool(strict), "core": bool(same), "pair": pair in pairs}

    def _count_relation(
        self,
        relation: Found,
        verdict: dict[str, bool],
        wanted: Mapping[tuple[str, str, str], list[GoldRelation]],
    ) -> None:
        for level in LEVELS:
            self.tally.add(f"{level} precision", verdict[level])
        facts = [r for r in wanted.get(self._terms(relation), ()) if (r.polarity, r.modality) == _FACT]
        if verdict["core"] and not facts:
            self.tally.add("force", verdict["strict"])
        if not verdict["strict"]:
            core = ", force apart right" if verdict["core"] else ""
            names = [min(self.system.labels[x] or {x}) for x in (relation.subject, relation.object)]
            said = f"{names[0]} {relation.predicate} {names[1]} ({relation.polarity}, {relation.modality}{core})"
            self.tally.misses.append(f"wrong relation: {said}: {squeeze(relation.quotes[0])}")

    def _recall(self, hit: Mapping[str, set[object]]) -> None:
        for r in (r for r in self.gold.relations if r.required):
            terms = (r.subject, r.predicate, r.object)
            for level in ("strict", "core"):
                self.tally.add(f"{level} recall", terms in hit[level])
            self.tally.add("pair recall", frozenset((r.subject, r.object)) in hit["pair"])
            if terms not in hit["strict"]:
                self.tally.misses.append(f"missed relation: {' '.join(terms)}: {squeeze(r.evidence)}")

    def _quantities(self, found: list[Found]) -> None:
        said = {(r.subject, r.predicate, r.number) for r in found}
        wanted: dict[tuple[str, float], set[str]] = defaultdict(set)
        for q in self.gold.quantities:
            wanted[q.subject, q.value].add(q.predicate)
        good: set[tuple[str, str, float | None]] = set()
        for (name, value), predicates in wanted.items():
            free = not predicates & self.likeness.counts
            here = {x for x in said if x[0] == self.nodes.get(name) and x[2] == value and (free or x[1] in predicates)}
            good |= here
            self.tally.add("quantities", bool(here))
            if not here:
                self.tally.misses.append(f"missed number: {name} {' '.join(sorted(predicates))} {value:g}")
        self.tally.add("quantity precision", len(good), len(said))
        for relation in found:
            self._judge(relation, right=(relation.subject, relation.predicate, relation.number) in good)

    def _claims(self, claims: list[Said]) -> None:
        found = match_claims(self.gold, claims, self.text)
        self.tally.add("claim precision", len(found), len(claims))
        for position, wanted in enumerate(self.gold.claims):
            self.tally.add("claim recall", position in found)
            if position in found:
                self._claim(wanted, *found[position])
            else:
                self.tally.misses.append(f"missed claim: {wanted.type}: {squeeze(wanted.evidence)}")

    def _claim(self, wanted: GoldClaim, right: bool, claim: Said) -> None:
        allowed = {self.nodes[maker] for maker in wanted.makers if maker in self.nodes}
        made = wanted.by is None or (bool(claim.by) and claim.by <= allowed)
        about = {self.names[x] for x in claim.about if x in self.names} & wanted.about
        self.tally.add("claim type", right)
        if wanted.by is not None:
            self.tally.add("claim by", made)
        self.tally.add("claim strict", right and made)
        self.tally.add("about precision", len(about), len(claim.about))
        self.tally.add("about recall", len(about), len(wanted.about))
