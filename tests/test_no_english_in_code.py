"""The text says, the ontology knows, the code only carries: no cue, link word or name stands in the grammar stages.

Two rules. A word of ontology/ may not be a string in extract/ or resolve/, unless it is also a technical name: a label
of the parser, a key or a frame of the ontology's files, a class or property, or a field of model.py. And nothing
compared with a token's words may be a word at all.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "treatygraph"
ONTOLOGY = ROOT / "ontology"
WORDS_OF_A_TOKEN = {"lemma_", "lower_", "norm_", "orth_", "text", "text_with_ws"}
FILES = sorted(path for stage in ("extract", "resolve") for path in (PACKAGE / stage).rglob("*.py"))


def strings(value: Any) -> Iterator[str]:
    """Every string in the values of nested lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def keys(value: Any) -> Iterator[str]:
    """Every key of nested mappings."""
    if isinstance(value, dict):
        yield from map(str, value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(inner)


@cache
def settings() -> dict[str, Any]:
    return {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(ONTOLOGY.rglob("*.yaml"))}


@cache
def turtle() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(ONTOLOGY.rglob("*.ttl")))


@cache
def known_words() -> frozenset[str]:
    """Single words of the ontology: cues, links, closed lists, and names of known things."""
    names = re.findall(r'"((?:[^"\\]|\\.)*)"', "\n".join(re.findall(r"(?:Label|demonym|capital) ([^;]*)", turtle())))
    said = [text for data in settings().values() for text in strings(data)]
    return frozenset(word for word in (*names, *said) if re.fullmatch(r"[^\W\d_]{2,}", word))


@cache
def technical_names() -> frozenset[str]:
    """What code must be able to write: keys, frames, roles, classes and properties, and the fields of model.py."""
    model = ast.parse((PACKAGE / "model.py").read_text(encoding="utf-8"))
    fields = {n.target.id for n in ast.walk(model) if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)}
    forces = {n.value.lower() for cls in model.body if isinstance(cls, ast.ClassDef) for n in literals(cls)}
    frames = settings()["frames.yaml"]["frames"].values()
    roles = {str(frame[key]) for frame in frames for key in ("of", "subject", "object")}
    terms = set(re.findall(r"^tg:(\w+)", turtle(), re.MULTILINE))
    return frozenset({key for data in settings().values() for key in keys(data)} | fields | forces | roles | terms)


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """Strings that are neither docstrings, nor the module's list of exports, nor a key looked up in brackets."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    exports = [n for n in ast.walk(tree) if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "__all__"]
    keys_used = [n.slice for n in ast.walk(tree) if isinstance(n, ast.Subscript)]
    exempt = documentation | {id(literal) for node in (*exports, *keys_used) for literal in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in exempt:
            yield node


def parser_labels() -> frozenset[str]:
    from spacy.glossary import GLOSSARY

    return frozenset(GLOSSARY)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_word_of_the_ontology_stands_in_code(path: Path) -> None:
    forbidden = known_words() - technical_names() - parser_labels()
    found = [n for n in literals(ast.parse(path.read_text(encoding="utf-8"))) if n.value in forbidden]
    assert [f"line {node.lineno}: {node.value!r}" for node in found] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_token_is_compared_with_a_word(path: Path) -> None:
    compares = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Compare)]
    wrong = [
        f"line {node.lineno}: {literal.value!r}"
        for node in compares
        if any(isinstance(a, ast.Attribute) and a.attr in WORDS_OF_A_TOKEN for a in ast.walk(node))
        for literal in ast.walk(node)
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str)
        if literal.value.isalpha() and literal.value not in technical_names()
    ]
    assert wrong == []


def test_the_lists_hold_what_they_should() -> None:
    assert {"launch", "withdrawal", "Norway", "from"} <= known_words()
    assert {"Treaty", "initiated", "cue", "agent", "polarity"} <= technical_names()
