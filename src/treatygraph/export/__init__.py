"""Writes a graph in the forms that other tools open, one form a file.

To add a form: 1. write a module with `write(source, out)`, where `source` gives triples, quads and prefixes and `out`
is a binary file; 2. list it in `FORMATS` with the ending of its files; 3. test that another tool reads it back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from treatygraph.export import rdf, turtle
from treatygraph.export.aside import written_aside
from treatygraph.export.source import Source

__all__ = ["FORMATS", "Format", "Source", "export", "written_aside"]


@dataclass(frozen=True, slots=True)
class Format:
    """One form of file: its ending, what it is, and what writes it."""

    ending: str
    says: str
    write: Callable[[Source, BinaryIO], None]


FORMATS = {
    "turtle": Format("ttl", "Turtle, grouped by resource, for people and most RDF tools", turtle.write),
    "ntriples": Format("nt", "N-Triples, one triple a line", rdf.ntriples),
    "trig": Format("trig", "TriG, with the named graph of each document", rdf.trig),
    "nquads": Format("nq", "N-Quads, one triple with its graph a line", rdf.nquads),
    "jsonld": Format("jsonld", "JSON-LD, for programs that read JSON", rdf.jsonld),
    "rdfxml": Format("rdf", "RDF/XML, for older RDF tools and Protégé", rdf.rdfxml),
}


def export(source: Source, form: str, path: Path) -> None:
    """Write the whole graph to a file in one of FORMATS; a failure leaves no half file behind."""
    with written_aside(path) as out:
        FORMATS[form].write(source, out)
