"""What lets a page answer SPARQL by itself: Oxigraph's WebAssembly build, the graph, and the questions that are ready to run.

The files under vendor/oxigraph/ are as npm has them; ORIGIN.json says which, and tools/vendor_oxigraph.py fetches others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treatygraph.view.packed import in_letters, packed

_FOLDER = Path(__file__).parent
ENGINE = _FOLDER / "vendor" / "oxigraph"
WORKER = _FOLDER / "assets" / "worker"


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    """A question with its SPARQL. Of each parameter: the variable, and what it is, which begins with its sort."""

    name: str
    says: str
    query: str
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """The graph of a page as TriG, the prefixes that queries may use undeclared, and the questions to offer."""

    graph: bytes
    prefixes: Mapping[str, str]
    base: str
    questions: tuple[ReadyQuestion, ...] = ()


def described(ask: Ask) -> dict[str, Any]:
    """What the page's scripts need to know beforehand, to show the questions before the engine starts."""
    origin = json.loads((ENGINE / "ORIGIN.json").read_text(encoding="utf-8"))
    return {
        "base": ask.base,
        "prefixes": dict(ask.prefixes),
        "engine": f"Oxigraph {origin['version']}",
        "questions": [
            {"name": q.name, "says": q.says, "query": _without_heading(q.query), "parameters": q.parameters}
            for q in ask.questions
        ],
    }


def blocks(ask: Ask) -> dict[str, str]:
    """What only the worker needs, as text to stand in the page by the element's id."""
    licence, engine = ((ENGINE / name).read_text(encoding="utf-8") for name in ("LICENSE-MIT", "web.js"))
    own = (path.read_text(encoding="utf-8") for path in (WORKER / "service.js", WORKER / "answer.js"))
    script = "\n".join([f"/* Oxigraph\n{licence}*/", as_plain_script(engine), *own])
    return {
        "ask-graph": packed(ask.graph),
        "ask-worker": packed(script.encode("utf-8")),
        "ask-engine": in_letters((ENGINE / "web_bg.wasm.gz").read_bytes()),
    }


def as_plain_script(module: str) -> str:
    """Make a classic script of the module: a page opened from disk may start no worker that is a module."""
    plain = re.sub(r"^export (?=class|function|const)|^export \{[^}]*\};", "", module, flags=re.MULTILINE)
    return plain.replace("import.meta.url", '""')


def _without_heading(query: str) -> str:
    lines = query.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    return "\n".join(lines[first:]).strip() + "\n"
