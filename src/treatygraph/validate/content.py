"""What one named graph says, to be looked up by node and property, and what was found wrong with a node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from treatygraph.namespaces import RDF, TG

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Broken:
    """A node of which something is wrong. `message` goes on from its name; `path` is the property that it is about."""

    node: str
    message: str
    path: str | None = None
    warning: bool = False


class Content:
    """The triples of one named graph. Nodes and properties are given and asked for as IRIs without brackets."""

    def __init__(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        self.graph = graph
        self.triples: list[ox.Triple] = []
        self._said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._named: dict[str, ox.NamedNode] = {}
        self.lend(triples)

    def lend(self, triples: Iterable[ox.Triple]) -> None:
        """Add triples, such as the names that another graph gives the nodes of this one."""
        for triple in list(triples):
            subject = triple.subject
            key = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
            if triple.object in self._said[key][triple.predicate.value]:
                continue
            self._said[key][triple.predicate.value].append(triple.object)
            self.triples.append(triple)
            if isinstance(subject, ox.NamedNode):
                self._named[key] = subject

    @property
    def is_document(self) -> bool:
        """True where the graph bears the name of a document in it."""
        return TG + "Document" in self.texts(self.graph, RDF + "type")

    def named(self, *properties: str) -> list[ox.NamedNode]:
        """The nodes that have one of some properties."""
        return [node for key, node in sorted(self._named.items()) if any(name in self._said[key] for name in properties)]

    def of_kind(self, kind: str) -> int:
        """How many nodes are in a class."""
        return sum(kind in self.texts(key, RDF + "type") for key in list(self._said))

    def nodes(self) -> list[str]:
        """Every node that something is said of."""
        return sorted(self._said)

    def terms(self, node: str, property_: str) -> list[Term]:
        """What a node has under a property, in one order."""
        said = self._said.get(node)
        return sorted(said.get(property_, ()), key=str) if said else []

    def texts(self, node: str, property_: str) -> list[str]:
        """The same as bare text: IRIs and literals alike."""
        return [getattr(term, "value", str(term)) for term in self.terms(node, property_)]

    def text(self, node: str, property_: str) -> str | None:
        """The first of them, or None."""
        return next(iter(self.texts(node, property_)), None)
