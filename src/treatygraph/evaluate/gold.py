"""Annotations: one JSON file a document, saying what the text itself says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treatygraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One annotated entity; any of its labels may name it."""

    id: str
    type: str
    subtype: str | None
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """One annotated relation; only `required` ones count for recall."""

    subject: str
    predicate: str
    object: str
    polarity: str
    modality: str
    required: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """One annotated number."""

    subject: str
    predicate: str
    value: float


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One annotated claim; a second kind or maker stands where two annotators differed."""

    kinds: frozenset[str]
    by: str | None
    makers: frozenset[str | None]
    about: frozenset[str]
    evidence: str
    type: str


@dataclass(frozen=True, slots=True)
class Gold:
    """All annotations of one document, which is named by the stem of its file."""

    document: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]
    quantities: tuple[GoldQuantity, ...]
    claims: tuple[GoldClaim, ...]


def read_gold(path: Path) -> Gold:
    """Read one annotation file. Raises UsageError where it is missing or lacks something."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return _gold(data)
    except OSError as error:
        raise UsageError(f"The annotations {path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} is no annotation file: {type(error).__name__} {error}.") from error


def _gold(data: dict[str, Any]) -> Gold:
    entities = (GoldEntity(e["id"], e["type"], e.get("subtype"), tuple(e["labels"])) for e in data["entities"])
    quantities = (GoldQuantity(q["s"], q["p"], float(q["value"])) for q in data.get("quantities", ()))
    return Gold(
        document=data["doc"],
        entities=tuple(entities),
        relations=tuple(_relation(r) for r in data["relations"]),
        quantities=tuple(quantities),
        claims=tuple(_claim(c) for c in data["claims"]),
    )


def _relation(r: dict[str, Any]) -> GoldRelation:
    force = (r.get("polarity", "positive"), r.get("modality", "asserted"))
    return GoldRelation(r["s"], r["p"], r["o"], *force, r.get("required", True), r["evidence"])


def _claim(c: dict[str, Any]) -> GoldClaim:
    kinds = frozenset({c["type"], c.get("or_type", c["type"])})
    makers = frozenset({c["by"], c.get("or_by", c["by"])})
    return GoldClaim(kinds, c["by"], makers, frozenset(c["about"]), c["evidence"], c["type"])
