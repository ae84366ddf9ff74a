"""What reading one document takes: its parsed text, who is who, and the helpers that roles, force, dates and voices need."""

from __future__ import annotations

from dataclasses import dataclass

from treatygraph.dates import DateWords
from treatygraph.extract.companions import Companions
from treatygraph.extract.cues import CueIndex
from treatygraph.extract.floor import Floor
from treatygraph.extract.parties import Parties
from treatygraph.extract.qualifiers import Qualifiers
from treatygraph.extract.roles import Roles
from treatygraph.extract.times import Times
from treatygraph.extract.voices import Voices
from treatygraph.knowledge import Knowledge
from treatygraph.knowledge.confidence import Confidences
from treatygraph.parsed import Annotated, References


@dataclass(frozen=True)
class Reader:
    """The helpers of one document's extraction, made once."""

    annotated: Annotated
    references: References
    knowledge: Knowledge
    confidences: Confidences
    cues: CueIndex
    roles: Roles
    parties: Parties
    companions: Companions
    qualifiers: Qualifiers
    times: Times
    voices: Voices
    floor: Floor


def reader(
    annotated: Annotated,
    references: References,
    *,
    knowledge: Knowledge,
    cues: CueIndex,
    words: DateWords,
    date: str | None,
) -> Reader:
    """Make ready what reading one document takes."""
    grammar, vocabulary = knowledge.grammar, knowledge.vocabulary
    parties = Parties(references, vocabulary, grammar)
    floor = Floor(annotated, references, knowledge)
    return Reader(
        annotated=annotated,
        references=references,
        knowledge=knowledge,
        confidences=knowledge.confidences.leaving_out(annotated.document.sha256),
        cues=cues,
        roles=Roles(grammar),
        parties=parties,
        companions=Companions(annotated, parties, grammar),
        qualifiers=Qualifiers(grammar),
        times=Times(annotated.document.text, words, date),
        voices=Voices(references, floor, grammar, vocabulary),
        floor=floor,
    )
