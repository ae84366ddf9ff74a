"""ontology/view.yaml -> one frozen, checked Style: what each colour, shape and line of the picture means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from treatygraph.errors import OntologyError
from treatygraph.knowledge.folder import read_yaml, shipped_folder

SHAPES = ("dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star")
FORCES = ("fact", "plan", "supposed", "alleged", "denied")

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Family:
    """What a colour stands for."""

    label: str
    color: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What a shape of one colour stands for: one line of the legend."""

    id: str
    label: str
    plural: str
    classes: list[str]
    family: str
    shape: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Force:
    """How a line is drawn that is a fact, a plan, a supposition, an allegation or a denial."""

    label: str
    short: str
    color: str
    dark: str
    dashes: list[int]
    bar: bool = False


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """What somebody does by saying it."""

    label: str


@dataclass(frozen=True)
class Style:
    """Everything about the picture's look that somebody may want to correct."""

    families: Mapping[str, Family]
    kinds: tuple[Kind, ...]
    forces: Mapping[str, Force]
    claims: Mapping[str, ClaimKind]

    def kind(self, classes: Iterable[str]) -> Kind:
        """Choose the legend's line for a thing of these classes: the first that lists one, else the last."""
        present = set(classes)
        return next((kind for kind in self.kinds if present.intersection(kind.classes)), self.kinds[-1])


def load_style(path: Path | None = None) -> Style:
    """Read the look of the picture, so that it can be changed without code; by default the shipped view.yaml.

    Raises OntologyError naming file, entry, fault and what is allowed.
    """
    path = path or shipped_folder() / "view.yaml"
    data: Mapping[str, Any] = read_yaml(path)
    _same_names(path, "the file", set(data), {"families", "kinds", "forces", "claims"})
    families = _table(Family, path, "families", data["families"])
    kinds = tuple(_read(Kind, path, f"kinds, entry {n}", row) for n, row in enumerate(data["kinds"] or (), 1))
    forces = _table(Force, path, "forces", data["forces"])
    _same_names(path, "forces", set(forces), set(FORCES))
    _check_kinds(path, kinds, families)
    _check_colors(path, [f.color for f in families.values()] + [c for f in forces.values() for c in (f.color, f.dark)])
    return Style(families, kinds, forces, _table(ClaimKind, path, "claims", data["claims"]))


def _table(make: type[_T], path: Path, where: str, rows: Mapping[str, Any] | None) -> dict[str, _T]:
    return {str(name): _read(make, path, f"{where}, {name}", row) for name, row in (rows or {}).items()}


def _read(make: type[_T], path: Path, where: str, row: object) -> _T:
    known = {field.name: field for field in fields(make)}  # type: ignore[arg-type]
    values = row if isinstance(row, dict) else {}
    needed = {name for name, field in known.items() if field.default is MISSING}
    _same_names(path, where, set(values), set(known), needed)
    return make(**values)


def _same_names(path: Path, where: str, found: set[str], allowed: set[str], needed: set[str] | None = None) -> None:
    missing = (allowed if needed is None else needed) - found
    if missing or found - allowed:
        wrong = ", ".join(sorted(map(str, found - allowed))) or "nothing unknown"
        raise OntologyError(
            f"{path.name}: {where} lacks {', '.join(sorted(missing)) or 'nothing'} and has {wrong}; "
            f"write exactly these: {', '.join(sorted(allowed))}."
        )


def _check_kinds(path: Path, kinds: tuple[Kind, ...], families: Mapping[str, Family]) -> None:
    if not kinds:
        raise OntologyError(f"{path.name}: kinds is empty; list at least one.")
    for kind in kinds:
        _one_of(path, f"the shape of {kind.id}", kind.shape, SHAPES)
        _one_of(path, f"the family of {kind.id}", kind.family, families)
    for name in ("id", "plural"):
        values = [getattr(kind, name) for kind in kinds]
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise OntologyError(f"{path.name}: kinds has {', '.join(twice)} twice; give each its own {name}.")


def _one_of(path: Path, what: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise OntologyError(f"{path.name}: {what} is {value}; take one of {', '.join(allowed)}.")


def _check_colors(path: Path, colors: Iterable[str]) -> None:
    for color in colors:
        if not _COLOR.fullmatch(str(color)):
            raise OntologyError(f"{path.name}: {color} is no colour; write # and six hexadecimal digits, in quotes.")
