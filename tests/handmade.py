"""Two short documents with their findings written by hand, for tests of everything behind the extraction."""

from __future__ import annotations

import hashlib
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from treatygraph.knowledge import Vocabulary
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.knowledge.vocabulary import load_vocabulary
from treatygraph.model import (
    Claim,
    Document,
    Entity,
    Extraction,
    Mention,
    Modality,
    Polarity,
    Relation,
    Run,
    Span,
    When,
)

BASE = "https://w3id.org/treatygraph/id/"
RUN = Run(software="0.0.1", model="none 1", ontology="test")
SPEECH = (
    "Chile launched the Valparaíso Process in 2005. The Valparaíso Process led to the Seabed Treaty. "
    "Peru has not signed the treaty. We plan to ratify the Seabed Treaty by 2012. "
    "By May 2010, 41 states had signed the Seabed Treaty. Chile works in partnership with Fiji. "
    "Observers accuse Peru of violating the Seabed Treaty."
)
NOTES = (
    "Chile launched the Valparaíso process in 2005, as many recall.\n\nIn 2012 the Seabed Treaty had 57 signatories. "
    "Fiji called on all states to join the Seabed Treaty. Fiji supports the Valparaíso process, it said. "
    "Chile chaired the “Lima Conference” in 2011 <b>& more</b>. Fiji belongs to the Oceania League."
)
CHILE, PERU, FIJI = "state/chile", "state/peru", "state/fiji"
PROCESS, TREATY, LIMA = "process/valparaiso-process", "convention/seabed-treaty", "event/lima-conference"
MINISTER, LEAGUE, STATES = "person/ana-prell", "organization/oceania-league", "group/all-states"


