"""The graph for people who know rdflib: the same store behind its API, read-only, and never calling out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, URIRef
from rdflib.query import Result

from treatygraph.errors import UsageError
from treatygraph.store.guard import refuse_remote

_BEFORE_ENGINE = 5  # positional arguments of rdflib's query() before the choice of engine


class _ReadOnly(OxigraphStore):
    def query(self, query: Any, *args: Any, **more: Any) -> Result:
        """Run a query given as text. Raises UsageError for a prepared one and for SERVICE."""
        if not isinstance(query, str):
            raise UsageError("Give the query as text: a prepared query would not run in the store.")
        named = args[0] if args else more.get("initNs") or {}
        refuse_remote(query, {prefix: str(namespace) for prefix, namespace in named.items()})
        result: Result = super().query(query, *args, **more)
        return result

    def _refuse(self, *args: Any, **more: Any) -> None:
        raise UsageError("This graph is read-only: build, remove and the files under ontology/ change it.")

    add = addN = remove = update = remove_graph = _refuse

    def add_graph(self, graph: Any) -> None:
        """Do nothing: rdflib announces each graph that it is about to read."""


class _Local(Dataset):
    held_by: object = None

    def query(self, *args: Any, **more: Any) -> Result:
        """Run a query in the store itself, never in rdflib's engine, which could be made to fetch."""
        if len(args) > _BEFORE_ENGINE or not more.pop("use_store_provided", True):
            raise UsageError("Queries run in the store alone: leave use_store_provided out.")
        return super().query(*args, **more)


def dataset(store: ox.Store, prefixes: Mapping[str, str], *, held_by: object) -> Dataset:
    """Wrap an open store as an rdflib Dataset with all prefixes bound; its default graph is the union.

    `held_by` is what keeps the store's files there: it lives as long as the dataset.
    """
    found = _Local(store=_ReadOnly(store=store))
    found.held_by = held_by
    for prefix, namespace in prefixes.items():
        found.bind(prefix, URIRef(namespace))
    return found
