"""Proves a built graph: every named graph against the shapes of the ontology, every quote against the kept text.

One named graph is in memory at a time. Of the rest of the graph it sees the ontology, and the names that the documents
together give its entities.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from treatygraph.errors import TreatygraphError
from treatygraph.knowledge.folder import folders
from treatygraph.namespaces import RDF, RDFS, SKOS, TG
from treatygraph.store import Snapshot, Triples
from treatygraph.validate.content import Broken, Content
from treatygraph.validate.quotes import misquoted
from treatygraph.validate.sentences import Sentences
from treatygraph.validate.shapes import Shapes

__all__ = ["Finding", "Report", "validate"]

_ONTOLOGY = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH tg: { ?s ?p ?o } }"
_COUNTED = {"relations": "Relation", "claims": "Claim", "quotes": "Passage"}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong, or only worth a look (`warning`), as one plain sentence."""

    warning: bool
    sentence: str


@dataclass(slots=True)
class Report:
    """All that was found, faults before warnings, and how much was looked at (``documents``, ``relations`` …)."""

    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("documents", *_COUNTED), 0))

    @property
    def faults(self) -> int:
        """How many findings are more than warnings."""
        return sum(not finding.warning for finding in self.findings)


def validate(kg: Path, *, ontology: Sequence[Path] = ()) -> Report:
    """Look a graph through so that nobody has to trust the software that wrote it.

    `ontology` lists folders whose shapes.ttl adds to the shipped one. Raises UsageError where there is no graph,
    OntologyError for shapes that cannot be used.
    """
    snapshot = Snapshot(kg)
    shapes = Shapes([folder / "shapes.ttl" for folder in folders(ontology)], ontology=_ontology(snapshot))
    report, found = Report(), set[Finding]()
    for name, quads in groupby(snapshot.quads(), key=lambda quad: quad.graph_name):
        if not isinstance(name, ox.NamedNode) or name.value == TG:
            continue
        content = Content(name.value, [quad.triple for quad in quads])
        _count(content, report)
        found |= set(_findings(snapshot, content, shapes))
    report.findings = sorted(found)
    return report


def _ontology(snapshot: Snapshot) -> tuple[ox.Triple, ...]:
    found = snapshot.query(_ONTOLOGY)
    if not isinstance(found, Triples) or not found.triples:
        raise TreatygraphError(f"The graph in {snapshot.kg} holds no ontology; make it anew with `treatygraph build`.")
    return found.triples


def _count(content: Content, report: Report) -> None:
    report.counts["documents"] += content.is_document
    for name, kind in _COUNTED.items():
        report.counts[name] += content.of_kind(TG + kind) if content.is_document else 0


def _findings(snapshot: Snapshot, content: Content, shapes: Shapes) -> Iterator[Finding]:
    content.lend(_names(snapshot, content))
    broken = [*shapes.broken(content.triples), *_of_no_document(snapshot, content)]
    broken += misquoted(content, snapshot.kg / "texts") if content.is_document else []
    sentences = Sentences(content, snapshot.prefixes, labels=shapes.labels)
    for fault in broken:
        yield Finding(fault.warning, sentences.of(fault))


def _names(snapshot: Snapshot, content: Content) -> Iterator[ox.Triple]:
    wanted = {SKOS + "prefLabel", RDFS + "label"} if content.is_document else {TG + "namedAs"}
    for node in content.named(SKOS + "prefLabel", TG + "namedAs", TG + "mentionedIn"):
        yield from (triple for triple in snapshot.triples(node) if triple.predicate.value in wanted)


def _of_no_document(snapshot: Snapshot, content: Content) -> Iterator[Broken]:
    computed = {f"{snapshot.base}graph/{name}" for name in ("entities", "derived")}
    if content.graph not in computed and not content.is_document:
        yield Broken(content.graph, "is the name of a graph, but of no document", path=RDF + "type")
