"""Writes docs/relations.md from ontology/treatygraph.ttl: what each relation means and between what it stands.

python docs/make_relations.py [TARGET]
"""

from __future__ import annotations

import sys
from pathlib import Path

import rdflib
from rdflib.namespace import RDF, RDFS, SKOS

ROOT = Path(__file__).parents[1]
TG = rdflib.Namespace("https://w3id.org/treatygraph/ontology#")
HEAD = """# The relations

Written from `ontology/treatygraph.ttl` by `make docs`; correct it there. The file that a relation links to lists every
way of saying it, with the examples that prove them. How to add or mend one: [CONTRIBUTING.md](../CONTRIBUTING.md).

"""


def local(term: rdflib.term.Node) -> str:
    """The last part of an IRI."""
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def between(ontology: rdflib.Graph, term: rdflib.term.Node) -> str:
    """The labels of a property's domain and range; a whole number is a count."""
    ends = (ontology.value(term, RDFS.domain), ontology.value(term, RDFS.range))
    names = [str(ontology.value(end, RDFS.label) or "a whole number") for end in ends if end is not None]
    return " → ".join(names)


def entry(ontology: rdflib.Graph, term: rdflib.term.Node) -> str:
    """The paragraph about one relation."""
    lines = [f"### {local(term)}", "", f"*{between(ontology, term)}.* {ontology.value(term, RDFS.comment)}"]
    lines += [f"For example: “{str(example).rstrip('.')}.”" for example in sorted(ontology.objects(term, SKOS.example))]
    if (ROOT / "ontology" / "relations" / f"{local(term)}.yaml").is_file():
        lines.append(f"[How it is said](../ontology/relations/{local(term)}.yaml)")
    return "\n".join(lines) + "\n"


def section(ontology: rdflib.Graph, *, title: str, kind: rdflib.URIRef) -> str:
    """All properties that carry a mark, in alphabetical order."""
    terms = sorted(ontology.subjects(RDF.type, kind), key=lambda term: local(term).lower())
    return f"## {title}\n\n" + "\n".join(entry(ontology, term) for term in terms)


def page() -> str:
    """The whole page."""
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "treatygraph.ttl")
    relations = section(ontology, title="Between two entities", kind=TG.RelationProperty)
    counts = section(ontology, title="Counted things", kind=TG.CountProperty)
    return f"{HEAD}{relations}\n{counts}"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "relations.md"
    target.write_text(page(), encoding="utf-8")
