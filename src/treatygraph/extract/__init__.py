"""Doc, references -> relations, quantities and claims: what a text states, with what force, in whose words."""

from __future__ import annotations

from treatygraph.dates import DateWords
from treatygraph.extract.affiliations import affiliations
from treatygraph.extract.beside import asides_on_parties
from treatygraph.extract.claims import Claims
from treatygraph.extract.counterfactuals import counterfactuals
from treatygraph.extract.cues import CueIndex
from treatygraph.extract.heading import heading_relations
from treatygraph.extract.lists import memberships
from treatygraph.extract.parts import Parts
from treatygraph.extract.quantities import Quantities
from treatygraph.extract.reader import reader
from treatygraph.extract.relations import merged, relations
from treatygraph.extract.rules import rules
from treatygraph.extract.understood import understood
from treatygraph.extract.votes import Votes
from treatygraph.knowledge import Knowledge
from treatygraph.model import Claim, Relation
from treatygraph.parsed import Annotated, References

__all__ = ["CueIndex", "extract"]


def extract(
    annotated: Annotated,
    references: References,
    *,
    knowledge: Knowledge,
    cues: CueIndex,
    words: DateWords,
    date: str | None,
) -> tuple[tuple[Relation, ...], tuple[Claim, ...]]:
    """Find all that a document states: relations (those of its heading first) and claims, in reading order."""
    read = reader(annotated, references, knowledge=knowledge, cues=cues, words=words, date=date)
    patterns = (
        heading_relations(read),
        relations(read),
        memberships(read),
        affiliations(read),
        asides_on_parties(read),
        understood(read),
        rules(read),
        counterfactuals(read),
        Parts(read).all(),
        Quantities(read).all(),
        Votes(read).all(),
    )
    found = merged([relation for pattern in patterns for relation in pattern])
    claims = Claims(read)
    said = (*claims.all(found), *claims.records(found))
    return found, tuple(sorted(said, key=lambda claim: claim.evidence))
