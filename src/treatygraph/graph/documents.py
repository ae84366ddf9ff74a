"""The triples of the document itself and of the run that read it."""

from __future__ import annotations

import hashlib

from treatygraph.graph.sheet import KEY_DIGITS, Sheet, date_literal
from treatygraph.model import Document, Extraction, Run
from treatygraph.namespaces import DCTERMS, PROV, RDFS, TG


def run_key(run: Run) -> str:
    """Name a way of reading by what it consists of, so that equal ways have one name."""
    options = [f"{name}={value}" for name, value in sorted(run.options)]
    parts = "\n".join([run.software, run.model, run.ontology, *options])
    return f"run/{hashlib.sha256(parts.encode('utf-8')).hexdigest()[:KEY_DIGITS]}"


def fingerprint(document: Document) -> str:
    """Hash all that is given of a document before it is read, so that a change in any of it is noticed."""
    d = document
    given = (d.identifier, d.source, d.sha256, d.title, d.date, d.speaker, d.event, d.place)
    return hashlib.sha256(repr(given).encode("utf-8", "surrogatepass")).hexdigest()


def add_document(sheet: Sheet, extraction: Extraction, print_of_given: str, run: Run) -> None:
    """Write where the text comes from, who gave it where and when, and how it was read."""
    document, node = extraction.document, sheet.node
    sheet.add_types(node, TG + "Document", PROV + "Entity")
    sheet.add_text(node, RDFS + "label", document.title or document.identifier)
    sheet.add_text(node, DCTERMS + "identifier", document.identifier)
    sheet.add_text(node, DCTERMS + "source", document.source)
    sheet.add_text(node, DCTERMS + "title", document.title)
    sheet.add_text(node, TG + "sha256", document.sha256)
    sheet.add_text(node, TG + "fingerprint", print_of_given)
    if document.date:
        sheet.add(node, DCTERMS + "date", date_literal(document.date))
    if extraction.speaker:
        sheet.add(node, DCTERMS + "creator", sheet.iri(extraction.speaker))
    if extraction.delivered_at:
        sheet.add(node, TG + "deliveredAt", sheet.iri(extraction.delivered_at))
    _add_run(sheet, run)


def _add_run(sheet: Sheet, run: Run) -> None:
    node = sheet.iri(run_key(run))
    sheet.add(sheet.node, TG + "readBy", node)
    sheet.add_types(node, TG + "Run", PROV + "Activity")
    sheet.add_text(node, TG + "software", run.software)
    sheet.add_text(node, TG + "languageModel", run.model)
    sheet.add_text(node, TG + "ontologyVersion", run.ontology)
    sheet.add_text(node, TG + "option", *(f"{name}={value}" for name, value in run.options))
