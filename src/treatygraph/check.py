"""Proves the ontology folder: reads all of it, reports every fault at once, and runs every example."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from treatygraph.errors import TreatygraphError, UsageError, shown
from treatygraph.knowledge.authorities import Entry, folder_of, read_authorities
from treatygraph.knowledge.folder import Fault, FaultyFile, Lined, folders, read_overlaid
from treatygraph.knowledge.grammar import load_grammar
from treatygraph.knowledge.names import folded
from treatygraph.knowledge.sayings import Example, RelationFile, read_relations, suggest
from treatygraph.knowledge.vocabulary import Vocabulary, load_vocabulary
from treatygraph.model import Document, Entity, Extraction, Relation
from treatygraph.pipeline import MODEL, Reader


def check(ontology: Sequence[Path] = (), *, only: Sequence[Path] = (), model: str = MODEL) -> list[Fault]:
    """List everything that is wrong in the ontology folder and a user's own, so that all can be mended in one go.

    With `only`, the examples of these files alone are read, which is quick enough for every save.
    Raises UsageError where one of them is no file of the ontology.
    """
    try:
        places = folders(ontology)
        vocabulary = load_vocabulary([p / "treatygraph.ttl" for p in places if (p / "treatygraph.ttl").is_file()])
        grammar = load_grammar(places)
    except FaultyFile as error:
        return [error.fault]
    except TreatygraphError as error:
        return [Fault("ontology", 1, str(error))]
    chosen = _chosen(only, places)
    entries, wrong_names = read_authorities(places, vocabulary)
    files, wrong_sayings = read_relations(places, grammar.frames, vocabulary.properties)
    faults = [*wrong_names, *wrong_sayings, *_declarations(vocabulary, files, places), *_shared_names(vocabulary, entries)]
    said = [file for file in files if file.examples and chosen(file.examples[0].file)]
    claims = [row for row in read_overlaid("claims.yaml", places)["examples"] if chosen(row.file)]
    if faults or not (said or claims):
        return sorted(faults)
    reader = Reader(ontology=ontology, model=model)
    return sorted([*run_examples(reader, said), *run_claim_examples(reader, claims)])


def _chosen(only: Sequence[Path], places: Sequence[Path]) -> Callable[[str], bool]:
    """Tell of a file's name whether its examples are to be read."""
    wanted = {path.resolve() for path in only}
    for path in only:
        if not path.is_file() or not any(path.resolve().is_relative_to(place.resolve()) for place in places):
            where = " or ".join(map(shown, places))
            raise UsageError(f"{path} is no file of the ontology; name one in {where}, or add its folder with --ontology.")
    return lambda name: not wanted or Path(name).resolve() in wanted


def _declarations(vocabulary: Vocabulary, files: Iterable[RelationFile], places: Sequence[Path]) -> Iterator[Fault]:
    for relation in sorted({file.relation for file in files} & vocabulary.properties.keys()):
        known = vocabulary.properties[relation]
        wrong = [] if known.comment else [f"{relation} has no rdfs:comment saying when it applies; write one."]
        for end, kinds in (("domain", known.domain), ("range", known.range if not known.counts else frozenset())):
            if not kinds and not known.counts:
                wrong.append(f"{relation} has no rdfs:{end}; name the class of what stands there.")
            unknown = sorted(kinds - vocabulary.superclasses.keys())
            wrong += [f"{relation} has the unknown {end} {k!r}; {suggest(k, vocabulary.superclasses)}" for k in unknown]
        yield from (Fault(*_declared(relation, places), told) for told in wrong)


def _declared(relation: str, places: Sequence[Path]) -> tuple[str, int]:
    """Find the file and line that declare a relation, looking first where the user writes."""
    paths = [path for place in reversed(places) if (path := place / "treatygraph.ttl").is_file()]
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.match(rf"\s*tg:{re.escape(relation)}\s", line):
                return shown(path), number
    return shown(paths[0]), 1


def _shared_names(vocabulary: Vocabulary, entries: Iterable[Entry]) -> Iterator[Fault]:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        for name in {*entry.names, *entry.demonyms} - entry.ambiguous:
            owners[folder_of(entry.kind, vocabulary), name].add(entry.key)
    for (folder, name), keys in sorted(owners.items()):
        if len(keys) > 1:
            told = f"{name!r} names {' and '.join(sorted(keys))}; take it from one, or mark it `ambiguous` on both."
            yield Fault(f"authorities ({folder})", 1, told)


def run_examples(reader: Reader, files: Iterable[RelationFile]) -> Iterator[Fault]:
    """Read every example sentence and report what it should have given and did not, or gave and should not have."""
    for file in files:
        for example in file.examples:
            extraction = reader.read(_document(example.text, example.file, example.line))
            yield from (
                Fault(example.file, example.line, told) for told in _unproved(file.relation, example, extraction)
            )


def run_claim_examples(reader: Reader, rows: Iterable[Lined]) -> Iterator[Fault]:
    """Read examples of claims.yaml and report which is no claim of its kind."""
    for row in rows:
        wanted = [row["kind"]] if row["kind"] else []
        found = [claim.kind for claim in reader.read(_document(row["text"], row.file, row.line)).claims]
        if found != wanted:
            told = f"{row['text']!r} must give {_listed(wanted)}, but gives {_listed(found)}."
            yield Fault(row.file, row.line, told)


def _listed(kinds: Sequence[str]) -> str:
    return " and ".join(kinds) or "no claim"


def _document(text: str, file: str, line: int) -> Document:
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document(identifier=f"{file}-{line}", source=file, text=text, sha256=sha256)


def _unproved(relation: str, example: Example, extraction: Extraction) -> Iterator[str]:
    entities = {entity.key: entity for entity in extraction.entities}
    found = [r for r in extraction.relations if r.predicate == relation]
    if not example.gives and found:
        yield f"{example.text!r} must give no {relation}, but gives {_told(found[0], entities)}."
    for subject, predicate, object_ in example.gives:
        same = [
            r
            for r in extraction.relations
            if r.predicate == predicate
            and _is(entities.get(r.subject), subject)
            and _is(entities.get(str(r.object)), object_)
        ]
        if not same:
            gave = "; ".join(_told(r, entities) for r in extraction.relations) or "nothing"
            yield f"{example.text!r} must give {subject} {predicate} {object_}, but gives {gave}."
        elif not any(_agrees(r, example) for r in same):
            yield f"{example.text!r} gives {_told(same[0], entities)}, where the example says otherwise."


def _is(entity: Entity | None, name: str) -> bool:
    if entity is None:
        return False
    labels = (entity.label, *entity.alt_labels, *entity.hidden_labels)
    return folded(name) in {folded(label) for label in labels}


def _agrees(relation: Relation, example: Example) -> bool:
    wanted = ((example.polarity or "positive").capitalize(), (example.modality or "asserted").capitalize())
    dates = {when.value[: len(example.time or "")] for when in (relation.time, relation.since, relation.until) if when}
    return (relation.polarity, relation.modality) == wanted and (example.time is None or example.time in dates)


def _told(relation: Relation, entities: dict[str, Entity]) -> str:
    ends = [
        entities[str(end)].label if str(end) in entities else str(end) for end in (relation.subject, relation.object)
    ]
    when = next((w.value for w in (relation.time, relation.since, relation.until) if w), "no date")
    force = f"{relation.polarity.lower()}, {relation.modality.lower()}, {when}"
    return f"{ends[0]} {relation.predicate} {ends[1]} ({force}; {relation.rule})"
