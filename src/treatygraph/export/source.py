"""What every export reads: the triples of the union, the quads of the named graphs, the prefixes, and rows of a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import pyoxigraph as ox


class Source(Protocol):
    """A graph open for reading, such as the store's Snapshot."""

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Prefix -> namespace, in the order in which files list them."""
        ...

    def subjects(self) -> Iterable[ox.NamedNode]:
        """Every resource that something is said of."""
        ...

    def triples(self, subject: ox.NamedNode | None = None) -> Iterator[ox.Triple]:
        """The triples of the union, each once, all or those about one subject."""
        ...

    def quads(self) -> Iterator[ox.Quad]:
        """The contents of all named graphs."""
        ...

    def select(self, text: str) -> Iterable[Mapping[str, str]]:
        """The rows of a SELECT as bare text, empty cells left out."""
        ...
