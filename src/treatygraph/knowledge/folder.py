"""Where the ontology folder is, and how its YAML files are read so that every fault can name its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from treatygraph.errors import OntologyError, shown

_BESIDE_CODE = Path(__file__).parents[1] / "ontology"
_REPOSITORY = Path(__file__).parents[3] / "ontology"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in the ontology folder: where, and in plain words what and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


class FaultyFile(OntologyError):
    """A file that cannot be read at all: its fault keeps the place, so that it can stand among others."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Lined(dict[str, Any]):
    """A YAML mapping that remembers its file and line, so that a fault inside it can be found."""

    file: str = ""
    line: int = 0


class _Loader(yaml.CSafeLoader):
    def __init__(self, text: str, file: str) -> None:
        super().__init__(text)
        self.file = file

    def lined(self, node: yaml.MappingNode) -> Iterator[Lined]:
        found = Lined()
        found.file = self.file
        found.line = node.start_mark.line + 1
        yield found
        found.update({str(k): v for k, v in self.construct_mapping(node, deep=True).items()})


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.lined)
_Loader.yaml_implicit_resolvers = {  # "no", "on" and "yes" are words of English here, never truth values
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def shipped_folder() -> Path:
    """Find the ontology that comes with the software: inside the installed package, or at the repository's root.

    Raises OntologyError where neither exists.
    """
    for folder in (_BESIDE_CODE, _REPOSITORY):
        if (folder / "treatygraph.ttl").is_file():
            return folder
    raise OntologyError(
        f"No ontology folder was found beside the software ({_BESIDE_CODE}); install treatygraph again."
    )


def folders(extra: Sequence[Path]) -> tuple[Path, ...]:
    """List the shipped folder and the user's own, later ones overlaying earlier ones. Raises OntologyError."""
    for path in extra:
        if not path.is_dir():
            raise OntologyError(
                f"{path} is not a folder; --ontology takes a folder laid out like the shipped ontology/."
            )
    return (shipped_folder(), *extra)


def read_yaml(path: Path) -> Lined:
    """Read one YAML file whose top is a mapping; nested mappings remember their lines. Raises OntologyError."""
    try:
        data = _Loader(path.read_text(encoding="utf-8"), shown(path)).get_single_data()  # a safe loader with lines
    except yaml.YAMLError as error:
        mark, why = getattr(error, "problem_mark", None), getattr(error, "problem", None) or error
        line = mark.line + 1 if mark else 1
        raise FaultyFile(Fault(shown(path), line, f"this is not valid YAML ({why}).")) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FaultyFile(Fault(shown(path), line, "this is not UTF-8 text; save it again as UTF-8.")) from error
    if not isinstance(data, Lined):
        raise FaultyFile(Fault(shown(path), 1, "the file must be a mapping of keys to values."))
    return data


def read_overlaid(name: str, places: Sequence[Path]) -> Lined:
    """Read a settings file from every folder that has it, joining lists and letting later single values win."""
    merged = Lined()
    for folder in places:
        if (folder / name).is_file():
            _merge(merged, read_yaml(folder / name))
    return merged


def _merge(into: Lined, more: Lined) -> None:
    for key, value in more.items():
        if isinstance(value, list) and isinstance(into.get(key), list):
            into[key] = [*into[key], *(item for item in value if item not in into[key])]
        elif isinstance(value, Lined) and isinstance(into.get(key), Lined):
            _merge(into[key], value)
        else:
            into[key] = value
