"""Reads documents for what their relations leave behind, and counts it: the worklist for whoever teaches the ontology."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from treatygraph.extract.uncovered import NAME, NOUN, REJECTED, SENTENCE, VERB
from treatygraph.model import Document
from treatygraph.pipeline import MODEL, Reader
from treatygraph.read import gather
from treatygraph.store import Snapshot

SORTS = (SENTENCE, REJECTED, VERB, NOUN, NAME)
_DOCUMENTS = """SELECT ?id ?source ?title ?date ?speaker ?event {
  ?d a tg:Document ; dcterms:identifier ?id ; dcterms:source ?source ; rdfs:label ?title .
  OPTIONAL { ?d dcterms:date ?date } OPTIONAL { ?d dcterms:creator/skos:prefLabel ?speaker }
  OPTIONAL { ?d tg:deliveredAt/skos:prefLabel ?event }
} ORDER BY ?id"""


@dataclass(frozen=True, slots=True)
class Left:
    """One thing left behind: of which sort, in words, how often, and where it stands first with its sentence."""

    sort: str
    what: str
    count: int
    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What some documents leave. `promising` sentences name an actor and an instrument; `left` is most frequent first."""

    documents: int
    sentences: int
    promising: int
    left: tuple[Left, ...]
    problems: tuple[str, ...]

    def of(self, sort: str) -> tuple[Left, ...]:
        """What is left of one sort."""
        return tuple(left for left in self.left if left.sort == sort)


def coverage(
    sources: Sequence[Path],
    *,
    kg: Path,
    metadata: Path | None = None,
    model: str | None = None,
    ontology: Sequence[Path] = (),
    progress: Callable[[str], None] = lambda line: None,
) -> Coverage:
    """Find what was missed in some files, or without any in the documents of a graph, as the ontology is now.

    Raises UsageError where there is no graph, ModelError or OntologyError where nothing can be read.
    """
    gathered = gather(sources, metadata=metadata, skip=(kg,)) if sources else None
    documents = tuple(gathered.documents if gathered else _kept(Snapshot(kg)))
    reader = Reader(ontology=ontology, model=model or MODEL)
    sentences = promising = 0
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for number, document in enumerate(documents, start=1):
        progress(f"reading {number} of {len(documents)}: {document.identifier}")
        left = reader.uncovered(document)
        sentences, promising = sentences + left.sentences, promising + left.promising
        for item in left.items:
            quote = " ".join(item.quote.of(document.text).split())
            found[item.sort, item.what].append((document.identifier, quote))
    return Coverage(len(documents), sentences, promising, tuple(_counted(found)), gathered.problems if gathered else ())


def _counted(found: dict[tuple[str, str], list[tuple[str, str]]]) -> Iterator[Left]:
    """Sentences and rejections once each in reading order, words by how often they are met."""
    for sort in SORTS:
        of_sort = [(what, places) for (one, what), places in found.items() if one == sort]
        if sort == SENTENCE:
            yield from (Left(sort, what, 1, *place) for what, places in of_sort for place in dict.fromkeys(places))
        else:
            ordered = sorted(of_sort, key=lambda item: -len(item[1]))
            yield from (Left(sort, what, len(places), *_best(places)) for what, places in ordered)


def _best(places: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The shortest sentence shows a word best."""
    return min(places, key=lambda place: len(place[1]))


def _kept(snapshot: Snapshot) -> Iterator[Document]:
    """The documents of a graph as they were read, so that they can be read once more."""
    texts = snapshot.texts()
    for row in snapshot.select(_DOCUMENTS):
        text = texts.get(row["id"], "")
        yield Document(
            identifier=row["id"],
            source=row["source"],
            text=text,
            sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
            title=row["title"],
            date=row.get("date"),
            speaker=row.get("speaker"),
            event=row.get("event"),
        )
