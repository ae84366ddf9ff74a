"""The triples of relations: the reified one always, the direct one only for what the text states as a fact."""

from __future__ import annotations

from dataclasses import replace

from treatygraph.graph.sheet import Sheet, Term, decimal, hashed, tg, whole, yes
from treatygraph.knowledge import Vocabulary
from treatygraph.model import Extraction, Modality, Polarity, Relation
from treatygraph.namespaces import PROV, RDF, TG

_DECIDING = {"cue": "cue", "subject_mention": "subjectMention", "object_mention": "objectMention"}


def relation_key(identifier: str, relation: Relation) -> str:
    """Name a relation by document, terms, force, time and voice: what makes two relations one."""
    time = relation.time.value if relation.time else ""
    terms = (relation.subject, relation.predicate, str(relation.object))
    force = (relation.polarity.value, relation.modality.value, time, relation.attribution or "")
    return "relation/" + hashed(identifier, *terms, *force)


def joined(extraction: Extraction) -> tuple[list[str], dict[str, list[Relation]]]:
    """Put together what has one name: the key of each relation in the extraction's order, and the relations by key."""
    keys = [relation_key(extraction.document.identifier, relation) for relation in extraction.relations]
    groups: dict[str, list[Relation]] = {}
    for key, relation in zip(keys, extraction.relations, strict=True):
        groups.setdefault(key, []).append(relation)
    return keys, {key: sorted(groups[key], key=_best_first) for key in sorted(groups)}


def _best_first(relation: Relation) -> tuple[float, str, object]:
    return (-relation.confidence, relation.rule, relation.evidence)


def is_fact(relation: Relation) -> bool:
    """True for what the text itself states as so: affirmed, asserted and not merely alleged."""
    stated = relation.polarity is Polarity.POSITIVE and relation.modality is Modality.ASSERTED
    return stated and not relation.alleged


def add_relation(sheet: Sheet, key: str, found: list[Relation], vocabulary: Vocabulary) -> None:
    """Write one relation that stands in one or more places. It is alleged only where no place states it plainly."""
    alleged = all(relation.alleged for relation in found)
    best = found[0] if found[0].alleged == alleged else replace(found[0], alleged=alleged)
    node = sheet.iri(key)
    sheet.add_types(node, TG + "Relation", RDF + "Statement", PROV + "Entity")
    sheet.add(node, RDF + "subject", sheet.iri(best.subject))
    sheet.add(node, RDF + "predicate", tg(best.predicate))
    sheet.add(node, RDF + "object", _object(sheet, best))
    _add_force(sheet, node, best)
    for relation in found:
        _add_places(sheet, node, relation)
    _add_rest(sheet, node, best)
    if is_fact(best):
        _add_direct(sheet, best, vocabulary)


def _object(sheet: Sheet, relation: Relation) -> Term:
    return whole(relation.object) if isinstance(relation.object, int) else sheet.iri(relation.object)


def _add_force(sheet: Sheet, node: Term, relation: Relation) -> None:
    sheet.add(node, TG + "polarity", tg(relation.polarity.value))
    sheet.add(node, TG + "modality", tg(relation.modality.value))
    if relation.alleged:
        sheet.add(node, TG + "alleged", yes())
    if relation.time:
        sheet.add_time(node, "time", relation.time.value)
    if relation.time and relation.time.inferred:
        sheet.add(node, TG + "timeInferred", yes())
    for name, when in (("since", relation.since), ("until", relation.until)):
        if when:
            sheet.add_time(node, name, when.value)


def _add_places(sheet: Sheet, node: Term, relation: Relation) -> None:
    sheet.add(node, TG + "evidence", *(sheet.passage(span) for span in relation.evidence))
    for field, name in _DECIDING.items():
        span = getattr(relation, field)
        if span:
            sheet.add(node, TG + name, sheet.passage(span))


def _add_rest(sheet: Sheet, node: Term, relation: Relation) -> None:
    sheet.add(node, TG + "confidence", decimal(relation.confidence))
    sheet.add_text(node, TG + "extractedBy", relation.rule)
    sheet.add_text(node, TG + "role", relation.role)
    if relation.attribution:
        sheet.add(node, PROV + "wasAttributedTo", sheet.iri(relation.attribution))
    if relation.bound:
        sheet.add(node, TG + "bound", tg(relation.bound.value))


def _add_direct(sheet: Sheet, relation: Relation, vocabulary: Vocabulary) -> None:
    if isinstance(relation.object, int):
        return
    subject, object_ = sheet.iri(relation.subject), sheet.iri(relation.object)
    sheet.add(subject, TG + relation.predicate, object_)
    known = vocabulary.properties.get(relation.predicate)
    if known is not None and known.symmetric:
        sheet.add(object_, TG + relation.predicate, subject)
