"""The only door to pySHACL: a graph's triples in, what breaks the shapes out.

Rules written as queries run in Oxigraph, all others on rdflib's graph in memory: each where it is fast. What a shape's
own rules (sh:rule) add to the ontology is worked out once, since it is the same for every graph.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
from oxrdflib import OxigraphStore
from pyshacl.errors import ReportableRuntimeError, ValidationFailure
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import SH
from rdflib.query import Result
from rdflib.term import Node

from treatygraph.errors import OntologyError
from treatygraph.namespaces import RDFS
from treatygraph.store.guard import refuse_remote
from treatygraph.validate.content import Broken


class Shapes:
    """The shapes of some files, ready to be held against one graph after another."""

    def __init__(self, paths: Sequence[Path], *, ontology: Iterable[ox.Triple]) -> None:
        """Read the files that exist. Raises OntologyError for one that is not Turtle."""
        logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # the shapes tell of a value that is not of its type
        self._shapes = Graph()
        for path in paths:
            _parse(self._shapes, path)
        known = list(ontology)
        with _usable():
            known += self._follows(known)
        self._beside = _Graph(known)
        self.labels = dict(_labels(known))

    def broken(self, triples: Iterable[ox.Triple]) -> list[Broken]:
        """Hold a graph, the ontology beside it, against all shapes. Raises OntologyError for a shape that fails to run."""
        with self._beside.holding(triples) as graph, _usable():
            _, report, _ = pyshacl.validate(graph, shacl_graph=self._shapes, inplace=True)
        if not isinstance(report, Graph):
            raise OntologyError(f"shapes.ttl has a shape that cannot be used: {report}.")
        return sorted({_broken(report, result) for result in report.objects(None, SH.result)}, key=str)

    def _follows(self, ontology: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        known = ox.Store()
        known.bulk_extend(_quads(ontology))
        for rule, prefixes in self._rules():
            refuse_remote(rule, prefixes)
            found = known.query(rule, prefixes=prefixes)
            yield from set(found) if isinstance(found, ox.QueryTriples) else ()

    def _rules(self) -> Iterator[tuple[str, dict[str, str]]]:
        shapes = self._shapes
        declared = {str(shapes.value(n, SH.prefix)): str(shapes.value(n, SH.namespace)) for n in shapes.objects(None, SH.declare)}
        for query in sorted(map(str, shapes.objects(None, SH.construct))):
            yield query, declared


class _Graph(Graph):
    """Triples twice: in rdflib's memory, and in Oxigraph for queries."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        super().__init__()
        self._store = ox.Store()
        self._store.bulk_extend(_quads(triples))
        self._asked = _face(self._store)
        self += self._asked

    @contextmanager
    def holding(self, triples: Iterable[ox.Triple]) -> Iterator[_Graph]:
        """Hold more triples for a while."""
        new = ox.Store()
        new.bulk_extend(quad for quad in _quads(triples) if quad not in self._store)
        added = list(_face(new))
        self._store.extend(new)
        self += added
        try:
            yield self
        finally:
            for quad in new:
                self._store.remove(quad)
            for triple in added:
                self.remove(triple)

    def query(self, query_object: Any, *args: Any, initBindings: Any = None, **more: Any) -> Result:
        """Run a query in Oxigraph. Raises UsageError for one that would call out."""
        refuse_remote(str(query_object))
        return self._asked.query(query_object, initBindings=initBindings or {})


def _face(store: ox.Store) -> Graph:
    return Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)


@contextmanager
def _usable() -> Iterator[None]:
    try:
        yield
    except (ReportableRuntimeError, ValidationFailure, SyntaxError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise OntologyError(f"shapes.ttl has a shape that cannot be used: {reason}.") from error


def _labels(triples: Iterable[ox.Triple]) -> Iterator[tuple[str, str]]:
    for triple in triples:
        subject, label = triple.subject, triple.object
        if triple.predicate.value == RDFS + "label" and isinstance(subject, ox.NamedNode) and isinstance(label, ox.Literal):
            yield subject.value, label.value


def _quads(triples: Iterable[ox.Triple]) -> list[ox.Quad]:
    return [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples]


def _parse(graph: Graph, path: Path) -> None:
    try:
        if path.is_file():
            graph.parse(path, format="turtle")
    except (SyntaxError, ValueError) as error:
        raise OntologyError(f"{path} is not readable as Turtle: {error}.") from error


def _broken(report: Graph, result: Node) -> Broken:
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    queried = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
    path = report.value(result, SH.resultPath)
    messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
    return Broken(
        node=_key(value if queried and value is not None else focus),
        message=messages[0] if messages else "breaks a shape that has no sh:message",
        path=str(path) if isinstance(path, URIRef) else None,
        warning=report.value(result, SH.resultSeverity) != SH.Violation,
    )


def _key(node: Node | None) -> str:
    if isinstance(node, BNode):
        return f"_:{node}"
    return node.n3() if isinstance(node, Literal) else str(node)
