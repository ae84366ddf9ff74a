"""Writes docs/ontology.md from ontology/treatygraph.ttl and ontology/authorities: what exists, and what each link means.

python tools/make_reference.py [TARGET]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from treatygraph.knowledge import Knowledge, load
from treatygraph.knowledge.names import Known, Match, NameUse, folded
from treatygraph.model import Span
from treatygraph.resolve.names import Context

ROOT = Path(__file__).parents[1]
TG = rdflib.Namespace("https://w3id.org/treatygraph/ontology#")
SCHEMA = rdflib.Namespace("https://schema.org/")
ONTOLOGY = rdflib.URIRef("https://w3id.org/treatygraph/ontology")
IDENTIFIERS = (SCHEMA.sameAs, SKOS.exactMatch, TG.iso3166, TG.unM49, TG.untc)
MATCHES = ((RDFS.subClassOf, "Kind of"), (RDFS.subPropertyOf, "Sub-property of"), (SKOS.closeMatch, "Close to"))
HEAD = """# Ontology reference

Written by `make docs` from `ontology/treatygraph.ttl` (version {version}, {licence}) and the files in
`ontology/authorities/`; correct it there. How these terms look in a graph: [graph.md](graph.md). How to add a name, a phrasing
or a relation: [adding.md](adding.md).

