"""Turtle for people: one block a resource, kinds first, short names, the same bytes for the same graph.

The graph is written resource by resource, so that a large one needs no more memory than its list of resources.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import BinaryIO

import pyoxigraph as ox

from treatygraph.export.source import Source
from treatygraph.namespaces import DCTERMS, PROV, RDF, RDFS, SCHEMA, SKOS, TG, XSD

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_CUT = re.compile(r"(.*[#/])([^#/]*)", re.DOTALL)
_SHORT = {XSD + "integer": re.compile(r"[+-]?\d+"), XSD + "decimal": re.compile(r"[+-]?\d*\.\d+")}
_OFFSETS = re.compile(r"#char=(\d+),(\d+)$")
_ROWS = (RDF, SKOS, RDFS, DCTERMS, SCHEMA, TG, PROV)  # what stands first in a block
_WIDTH, _MANY = 110, 4096
_TYPE = ox.NamedNode(RDF + "type")


class Names:
    """Shortens IRIs by prefix where the result is legal Turtle for every reader, and orders them for people."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = dict(prefixes)
        self._by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._rank = {namespace: rank for rank, namespace in enumerate(prefixes.values())}
        self._known = lru_cache(_MANY)(self._shortened)  # classes, properties and famous things come again and again

    def short(self, iri: str) -> str:
        """Give ``state:norway`` for a known namespace and a plain local name, else the IRI in angle brackets."""
        return self._known(iri)

    def _shortened(self, iri: str) -> str:
        cut = _CUT.fullmatch(iri)
        if cut and cut[1] in self._by_namespace and _LOCAL.fullmatch(cut[2]):
            return f"{self._by_namespace[cut[1]]}:{cut[2]}"
        return f"<{iri}>"

    def term(self, term: object) -> str:
        """Write one term as Turtle."""
        if isinstance(term, ox.NamedNode):
            return self.short(term.value)
        if isinstance(term, ox.Triple):
            return f"<<( {' '.join(self.term(part) for part in (term.subject, term.predicate, term.object))} )>>"
        if not isinstance(term, ox.Literal):
            return str(term)
        datatype = term.datatype.value
        if datatype in _SHORT and _SHORT[datatype].fullmatch(term.value):
            return term.value
        if datatype == XSD + "boolean" and term.value in ("true", "false"):
            return term.value
        if datatype == XSD + "string" or term.language:
            return str(term)
        return f"{ox.Literal(term.value)}^^{self.short(datatype)}"

    def place(self, iri: str) -> tuple[int, str, int, int]:
        """The sorting key of a resource: by kind, then by name, a document's passages by where they are."""
        offsets = _OFFSETS.search(iri)
        bare = iri[: offsets.start()] if offsets else iri
        cut = _CUT.fullmatch(bare)
        rank = self._rank.get(cut[1] if cut else "", len(self._rank))
        return (rank, bare, int(offsets[1]) if offsets else -1, int(offsets[2]) if offsets else -1)


def write(source: Source, out: BinaryIO) -> None:
    """Write the union of a graph."""
    names = Names(source.prefixes)
    _write_heading(names, out)
    for subject in sorted(source.subjects(), key=lambda node: names.place(node.value)):
        _write_block(names, subject, source.triples(subject), out)


def dumps(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> str:
    """Write some triples, such as the answer of a query, as one text that binds only the prefixes it uses."""
    names, blocks = Names(prefixes), defaultdict(list)
    for triple in triples:
        blocks[triple.subject].append(triple)
    text = "".join(_block(names, subject, blocks[subject]) for subject in sorted(blocks, key=str))
    used = [f"@prefix {p}: <{n}> .\n" for p, n in prefixes.items() if re.search(rf"(?<![\w:]){p}:", text)]
    return "".join(used) + ("\n" if used else "") + text


def _write_heading(names: Names, out: BinaryIO) -> None:
    for prefix, namespace in names.prefixes.items():
        out.write(f"@prefix {prefix}: <{namespace}> .\n".encode())
    out.write(b"\n")


def _write_block(names: Names, subject: ox.NamedNode, triples: Iterator[ox.Triple], out: BinaryIO) -> None:
    out.write(_block(names, subject, triples).encode("utf-8"))


def _block(names: Names, subject: object, triples: Iterable[ox.Triple]) -> str:
    said: dict[ox.NamedNode, set[object]] = defaultdict(set)
    for triple in triples:
        said[triple.predicate].add(triple.object)
    order = sorted(said, key=lambda predicate: (predicate != _TYPE, _row(predicate.value)))
    lines = [_line(names, predicate, said[predicate]) for predicate in order]
    return f"{names.term(subject)} " + " ;\n    ".join(lines) + " .\n\n"


@lru_cache(_MANY)
def _row(predicate: str) -> tuple[int, str]:
    rank = next((i for i, namespace in enumerate(_ROWS) if predicate.startswith(namespace)), len(_ROWS))
    return (rank, predicate)


def _line(names: Names, predicate: ox.NamedNode, objects: set[object]) -> str:
    word = "a" if predicate == _TYPE else names.short(predicate.value)
    ordered = sorted(objects, key=lambda term: _object(names, term)) if len(objects) > 1 else objects
    terms = [names.term(term) for term in ordered]
    short = ", ".join(terms)
    return f"{word} {short}" if len(short) <= _WIDTH else f"{word} " + ",\n        ".join(terms)


def _object(names: Names, term: object) -> tuple[bool, tuple[int, str, int, int], str]:
    if isinstance(term, ox.NamedNode):
        return (False, names.place(term.value), "")
    return (True, (0, "", 0, 0), str(term))
