"""The triples of one entity as one document names it.

The document's graph says what this document calls it (`tg:namedAs`) and which known names it does not use
(`tg:knownAs`); the labels that hold across documents are made of these by the store.
"""

from __future__ import annotations

from treatygraph.graph.sheet import Sheet, decimal, resource
from treatygraph.knowledge import Vocabulary, slug
from treatygraph.model import Entity, Mention
from treatygraph.namespaces import PROV, SCHEMA, SKOS, TG

_ELSEWHERE = {
    "Actor": PROV + "Agent",
    "Person": PROV + "Person",
    "Convention": PROV + "Entity",
    "Process": PROV + "Activity",
    "Event": PROV + "Activity",
    "Issue": SKOS + "Concept",
}


def add_entity(sheet: Sheet, entity: Entity, vocabulary: Vocabulary) -> None:
    """Write an entity's kinds, names and identifiers, and every place of the text that names it."""
    node = sheet.iri(entity.key)
    kinds = (entity.kind, *vocabulary.superclasses.get(entity.kind, ()))
    sheet.add_types(node, *(TG + kind for kind in kinds), *(_ELSEWHERE[kind] for kind in kinds if kind in _ELSEWHERE))
    _add_names(sheet, entity)
    same = SKOS + "exactMatch" if entity.kind == "Issue" else SCHEMA + "sameAs"
    sheet.add(node, same, *(resource(iri) for iri in entity.same_as))
    for name, value in entity.codes:
        sheet.add_text(node, TG + name, value)
    if entity.organ_of:
        sheet.add(node, TG + "organOf", sheet.iri(entity.organ_of))
    sheet.add(node, TG + "mentionedIn", sheet.node)
    for mention in entity.mentions:
        _add_mention(sheet, entity, mention)


def _add_names(sheet: Sheet, entity: Entity) -> None:
    node, own = sheet.iri(entity.key), slug(entity.label)
    others = [name for name in entity.alt_labels if name != entity.label and slug(name) != own]
    known = [name for name in entity.hidden_labels if name != entity.label and name not in entity.alt_labels]
    sheet.add_text(node, TG + "namedAs", entity.label)
    sheet.add_text(node, SKOS + "altLabel", *others)
    sheet.add_text(node, TG + "knownAs", *known)


def _add_mention(sheet: Sheet, entity: Entity, mention: Mention) -> None:
    passage = sheet.passage(mention.span)
    sheet.add(sheet.iri(entity.key), TG + "mentionedAt", passage)
    sheet.add(passage, TG + "alternative", *(sheet.iri(key) for key in mention.alternatives))
    if mention.confidence < 1:
        sheet.add_text(passage, TG + "reason", mention.reason)
        sheet.add(passage, TG + "mentionConfidence", decimal(mention.confidence))
