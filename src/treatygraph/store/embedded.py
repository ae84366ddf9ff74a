"""The writer: documents go in, are replaced and go out, each in one transaction."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from treatygraph.namespaces import DCTERMS, TG
from treatygraph.store import copies, folder
from treatygraph.store.derived import derived_triples
from treatygraph.store.entities import entity_triples
from treatygraph.store.ontology import ontology_triples

_DOCUMENT = ox.NamedNode(TG + "Document")
_IDENTIFIER = ox.NamedNode(DCTERMS + "identifier")
_LARGE_LOG = 32_000_000  # bytes
_Spo = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


class Store:
    """A graph open for writing. Use as a context manager: only one writer can have a graph open.

    The default graph always is the union of the named graphs; every change to a named graph changes both at once.
    """

    def __init__(self, kg: Path, *, base: str | None = None) -> None:
        """Open or make the graph in a folder. Raises BusyError where another process writes it."""
        self.kg = kg
        try:
            self.base = folder.settle_base(kg, base)
            self._store: ox.Store | None = ox.Store(str(folder.live(kg)))
            folder.sign(kg)
        except OSError as error:
            raise folder.explained(error, kg) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        if self._store is not None:
            folder.sign_off(self.kg)
            self._store = None
            self._tidy()

    def _tidy(self) -> None:
        """Open the database once more where its log has grown large: nothing else frees what the log takes of the disk."""
        log = sum(path.stat().st_size for path in folder.live(self.kg).glob("*.log"))
        if log > _LARGE_LOG:
            with suppress(OSError):
                ox.Store(str(folder.live(self.kg)))

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise ValueError("the store is closed")
        return self._store

    def documents(self) -> dict[str, str]:
        """The IRI of every document's graph by its identifier, in the order of identifiers."""
        found = self._open.quads_for_pattern(None, _IDENTIFIER, None, None)
        named = [q for q in found if q.graph_name == q.subject]
        return {q.object.value: q.subject.value for q in sorted(named, key=str)}  # type: ignore[union-attr]

    def sources(self) -> dict[str, str]:
        """Where each document came from, by its identifier."""
        source = ox.NamedNode(DCTERMS + "source")
        return {
            identifier: quad.object.value  # type: ignore[union-attr]
            for identifier, iri in self.documents().items()
            for quad in self._open.quads_for_pattern(ox.NamedNode(iri), source, None, ox.NamedNode(iri))
        }

    def has(self, document_key: str, facts: Iterable[tuple[str, str]]) -> bool:
        """True where a document's graph says all of these of it: pairs of a property and a value or IRI."""
        node = ox.NamedNode(self.base + document_key)
        quads = list(self._open.quads_for_pattern(node, None, None, node))
        said = {(q.predicate.value, getattr(q.object, "value", "")) for q in quads}
        return bool(said) and set(facts) <= said

    def replace(self, document_iri: str, triples: Sequence[str]) -> None:
        """Put lines of N-Triples in a document's graph, instead of what it held before."""
        self._swap(ox.NamedNode(document_iri), triples)

    def remove(self, document_iri: str) -> None:
        """Take a document's graph out."""
        self._swap(ox.NamedNode(document_iri), [])

    def refresh(self, *, ontology: Sequence[Path]) -> None:
        """Compute anew what depends on all documents, and keep the ontology of these folders beside it."""
        store = self._open
        self._swap(ox.NamedNode(TG), map(_line, ontology_triples(ontology)))
        self._swap(ox.NamedNode(self.base + "graph/entities"), map(_line, entity_triples(store, self.base)))
        self._swap(ox.NamedNode(self.base + "graph/derived"), map(_line, derived_triples(store, self.base)))

    def publish(self) -> None:
        """Give readers a copy of the graph as it is now. Raises BusyError where the disk is full."""
        copy = copies.next_copy(self.kg)
        part = copy.with_name(copy.name + ".part")
        try:
            self._open.flush()
            self._open.backup(str(part))
            os.replace(part, copy)
        except OSError as error:
            raise folder.explained(error, self.kg) from error
        copies.publish(self.kg, copy)

    def _swap(self, graph: ox.NamedNode, lines: Iterable[str]) -> None:
        old = {_line(spo): spo for spo in map(_spo, self._open.quads_for_pattern(None, None, None, graph))}
        new = dict.fromkeys(lines)
        if old.keys() == new.keys():
            return
        gone = [line for line, spo in old.items() if line not in new and not self._elsewhere(spo, graph)]
        put = "\n".join(new)
        update = "DELETE DATA {{ {} }} ; DROP SILENT GRAPH {} ; ".format("\n".join(gone), graph)
        update += f"INSERT DATA {{ {put} GRAPH {graph} {{ {put} }} }}"
        try:
            self._open.update(update)
        except OSError as error:
            raise folder.explained(error, self.kg) from error

    def _elsewhere(self, spo: _Spo, graph: ox.NamedNode) -> bool:
        quads = self._open.quads_for_pattern(*spo, None)
        return any(not isinstance(q.graph_name, ox.DefaultGraph) and q.graph_name != graph for q in quads)


def _spo(quad: ox.Quad) -> _Spo:
    if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
        raise ValueError(f"only named nodes and literals are kept, not {quad}")
    return quad.subject, quad.predicate, quad.object


def _line(triple: _Spo) -> str:
    return "{} {} {} .".format(*triple)
