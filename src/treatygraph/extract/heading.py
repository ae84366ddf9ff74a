"""What a document's heading states by its form alone: who speaks for whom, at which meeting, held where, on what."""

from __future__ import annotations

from collections.abc import Iterator

from treatygraph.knowledge import Knowledge
from treatygraph.model import Modality, Polarity, Relation
from treatygraph.parsed import References


def heading_relations(facts: References, *, knowledge: Knowledge) -> Iterator[Relation]:
    """Yield the relations that a heading's form says, each with the heading as its quote."""
    if facts.heading_span is None:
        return
    person = facts.speaker if facts.speaker != facts.speaks_for else None
    if person and facts.speaks_for:
        yield _relation(knowledge, facts, person, "represents", facts.speaks_for)
    actor = facts.speaker or facts.speaks_for
    if actor and facts.event:
        yield _relation(knowledge, facts, actor, "participatedIn", facts.event)
    if facts.event and facts.place:
        yield _relation(knowledge, facts, facts.event, "heldIn", facts.place)


def _relation(knowledge: Knowledge, facts: References, subject: str, predicate: str, object_: str) -> Relation:
    assert facts.heading_span is not None
    return Relation(
        subject=subject,
        predicate=predicate,
        object=object_,
        polarity=Polarity.POSITIVE,
        modality=Modality.ASSERTED,
        rule=f"{predicate}/heading/heading",
        confidence=knowledge.confidence(f"{predicate}/heading/heading"),
        evidence=(facts.heading_span,),
        attribution=facts.speaker,
        time=facts.heading_date,
        role=facts.office if predicate == "represents" else None,
    )
