"""The files that stand beside the store: the graph as Turtle, the page, and the kept texts. None is ever seen half."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from treatygraph.errors import TreatygraphError
from treatygraph.export import export, written_aside
from treatygraph.model import Document

if TYPE_CHECKING:
    from treatygraph.store import Snapshot

_LONG = 60  # characters of one document's title in the page's
_FEW = 2  # documents that a page's heading names
_TITLES = "SELECT ?id ?title { ?d a tg:Document ; dcterms:identifier ?id ; rdfs:label ?title } ORDER BY ?id"


def write_outputs(kg: Path) -> None:
    """Write graph.ttl and graph.html from the graph as last published."""
    from treatygraph.store import Snapshot

    snapshot = Snapshot(kg)
    export(snapshot, "turtle", kg / "graph.ttl")
    write_page(snapshot, kg / "graph.html")


def write_page(snapshot: Snapshot, path: Path) -> None:
    """Write the page of a graph, which opens anywhere by itself."""
    with written_aside(path) as out:
        out.write(page(snapshot).encode("utf-8"))


def page(snapshot: Snapshot) -> str:
    """Make the page of a graph as text."""
    from treatygraph import view

    titles = {row["id"]: row["title"] for row in snapshot.select(_TITLES)}
    named = " · ".join(shorten(title, _LONG, placeholder="…") for title in titles.values())
    few = named if len(titles) <= _FEW else f"{len(titles)} documents"
    return view.render(view.collect(snapshot.select, snapshot.texts()), title=few or "An empty graph")


def write_texts(kg: Path, documents: Iterable[Document], *, dropped: Iterable[str] = ()) -> None:
    """Keep the text that offsets refer to, one file a document, and take away those of dropped documents."""
    for document in documents:
        path, kept = text_path(kg, document.identifier), document.text.encode("utf-8")
        if not path.is_file() or path.read_bytes() != kept:
            with written_aside(path) as out:
                out.write(kept)
    for identifier in dropped:
        text_path(kg, identifier).unlink(missing_ok=True)


def text_path(kg: Path, identifier: str) -> Path:
    """Where a document's text is kept. Raises TreatygraphError for an identifier that would leave the folder."""
    path = kg / "texts" / f"{identifier}.txt"
    if path.parent != kg / "texts" or "\\" in identifier or "\0" in identifier:
        raise TreatygraphError(f"The document {identifier!r} cannot be kept under that name; rename its file.")
    return path
