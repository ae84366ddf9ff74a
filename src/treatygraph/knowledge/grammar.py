"""The closed word lists of ontology/frames.yaml, nouns.yaml and qualifiers.yaml, as frozen sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from treatygraph.errors import OntologyError
from treatygraph.knowledge.folder import Fault, Lined, read_overlaid
from treatygraph.knowledge.sayings import suggest

ROLES = frozenset(
    [
        "agent",
        "patient",
        "link",
        "content",
        "asked",
        "judge",
        "judged",
        "refused",
        "bearer",
        "owner",
        "governor",
        "head",
        "complement",
        "peer",
        "modifier",
        "voice",
        "occasion",
        "within",
        "wanted",
        "aimed",
        "holder",
        "blamed",
    ]
)
CUES = frozenset(["verb", "noun", "adjective", "preposition"])


@dataclass(frozen=True, slots=True)
class Frame:
    """One arrangement of a cue and its parties: what the cue is, and the roles that fill subject and object."""

    name: str
    of: str
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """All closed lists. `heads` maps a head noun to the kinds that it can name; `words` any other list by its name."""

    frames: dict[str, Frame]
    heads: dict[str, tuple[str, ...]]
    refers: dict[str, frozenset[str]]
    pronouns: dict[str, str]
    owned: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]

    def has(self, list_name: str, word: str) -> bool:
        """True where a closed list holds a word."""
        return word in self.words[list_name]


def load_grammar(places: Sequence[Path]) -> Grammar:
    """Read the closed lists of all folders. Raises OntologyError naming every unknown role or missing list."""
    frames, nouns, force = (read_overlaid(n, places) for n in ("frames.yaml", "nouns.yaml", "qualifiers.yaml"))
    faults = [f for name, row in frames["frames"].items() for f in _frame_faults(name, row)]
    if faults:
        raise OntologyError("The ontology has faults:\n" + "\n".join(map(str, faults)))
    return Grammar(
        frames={n: Frame(n, r["of"], r["subject"], r["object"]) for n, r in frames["frames"].items()},
        heads=_heads(nouns["heads"]),
        refers={kind: frozenset(words) for kind, words in nouns["refers"].items()},
        owned={kind: frozenset(words) for kind, words in nouns["owned"].items()},
        pronouns={word: role for role, words in nouns["pronouns"].items() for word in words},
        words={
            name: frozenset(map(str, v)) for f in (frames, nouns, force) for name, v in f.items() if isinstance(v, list)
        },
    )


def _frame_faults(name: str, row: Lined) -> list[Fault]:
    faults = []
    for key, allowed in (("of", CUES), ("subject", ROLES), ("object", ROLES)):
        if row.get(key) not in allowed:
            told = f"frame {name}: {key} cannot be {row.get(key)!r}; {suggest(str(row.get(key)), allowed)}"
            faults.append(Fault(row.file, row.line, told))
    return faults


def _heads(rows: Lined) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in rows.items():
        for word in words:
            found[word] = (*found.get(word, ()), kind)
    return found
