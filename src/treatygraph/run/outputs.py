"""The files that stand beside the store: the graph as Turtle, the page, and the kept texts. None is ever seen half."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from treatygraph.errors import TreatygraphError
from treatygraph.export import export, written_aside
from treatygraph.model import Document
from treatygraph.run.pages import write_page


def write_outputs(kg: Path) -> None:
    """Write graph.ttl and graph.html from the graph as last published."""
    from treatygraph.store import Snapshot

    snapshot = Snapshot(kg)
    export(snapshot, "turtle", kg / "graph.ttl")
    write_page(snapshot, kg / "graph.html")


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
