"""ViewData -> pyvis nodes and edges: relations between the same two things in one force are one line with a count."""

from __future__ import annotations

import math
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyvis.network import Network

from treatygraph.view.items import ViewData, ViewEdge, ViewNode
from treatygraph.view.positions import place
from treatygraph.view.style import Kind, Style

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f]")
_WIDTH, _LINES, _SHORT = 22, 3, 40


@dataclass(frozen=True, slots=True)
class Drawing:
    """What vis-network draws: plain dictionaries that JSON can hold. Node ids are positions in ViewData.nodes."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]


def force_of(edge: ViewEdge) -> str:
    """Choose how a relation is drawn, the most cautious reading first."""
    if edge.polarity == "Negative":
        return "denied"
    if edge.alleged:
        return "alleged"
    return {"Intended": "plan", "Hypothetical": "supposed"}.get(edge.modality, "fact")


def short_name(node: ViewNode, texts: Mapping[str, str]) -> str:
    """Choose what to call a thing where there is little room: its label, or the shorter name that texts use most.

    `texts` are the kept texts by document id.
    """
    if len(node.label) <= _SHORT:
        return node.label
    said = Counter(texts.get(document, "")[start:end] for document, start, end in node.mentions)
    fitting = [alias for alias in node.aliases if len(alias) <= _SHORT]
    return min(fitting, key=lambda alias: (-said[alias], len(alias), alias), default=node.label)


def draw(data: ViewData, style: Style) -> Drawing:
    """Turn entities and relations into a placed network, so that the browser only has to paint it.

    Entities without a relation to another are left out of the picture; counted things are no line.
    """
    bundles = _bundles(data)
    degree = Counter(end for (source, target, _), found in bundles.items() for end in {source, target} for _ in found)
    points = place(degree, [(s, t) for (s, t, _), found in bundles.items() for _ in found])
    texts = {document.id: document.text for document in data.documents}
    network = Network(directed=True)
    for i, (x, y) in points.items():
        node = data.nodes[i]
        _add_node(network, i, x=x, y=y, label=short_name(node, texts), kind=style.kind(node.classes), degree=degree[i])
    curves = Counter((source, target) for source, target, _ in bundles)
    seen: Counter[tuple[int, int]] = Counter()
    for n, ((source, target, force), found) in enumerate(sorted(bundles.items())):
        bend = 0.0 if curves[source, target] == 1 and not curves[target, source] else 0.12 + 0.14 * seen[source, target]
        seen[source, target] += 1
        documents = len({data.edges[i].document for i in found})
        _add_edge(network, n, source, target, force=force, relations=found, bend=bend, documents=documents, style=style)
    return Drawing(network.nodes, network.edges)


def _bundles(data: ViewData) -> Mapping[tuple[int, int, str], list[int]]:
    number = {node.id: i for i, node in enumerate(data.nodes)}
    found: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for i, edge in enumerate(data.edges):
        if edge.source in number and edge.target in number:
            found[number[edge.source], number[edge.target], force_of(edge)].append(i)
    return found


def _add_node(network: Network, i: int, *, x: int, y: int, label: str, kind: Kind, degree: int) -> None:
    size = round(min(9 + 4 * math.sqrt(degree), 40), 1)
    network.add_node(i, label=_short(label), group=kind.id, shape=kind.shape, x=x, y=y, size=size)


def _short(label: str) -> str:
    """A name in at most three short lines without unseen characters, as a canvas needs it."""
    lines = textwrap.wrap(_UNSEEN.sub(" ", label), _WIDTH) or ["…"]
    return "\n".join(lines[:_LINES]) + ("…" if len(lines) > _LINES else "")


def _add_edge(
    network: Network,
    n: int,
    source: int,
    target: int,
    *,
    force: str,
    relations: list[int],
    bend: float,
    documents: int,
    style: Style,
) -> None:
    look = style.forces[force]
    arrows = {"to": {"enabled": True}, "middle": {"enabled": look.bar, "type": "bar"}}
    smooth = {"enabled": True, "type": "curvedCW", "roundness": round(bend, 2)} if bend else False
    network.add_edge(
        source,
        target,
        id=n,
        force=force,
        relations=relations,
        width=2 + min(documents - 1, 3) * 1.5,
        dashes=look.dashes or False,
        arrows=arrows,
        smooth=smooth,
    )
