"""What the server asks of the graph. Each function here runs in a process of its own, on the last published copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from treatygraph.errors import UsageError
from treatygraph.export import turtle
from treatygraph.knowledge.folder import folders
from treatygraph.namespaces import TG
from treatygraph.run.outputs import text_path
from treatygraph.serve.description import described
from treatygraph.serve.forms import Forms, Missing, NotAcceptable
from treatygraph.store import Portrait, Rows, Snapshot, ask, load_questions, portrait, resolve
from treatygraph.store.questions import find
from treatygraph.store.wire import Graphs, rewritten, written

Row = Mapping[str, str]
FEW = 300  # rows of a resource's page; its Turtle has all

_PROPERTIES = """SELECT ?property ?called ?value ?named ?quote { BIND(<%s> AS ?me) ?me ?property ?value
  OPTIONAL { ?property rdfs:label ?called } OPTIONAL { ?value oa:exact ?quote } OPTIONAL { ?value rdfs:label ?named }
} ORDER BY ?property ?named ?value LIMIT %d"""
_REFERRERS = """SELECT ?thing ?named ?property ?called ?quote { BIND(<%s> AS ?me) ?thing ?property ?me
  OPTIONAL { ?property rdfs:label ?called } OPTIONAL { ?thing rdfs:label ?named }
  OPTIONAL { ?thing tg:evidence/oa:exact ?said } BIND(COALESCE(?said, "") AS ?quote)
} ORDER BY ?property ?named ?thing ?quote LIMIT %d"""
_ALL = """CONSTRUCT { ?s ?p ?o } {
  { BIND(<%(iri)s> AS ?s) ?s ?p ?o }
  UNION { BIND(<%(iri)s> AS ?o) ?s ?p ?o }
  UNION { ?s dcterms:isPartOf <%(iri)s> ; ?p ?o FILTER(STRSTARTS(STR(?s), "%(iri)s#")) }
}"""
_GRAPH = "CONSTRUCT { ?s ?p ?o } { GRAPH <%s> { ?s ?p ?o } }"
_DOCUMENTS = """SELECT ?document ?id ?title ?date ?speaker { ?document a tg:Document ; dcterms:identifier ?id ; rdfs:label ?title
  OPTIONAL { ?document dcterms:date ?date } OPTIONAL { ?document dcterms:creator/rdfs:label ?speaker }
} ORDER BY ?id"""
_COUNTS = """SELECT ?what (COUNT(DISTINCT ?thing) AS ?number) { VALUES (?kind ?what) { (tg:Document "documents")
  (tg:Relation "relations") (tg:Claim "claims") } ?thing a ?kind } GROUP BY ?what"""
_NAMES = "SELECT DISTINCT ?name { ?thing tg:mentionedIn ?document ; skos:prefLabel ?name } ORDER BY ?name"
_TERMS = """SELECT ?term ?label ?comment { GRAPH tg: { ?term rdfs:label ?label ; rdfs:comment ?comment }
} ORDER BY ?label ?term"""
_KNOWN = """ASK { { <%(iri)s> ?p ?o } UNION { ?s ?p <%(iri)s> } UNION { GRAPH <%(iri)s> { ?s ?p ?o } } }"""
_PLACES = "SELECT ?start ?end { ?p dcterms:isPartOf <%s> ; oa:start ?start ; oa:end ?end } ORDER BY ?start ?end"


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource for its page: what it says, what points to it, and where it is an entity or a text, that as well."""

    iri: str
    properties: Sequence[Row]
    referrers: Sequence[Row]
    portrait: Portrait | None = None
    text: str = ""
    places: Sequence[tuple[int, int]] = field(default=())
    prefixes: Mapping[str, str] = field(default_factory=dict)


def sparql(snapshot: Snapshot, text: str, forms: Forms, graphs: Graphs, most: int) -> tuple[str, bytes]:
    """Answer a query in the form that its asker prefers. Returns the form's name and the bytes."""
    found = written(snapshot, text, rows=forms.rows or "json", graphs=graphs, most=most)
    if isinstance(found, bytes):
        return _wanted(forms.rows, "rows or a truth value", forms.all_rows), found
    form = _wanted(forms.triples, "triples", forms.all_triples)
    if form == "turtle":
        return form, turtle.dumps(found, snapshot.prefixes).encode("utf-8")
    return form, rewritten(found, form)


