"""Reads files and folders into a graph: the whole road from text to kg/, document by document."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from treatygraph.errors import TreatygraphError
from treatygraph.graph import document_key, fingerprint, run_key, triples
from treatygraph.model import Document
from treatygraph.namespaces import TG
from treatygraph.pipeline import MODEL, Reader
from treatygraph.read import gather
from treatygraph.run.outputs import write_outputs, write_texts
from treatygraph.run.report import write_report
from treatygraph.store import Store

Progress = Callable[[str], None]


@dataclass(slots=True)
class Built:
    """What a build did: identifiers of documents that were read anew, left as they were or dropped, and what failed."""

    kg: Path
    started: str
    read: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    rejected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seconds: float = 0.0


def build(
    sources: Sequence[Path],
    *,
    kg: Path,
    metadata: Path | None = None,
    model: str | None = None,
    ontology: Sequence[Path] = (),
    base: str | None = None,
    sync: bool = False,
    progress: Progress = lambda line: None,
) -> Built:
    """Build or extend the graph in a folder; what was read before in the same way is left as it is.

    `sync` drops documents whose file is gone from the sources. Files that cannot be read are named in the result's
    problems and the rest is done. Raises UsageError, BusyError, ModelError or OntologyError where nothing can be done.
    """
    began = time.monotonic()
    done = Built(kg, datetime.now(UTC).isoformat(timespec="seconds"))
    gathered = gather(sources, metadata=metadata, skip=(kg,))
    for note in gathered.notes:
        progress(note)
    done.problems += gathered.problems
    documents = tuple(gathered.documents)
    if not documents and not sync:
        raise TreatygraphError("\n".join(["Nothing could be read, so nothing was built.", *done.problems]))
    with Store(kg, base=base) as store:
        reader = Reader(ontology=ontology, model=model or MODEL)
        _read_all(store, reader, documents, done, progress)
        if sync:
            _drop_gone(store, sources, documents, done)
        store.refresh(ontology=reader.knowledge.places)
        store.publish()
        progress("writing the graph and the page")
        kept = {*done.read, *done.unchanged}
        write_texts(kg, (d for d in documents if d.identifier in kept), dropped=done.dropped)
        write_outputs(kg)
    done.seconds = round(time.monotonic() - began, 3)
    write_report(kg, done, reader.run)
    return done


def _read_all(store: Store, reader: Reader, documents: Sequence[Document], done: Built, progress: Progress) -> None:
    run_iri = store.base + run_key(reader.run)
    for number, document in enumerate(documents, start=1):
        as_now = ((TG + "fingerprint", fingerprint(document)), (TG + "readBy", run_iri))
        if store.has(document_key(document.identifier), as_now):
            done.unchanged.append(document.identifier)
            continue
        progress(f"reading {number} of {len(documents)}: {document.identifier}")
        try:
            _read_one(store, reader, document, done)
        except TreatygraphError:
            raise
        except Exception as error:  # one text that trips the reader must not cost the others
            done.problems.append(f"{document.source} could not be read: {type(error).__name__}: {error}.")


def _read_one(store: Store, reader: Reader, document: Document, done: Built) -> None:
    extraction = reader.read(document)
    vocabulary = reader.knowledge.vocabulary
    lines = triples(extraction, given=document, run=reader.run, vocabulary=vocabulary, base=store.base)
    store.replace(store.base + document_key(document.identifier), lines)
    done.read.append(document.identifier)
    if extraction.rejected:
        done.rejected[document.identifier] = extraction.rejected


def _drop_gone(store: Store, sources: Sequence[Path], documents: Iterable[Document], done: Built) -> None:
    here = {document.identifier for document in documents}
    graphs = store.documents()
    for identifier, source in store.sources().items():
        if identifier not in here and not any(_has_file(path, source) for path in sources):
            store.remove(graphs[identifier])
            done.dropped.append(identifier)


def _has_file(given: Path, source: str) -> bool:
    return (given / source).is_file() if given.is_dir() else given.name == source and given.is_file()
