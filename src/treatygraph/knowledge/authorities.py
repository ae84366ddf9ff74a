"""The known things of diplomacy, read from ontology/authorities: one entry each, with every name it goes by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from treatygraph.errors import OntologyError, shown
from treatygraph.knowledge.folder import Fault
from treatygraph.knowledge.own_names import NameRow, read_names
from treatygraph.knowledge.sayings import suggest
from treatygraph.knowledge.slug import slug
from treatygraph.knowledge.vocabulary import TG, Vocabulary

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SKOS_TERMS = (
    *(
        "prefLabel",
        "altLabel",
        "hiddenLabel",
        "notation",
        "note",
        "scopeNote",
        "definition",
        "example",
        "editorialNote",
    ),
    *("broader", "narrower", "related", "exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"),
    *("inScheme", "topConceptOf", "changeNote", "historyNote"),
)
_SCHEMA = "https://schema.org/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RELATING = (*(TG + p for p in ("knownIssue", "producedByProcess", "ledTo", "organOf")), _SKOS + "broader")
_CODES = ("iso3166", "untc")
_FOLDERS = {
    "State": "state",
    "Organization": "organization",
    "InternationalOrganization": "organization",
    "CivilSocietyOrganization": "organization",
    "GovernmentBody": "body",
    "Person": "person",
    "Group": "group",
    "Convention": "convention",
    "Process": "process",
    "Event": "event",
    "Issue": "issue",
    "Place": "place",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed thing. `demonyms` ("Norwegian") and `capitals` ("Oslo") name it only in some grammatical places;
    `needs_context` are names too ordinary to count alone; `since` is when it came to be (ISO date or its beginning).
    """

    key: str
    kind: str
    label: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    needs_context: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    same_as: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    organ_of: str | None = None
    since: str | None = None
    issues: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


def folder_of(kind: str, vocabulary: Vocabulary) -> str:
    """Name the part of the IRI that a kind lives under: ``convention`` for a Treaty, ``body`` for a GovernmentBody."""
    for name in (kind, *vocabulary.superclasses.get(kind, ())):
        if name in _FOLDERS:
            return _FOLDERS[name]
    raise OntologyError(f"The class {kind} is no kind of actor, instrument, process, event, issue or place.")


