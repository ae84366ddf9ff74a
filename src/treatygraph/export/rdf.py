"""The RDF forms that Oxigraph writes itself, sorted so that equal graphs give equal files."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from treatygraph.export.characters import plain
from treatygraph.export.source import Source


def ntriples(source: Source, out: BinaryIO) -> None:
    """Write the union as N-Triples."""
    out.writelines(line.encode("utf-8") for line in sorted(f"{triple} .\n" for triple in source.triples()))


def nquads(source: Source, out: BinaryIO) -> None:
    """Write all named graphs as N-Quads."""
    out.writelines(line.encode("utf-8") for line in sorted(f"{quad} .\n" for quad in source.quads()))


def trig(source: Source, out: BinaryIO) -> None:
    """Write all named graphs as TriG."""
    quads = sorted(source.quads(), key=lambda quad: (str(quad.graph_name), str(quad)))
    ox.serialize(quads, out, ox.RdfFormat.TRIG, prefixes=dict(source.prefixes))


def jsonld(source: Source, out: BinaryIO) -> None:
    """Write the union as JSON-LD."""
    ox.serialize(_sorted(source), out, ox.RdfFormat.JSON_LD, prefixes=dict(source.prefixes))


def rdfxml(source: Source, out: BinaryIO) -> None:
    """Write the union as RDF/XML, without the control characters that XML cannot hold."""
    triples = [_without_controls(triple) for triple in _sorted(source)]
    ox.serialize(triples, out, ox.RdfFormat.RDF_XML, prefixes=dict(source.prefixes))


def _without_controls(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or plain(value.value) == value.value:
        return triple
    kind = {"language": value.language} if value.language else {"datatype": value.datatype}
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(plain(value.value), **kind))


def _sorted(source: Source) -> list[ox.Triple]:
    return sorted(source.triples(), key=str)
