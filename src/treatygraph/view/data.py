"""The built graph -> ViewData, through SELECT queries alone: this file knows no RDF library."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from treatygraph.view import queries
from treatygraph.view.denials import with_denials
from treatygraph.view.items import (
    Mark,
    Place,
    Quote,
    ViewClaim,
    ViewData,
    ViewDocument,
    ViewEdge,
    ViewNode,
    ViewPosition,
)

__all__ = ["Mark", "Quote", "Select", "ViewClaim", "ViewData", "ViewDocument", "ViewEdge", "ViewNode", "collect"]

Row = Mapping[str, str]
Select = Callable[[str], Iterable[Row]]
Quotes = dict[str, tuple[Quote, ...]]


def collect(select: Select, texts: Mapping[str, str]) -> ViewData:
    """Gather all that the page shows, so that drawing it needs no store.

    `select` runs a SPARQL SELECT over the union of the graphs and yields rows of variable name -> lexical form, unbound
    variables left out. `texts` are the kept texts by document identifier; a document without one keeps its quotes.
    """
    labels = _labels(select)
    quotes = _quotes(select)
    return ViewData(
        nodes=_nodes(select, labels=labels),
        edges=_edges(select, labels=labels, quotes=quotes),
        claims=_claims(select, labels=labels, quotes=quotes),
        documents=_documents(select, labels=labels, texts=texts),
        positions=_positions(select),
    )


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _lists(rows: Iterable[Row], key: str, value: str) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if value in row:
            found[row[key]].add(row[value])
    return {name: sorted(values) for name, values in found.items()}


def _first_rows(rows: Iterable[Row]) -> list[Row]:
    """One row for each id, sorted by id, and always the same one where optional values multiply rows."""
    ordered = sorted(rows, key=lambda row: (row["id"], sorted(row.items())), reverse=True)
    return list({row["id"]: row for row in ordered}.values())[::-1]


def _labels(select: Select) -> dict[str, list[str]]:
    rows = list(select(queries.ENTITIES))
    named = _lists(rows, "thing", "label")
    return {row["thing"]: named.get(row["thing"], [_local(row["thing"])]) for row in rows}


def _nodes(select: Select, *, labels: Mapping[str, list[str]]) -> tuple[ViewNode, ...]:
    classes = _lists(select(queries.CLASSES), "thing", "class")
    aliases = _lists(select(queries.ALIASES), "thing", "alias")
    mentions: dict[str, set[Place]] = defaultdict(set)
    for row in select(queries.MENTIONS):
        mentions[row["thing"]].add((row["document"], int(row["start"]), int(row["end"])))
    return tuple(
        ViewNode(
            id=thing,
            label=names[0],
            classes=tuple(_local(name) for name in classes.get(thing, ())),
            aliases=tuple(sorted({*names[1:], *aliases.get(thing, ())} - {names[0]})),
            mentions=tuple(sorted(mentions[thing])),
        )
        for thing, names in sorted(labels.items())
    )


def _quotes(select: Select) -> Quotes:
    marks: dict[str, set[tuple[str, Mark]]] = defaultdict(set)
    for row in select(queries.MARKS):
        marks[row["id"]].add((row["document"], Mark(row["role"], int(row["start"]), int(row["end"]))))
    found: dict[str, set[Quote]] = defaultdict(set)
    for row in select(queries.EVIDENCE):
        found[row["id"]].add(_quote(row, marks[row["id"]]))
    return {name: tuple(sorted(quotes)) for name, quotes in found.items()}


def _quote(row: Row, marks: Iterable[tuple[str, Mark]]) -> Quote:
    start, end = int(row["start"]), int(row["end"])
    inside = (mark for document, mark in marks if document == row["document"] and start <= mark.start < mark.end <= end)
    return Quote(row["document"], start, end, row["exact"], tuple(sorted(inside)))


def _edges(select: Select, *, labels: Mapping[str, list[str]], quotes: Quotes) -> tuple[ViewEdge, ...]:
    said = {row["predicate"]: row["label"] for row in sorted(select(queries.PREDICATES), key=lambda row: row["label"])}
    rows = _first_rows(select(queries.RELATIONS))
    return tuple(_edge(row, labels=labels, said=said, quotes=quotes.get(row["id"], ())) for row in rows)


def _edge(
    row: Row, *, labels: Mapping[str, list[str]], said: Mapping[str, str], quotes: tuple[Quote, ...]
) -> ViewEdge:
    counted, denied = _true(row, "counted"), _local(row["polarity"]) == "Negative"
    quotes = with_denials(quotes) if denied else quotes
    predicate = _local(row["predicate"])
    return ViewEdge(
        id=row["id"],
        source=row["source"],
        target="" if counted else row["target"],
        number=int(row["target"]) if counted else None,
        predicate=predicate,
        predicate_label=said.get(row["predicate"], _spaced(predicate)),
        polarity=_local(row["polarity"]),
        modality=_local(row["modality"]),
        confidence=float(row["confidence"]),
        document=quotes[0].document if quotes else "",
        quotes=quotes,
        bound=_local(row.get("bound", "")),
        alleged=_true(row, "alleged"),
        time=row.get("time", ""),
        inferred=_true(row, "inferred"),
        since=row.get("since", ""),
        until=row.get("until", ""),
        role=row.get("role", ""),
        rule=row.get("rule", ""),
        speaker=row.get("speaker", ""),
        speaker_label=_name(row, "speaker", labels),
    )


def _name(row: Row, variable: str, labels: Mapping[str, list[str]]) -> str:
    thing = row.get(variable, "")
    return labels.get(thing, [thing])[0]


def _true(row: Row, name: str) -> bool:
    return row.get(name, "") in {"true", "1"}


def _spaced(predicate: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", predicate).lower()


def _claims(select: Select, *, labels: Mapping[str, list[str]], quotes: Quotes) -> tuple[ViewClaim, ...]:
    links: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in select(queries.CLAIM_LINKS):
        links[row["id"], row["link"]].add(row["other"])
    return tuple(
        ViewClaim(
            id=row["id"],
            kind=_local(row["kind"]),
            polarity=_local(row["polarity"]),
            confidence=float(row["confidence"]),
            document=next((quote.document for quote in quotes.get(row["id"], ())), ""),
            quotes=quotes.get(row["id"], ()),
            maker=row.get("maker", ""),
            maker_label=_name(row, "maker", labels),
            about=tuple(sorted(links[row["id"], "about"])),
            addressees=tuple(sorted(links[row["id"], "addressee"])),
            expresses=tuple(sorted(links[row["id"], "expresses"])),
        )
        for row in _first_rows(select(queries.CLAIMS))
    )


def _positions(select: Select) -> tuple[ViewPosition, ...]:
    rows = list(select(queries.POSITIONS))
    relations = _lists(rows, "id", "relation")
    return tuple(
        ViewPosition(
            id=row["id"],
            holder=row["holder"],
            towards=row["towards"],
            stance=row.get("label", _spaced(_local(row["stance"]))),
            relations=tuple(relations[row["id"]]),
        )
        for row in _first_rows(rows)
    )


def _documents(
    select: Select, *, labels: Mapping[str, list[str]], texts: Mapping[str, str]
) -> tuple[ViewDocument, ...]:
    return tuple(
        ViewDocument(
            id=row["id"],
            identifier=row["identifier"],
            title=row.get("title", ""),
            date=row.get("date", ""),
            source=row.get("source", ""),
            speaker=row.get("speaker", ""),
            speaker_label=_name(row, "speaker", labels),
            event_label=_name(row, "event", labels),
            text=texts.get(row["identifier"], ""),
        )
        for row in _first_rows(select(queries.DOCUMENTS))
    )
