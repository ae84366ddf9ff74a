"""The words of time as data: ``dates.yaml`` checked and frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

import yaml

from treatygraph.errors import OntologyError, shown

Step = Literal["day", "month", "year"]
Words = tuple[str, ...]
_STEPS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: `by` calendar steps each, and known no more exactly than `exact_to`."""

    say: Words
    step: Step
    by: int
    exact_to: Step


@dataclass(frozen=True, slots=True)
class Shift:
    """A phrase that means so many units before or after the day of the text ("last year": -1)."""

    say: Words
    shift: int
    unit: str = "month"


@dataclass(frozen=True, slots=True)
class Distance:
    """A frame around a number of units ("… ago", "within …") and which end of time it gives."""

    gives: Literal["when", "since", "until"]
    sense: Literal["past", "future"]
    before: Words = ()
    after: Words = ()
    unless: Words = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Words that make one stretch of two dates ("between … and …"); with an empty `open` the middle word suffices."""

    open: Words
    join: Words


@dataclass(frozen=True, slots=True)
class Onwards:
    """Words before and after a date that together make it a beginning ("from … onwards")."""

    before: Words
    after: Words


@dataclass(frozen=True, slots=True)
class DateExample:
    """A sentence, the day it is spoken, and the dates in it: ``2007``, ``~2007`` (worked out), ``2007/``, ``/2010``."""

    text: str
    gives: Words
    spoken: str | None = None


@dataclass(frozen=True, slots=True)
class DateWords:
    """Every word list of ``dates.yaml``; the file itself says what each is for."""

    months: tuple[Words, ...]
    day_endings: Words
    day_links: Words
    day_joins: Words
    year_openers: Words
    numbered: Words
    named_by_number: Words
    counted: Words
    month_openers: Words
    month_shifts: tuple[Shift, ...]
    relative: tuple[Shift, ...]
    units: tuple[Unit, ...]
    numbers: tuple[tuple[str, int], ...]
    distances: tuple[Distance, ...]
    hedges: Words
    beyond: Words
    since: Words
    until: Words
    links: Words
    onwards: Onwards
    ranges: tuple[Range, ...]
    examples: tuple[DateExample, ...] = ()

    def __hash__(self) -> int:
        return hash(self.months)  # the whole would be hashed anew for each sentence

    def unit(self, word: str) -> Unit | None:
        """The unit that a word such as "years" counts in; None for a look-alike in odd letters."""
        return next((unit for unit in self.units if word.casefold() in unit.say), None)


_RECORDS: dict[str, type[Any]] = {
    "month_shifts": Shift,
    "relative": Shift,
    "units": Unit,
    "distances": Distance,
    "ranges": Range,
    "examples": DateExample,
}
_CHOICES = {"step": _STEPS, "exact_to": _STEPS, "gives": ("when", "since", "until"), "sense": ("past", "future")}
_INTEGERS = ("by", "shift")
_TEXTS = ("text", "spoken", "unit")


def load_date_words(path: Path) -> DateWords:
    """Read ``dates.yaml`` so that nothing English has to stand in the code.

    Raises OntologyError, naming file, line and list, where the file is missing, no YAML or of another shape.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data, node = yaml.safe_load(text), yaml.compose(text)
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path} cannot be read as UTF-8 text ({error}); it holds the words of time.") from error
    except yaml.YAMLError as error:
        raise OntologyError(f"{path} is not valid YAML: {' '.join(str(error).split())}.") from error
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    return _Checked(path, {key.value: key.start_mark.line + 1 for key in keys}).words(data)