def load_authorities(places: Sequence[Path], vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Read every listed thing of all folders. Raises OntologyError listing every fault of every file at once."""
    entries, faults = read_authorities(places, vocabulary)
    if faults:
        raise OntologyError("The ontology has faults:\n" + "\n".join(map(str, sorted(faults))))
    return entries


def read_authorities(places: Sequence[Path], vocabulary: Vocabulary) -> tuple[tuple[Entry, ...], list[Fault]]:
    """Read every listed thing of all folders with every fault found, for checking.

    A later folder's Turtle replaces an entry of the same key; a table adds its names to it.
    """
    found: dict[str, Entry] = {}
    faults: list[Fault] = []
    kinds = _listable(vocabulary)
    for place in places:
        for path in sorted((place / "authorities").glob("*.ttl")):
            entries, wrong = _from_turtle(path, vocabulary, kinds)
            found.update((entry.key, entry) for entry in entries)
            faults += wrong
        for path in sorted([*place.glob("*.csv"), *(place / "authorities").glob("*.csv")]):
            rows, wrong = read_names(path, kinds)
            _add((row for row in rows if row.kind in kinds), found, vocabulary)
            faults += wrong
    return tuple(found[key] for key in sorted(found)), faults


def _listable(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(k for k in sorted(vocabulary.superclasses) if {k, *vocabulary.superclasses[k]} & _FOLDERS.keys())


def _from_turtle(path: Path, vocabulary: Vocabulary, kinds: Sequence[str]) -> tuple[list[Entry], list[Fault]]:
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        triples = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        return [], [Fault(shown(path), error.lineno or 1, f"this is not readable as Turtle ({error.msg}).")]
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and not isinstance(triple.object, ox.Triple):
            facts[triple.subject.value][triple.predicate.value].append(triple.object.value)
    listed = {iri: said for iri, said in sorted(facts.items()) if "/id/" in iri}
    entries = [_entry(iri, said, vocabulary) for iri, said in listed.items()]
    told = {*_unknown_properties(listed, vocabulary), *_entry_faults(entries, kinds)}
    return entries, [Fault(shown(path), _line(path, words), message) for words, message in sorted(told)]


def _unknown_properties(listed: dict[str, dict[str, list[str]]], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    allowed = {*(TG + name for name in vocabulary.properties), *(_SKOS + name for name in _SKOS_TERMS)}
    names = sorted(map(_ending, allowed))
    used = {t for said in listed.values() for t, values in said.items() if values and t.startswith((TG, _SKOS))}
    for term in map(_ending, used - allowed):
        yield term, f"unknown property {term!r}; {suggest(term, names)}"


def _entry_faults(entries: Iterable[Entry], kinds: Sequence[str]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if entry.kind not in kinds:
            yield entry.kind, f"unknown kind {entry.kind!r}; {suggest(entry.kind, kinds)}"
        if not entry.label:
            yield _ending(entry.key), f"{entry.key} has no skos:prefLabel; give it the name that readers see."


def _ending(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def _line(path: Path, words: str) -> int:
    local_name = re.compile(rf"[:/#]{re.escape(words)}(?![\w-])")
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if local_name.search(line)), 1)


def _entry(iri: str, said: dict[str, list[str]], vocabulary: Vocabulary) -> Entry:
    label = next(iter(said[_SKOS + "prefLabel"]), "")
    types = sorted(_ending(t) for t in said[_TYPE] if t.startswith(TG))
    dates = [d for p in ("openedOn", "adoptedOn", "startedOn") for d in said[TG + p]]
    return Entry(
        key=_key(iri),
        kind=_most_specific(types, vocabulary),
        label=label,
        names=tuple(dict.fromkeys([label, *sorted(said[_SKOS + "altLabel"])])),
        demonyms=tuple(sorted(said[TG + "demonym"])),
        capitals=tuple(sorted(said[TG + "capital"])),
        needs_context=frozenset(said[TG + "needsContext"]),
        ambiguous=frozenset(said[TG + "ambiguous"]),
        same_as=tuple(sorted(said[_SCHEMA + "sameAs"] + said[_SKOS + "exactMatch"])),
        codes=tuple((name, value) for name in _CODES for value in sorted(said[TG + name])),
        organ_of=next((_key(o) for o in sorted(said[TG + "organOf"])), None),
        since=min(dates, default=None),
        issues=tuple(_key(i) for i in sorted(said[TG + "knownIssue"])),
        related=tuple(sorted(_key(i) for p in _RELATING for i in said[p])),
    )


def _most_specific(types: Sequence[str], vocabulary: Vocabulary) -> str:
    unknown = [t for t in types if t not in vocabulary.superclasses]
    return unknown[0] if unknown else max(types, key=lambda t: len(vocabulary.superclasses[t]), default="Issue")


def _key(iri: str) -> str:
    return iri.rsplit("/id/", 1)[-1]


def _add(rows: Iterable[NameRow], found: dict[str, Entry], vocabulary: Vocabulary) -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in found.values():
        for name in entry.names:
            owners[entry.key.split("/")[0], name.casefold()].add(entry.key)
    for row in rows:
        folder = folder_of(row.kind, vocabulary)
        known = owners[folder, row.name.casefold()]
        key = next(iter(known)) if len(known) == 1 else f"{folder}/{slug(row.name)}"
        found[key] = _extended(found.get(key) or Entry(key, row.kind, row.name, ()), row, vocabulary)


def _extended(entry: Entry, row: NameRow, vocabulary: Vocabulary) -> Entry:
    return replace(
        entry,
        kind=entry.kind if vocabulary.is_a(entry.kind, row.kind) else row.kind,
        names=tuple(dict.fromkeys([*entry.names, row.name, *row.aliases])),
        demonyms=tuple(sorted({*entry.demonyms, *row.demonyms})),
        needs_context=entry.needs_context.union(row.needs_context),
        ambiguous=entry.ambiguous.union(row.ambiguous),
    )
