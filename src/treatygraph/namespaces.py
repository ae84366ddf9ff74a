"""The names that every file and query shares: vocabularies, the base of this graph's own resources, and prefixes."""

from __future__ import annotations

import re

from treatygraph.errors import UsageError

DEFAULT_BASE = "https://w3id.org/treatygraph/id/"
TG = "https://w3id.org/treatygraph/ontology#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

VOCABULARIES = {
    "tg": TG,
    "oa": OA,
    "prov": PROV,
    "schema": SCHEMA,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
}
_ACTORS = ("state", "organization", "body", "person", "group")
ENTITY_FOLDERS = (*_ACTORS, "convention", "process", "event", "issue", "place")
FOLDERS = (*ENTITY_FOLDERS, "relation", "claim", "document", "run", "fact", "position")

_BASE = re.compile(r"[a-z][a-z0-9+.-]*://[^\s<>\"{}|\\^`?#]+/|urn:[^\s<>\"{}|\\^`?#]+/", re.IGNORECASE)


def checked_base(base: str) -> str:
    """Refuse a base that could not start the name of a resource. Raises UsageError saying what is allowed."""
    if not _BASE.fullmatch(base):
        raise UsageError(f"The base {base!r} must be an absolute IRI ending in /, without ? or #, like {DEFAULT_BASE}")
    return base


def prefixes(base: str) -> dict[str, str]:
    """Give every prefix that files bind and queries may use without declaring it, in the order that files show them."""
    return {**{folder: f"{base}{folder}/" for folder in FOLDERS}, **VOCABULARIES}
