"""Web Annotation JSON-LD: one annotation a passage, with what was read there, for tools that show annotations on a text.

A target's source is the document's IRI, its text the kept one (kg/texts/); both selectors are given, since some tools
count in other units than characters and find the quote by its words.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from treatygraph.export.gather import claims_of, entities_of, relations_of
from treatygraph.export.records import Claim, Relation
from treatygraph.export.source import Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PLACES = """SELECT ?iri ?document ?start ?end ?exact ?prefix ?suffix {
  ?iri a tg:Passage ; dcterms:isPartOf ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?exact ; oa:prefix ?prefix ;
    oa:suffix ?suffix . FILTER(EXISTS { ?said tg:evidence ?iri } || EXISTS { ?thing tg:mentionedAt ?iri })
} ORDER BY ?document ?start ?end"""
_MENTIONS = "SELECT DISTINCT ?iri ?thing { ?thing tg:mentionedAt ?iri } ORDER BY ?iri ?thing"
Body = dict[str, str]


def write(source: Source, out: BinaryIO) -> None:
    """Write all annotations as one collection of one page."""
    bodies, base = _bodies(source), source.prefixes["document"].removesuffix("document/")
    items = [_annotation(row, bodies[row["iri"]], base) for row in source.select(_PLACES)]
    page = {"type": "AnnotationPage", "id": f"{base}annotations/1", "startIndex": 0, "items": items}
    whole = {"@context": CONTEXT, "id": f"{base}annotations", "type": "AnnotationCollection", "label": "treatygraph"}
    text = json.dumps({**whole, "total": len(items), "first": page}, ensure_ascii=False, indent=1)
    out.write(text.encode("utf-8") + b"\n")


def _annotation(row: Mapping[str, str], bodies: list[Body], base: str) -> dict[str, Any]:
    position = {"type": "TextPositionSelector", "start": int(row["start"]), "end": int(row["end"])}
    quote = {"type": "TextQuoteSelector", "exact": row["exact"], "prefix": row["prefix"], "suffix": row["suffix"]}
    local = row["document"].removeprefix(f"{base}document/")
    return {
        "id": f"{base}annotation/{local}/{row['start']}-{row['end']}",
        "type": "Annotation",
        "motivation": list(dict.fromkeys(body["purpose"] for body in bodies)),
        "body": bodies,
        "target": {"source": row["document"], "selector": [position, quote]},
    }


def _bodies(source: Source) -> dict[str, list[Body]]:
    """What is said of each passage: which thing it names, and which relations and claims it holds."""
    names, kinds = ({e.iri: getattr(e, part) for e in entities_of(source)} for part in ("name", "kind"))
    bodies: dict[str, list[Body]] = defaultdict(list)
    for row in source.select(_MENTIONS):
        bodies[row["iri"]].append(_linked(row["thing"], "identifying"))
        bodies[row["iri"]].append(_worded(f"{names[row['thing']]} ({kinds[row['thing']]})", "tagging"))
    _add(bodies, ((r, _of_relation(r, names)) for r in relations_of(source)))
    _add(bodies, ((c, _of_claim(c, names)) for c in claims_of(source)))
    return bodies


def _add(bodies: dict[str, list[Body]], said: Iterable[tuple[Relation | Claim, str]]) -> None:
    for one, words in said:
        for passage in one.passages:
            bodies[passage.iri] += [_worded(words, "describing"), _linked(one.iri, "linking")]


def _worded(words: str, purpose: str) -> Body:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _linked(iri: str, purpose: str) -> Body:
    return {"type": "SpecificResource", "source": iri, "purpose": purpose}


def _of_relation(relation: Relation, names: Mapping[str, str]) -> str:
    ends = (names[relation.source], relation.says, names.get(relation.target, relation.target))
    when = (relation.time or relation.since, relation.until and f"– {relation.until}")
    return " · ".join([" – ".join(ends), relation.force, *filter(None, when)])


def _of_claim(claim: Claim, names: Mapping[str, str]) -> str:
    about = ", ".join(names.get(iri, iri) for iri in claim.about)
    return " · ".join(filter(None, [claim.kind, names.get(claim.maker, ""), about]))