def _wanted(form: str | None, what: str, offered: Sequence[str]) -> str:
    if form is None:
        raise NotAcceptable(f"This query gives {what}; ask for one of: {', '.join(offered)}.")
    return form


def description(snapshot: Snapshot, endpoint: str, form: str) -> bytes:
    """Say what this endpoint can do and which graphs it holds, in RDF."""
    graphs = [row["g"] for row in snapshot.select("SELECT DISTINCT ?g { GRAPH ?g { } } ORDER BY ?g")]
    return rewritten(described(endpoint, graphs), form)


def question(
    snapshot: Snapshot, name: str, given: Mapping[str, str], ontology: Sequence[Path], form: str
) -> tuple[str, bytes]:
    """Answer a shipped question: as `json`, or as `sheet`, the table that a spreadsheet opens without running anything."""
    answer = ask(snapshot, find(load_questions(folders(ontology)), name), given)
    return form, _sheet(answer) if form == "sheet" else _rows(answer).json().encode("utf-8")


def sheet(snapshot: Snapshot, text: str) -> tuple[str, bytes]:
    """Answer a SELECT as a table that a spreadsheet opens without running anything."""
    return "sheet", _sheet(snapshot.query(text))


def _sheet(answer: object) -> bytes:
    return _rows(answer).csv().encode("utf-8-sig")


def _rows(answer: object) -> Rows:
    if not isinstance(answer, Rows):
        raise UsageError("Only a SELECT gives a table.")
    return answer


def found(snapshot: Snapshot, name: str) -> str:
    """The IRI of what a user means by a name. Raises UsageError where no document names it."""
    return resolve(snapshot, name).value


def names(snapshot: Snapshot) -> list[str]:
    """Every entity's name, to choose from."""
    return [row["name"] for row in snapshot.select(_NAMES)]


def home(snapshot: Snapshot) -> tuple[dict[str, str], list[Row]]:
    """How much of what the graph holds, and its documents."""
    counts = {row["what"]: row["number"] for row in snapshot.select(_COUNTS)}
    return counts, list(snapshot.select(_DOCUMENTS))


def terms(snapshot: Snapshot) -> list[Row]:
    """The ontology's classes and properties with what they mean."""
    return list(snapshot.select(_TERMS))


def resource(snapshot: Snapshot, local: str) -> Resource:
    """Gather a page for the resource whose IRI is the base and this. Raises Missing where the graph knows nothing of it."""
    iri = snapshot.base + local
    _check_known(snapshot, iri)
    properties = list(snapshot.select(_PROPERTIES % (iri, FEW + 1)))
    referrers = list(snapshot.select(_REFERRERS % (iri, FEW + 1)))
    text, places = _text(snapshot, iri, properties)
    known = any(row["property"] == TG + "mentionedIn" for row in properties)
    about = portrait(snapshot, iri) if known else None
    return Resource(iri, properties, referrers, about, text, places, snapshot.prefixes)


def _check_known(snapshot: Snapshot, iri: str) -> None:
    if not snapshot.query(_KNOWN % {"iri": iri}):
        raise Missing(f"The graph knows nothing of {iri}.")


def _text(snapshot: Snapshot, iri: str, properties: Sequence[Row]) -> tuple[str, list[tuple[int, int]]]:
    """A document's kept text and where its passages begin and end."""
    named = (row["value"] for row in properties if row["property"].endswith("/terms/identifier"))
    path = next((text_path(snapshot.kg, identifier) for identifier in named), None)
    if not path or not path.is_file():
        return "", []
    places = [(int(row["start"]), int(row["end"])) for row in snapshot.select(_PLACES % iri)]
    return path.read_bytes().decode("utf-8"), places


def resource_triples(snapshot: Snapshot, local: str, form: str, most: int) -> tuple[str, bytes]:
    """All triples that a resource or one of its passages stands in; of a computed graph, its content."""
    iri = snapshot.base + local
    _check_known(snapshot, iri)
    query = _GRAPH % iri if local.startswith("graph/") else _ALL % {"iri": iri}
    return sparql(snapshot, query, Forms(rows=None, triples=form), Graphs(), most)


def ontology_triples(snapshot: Snapshot, form: str, most: int) -> tuple[str, bytes]:
    """The ontology's own triples."""
    return sparql(snapshot, _GRAPH % TG, Forms(rows=None, triples=form), Graphs(), most)
