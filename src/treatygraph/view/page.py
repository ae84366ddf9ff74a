"""The pieces -> one HTML text that fetches nothing: scripts and styles inline, each allowed by its hash alone."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from treatygraph.view.ask import Ask, blocks, described
from treatygraph.view.communities import entrances
from treatygraph.view.compact import compact
from treatygraph.view.items import ViewData
from treatygraph.view.network import draw, force_of
from treatygraph.view.packed import packed
from treatygraph.view.payload import payload, to_json
from treatygraph.view.style import Style

ASSETS = Path(__file__).parent / "assets"
STYLES = ("base", "frame", "details", "tables", "ask", "phone")
SCRIPTS = (
    "dom",
    "packed",
    "model",
    "state",
    "filters",
    "paths",
    "years",
    "legend",
    "quotes",
    "search",
    "details",
    "ego",
    "fan",
    "groups",
    "visible",
    "labels",
    "picture",
    "keys",
    "reader",
    "columns",
    "tables",
    "take",
    "ask",
    "ask-engine",
    "ask-answer",
    "main",
)
FIRST = 300


def page(data: ViewData, *, title: str, style: Style, ask: Ask | None = None, notes: Sequence[str] = ()) -> str:
    """Write the whole page, so that it can be mailed as one file. Title and data may hold anything."""
    styles = [_joined("css", STYLES)]
    scripts = [_vis_network(), f'(async () => {{\n"use strict";\n{_joined("js", SCRIPTS)}}})();\n']
    asked = {"ask": described(ask) if ask else None, "notes": list(notes), "groups": _groups(data)}
    held = payload(data, draw(data, style), style) | asked
    environment = Environment(loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page.html").render(
        title=title,
        policy=_policy(scripts, styles, working=ask is not None),
        styles=styles,
        scripts=scripts,
        data=packed(to_json(compact(held)).encode("utf-8")),
        blocks=blocks(ask) if ask else {},
        rows=_plain_rows(data, style),
        total=len(data.edges),
    )


def _groups(data: ViewData) -> list[list[int]]:
    number = {node.id: i for i, node in enumerate(data.nodes)}
    ends = ((number.get(edge.source), number.get(edge.target)) for edge in data.edges)
    return entrances([(a, b) for a, b in ends if a is not None and b is not None])


def _joined(folder: str, names: Sequence[str]) -> str:
    return "\n".join((ASSETS / folder / f"{name}.{folder}").read_text(encoding="utf-8") for name in names)


def _vis_network() -> str:
    """The drawing library that pyvis brings, without the line that would make a debugger fetch its source map."""
    bundles = sorted((Path(pyvis.__file__).parent / "templates" / "lib").glob("vis-*/vis-network.min.js"))
    script = bundles[-1].read_text(encoding="utf-8")
    return re.sub(r"^//# sourceMappingURL.*$", "", script, flags=re.MULTILINE)


def _policy(scripts: Sequence[str], styles: Sequence[str], *, working: bool) -> str:
    """Only these scripts and styles; `working` allows a worker made of the page's own blocks, and its WebAssembly."""
    more, worker = (" 'wasm-unsafe-eval'", " worker-src blob:;") if working else ("", "")
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}{more};{worker} style-src {_hashes(styles)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: Sequence[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _plain_rows(data: ViewData, style: Style) -> list[dict[str, Any]]:
    """What remains for a reader whose browser runs no scripts: the first relations as a table."""
    labels = {node.id: node.label for node in data.nodes}
    titles = {document.id: document.title or document.identifier for document in data.documents}
    return [
        {
            "subject": labels.get(edge.source, ""),
            "predicate": edge.predicate_label,
            "object": labels.get(edge.target, "") if edge.number is None else edge.number,
            "time": edge.time,
            "force": style.forces[force_of(edge)].label,
            "quote": " … ".join(quote.exact for quote in edge.quotes),
            "document": titles.get(edge.document, ""),
            "speaker": edge.speaker_label,
        }
        for edge in data.edges[:FIRST]
    ]
