"""Makes the relation of a pattern that states plain facts, so that all such patterns fill the same fields alike."""

from __future__ import annotations

from treatygraph.extract.reader import Reader
from treatygraph.model import Modality, Polarity, Relation, Span

Rule = tuple[str, str, str]  # the relation, the pattern that found it, the word that it was found by


def stated(
    read: Reader,
    rule: Rule,
    subject: str,
    object_: str | int,
    *,
    evidence: Span,
    voice: str | None,
    cue: Span | None = None,
    mentions: tuple[Span | None, Span | None] = (None, None),
) -> Relation:
    """Make a positive, asserted relation; `mentions` are where its two ends stand."""
    name = "/".join(rule)
    return Relation(
        subject=subject,
        predicate=rule[0],
        object=object_,
        polarity=Polarity.POSITIVE,
        modality=Modality.ASSERTED,
        rule=name,
        confidence=read.confidences.of(name),
        evidence=(evidence,),
        attribution=voice,
        cue=cue,
        subject_mention=mentions[0],
        object_mention=mentions[1],
    )
