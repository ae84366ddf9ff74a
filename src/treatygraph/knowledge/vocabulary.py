"""Classes and properties of the ontology: what is a kind of what, and between which kinds a relation may stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from treatygraph.errors import shown
from treatygraph.knowledge.folder import Fault, FaultyFile

TG = "https://w3id.org/treatygraph/ontology#"
_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True, slots=True)
class Property:
    """One relation or count of the ontology, with the most specific kinds that fit either end."""

    name: str
    comment: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool
    counts: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ontology's classes (each with its superclasses, nearest first) and its relation properties by name."""

    superclasses: dict[str, tuple[str, ...]]
    properties: dict[str, Property]
    version: str

    def is_a(self, kind: str, wanted: str) -> bool:
        """True where a kind is the wanted class or lies below it."""
        return kind == wanted or wanted in self.superclasses.get(kind, ())

    def fits(self, kind: str, allowed: frozenset[str]) -> bool:
        """True where a kind or one of its superclasses is among the allowed classes."""
        return kind in allowed or not allowed.isdisjoint(self.superclasses.get(kind, ()))


class _Facts:
    def __init__(self, paths: Sequence[Path]) -> None:
        self.store = ox.Store()
        for path in paths:
            try:
                self.store.load(path=str(path), format=ox.RdfFormat.TURTLE)
            except SyntaxError as error:
                told = f"this is not readable as Turtle ({error.msg})."
                raise FaultyFile(Fault(shown(path), error.lineno or 1, told)) from error

    def objects(
        self, subject: ox.NamedNode | ox.BlankNode, predicate: str
    ) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        quads = self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
        return sorted((q.object for q in quads), key=str)  # type: ignore[misc]

    def members(self, node: ox.NamedNode | ox.BlankNode) -> list[str]:
        found: list[str] = []
        for start in self.objects(node, _OWL + "unionOf"):
            at = start
            while isinstance(at, ox.NamedNode | ox.BlankNode) and at.value != _RDF + "nil":
                found += [local(n) for n in self.objects(at, _RDF + "first")]
                rest = self.objects(at, _RDF + "rest")
                at = rest[0] if rest else ox.NamedNode(_RDF + "nil")
        return found


def local(node: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    """The part of a name after the last # or /, as used in code and files."""
    return node.value.replace("/", "#").rsplit("#", 1)[-1]


def load_vocabulary(paths: Sequence[Path]) -> Vocabulary:
    """Read the ontology's Turtle files so that kinds and relations need not be repeated in code. Raises OntologyError."""
    facts = _Facts(paths)
    unions = _unions(facts)
    return Vocabulary(_superclasses(facts), _properties(facts, unions), _version(facts))


def _version(facts: _Facts) -> str:
    for quad in facts.store.quads_for_pattern(None, ox.NamedNode(_OWL + "versionInfo"), None, None):
        return quad.object.value  # type: ignore[union-attr]
    return "0"


def _unions(facts: _Facts) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for quad in facts.store.quads_for_pattern(None, ox.NamedNode(_RDF + "type"), ox.NamedNode(_OWL + "Class"), None):
        node = quad.subject
        if not isinstance(node, ox.NamedNode | ox.BlankNode):
            continue
        members = facts.members(node)
        for same in facts.objects(node, _OWL + "equivalentClass"):
            if isinstance(same, ox.NamedNode | ox.BlankNode):
                members += facts.members(same)
        if members and isinstance(node, ox.NamedNode):
            found[local(node)] = frozenset(members)
    return found


def _superclasses(facts: _Facts) -> dict[str, tuple[str, ...]]:
    direct: dict[str, list[str]] = defaultdict(list)
    for quad in facts.store.quads_for_pattern(None, ox.NamedNode(_RDFS + "subClassOf"), None, None):
        if _ours(quad.subject) and _ours(quad.object):
            direct[local(quad.subject)].append(local(quad.object))  # type: ignore[arg-type]
    for quad in facts.store.quads_for_pattern(None, ox.NamedNode(_RDF + "type"), ox.NamedNode(_OWL + "Class"), None):
        if _ours(quad.subject):
            direct.setdefault(local(quad.subject), [])  # type: ignore[arg-type]
    return {kind: _above(kind, direct) for kind in sorted(direct)}


def _ours(node: object) -> bool:
    return isinstance(node, ox.NamedNode) and node.value.startswith(TG)


def _above(kind: str, direct: dict[str, list[str]]) -> tuple[str, ...]:
    found: list[str] = []
    queue = sorted(direct.get(kind, ()))
    while queue:
        at = queue.pop(0)
        if at not in found and at != kind:
            found.append(at)
            queue += sorted(direct.get(at, ()))
    return tuple(found)


def _properties(facts: _Facts, unions: dict[str, frozenset[str]]) -> dict[str, Property]:
    found = {}
    for type_ in ("ObjectProperty", "DatatypeProperty", "SymmetricProperty"):
        for quad in facts.store.quads_for_pattern(None, ox.NamedNode(_RDF + "type"), ox.NamedNode(_OWL + type_), None):
            if _ours(quad.subject):
                found[local(quad.subject)] = _property(facts, quad.subject, unions)  # type: ignore[arg-type]
    return dict(sorted(found.items()))


def _property(facts: _Facts, node: ox.NamedNode, unions: dict[str, frozenset[str]]) -> Property:
    types = {local(t) for t in facts.objects(node, _RDF + "type")}
    comments = facts.objects(node, _RDFS + "comment")
    return Property(
        name=local(node),
        comment=comments[0].value if comments else "",
        domain=_classes(facts.objects(node, _RDFS + "domain"), unions),
        range=_classes(facts.objects(node, _RDFS + "range"), unions),
        symmetric="SymmetricProperty" in types,
        counts="CountProperty" in types,
    )


def _classes(
    nodes: Sequence[ox.NamedNode | ox.BlankNode | ox.Literal], unions: dict[str, frozenset[str]]
) -> frozenset[str]:
    names = {local(node) for node in nodes}
    return frozenset(m for name in names for m in unions.get(name, {name}))
