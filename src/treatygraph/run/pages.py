"""The page of a graph: what it holds, under which title, and whether it answers SPARQL by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from treatygraph.errors import UsageError
from treatygraph.export import writer, written_aside

if TYPE_CHECKING:
    import pyoxigraph as ox

    from treatygraph.store import Snapshot
    from treatygraph.view import Ask, ViewData

_LONG = 60  # characters of one document's title in the page's
_FEW = 2  # documents that a page's heading names
_MOST_ASKED = 1_000_000  # triples that a browser is asked to hold
_DOCUMENT = "SELECT ?d { ?d a tg:Document }"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page is to hold: by default everything.

    `about` is a name, `documents` a pattern of identifiers or sources; `ask` are the ontology folders whose questions a page
    offers that answers SPARQL, None for a page that does not.
    """

    about: str = ""
    documents: str = ""
    ask: Sequence[Path] | None = None


EVERYTHING = Wanted()


def write_page(snapshot: Snapshot, path: Path, wanted: Wanted = Wanted()) -> int:
    """Write the page of a graph, which opens anywhere by itself, and give its size in bytes."""
    html = page(snapshot, wanted).encode("utf-8")
    with written_aside(path) as out:
        out.write(html)
    return len(html)


def page(snapshot: Snapshot, wanted: Wanted = Wanted()) -> str:
    """Make the page of a graph as text. Raises UsageError for a name or pattern that fits nothing."""
    from treatygraph import view
    from treatygraph.view.parts import best_supported

    part, notes = _part(snapshot, view.collect(snapshot.select, snapshot.texts()), wanted)
    data = best_supported(part)
    if len(data.edges) < len(part.edges):
        notes.append(f"the {len(data.edges):,} best supported of {len(part.edges):,} relations")
    if len(data.claims) < len(part.claims):
        notes.append(f"the {len(data.claims):,} surest of {len(part.claims):,} claims")
    return view.render(data, title=_title(data), ask=_ask(snapshot, data, wanted), notes=notes)


def _title(data: ViewData) -> str:
    titles = [document.title or document.identifier for document in data.documents]
    named = " · ".join(shorten(title, _LONG, placeholder="…") for title in titles)
    return (named if len(titles) <= _FEW else f"{len(titles)} documents") or "An empty graph"


def _part(snapshot: Snapshot, data: ViewData, wanted: Wanted) -> tuple[ViewData, list[str]]:
    """The part that is asked for, and what to say of it."""
    from treatygraph.store import resolve
    from treatygraph.view.parts import about, of_documents

    notes = []
    if wanted.documents:
        data = of_documents(data, wanted.documents)
        if not data.documents:
            raise UsageError(f"No document here is named like {wanted.documents!r}; `treatygraph documents` lists all.")
        notes.append(f"only documents like {wanted.documents}")
    if wanted.about:
        thing = resolve(snapshot, wanted.about).value
        data = about(data, thing)
        notes.append(f"only what has to do with {next((n.label for n in data.nodes if n.id == thing), wanted.about)}")
    return data, notes


def _ask(snapshot: Snapshot, data: ViewData, wanted: Wanted) -> Ask | None:
    if wanted.ask is None:
        return None
    from treatygraph.store import load_questions
    from treatygraph.view import Ask, ReadyQuestion

    graph = BytesIO()
    writer(_Documents(snapshot, {document.id for document in data.documents}), "trig")(graph)
    questions = tuple(
        ReadyQuestion(q.name, q.says, q.query, tuple((p.name, p.says) for p in q.parameters))
        for q in load_questions(wanted.ask).values()
    )
    return Ask(graph.getvalue(), snapshot.prefixes, snapshot.base, questions)


class _Documents:
    """A graph without the named graphs of some documents, to be written as any other."""

    def __init__(self, snapshot: Snapshot, kept: set[str]) -> None:
        self._snapshot = snapshot
        self._gone = {row["d"] for row in snapshot.select(_DOCUMENT)} - kept

    @property
    def prefixes(self) -> Mapping[str, str]:
        return self._snapshot.prefixes

    def subjects(self) -> Iterable[ox.NamedNode]:
        return self._snapshot.subjects()

    def triples(self, subject: ox.NamedNode | None = None) -> Iterator[ox.Triple]:
        return self._snapshot.triples(subject)

    def select(self, text: str) -> Iterable[Mapping[str, str]]:
        return self._snapshot.select(text)

    def quads(self, graphs: Iterable[ox.NamedNode] | None = None) -> Iterator[ox.Quad]:
        kept = (q for q in self._snapshot.quads(graphs) if str(q.graph_name)[1:-1] not in self._gone)
        for n, quad in enumerate(kept):
            if n >= _MOST_ASKED:
                raise UsageError(
                    f"With --ask a page may hold {_MOST_ASKED:,} triples and this graph has more; make one of a part with "
                    "--about NAME or --documents PATTERN, or ask the whole with `treatygraph serve`."
                )
            yield quad
