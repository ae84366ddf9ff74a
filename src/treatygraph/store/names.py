"""Finds the entity that a user means by a name, without the language model."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches

import pyoxigraph as ox

from treatygraph.errors import UsageError
from treatygraph.knowledge.names import folded
from treatygraph.knowledge.slug import plain
from treatygraph.store.answers import Rows
from treatygraph.store.snapshot import Snapshot

_LABELS = "SELECT ?entity ?name { ?entity skos:%s ?name }"
_SORTS = ("prefLabel", "altLabel", "hiddenLabel")  # the better a name, the sooner it decides
_SUGGESTIONS = 4
_Names = dict[str, set[str]]


def resolve(snapshot: Snapshot, name: str) -> ox.NamedNode:
    """Find the one entity of a name, a key (``state/norway``) or an IRI; case, marks and plural do not count.

    Raises UsageError with the nearest names where there is none, and with the keys where there are several.
    """
    by_key = _of_key(snapshot, name)
    if by_key:
        return by_key
    known: set[str] = set()
    for sort in _SORTS:
        found = _called(snapshot, name, sort)
        if not found:
            names = _names(snapshot, sort)
            found, known = _alike(name, names), known | names.keys()
        if found:
            return _only(snapshot, name, found)
    raise UsageError(_unknown(name, known))


def _called(snapshot: Snapshot, name: str, sort: str) -> set[str]:
    """The things of exactly this name, which the store finds without reading all names."""
    answer = snapshot.query(_LABELS % sort, bound={"name": ox.Literal(name)})
    return {row["entity"] for row in answer.texts()} if isinstance(answer, Rows) else set()


def _of_key(snapshot: Snapshot, name: str) -> ox.NamedNode | None:
    prefix, colon, rest = name.partition(":")
    key = f"{prefix}/{rest}" if colon and prefix in snapshot.prefixes else name
    try:
        node = ox.NamedNode(key if key.startswith(snapshot.base) else snapshot.base + key)
    except ValueError:
        return None
    return node if next(iter(snapshot.triples(node)), None) else None


def _names(snapshot: Snapshot, sort: str) -> _Names:
    names: _Names = defaultdict(set)
    for row in snapshot.select(_LABELS % sort):
        names[row["name"]].add(row["entity"])
    return names


def _alike(name: str, names: _Names) -> set[str]:
    """The things of a name that is the same to a reader of texts."""
    words = folded(name)
    return {entity for label, entities in names.items() if folded(label) == words for entity in entities}


def _only(snapshot: Snapshot, name: str, found: set[str]) -> ox.NamedNode:
    if len(found) > 1:
        keys = ", ".join(sorted(iri.removeprefix(snapshot.base) for iri in found))
        raise UsageError(f"{name!r} is the name of several things here; give one of these instead: {keys}.")
    return ox.NamedNode(next(iter(found)))


def _unknown(name: str, known: set[str]) -> str:
    by_plain = {plain(label): label for label in sorted(known, reverse=True)}
    near = get_close_matches(plain(name), by_plain, n=_SUGGESTIONS, cutoff=0.6)
    near += [key for key in sorted(by_plain) if plain(name) in key and key not in near]
    meant = " or ".join(repr(by_plain[key]) for key in near[:_SUGGESTIONS])
    return f"No document here names {name!r}" + (f"; did you mean {meant}?" if meant else ".")
