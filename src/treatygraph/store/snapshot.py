"""The reader: the last published copy of a graph, which no writer touches."""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from treatygraph.errors import TreatygraphError, UsageError
from treatygraph.namespaces import prefixes
from treatygraph.store import folder
from treatygraph.store.answers import Answer, Rows, Triples
from treatygraph.store.copies import held_copy
from treatygraph.store.guard import refuse_remote
from treatygraph.store.order import in_order, order_of

if TYPE_CHECKING:
    from rdflib import Dataset

Term = ox.NamedNode | ox.Literal
_Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_Substitutions = dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]


class Snapshot:
    """A graph open for reading, as it was when the last build or removal ended, and for as long as this object lives."""

    def __init__(self, kg: Path) -> None:
        """Open the graph in a folder. Raises UsageError where there is none."""
        self.kg = kg
        self.copy, holding = held_copy(kg)
        if holding is not None:
            weakref.finalize(self, os.close, holding)
        self._store = _opened(self.copy, kg)
        self.base = folder.read_base(kg) or ""
        self.prefixes = prefixes(self.base)

    def query(self, text: str, *, bound: Mapping[str, Term] | None = None) -> Answer:
        """Run one SPARQL query over the union of all graphs; every known prefix may be used undeclared.

        `bound` fixes variables of the query. Raises UsageError for a faulty query, an update or a SERVICE clause.
        """
        substitutions: _Substitutions = {ox.Variable(name): term for name, term in (bound or {}).items()}
        with faults_in_words():
            rows = self._in_order(text, substitutions)
            return _answer(self.run(text, substitutions=substitutions or None)) if rows is None else rows

    def _in_order(self, text: str, substitutions: _Substitutions) -> Rows | None:
        """The rows of a query that sorts by columns, put in order here, which is faster; None where the engine has to."""
        order = order_of(text)
        if order is None:
            return None
        with suppress(SyntaxError):
            answer = _answer(self.run(order.bare, substitutions=substitutions or None))
            cells = in_order(answer.columns, answer.cells, order) if isinstance(answer, Rows) else None
            if isinstance(answer, Rows) and cells is not None:
                return Rows(answer.columns[: len(answer.columns) - order.hidden], cells)
        return None

    def run(self, text: str, *, on: ox.Store | None = None, **options: Any) -> _Found:
        """Start a query and give the engine's own answer, for those who write it out as it comes.

        Takes the options of the engine's query; `on` is a part of this graph to ask instead of the whole. Raises
        UsageError for SERVICE; wrap it in `faults_in_words`.
        """
        refuse_remote(text, self.prefixes)
        return (on or self._store).query(text, prefixes=self.prefixes, **options)

    def select(self, text: str) -> Iterable[Mapping[str, str]]:
        """Run a SELECT and give its rows as bare text without empty cells, for parts that know no RDF."""
        answer = self.query(text)
        if not isinstance(answer, Rows):
            raise UsageError("A SELECT query is needed here.")
        return answer.texts()

    def triples(self, subject: ox.NamedNode | None = None) -> Iterator[ox.Triple]:
        """The triples of the union, each once, all or those about one subject."""
        for quad in self._store.quads_for_pattern(subject, None, None, ox.DefaultGraph()):
            yield quad.triple

    def quads(self, graphs: Iterable[ox.NamedNode] | None = None) -> Iterator[ox.Quad]:
        """The contents of all named graphs, or of some."""
        for graph in self._store.named_graphs() if graphs is None else graphs:
            yield from self._store.quads_for_pattern(None, None, None, graph)

    def subjects(self) -> set[ox.NamedNode]:
        """Every resource that something is said of."""
        found = self.query("SELECT DISTINCT ?s { ?s ?p ?o }")
        cells = found.cells if isinstance(found, Rows) else ()
        return {node for (node,) in cells if isinstance(node, ox.NamedNode)}

    def texts(self) -> dict[str, str]:
        """The kept text of every document that still has one, by identifier."""
        documents = self.select("SELECT ?id { ?d a tg:Document ; dcterms:identifier ?id } ORDER BY ?id")
        paths = {row["id"]: self.kg / "texts" / f"{row['id']}.txt" for row in documents}
        return {name: path.read_bytes().decode("utf-8") for name, path in paths.items() if path.is_file()}

    def dataset(self) -> Dataset:
        """The same graph as an rdflib Dataset, whose default graph is the union."""
        from treatygraph.store.rdflib_face import dataset

        return dataset(self._store, self.prefixes, held_by=self)


def _opened(copy: Path, kg: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(copy))
    except OSError as error:
        raise folder.explained(error, kg) from error


@contextmanager
def faults_in_words() -> Iterator[None]:
    """Say in plain words what the engine finds wrong, when a query starts and while its answer is read."""
    try:
        yield
    except SyntaxError as error:
        raise UsageError(f"The query is not a SPARQL SELECT, ASK, CONSTRUCT or DESCRIBE: {error}.") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise TreatygraphError(f"The query failed: {error}.") from error


def _answer(found: _Found) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Rows(columns, tuple(map(tuple, found)))
    return Triples(tuple(sorted(set(found), key=str)))
