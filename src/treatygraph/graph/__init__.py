"""An Extraction -> the triples of one document, which stand in the named graph that bears the document's IRI.

What is written depends on that document and the way of reading alone. The labels that all documents must agree on
(prefLabel, hiddenLabel) are left to the store, which sees all documents.
"""

from __future__ import annotations

from treatygraph.graph.claims import add_claims
from treatygraph.graph.documents import add_document, fingerprint, run_key
from treatygraph.graph.entities import add_entity
from treatygraph.graph.relations import add_relation, joined
from treatygraph.graph.sheet import Sheet, document_key
from treatygraph.knowledge import Vocabulary
from treatygraph.model import Document, Extraction, Run

__all__ = ["document_key", "fingerprint", "run_key", "triples"]


def triples(extraction: Extraction, *, given: Document, run: Run, vocabulary: Vocabulary, base: str) -> list[str]:
    """Write one document's findings as sorted lines of N-Triples, so that reading it again gives the same bytes.

    `given` is the document as it came from its file; the extraction's own may know more (what its heading says).
    """
    sheet = Sheet(extraction.document, base=base)
    add_document(sheet, extraction, fingerprint(given), run)
    for entity in extraction.entities:
        add_entity(sheet, entity, vocabulary)
    keys, relations = joined(extraction)
    for key, relation in relations.items():
        add_relation(sheet, key, relation, vocabulary)
    add_claims(sheet, extraction.claims, keys)
    return sheet.triples()
