"""The page of a graph: what it holds, under which title, and whether it answers SPARQL by itself."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from treatygraph.export import writer, written_aside

if TYPE_CHECKING:
    from treatygraph.store import Snapshot
    from treatygraph.view import Ask

_LONG = 60  # characters of one document's title in the page's
_FEW = 2  # documents that a page's heading names
_TITLES = "SELECT ?id ?title { ?d a tg:Document ; dcterms:identifier ?id ; rdfs:label ?title } ORDER BY ?id"


def write_page(snapshot: Snapshot, path: Path, *, ask: Sequence[Path] | None = None) -> int:
    """Write the page of a graph, which opens anywhere by itself, and give its size in bytes.

    `ask` are the ontology folders whose questions a page offers that answers SPARQL; None for a page that does not.
    """
    html = page(snapshot, ask=ask).encode("utf-8")
    with written_aside(path) as out:
        out.write(html)
    return len(html)


def page(snapshot: Snapshot, *, ask: Sequence[Path] | None = None) -> str:
    """Make the page of a graph as text."""
    from treatygraph import view

    titles = {row["id"]: row["title"] for row in snapshot.select(_TITLES)}
    named = " · ".join(shorten(title, _LONG, placeholder="…") for title in titles.values())
    few = named if len(titles) <= _FEW else f"{len(titles)} documents"
    data = view.collect(snapshot.select, snapshot.texts())
    return view.render(data, title=few or "An empty graph", ask=None if ask is None else _ask(snapshot, ask))


def _ask(snapshot: Snapshot, folders: Sequence[Path]) -> Ask:
    from treatygraph.store import load_questions
    from treatygraph.view import Ask, ReadyQuestion

    graph = BytesIO()
    writer(snapshot, "trig")(graph)
    questions = tuple(
        ReadyQuestion(q.name, q.says, q.query, tuple((p.name, p.says) for p in q.parameters))
        for q in load_questions(folders).values()
    )
    return Ask(graph.getvalue(), snapshot.prefixes, snapshot.base, questions)
