"""What a document's heading states by its form alone: who speaks for whom, at which meeting, held where, on what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from treatygraph.extract.reader import Reader
from treatygraph.extract.stated import stated
from treatygraph.model import Relation


def heading_relations(read: Reader) -> Iterator[Relation]:
    """Yield the relations that a heading's form says, each with the heading as its quote."""
    facts = read.references
    if facts.heading_span is None:
        return
    person = facts.speaker if facts.speaker != facts.speaks_for else None
    if person and facts.speaks_for:
        yield replace(_relation(read, person, "represents", facts.speaks_for), role=facts.office)
    actor = facts.speaker or facts.speaks_for
    if actor and facts.event:
        yield _relation(read, actor, "participatedIn", facts.event)
    if facts.event and facts.place:
        yield _relation(read, facts.event, "heldIn", facts.place)


def _relation(read: Reader, subject: str, predicate: str, object_: str) -> Relation:
    facts, rule = read.references, (predicate, "heading", "heading")
    assert facts.heading_span is not None
    found = stated(read, rule, subject, object_, evidence=facts.heading_span, voice=facts.speaker)
    return replace(found, time=facts.heading_date)
