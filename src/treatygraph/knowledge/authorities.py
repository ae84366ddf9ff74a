"""The known things of diplomacy, read from ontology/authorities: one entry each, with every name it goes by."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from treatygraph.errors import OntologyError
from treatygraph.knowledge.slug import slug
from treatygraph.knowledge.vocabulary import TG, Vocabulary, local

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = "https://schema.org/"
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
    """Read every listed thing of all folders, a later folder's entry replacing an earlier one of the same key."""
    found: dict[str, Entry] = {}
    for place in places:
        for path in sorted((place / "authorities").glob("*.ttl")):
            found.update((entry.key, entry) for entry in _from_turtle(path))
        for path in sorted((place / "authorities").glob("*.csv")):
            found.update((entry.key, entry) for entry in _from_csv(path, vocabulary))
    return tuple(found[key] for key in sorted(found))


def _from_turtle(path: Path) -> Iterable[Entry]:
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        triples = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (SyntaxError, ValueError, OSError) as error:
        raise OntologyError(f"{path} is not readable as Turtle: {error}.") from error
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and not isinstance(triple.object, ox.Triple):
            facts[triple.subject.value][triple.predicate.value].append(triple.object.value)
    for iri in sorted(facts):
        if facts[iri][_SKOS + "prefLabel"] and "/id/" in iri:
            yield _entry(iri, facts[iri])


def _entry(iri: str, said: dict[str, list[str]]) -> Entry:
    label = said[_SKOS + "prefLabel"][0]
    types = [t for t in said["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"] if t.startswith(TG)]
    dates = [d for p in ("openedOn", "adoptedOn", "startedOn") for d in said[TG + p]]
    return Entry(
        key=_key(iri),
        kind=local(ox.NamedNode(sorted(types)[0])) if types else "Issue",
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


def _key(iri: str) -> str:
    return iri.rsplit("/id/", 1)[-1]


def _from_csv(path: Path, vocabulary: Vocabulary) -> Iterable[Entry]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if not {"name", "kind"} <= set(rows.fieldnames or ()):
            raise OntologyError(
                f"{path}, line 1: a table of names needs the columns name and kind (and may have aliases)."
            )
        for row in rows:
            yield _row(row, f"{path}, line {rows.line_num}", vocabulary)


def _row(row: dict[str, str], where: str, vocabulary: Vocabulary) -> Entry:
    kind, name = (row["kind"] or "").strip(), (row["name"] or "").strip()
    if kind not in vocabulary.superclasses or not name:
        raise OntologyError(
            f"{where}: give a name and a kind of the ontology, such as State or Treaty (here: {kind!r})."
        )
    aliases = [a.strip() for a in (row.get("aliases") or "").split("|") if a.strip()]
    key = f"{folder_of(kind, vocabulary)}/{slug(name)}"
    return Entry(key=key, kind=kind, label=name, names=tuple(dict.fromkeys([name, *aliases])))
