"""How each relation is said: one YAML file a relation under ontology/relations, read and checked line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from treatygraph.errors import OntologyError, shown
from treatygraph.knowledge.folder import Fault, FaultyFile, Lined, read_yaml

_FILE_KEYS = {"relation", "said", "examples", "names_only"}
_SAYING_KEYS = {"frame", "cue", "link", "force", "subject", "object"}
_EXAMPLE_KEYS = {"text", "gives", "time", "polarity", "modality"}
_POLARITIES = {"positive", "negative"}
_MODALITIES = {"asserted", "intended", "hypothetical"}
_FORCES = {"asserted", "intended", "negative", "hypothetical"}


@dataclass(frozen=True, slots=True)
class Saying:
    """One way of saying one relation: a cue (its words, head first) in a frame, with prepositions that link a party.

    `subjects` and `objects` narrow the kinds of thing that may stand at its ends.
    """

    relation: str
    frame: str
    cue: tuple[str, ...]
    links: tuple[str, ...] = ()
    force: str | None = None
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    rule: str = field(init=False)  # the name under which a relation records what found it

    def __post_init__(self) -> None:
        object.__setattr__(self, "rule", f"{self.relation}/{self.frame}/{' '.join(self.cue)}")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the triples that must come of it (none where it must not match)."""

    file: str
    line: int
    text: str
    gives: tuple[tuple[str, str, str], ...]
    time: str | None
    polarity: str | None
    modality: str | None


@dataclass(frozen=True, slots=True)
class RelationFile:
    """What one file says. With `names_only` an unlisted noun phrase becomes its object only under these heads."""

    relation: str
    sayings: tuple[Saying, ...]
    examples: tuple[Example, ...]
    names_only: frozenset[str] | None = None


def suggest(wrong: str, allowed: Iterable[str]) -> str:
    """Word the part of a fault that helps most: the nearest allowed word, or the whole list."""
    near = difflib.get_close_matches(wrong, list(allowed), n=1)
    return f"did you mean {near[0]}?" if near else f"allowed: {', '.join(sorted(allowed))}."


def read_relation(path: Path, frames: Iterable[str], relations: Iterable[str]) -> tuple[RelationFile, list[Fault]]:
    """Read one relation's file and list every fault in it. Raises OntologyError only where it is no YAML."""
    data = read_yaml(path)
    faults = list(_unknown(data, _FILE_KEYS, path))
    relation = str(data.get("relation", ""))
    if relation not in relations:
        faults.append(Fault(shown(path), data.line, f"unknown relation {relation!r}; {suggest(relation, relations)}"))
    sayings = list(_sayings(data.get("said") or [], relation, path, set(frames), faults))
    examples = list(_examples(data.get("examples") or [], path, faults))
    if not examples:
        faults.append(Fault(shown(path), data.line, "give at least one example under `examples:`."))
    return RelationFile(relation, tuple(sayings), tuple(examples), _names_only(data)), faults


def _names_only(data: Lined) -> frozenset[str] | None:
    return frozenset(_list(data["names_only"])) if "names_only" in data else None


def _unknown(data: Lined, allowed: set[str], path: Path) -> Iterator[Fault]:
    for key in data:
        if key not in allowed:
            yield Fault(shown(path), data.line, f"unknown key {key!r}; {suggest(str(key), allowed)}")


def _sayings(rows: list[Any], relation: str, path: Path, frames: set[str], faults: list[Fault]) -> Iterator[Saying]:
    for row in rows:
        if not isinstance(row, Lined):
            faults.append(Fault(shown(path), 1, "each item under `said:` is {frame: …, cue: […]}."))
            continue
        faults += _unknown(row, _SAYING_KEYS, path)
        frame, force = str(row.get("frame")), row.get("force")
        if frame not in frames:
            faults.append(Fault(shown(path), row.line, f"unknown frame {frame!r}; {suggest(frame, frames)}"))
        if force is not None and force not in _FORCES:
            faults.append(Fault(shown(path), row.line, f"unknown force {force!r}; {suggest(str(force), _FORCES)}"))
        links = tuple(_list(row.get("link")))
        subjects, objects = (frozenset(_list(row.get(end))) for end in ("subject", "object"))
        for cue in _list(row.get("cue")):
            yield Saying(relation, frame, tuple(cue.lower().split()), links, force, subjects, objects)


def _list(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _examples(rows: list[Any], path: Path, faults: list[Fault]) -> Iterator[Example]:
    for row in rows:
        if not isinstance(row, Lined) or "text" not in row or "gives" not in row:
            line = row.line if isinstance(row, Lined) else 1
            faults.append(Fault(shown(path), line, 'each example is {text: "…", gives: [subject, relation, object]}.'))
            continue
        faults += _unknown(row, _EXAMPLE_KEYS, path)
        faults += _example_faults(row, path)
        yield Example(
            file=shown(path),
            line=row.line,
            text=str(row["text"]),
            gives=tuple((str(t[0]), str(t[1]), str(t[2])) for t in _triples(row["gives"]) if _is_triple(t)),
            time=None if row.get("time") is None else str(row["time"]),
            polarity=row.get("polarity"),
            modality=row.get("modality"),
        )


def _triples(gives: Any) -> list[Any]:
    if not gives:
        return []
    return gives if isinstance(gives, list) and isinstance(gives[0], list) else [gives]


def _is_triple(triple: Any) -> bool:
    return isinstance(triple, list) and len(triple) == 3


def _example_faults(row: Lined, path: Path) -> Iterator[Fault]:
    if not all(_is_triple(triple) for triple in _triples(row["gives"])):
        yield Fault(shown(path), row.line, "`gives` is [subject, relation, object], a list of these, or [] for nothing.")
    for key, allowed in (("polarity", _POLARITIES), ("modality", _MODALITIES)):
        if row.get(key) is not None and row[key] not in allowed:
            yield Fault(shown(path), row.line, f"unknown {key} {row[key]!r}; {suggest(str(row[key]), allowed)}")


def load_relations(places: Sequence[Path], frames: Iterable[str], relations: Iterable[str]) -> tuple[RelationFile, ...]:
    """Read all relation files of all folders. Raises OntologyError listing every fault at once."""
    files, faults = read_relations(places, frames, relations)
    if faults:
        raise OntologyError("The ontology has faults:\n" + "\n".join(str(f) for f in sorted(faults)))
    return files


def read_relations(
    places: Sequence[Path], frames: Iterable[str], relations: Iterable[str]
) -> tuple[tuple[RelationFile, ...], list[Fault]]:
    """Read all relation files of all folders with every fault found, for checking."""
    files, faults = [], []
    for place in places:
        for path in sorted((place / "relations").glob("*.yaml")):
            try:
                file, wrong = read_relation(path, frames, relations)
            except FaultyFile as error:
                faults.append(error.fault)
                continue
            files.append(file)
            faults += wrong
    return tuple(files), faults