@dataclass(frozen=True, slots=True)
class _Checked:
    """Turns plain YAML values into the frozen ones, with faults that name the place."""

    path: Path
    lines: Mapping[str, int]

    def fault(self, key: str, message: str) -> OntologyError:
        """A fault at the line of a list."""
        return OntologyError(f"{shown(self.path)}, line {self.lines.get(key, 1)}: {message}")

    def words(self, data: Any) -> DateWords:
        """The whole file, each list checked. Raises OntologyError."""
        if not isinstance(data, dict):
            raise self.fault("", "the file must be a mapping of list names to words.")
        known = [field.name for field in fields(DateWords)]
        for key in data:
            if key not in known:
                raise self.fault(key, f"{key!r} is not a list of this file; allowed are {', '.join(known)}.")
        for key in (k for k in known if k not in data and k != "examples"):
            raise self.fault(key, f"the list {key!r} is missing; copy it from the shipped file.")
        made = DateWords(**{key: self.value(key, value) for key, value in data.items()})
        return self.consistent(made)

    def value(self, key: str, value: Any) -> Any:
        """One list, in the form that its name asks for."""
        if key in _RECORDS:
            return tuple(self.record(key, _RECORDS[key], item) for item in self.sequence(key, value))
        if key == "onwards":
            return self.record(key, Onwards, value)
        if key == "numbers":
            return self.numbers(value)
        if key == "months":
            return tuple(self.plain(key, item) for item in self.sequence(key, value))
        return self.plain(key, value)

    def sequence(self, key: str, value: Any) -> Sequence[Any]:
        """A value that must be a list."""
        if not isinstance(value, list):
            raise self.fault(key, f"{key!r} must be a list, not {value!r}.")
        return value

    def plain(self, key: str, value: Any) -> Words:
        """A list of words."""
        items = self.sequence(key, value)
        wrong = [item for item in items if not isinstance(item, str) or not item.strip()]
        if wrong:
            raise self.fault(key, f"{wrong[0]!r} in {key!r} must be a word; put it in quotes.")
        return tuple(items)

    def numbers(self, value: Any) -> tuple[tuple[str, int], ...]:
        """The words for numbers, each with its figure."""
        if not isinstance(value, dict) or not all(isinstance(k, str) and type(v) is int for k, v in value.items()):
            raise self.fault("numbers", "'numbers' must be a mapping of words to whole numbers, such as {ten: 10}.")
        return tuple(value.items())

    def record(self, key: str, kind: type[Any], item: Any) -> Any:
        names = [field.name for field in fields(kind)]
        if not isinstance(item, dict) or not set(item) <= set(names):
            raise self.fault(key, f"an entry of {key!r} must be a mapping of {', '.join(names)}, not {item!r}.")
        try:
            return kind(**{name: self.part(key, kind, name, part) for name, part in item.items()})
        except TypeError as error:
            raise self.fault(key, f"the entry {item!r} of {key!r} lacks one of {', '.join(names)}.") from error

    def part(self, key: str, kind: type[Any], name: str, part: Any) -> Any:
        if kind is DateExample and name == "gives":
            return self.plain(key, part)
        if name in _CHOICES and part not in _CHOICES[name]:
            raise self.fault(key, f"{name!r} in {key!r} must be one of {', '.join(_CHOICES[name])}, not {part!r}.")
        if name in _INTEGERS and type(part) is not int:
            raise self.fault(key, f"{name!r} in {key!r} must be a whole number, not {part!r}.")
        if name in _TEXTS and not isinstance(part, str):
            raise self.fault(key, f"{name!r} in {key!r} must be text, not {part!r}; put it in quotes.")
        plain = name in _CHOICES or name in _INTEGERS or name in _TEXTS or name == "bare"
        return part if plain else self.plain(key, part)

    def consistent(self, made: DateWords) -> DateWords:
        if len(made.months) != 12:
            raise self.fault("months", f"'months' must list twelve months, January first, not {len(made.months)}.")
        units = {word for unit in made.units for word in unit.say}
        for shift in made.relative:
            if shift.unit not in units:
                raise self.fault("relative", f"the unit {shift.unit!r} is in no entry of 'units'.")
        for distance in made.distances:
            if not distance.before and not distance.after:
                raise self.fault("distances", "an entry of 'distances' needs 'before' or 'after'.")
        return made
