"""Tables for a spreadsheet: entities, relations, claims, their quotes and the documents, joined by the columns of ids.

No text in them runs as a formula. They begin with a byte order mark, by which spreadsheets know UTF-8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from treatygraph.export.records import Claim, Records, Relation
from treatygraph.export.turtle import Names
from treatygraph.tables import Table, Value, as_csv

_AND = " | "
_Row = tuple[Value, ...]
_ENTITIES = "id name kind other_names same_as documents"
_RELATIONS = (
    "id subject_id subject predicate object_id object force confidence weight year time since until bound role "
    "speaker_id speaker document quote"
)
_CLAIMS = (
    "id kind maker_id maker about_ids about addressee_ids addressees relation_ids polarity confidence document quote"
)
_PASSAGES = "said_by_id document start end quote"
_DOCUMENTS = "id identifier title date speaker_id event_id source"


def entities(records: Records, out: BinaryIO) -> None:
    """Write one row an entity."""
    short = _Short(records)
    rows = (
        (short(e.iri), e.name, e.kind, _AND.join(e.other_names), _AND.join(e.same_as), _AND.join(e.documents))
        for e in records.entities
    )
    _write(_ENTITIES, rows, out)


def relations(records: Records, out: BinaryIO) -> None:
    """Write one row a relation, whatever its force; a number that was counted has no id."""
    short = _Short(records)
    _write(_RELATIONS, (_relation(relation, short) for relation in records.relations), out)


def claims(records: Records, out: BinaryIO) -> None:
    """Write one row a claim."""
    short = _Short(records)
    _write(_CLAIMS, (_claim(claim, short) for claim in records.claims), out)


def passages(records: Records, out: BinaryIO) -> None:
    """Write one row for each place of a text where a relation or claim stands, with its first and last character."""
    short = _Short(records)
    said: list[Relation | Claim] = [*records.relations, *records.claims]
    _write(
        _PASSAGES, ((short(one.iri), p.document, p.start, p.end, p.quote) for one in said for p in one.passages), out
    )


def documents(records: Records, out: BinaryIO) -> None:
    """Write one row a document."""
    short = _Short(records)
    rows = (
        (short(d.iri), d.identifier, d.title, d.date, short(d.speaker), short(d.event), d.source)
        for d in records.documents
    )
    _write(_DOCUMENTS, rows, out)


def _relation(r: Relation, short: _Short) -> _Row:
    target = ("", int(r.target)) if r.counted else (short(r.target), short.named(r.target))
    what = (short(r.iri), short(r.source), short.named(r.source), r.predicate, *target)
    how = (r.force, r.confidence, r.weight, r.year, r.time, r.since, r.until, r.bound, r.role)
    return (*what, *how, short(r.speaker), short.named(r.speaker), r.document, _AND.join(r.quotes))


def _claim(c: Claim, short: _Short) -> _Row:
    what = (short(c.iri), c.kind, short(c.maker), short.named(c.maker), short(*c.about), short.named(*c.about))
    more = (short(*c.addressees), short.named(*c.addressees), short(*c.expresses), c.polarity, c.confidence)
    return (*what, *more, c.passages[0].document, _AND.join(passage.quote for passage in c.passages))


class _Short:
    """Gives short names of IRIs, such as ``state:norway``, or what they are called; nothing for nothing."""

    def __init__(self, records: Records) -> None:
        self._names, self._called = Names(records.prefixes), records.names

    def __call__(self, *iris: str) -> str:
        return _AND.join(self._names.short(iri).strip("<>") for iri in iris if iri)

    def named(self, *iris: str) -> str:
        """The names of entities."""
        return _AND.join(self._called.get(iri, iri) for iri in iris if iri)


def _write(columns: str, rows: Iterable[_Row], out: BinaryIO) -> None:
    table = Table("", tuple(columns.split()), tuple(rows))
    out.write(as_csv(table).encode("utf-8-sig"))


WRITERS: dict[str, Callable[[Records, BinaryIO], None]] = {
    "entities.csv": entities,
    "relations.csv": relations,
    "claims.csv": claims,
    "passages.csv": passages,
    "documents.csv": documents,
}