def document(identifier: str, text: str, **more: str) -> Document:
    """A document as it comes from a file."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = identifier.replace("--", "/") + ".txt"
    return Document(identifier=identifier, source=source, text=text, sha256=digest, **more)


def span(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def entity(text: str, key: str, kind: str, label: str, *names: str, **more: Any) -> Entity:
    """An entity with one mention for each name."""
    mentions = tuple(Mention(span(text, name), "name") for name in (names or (label,)))
    return Entity(key=key, kind=kind, label=label, mentions=mentions, **more)


def relation(text: str, subject: str, predicate: str, object_: str | int, words: str, **more: Any) -> Relation:
    """A relation with one quote: a fact unless said otherwise."""
    given: dict[str, Any] = {
        "polarity": Polarity.POSITIVE,
        "modality": Modality.ASSERTED,
        "rule": f"{predicate}/transitive/test",
        "confidence": 0.8,
        "attribution": None,
    }
    terms = {"subject": subject, "predicate": predicate, "object": object_}
    return Relation(evidence=(span(text, words),), **{**given, **terms, **more})


def claim(text: str, kind: str, maker: str | None, about: tuple[str, ...], words: str, **more: Any) -> Claim:
    """A positive claim."""
    given: dict[str, Any] = {"polarity": Polarity.POSITIVE, "confidence": 0.7}
    return Claim(kind=kind, maker=maker, about=about, evidence=span(text, words), **{**given, **more})


def speech() -> Extraction:
    """A speech with a fact, a denial, a plan, a count, a partnership and an accusation."""
    t = SPEECH
    chile = entity(t, CHILE, "State", "Chile", hidden_labels=("Republic of Chile",), codes=(("iso3166", "CL"),))
    entities = (
        chile,
        entity(t, PERU, "State", "Peru", same_as=("http://www.wikidata.org/entity/Q419",)),
        entity(t, FIJI, "State", "Fiji"),
        entity(t, PROCESS, "Process", "Valparaíso Process"),
        Entity(
            TREATY,
            "Treaty",
            "Seabed Treaty",
            hidden_labels=("Treaty on Seabed Mining", "TSM"),
            mentions=(
                Mention(span(t, "Seabed Treaty"), "name"),
                Mention(span(t, "the treaty"), "definite", 0.8, ("convention/other",)),
            ),
        ),
        Entity(MINISTER, "Person", "Ana Prell"),
    )
    by = {"attribution": MINISTER}
    launched = "Chile launched the Valparaíso Process in 2005"
    accused = "Observers accuse Peru of violating the Seabed Treaty"
    relations = (
        relation(t, CHILE, "initiated", PROCESS, launched, time=When("2005"), **by),
        relation(t, PROCESS, "resultedIn", TREATY, "The Valparaíso Process led to the Seabed Treaty", **by),
        relation(t, PERU, "signed", TREATY, "Peru has not signed the treaty", polarity=Polarity.NEGATIVE, **by),
        relation(
            t,
            MINISTER,
            "ratified",
            TREATY,
            "We plan to ratify the Seabed Treaty by 2012",
            modality=Modality.INTENDED,
            until=When("2012"),
            **by,
        ),
        relation(t, TREATY, "signatoryCount", 41, "By May 2010, 41 states had signed", time=When("2010-05"), **by),
        relation(t, CHILE, "partneredWith", FIJI, "Chile works in partnership with Fiji", confidence=1.0, **by),
        relation(t, PERU, "violated", TREATY, accused, alleged=True, **by),
        relation(t, MINISTER, "represents", CHILE, "We plan", role="Foreign Minister"),
    )
    claims = (
        claim(t, "Assertion", MINISTER, (CHILE, PROCESS), f"{launched}.", expresses=(0,)),
        claim(t, "Commitment", MINISTER, (TREATY,), "We plan to ratify the Seabed Treaty by 2012.", expresses=(3,)),
    )
    said = document("speech", t, title="Speech on the seabed", date="2010-05-04")
    return Extraction(said, entities, relations, claims, speaker=MINISTER)


def notes() -> Extraction:
    """Notes on a meeting, in a folder of their own, which spell the process otherwise."""
    t = NOTES
    entities = (
        entity(t, CHILE, "State", "Chile", hidden_labels=("Republic of Chile",)),
        entity(t, FIJI, "State", "Fiji"),
        entity(t, PROCESS, "Process", "Valparaíso process"),
        entity(t, TREATY, "Treaty", "Seabed Treaty", hidden_labels=("TSM",)),
        entity(t, LIMA, "Event", "Lima Conference"),
        entity(t, LEAGUE, "InternationalOrganization", "Oceania League"),
        entity(t, STATES, "Group", "all states"),
    )
    backs = "Fiji supports the Valparaíso process"
    relations = (
        relation(t, CHILE, "initiated", PROCESS, "Chile launched the Valparaíso process in 2005", time=When("2005")),
        relation(t, TREATY, "signatoryCount", 57, "In 2012 the Seabed Treaty had 57 signatories", time=When("2012")),
        relation(t, FIJI, "calledFor", TREATY, "Fiji called on all states to join the Seabed Treaty"),
        relation(t, FIJI, "supports", PROCESS, backs, attribution=FIJI, cue=span(t, "supports")),
        relation(t, CHILE, "led", LIMA, "Chile chaired the “Lima Conference” in 2011 <b>& more</b>", time=When("2011")),
        relation(t, FIJI, "memberOf", LEAGUE, "Fiji belongs to the Oceania League"),
    )
    called = "Fiji called on all states to join the Seabed Treaty."
    claims = (claim(t, "Call", FIJI, (TREATY,), called, addressees=(STATES,), expresses=(2,)),)
    return Extraction(document("notes--lima", t), entities, relations, claims)


@cache
def vocabulary() -> Vocabulary:
    """The classes and properties of the shipped ontology."""
    return load_vocabulary([shipped_folder() / "treatygraph.ttl"])


def store_of(kg: Path, *extractions: Extraction) -> None:
    """Make a whole graph folder of some extractions, as a build does, the page apart; the same ones are read once."""
    if kg.exists():
        _write(kg, *extractions)
    else:
        shutil.copytree(Path(_written(extractions).name), kg)


@cache
def _written(extractions: tuple[Extraction, ...]) -> TemporaryDirectory[str]:
    folder = TemporaryDirectory()
    _write(Path(folder.name), *extractions)
    return folder


def _write(kg: Path, *extractions: Extraction) -> None:
    from treatygraph.export import export
    from treatygraph.graph import document_key, triples
    from treatygraph.run.outputs import write_texts
    from treatygraph.store import Snapshot, Store

    with Store(kg) as store:
        for found in extractions:
            given = found.document
            lines = triples(found, given=given, run=RUN, vocabulary=vocabulary(), base=store.base)
            store.replace(store.base + document_key(given.identifier), lines)
        store.refresh(ontology=[shipped_folder()])
        store.publish()
    write_texts(kg, [found.document for found in extractions])
    export(Snapshot(kg), "turtle", kg / "graph.ttl")
