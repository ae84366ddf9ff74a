"""The triples of claims: what kind, whose, about what, with the sentence and the relations inside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from treatygraph.graph.sheet import Sheet, decimal, hashed, tg
from treatygraph.model import Claim
from treatygraph.namespaces import PROV, TG


def add_claims(sheet: Sheet, claims: Sequence[Claim], relation_keys: Sequence[str]) -> None:
    """Write all claims of a document. `relation_keys` names the extraction's relations in their order."""
    equals: Counter[tuple[str, str, str]] = Counter()
    for claim in claims:
        words = " ".join(claim.evidence.of(sheet.document.text).split())
        same = (claim.kind, claim.maker or "", words)
        equals[same] += 1
        key = "claim/" + hashed(sheet.document.identifier, *same, str(equals[same]))
        _add_claim(sheet, key, claim, [relation_keys[position] for position in claim.expresses])


def _add_claim(sheet: Sheet, key: str, claim: Claim, expressed: Sequence[str]) -> None:
    node = sheet.iri(key)
    sheet.add_types(node, TG + "Claim", TG + claim.kind, PROV + "Entity")
    sheet.add(node, TG + "polarity", tg(claim.polarity.value))
    sheet.add(node, TG + "confidence", decimal(claim.confidence))
    sheet.add(node, TG + "evidence", sheet.passage(claim.evidence))
    sheet.add(node, TG + "about", *(sheet.iri(about) for about in claim.about))
    sheet.add(node, TG + "addressee", *(sheet.iri(addressee) for addressee in claim.addressees))
    sheet.add(node, TG + "expresses", *(sheet.iri(relation) for relation in expressed))
    if claim.maker:
        sheet.add(node, TG + "statedBy", sheet.iri(claim.maker))
