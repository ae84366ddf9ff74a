"""Answers in the forms that the W3C lays down, written by the engine itself, for programs that ask over HTTP."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from treatygraph.errors import UsageError
from treatygraph.store.snapshot import Snapshot, faults_in_words

ROWS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
TRIPLES = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Graphs:
    """The IRIs of the graphs that a query shall see: those merged into its default graph, and those it can name."""

    default: Sequence[str] = ()
    named: Sequence[str] = ()


def written(snapshot: Snapshot, text: str, *, rows: str, graphs: Graphs, most: int) -> bytes | list[ox.Triple]:
    """Answer a query: the rows of a SELECT or the truth of an ASK in a form of ROWS, or else its sorted triples.

    `most` is a limit in bytes. Raises UsageError for a faulty query or a larger answer, TreatygraphError for a failure.
    """
    with faults_in_words():
        found = _asked(snapshot, text, graphs)
        if isinstance(found, ox.QueryTriples):
            return _collected(found, most)
        out = _Limited(most)
        found.serialize(out, ROWS[rows])
        return out.getvalue()


def rewritten(triples: Iterable[ox.Triple] | str, form: str) -> bytes:
    """Write triples, or a text of Turtle, in one of TRIPLES."""
    if isinstance(triples, str):
        triples = [quad.triple for quad in ox.parse(triples, ox.RdfFormat.TURTLE)]
    with faults_in_words():
        return ox.serialize(triples, format=TRIPLES[form]) or b""


def _asked(snapshot: Snapshot, text: str, graphs: Graphs) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Where either list is given, the two together are all that the query sees; else it sees the whole graph."""
    default, named = _nodes(graphs.default), _nodes(graphs.named)
    if not default and not named:
        return snapshot.run(text)
    if len(default) == 1:
        return snapshot.run(text, default_graph=default, named_graphs=named)
    return snapshot.run(text, on=_merged(snapshot, default, named))


def _nodes(iris: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in dict.fromkeys(iris)]
    except ValueError as error:
        raise UsageError(f"The name of a graph is not an absolute IRI: {error}.") from error


def _merged(snapshot: Snapshot, default: list[ox.NamedNode], named: list[ox.NamedNode]) -> ox.Store:
    """The graphs of a query in memory, since the engine counts a triple twice that two merged graphs share."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in snapshot.quads(default))
    store.bulk_extend(snapshot.quads(named))
    return store


def _collected(found: Iterable[ox.Triple], most: int) -> list[ox.Triple]:
    kept: dict[ox.Triple, str] = {}
    size = 0
    for triple in found:
        if triple not in kept:
            kept[triple] = str(triple)
            size += len(kept[triple])
        if size > most:
            raise _too_large(most)
    return sorted(kept, key=kept.__getitem__)


def _too_large(most: int) -> UsageError:
    return UsageError(f"The answer is larger than {most / _MEGABYTE:g} MB: ask for less, or add a LIMIT to the query.")


class _Limited(io.BytesIO):
    """A buffer that ends the writing of an answer which grows too large."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: object) -> int:
        """Take some bytes. Raises UsageError beyond the limit."""
        taken = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self._most:
            raise _too_large(self._most)
        return taken
