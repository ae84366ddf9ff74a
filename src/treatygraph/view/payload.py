"""ViewData -> the one JSON value that the page's scripts read. Here alone are references numbers and offsets UTF-16.

Things, relations, claims and documents refer to each other by position; -1 stands for nothing.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from treatygraph.view.items import Quote, ViewClaim, ViewData, ViewDocument, ViewEdge, ViewNode, ViewPosition
from treatygraph.view.network import Drawing, force_of, short_name
from treatygraph.view.style import Style

Json = dict[str, Any]
Shift = Callable[[int], int]

_SURROGATES = re.compile("[\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def payload(data: ViewData, drawing: Drawing, style: Style) -> Json:
    """Arrange everything for the browser: small, in a fixed order, and without a library's types."""
    things = {node.id: i for i, node in enumerate(data.nodes)}
    documents = {document.id: i for i, document in enumerate(data.documents)}
    relations = {edge.id: i for i, edge in enumerate(data.edges)}
    shifts = [_shift(document.text) for document in data.documents]
    texts = {document.id: document.text for document in data.documents}
    return {
        "families": {name: asdict(family) for name, family in style.families.items()},
        "kinds": [asdict(kind) for kind in style.kinds],
        "forces": {name: asdict(force) for name, force in style.forces.items()},
        "claimKinds": {name: kind.label for name, kind in style.claims.items()},
        "things": [_thing(node, style, texts, documents, shifts) for node in data.nodes],
        "relations": [_relation(edge, things, documents, shifts) for edge in data.edges],
        "claims": [_claim(claim, things, relations, documents, shifts) for claim in data.claims],
        "positions": [_position(found, things, relations) for found in data.positions if _is_whole(found, things)],
        "documents": [_document(document, things) for document in data.documents],
        "network": {"nodes": drawing.nodes, "edges": drawing.edges},
    }


def to_json(value: Json) -> str:
    """Write JSON that can be written as UTF-8, whatever the texts hold."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def key(iri: str) -> str:
    """Shorten an IRI to its last two parts (``state/norway``), which name a thing inside one graph."""
    return "/".join(iri.split("/")[-2:])


def _shift(text: str) -> Shift:
    """From characters, as Python counts them, to UTF-16 units, as browsers count them."""
    astral = [found.start() for found in _ASTRAL.finditer(text)]
    return lambda offset: offset + bisect_left(astral, offset)


def _thing(
    node: ViewNode, style: Style, texts: dict[str, str], documents: dict[str, int], shifts: list[Shift]
) -> Json:
    known = [(documents[d], start, end) for d, start, end in node.mentions if d in documents]
    return {
        "key": key(node.id),
        "label": node.label,
        "short": short_name(node, texts),
        "aliases": node.aliases,
        "kind": style.kind(node.classes).id,
        "mentions": [(d, shifts[d](start), shifts[d](end)) for d, start, end in known],
    }


def _quotes(quotes: Iterable[Quote], documents: dict[str, int], shifts: list[Shift]) -> list[Json]:
    """Quotes with their words; marks count from the quote's own beginning, so that they need no text around."""
    return [_quote(quote, documents[quote.document], shifts) for quote in quotes if quote.document in documents]


def _quote(quote: Quote, document: int, shifts: list[Shift]) -> Json:
    inner = _shift(quote.exact)
    start = quote.start
    marks = [(mark.role, inner(mark.start - start), inner(mark.end - start)) for mark in quote.marks]
    shift = shifts[document]
    return {"document": document, "start": shift(start), "end": shift(quote.end), "exact": quote.exact, "marks": marks}


def _relation(edge: ViewEdge, things: dict[str, int], documents: dict[str, int], shifts: list[Shift]) -> Json:
    return {
        "key": key(edge.id),
        "from": things.get(edge.source, -1),
        "to": things.get(edge.target, -1),
        "number": edge.number,
        "bound": edge.bound,
        "predicate": edge.predicate,
        "label": edge.predicate_label,
        "force": force_of(edge),
        "polarity": edge.polarity,
        "modality": edge.modality,
        "alleged": edge.alleged,
        "time": edge.time,
        "inferred": edge.inferred,
        "since": edge.since,
        "until": edge.until,
        "role": edge.role,
        "rule": edge.rule,
        "confidence": edge.confidence,
        "speaker": edge.speaker_label,
        "speakerThing": things.get(edge.speaker, -1),
        "document": documents.get(edge.document, -1),
        "quotes": _quotes(edge.quotes, documents, shifts),
    }


def _claim(
    claim: ViewClaim, things: dict[str, int], relations: dict[str, int], documents: dict[str, int], shifts: list[Shift]
) -> Json:
    return {
        "key": key(claim.id),
        "kind": claim.kind,
        "polarity": claim.polarity,
        "confidence": claim.confidence,
        "speaker": claim.maker_label,
        "speakerThing": things.get(claim.maker, -1),
        "about": [things[thing] for thing in claim.about if thing in things],
        "addressees": [things[thing] for thing in claim.addressees if thing in things],
        "expresses": [relations[relation] for relation in claim.expresses if relation in relations],
        "document": documents.get(claim.document, -1),
        "quotes": _quotes(claim.quotes, documents, shifts),
    }


def _is_whole(position: ViewPosition, things: dict[str, int]) -> bool:
    return position.holder in things and position.towards in things


def _position(position: ViewPosition, things: dict[str, int], relations: dict[str, int]) -> Json:
    return {
        "key": key(position.id),
        "holder": things[position.holder],
        "towards": things[position.towards],
        "stance": position.stance,
        "relations": [relations[relation] for relation in position.relations if relation in relations],
    }


def _document(document: ViewDocument, things: dict[str, int]) -> Json:
    return {
        "key": key(document.id),
        "identifier": document.identifier,
        "title": document.title,
        "date": document.date,
        "source": document.source,
        "speaker": document.speaker_label,
        "speakerThing": things.get(document.speaker, -1),
        "event": document.event_label,
        "text": document.text,
    }
