"""Writes a graph in the forms that other tools open, one form a file, or a folder of files for those that need several.

To add a form: 1. write a module with `write(source, out)`, where `source` gives triples, quads, prefixes and the rows of
a query, and `out` is a binary file; a network takes `write(net, out)` with a `Net` of entities and relations, tables take
`Records`; 2. list it in `FORMATS` with its file or files; 3. test that another tool reads it back, and say so in
docs/interchange.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from treatygraph.errors import UsageError
from treatygraph.export import gexf, graphml, kumu, neo4j, rdf, sheets, turtle, turtle12, webannotation
from treatygraph.export.aside import folder_aside, written_aside
from treatygraph.export.flat import Flat
from treatygraph.export.gather import net_of, records_of
from treatygraph.export.source import Source

__all__ = ["FORCES", "FORMATS", "PROFILES", "Format", "Source", "export", "writer", "written_aside"]

PROFILES, FORCES = ("full", "flat"), ("facts", "all")
_Write = Callable[[Any, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One form: what it is, the ending of its file or the files of its folder, what writes them, and what can be chosen.

    `kind` is `rdf`, of which there is a flat profile; `network`, which holds facts alone or all relations; `tables`, whose
    files are written from records; or `other`.
    """

    says: str
    parts: Mapping[str, _Write]
    kind: str = "other"

    @property
    def ending(self) -> str:
        """The ending of a single file; empty for a folder."""
        return next(iter(self.parts)).removeprefix("graph.") if len(self.parts) == 1 else ""


def _rdf(ending: str, says: str, write: _Write) -> Format:
    return Format(says, {f"graph.{ending}": write}, "rdf")


FORMATS = {
    "turtle": _rdf("ttl", "Turtle, grouped by resource, for people and most RDF tools", turtle.write),
    "ntriples": _rdf("nt", "N-Triples, one triple a line", rdf.ntriples),
    "trig": _rdf("trig", "TriG, with the named graph of each document", rdf.trig),
    "nquads": _rdf("nq", "N-Quads, one triple with its graph a line", rdf.nquads),
    "jsonld": _rdf("jsonld", "JSON-LD, for programs that read JSON", rdf.jsonld),
    "rdfxml": _rdf("rdf", "RDF/XML, for older RDF tools and Protégé", rdf.rdfxml),
    "turtle12": Format("Turtle of RDF 1.2, whose relations name triples as terms", {"graph.ttl": turtle12.write}),
    "graphml": Format("GraphML, for igraph, networkx, Cytoscape, yEd", {"graph.graphml": graphml.write}, "network"),
    "gexf": Format("GEXF with times, for Gephi", {"graph.gexf": gexf.write}, "network"),
    "csv": Format("a folder of tables for spreadsheets, R and pandas", sheets.WRITERS, "tables"),
    "neo4j": Format("a folder for Neo4j: tables, import command, Cypher script", neo4j.WRITERS, "network"),
    "webannotation": Format("Web Annotation JSON-LD of the passages", {"graph.jsonld": webannotation.write}),
    "kumu": Format("a workbook (.xlsx) for Kumu", {"graph.xlsx": kumu.write}, "network"),
}


def export(source: Source, form: str, path: Path, *, profile: str = "full", force: str = "facts") -> None:
    """Write a graph in one of FORMATS to a file or folder; a failure leaves no half of it behind.

    `profile` is one of PROFILES, `force` one of FORCES. Raises UsageError for what the form does not have.
    """
    if len(FORMATS[form].parts) == 1:
        with written_aside(path) as out:
            writer(source, form, profile=profile, force=force)(out)
        return
    writers = _writers(source, form, profile, force)
    with folder_aside(path, files=set(writers)) as folder:
        for name, write in writers.items():
            with (folder / name).open("wb") as out:
                write(out)


def writer(source: Source, form: str, *, profile: str = "full", force: str = "facts") -> Callable[[BinaryIO], None]:
    """Give what writes the one file of a form. Raises UsageError for a folder, and for what the form does not have."""
    writers = _writers(source, form, profile, force)
    if len(writers) > 1:
        raise UsageError(f"{form} is a folder of {len(writers)} files: say where with --to FOLDER.")
    return next(iter(writers.values()))


def _writers(source: Source, form: str, profile: str, force: str) -> dict[str, Callable[[BinaryIO], None]]:
    given = _given(source, form, profile, force)
    return {name: partial(write, given) for name, write in FORMATS[form].parts.items()}


def _given(source: Source, form: str, profile: str, force: str) -> Any:
    kind = FORMATS[form].kind
    _check(form, profile != "full" and kind != "rdf", "--profile flat", "rdf")
    _check(form, force != "facts" and kind != "network", "--force all", "network")
    if kind == "network":
        return net_of(source, everything=force == "all")
    if kind == "tables":
        return records_of(source)
    return Flat(source) if profile == "flat" else source


def _check(form: str, wrong: bool, option: str, kind: str) -> None:
    if wrong:
        fitting = ", ".join(name for name, known in FORMATS.items() if known.kind == kind)
        raise UsageError(f"{form} has no {option}; these do: {fitting}.")