| part | number |
|---|---|
| [classes](#classes) | {classes} |
| [relations between two entities](#relations) | {relations} |
| [counted things](#counted-things) | {counts} |
| [other properties](#other-properties) | {others} |
| [listed things](#listed-things) | {entries} |

All terms have the prefix `tg:`, which stands for `{namespace}`.
"""
AMBIGUOUS = """
### Ambiguous names

{number} names of the lists can mean several things. What such a name means is decided anew in each document, in this order:

1. A reading that begins in a later year than the document comes last: no treaty before it was opened.
2. The reading wins that the document speaks of in words that leave no doubt, or whose linked things (its issues, its
   process, what came of it, what it is an organ of) it speaks of. The more often, the better.
3. A name proper wins over an ordinary word, a demonym or a capital.
4. A reading whose label is exactly these words wins. This is the last step that looks at meaning: among equals, the
   address that comes first in the alphabet is taken, as shown in the last column.

The readings that lose are kept with the mention (`tg:alternative`), with a lower confidence, so nothing is dropped
unseen. {ordinary} further names are ordinary words (“START”, “trade”): they count only where the document speaks of
the thing, or of something linked to it, in other words. {capitals} capitals stand for their state only where grammar
makes them act (“Oslo proposed …”) and are places elsewhere.

| name | can mean, from the year it began | without any context |
|---|---|---|
"""


def local(term: rdflib.term.Node) -> str:
    """The last part of an IRI."""
    return re.split(r"[#/]", str(term))[-1]


def plain(text: object) -> str:
    """A text as Markdown shows it unchanged, also inside a table."""
    return re.sub(r"([\\`*_<>|\[\]])", r"\\\1", str(text))


def by_name(terms: Iterable[rdflib.term.Node]) -> list[rdflib.term.Node]:
    """Named terms in alphabetical order, each once."""
    return sorted({t for t in terms if isinstance(t, rdflib.URIRef)}, key=lambda t: (local(t).lower(), str(t)))


class Reference:
    """The ontology with what the page says of each term."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self.graph = graph
        self.unions = {c for c in graph.subjects(RDF.type, OWL.Class) if graph.value(c, SKOS.example) is None}

    def term(self, term: rdflib.term.Node) -> str:
        """A term's name in code; those of other vocabularies with their prefix."""
        ours = str(term).startswith(str(TG))
        return f"`{local(term) if ours else self.graph.namespace_manager.normalizeUri(str(term))}`"

    def terms(self, subject: rdflib.term.Node, predicate: rdflib.URIRef) -> str:
        """What a term is linked to, named and in order."""
        return ", ".join(self.term(t) for t in by_name(self.graph.objects(subject, predicate)))

    def label(self, term: rdflib.term.Node) -> str:
        """The words for one end of a property."""
        found = self.graph.value(term, RDFS.label)
        return str(found) if found is not None else {"integer": "a whole number"}.get(local(term), self.term(term))

    def ends(self, term: rdflib.term.Node) -> str:
        """Between what a property stands."""
        found = (self.graph.value(term, RDFS.domain), self.graph.value(term, RDFS.range))
        return " → ".join("anything" if end is None else self.label(end) for end in found)

    def comment(self, term: rdflib.term.Node) -> tuple[str, str]:
        """When a term applies, and when not (empty where the ontology does not say)."""
        when, _, not_ = str(self.graph.value(term, RDFS.comment)).partition(". Not ")
        return plain(when.rstrip(".") + "."), plain(not_)

    def lines(self, term: rdflib.term.Node) -> Iterator[str]:
        """What is said of any term, as items of a list."""
        when, not_ = self.comment(term)
        yield f"- {when}"
        if not_:
            yield f"- **Not:** {not_}"
        for example in sorted(map(str, self.graph.objects(term, SKOS.example))):
            yield f"- **For example:** {plain(example)}"
        for predicate, words in MATCHES:
            if found := self.terms(term, predicate):
                yield f"- **{words}:** {found}"

    def class_entry(self, term: rdflib.term.Node) -> str:
        """The section of one class."""
        below = ", ".join(self.term(t) for t in by_name(self.graph.subjects(RDFS.subClassOf, term)))
        lines = [f"### {local(term)}", "", *self.lines(term)]
        return "\n".join([*lines, f"- **Kinds below it:** {below}"] if below else lines) + "\n"

    def property_entry(self, term: rdflib.term.Node) -> str:
        """The section of one relation or count."""
        lines = [f"### {local(term)}", "", f"*{self.ends(term)}*", "", *self.lines(term)]
        codes = [
            f"{n} {c}" for n in ("PLOVER", "CAMEO") for c in sorted(map(str, self.graph.objects(term, TG[n.lower()])))
        ]
        if codes:
            lines.append(f"- **Event data:** {', '.join(codes)}")
        if (term, RDF.type, OWL.SymmetricProperty) in self.graph:
            lines.append("- **Symmetric:** written in both directions.")
        if (ROOT / "ontology" / "relations" / f"{local(term)}.yaml").is_file():
            lines.append(f"- [How it is said](../ontology/relations/{local(term)}.yaml)")
        return "\n".join(lines) + "\n"

    def other_rows(self, terms: Iterable[rdflib.term.Node]) -> Iterator[str]:
        """One row of a table for each property that carries no mark."""
        for term in terms:
            yield f"| `{local(term)}` | {self.ends(term)} | {plain(self.graph.value(term, RDFS.comment))} |"

    def classes(self, above: rdflib.term.Node | None = None) -> list[rdflib.term.Node]:
        """The classes, each followed by its kinds, without the unions that only say between what a property stands."""
        ours = {c for c in self.graph.subjects(RDF.type, OWL.Class) if str(c).startswith(str(TG))} - self.unions
        over = {c: ours.intersection(self.graph.objects(c, RDFS.subClassOf)) for c in ours}
        here = by_name(c for c in ours if (above in over[c] if above else not over[c]))
        return [found for term in here for found in (term, *self.classes(term))]

    def marked(self, kind: rdflib.URIRef) -> list[rdflib.term.Node]:
        """The properties with a mark."""
        return by_name(self.graph.subjects(RDF.type, kind))

    def others(self) -> list[rdflib.term.Node]:
        """The properties of the ontology without a mark."""
        kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        found = {t for kind in kinds for t in self.graph.subjects(RDF.type, kind) if str(t).startswith(str(TG))}
        return by_name(found - {*self.marked(TG.RelationProperty), *self.marked(TG.CountProperty)})


def listed_things(knowledge: Knowledge, authorities: rdflib.Graph) -> Iterator[str]:
    """The table of authority entries by kind, and of how many an identifier or a source is known."""
    yield "| kind | entries | names | with an external identifier | seen in a source |"
    yield "|---|---|---|---|---|"
    for kind in sorted({entry.kind for entry in knowledge.entries}):
        yield _row(f"`{kind}`", list(authorities.subjects(RDF.type, TG[kind])), authorities)
    yield _row("**all**", list(authorities.subjects(SKOS.prefLabel)), authorities)


def _row(title: str, nodes: list[rdflib.term.Node], authorities: rdflib.Graph) -> str:
    names = sum(len(set(authorities.objects(node, p))) for node in nodes for p in (SKOS.prefLabel, SKOS.altLabel))
    known = sum(any((node, p, None) in authorities for p in IDENTIFIERS) for node in nodes)
    seen = sum((node, TG.verified, rdflib.Literal(True)) in authorities for node in nodes)
    return (
        f"| {title} | {len(nodes)} | {names} | {known} ({known / len(nodes):.0%}) | {seen} ({seen / len(nodes):.0%}) |"
    )


def ambiguous(knowledge: Knowledge) -> Iterator[str]:
    """One row for each name that means several things, read as the software reads it."""
    context = Context((), knowledge, None)
    seen: set[tuple[str, ...]] = set()
    for name in sorted({n for e in knowledge.entries for n in (*e.names, *e.demonyms)}, key=lambda n: (n.lower(), n)):
        known = [k for m in knowledge.index.find(name) if m.span == Span(0, len(name)) for k in m.known]
        readings = sorted({k.entry.key: k for k in known if k.use is not NameUse.CAPITAL}.items())
        mark = (*folded(name), *(key for key, _ in readings))
        if len(readings) > 1 and mark not in seen:
            seen.add(mark)
            best, _ = context.choose(Match(Span(0, len(name)), tuple(k for _, k in readings)), name)
            means = "; ".join(_reading(k) for _, k in readings)
            yield f"| {plain(name)} | {means} | {plain(best.entry.label)} |"


def _reading(known: Known) -> str:
    since = f" ({known.entry.since[:4]})" if known.entry.since else ""
    return f"{plain(known.entry.label)}{since}"


def page() -> str:
    """The whole page."""
    reference = Reference(rdflib.Graph().parse(ROOT / "ontology" / "treatygraph.ttl"))
    knowledge = load()
    authorities = rdflib.Graph()
    for path in sorted((ROOT / "ontology" / "authorities").glob("*.ttl")):
        authorities.parse(path)
    relations, counts = reference.marked(TG.RelationProperty), reference.marked(TG.CountProperty)
    others, classes, rows = reference.others(), reference.classes(), list(ambiguous(knowledge))
    head = HEAD.format(
        version=reference.graph.value(ONTOLOGY, OWL.versionInfo),
        licence=reference.graph.value(ONTOLOGY, rdflib.DCTERMS.license),
        namespace=TG,
        classes=len(classes),
        relations=len(relations),
        counts=len(counts),
        others=len(others),
        entries=len(knowledge.entries),
    )
    told = AMBIGUOUS.format(
        number=len(rows),
        ordinary=sum(len(entry.needs_context) for entry in knowledge.entries),
        capitals=sum(len(entry.capitals) for entry in knowledge.entries),
    )
    parts = [head, "## Classes\n", *map(reference.class_entry, classes)]
    parts += ["## Relations\n", *map(reference.property_entry, relations)]
    parts += ["## Counted things\n", *map(reference.property_entry, counts)]
    parts += ["## Other properties\n\n| property | stands between | what it says |\n|---|---|---|"]
    parts += [*reference.other_rows(others), "\n## Listed things\n", *listed_things(knowledge, authorities)]
    return "\n".join([*parts, told.rstrip("\n"), *rows, ""])


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "ontology.md"
    target.write_text(page(), encoding="utf-8")
