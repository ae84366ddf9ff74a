"""treatygraph from Python: build a graph from texts, or open one, and ask it.

    import treatygraph
    kg = treatygraph.build("speeches/")          # or treatygraph.open("kg/")
    kg.query("who-initiated-what", actor="Norway").df()
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from treatygraph.errors import TreatygraphError

if TYPE_CHECKING:
    import networkx
    from rdflib import Dataset

    from treatygraph.store import Answer, Matrix, Portrait

__all__ = ["KnowledgeGraph", "Page", "TreatygraphError", "build", "open"]

_Paths = str | Path | Iterable[str | Path]


def build(
    sources: _Paths,
    *,
    kg: str | Path = "kg",
    metadata: str | Path | None = None,
    model: str | None = None,
    ontology: _Paths = (),
    base: str | None = None,
    sync: bool = False,
) -> KnowledgeGraph:
    """Read files and folders into a graph and open it, as `treatygraph build` does.

    What could not be read is listed in the result's `problems`. Raises TreatygraphError where nothing can be done.
    """
    from treatygraph.run.build import build as run_build

    done = run_build(
        _paths(sources),
        kg=Path(kg),
        metadata=Path(metadata) if metadata else None,
        model=model,
        ontology=_paths(ontology),
        base=base,
        sync=sync,
    )
    return KnowledgeGraph(kg, ontology=ontology, problems=done.problems)


def open(kg: str | Path = "kg", *, ontology: _Paths = ()) -> KnowledgeGraph:
    """Open a graph that was built before. Raises TreatygraphError where there is none."""
    return KnowledgeGraph(kg, ontology=ontology)


def _paths(given: _Paths) -> list[Path]:
    return [Path(given)] if isinstance(given, str | Path) else [Path(path) for path in given]


class KnowledgeGraph:
    """A built graph, open for reading. `problems` are the files that its build could not read, one sentence each."""

    def __init__(self, kg: str | Path, *, ontology: _Paths = (), problems: Iterable[str] = ()) -> None:
        """Open the graph in a folder; `ontology` are folders with more questions."""
        from treatygraph.store import Snapshot

        self.problems = list(problems)
        self._ontology = _paths(ontology)
        self._snapshot = Snapshot(Path(kg))

    def query(self, query: str, **given: str) -> Answer:
        """Answer a SPARQL text, or a shipped question by its name with parameters such as ``actor="Norway"``.

        A SELECT gives rows (mappings, `.df()` for pandas), an ASK a bool, a CONSTRUCT its triples.
        """
        from treatygraph.knowledge.folder import folders
        from treatygraph.store import answer

        return answer(self._snapshot, query, given, folders=folders(self._ontology))

    def matrix(self, question: str = "positions", **given: str) -> Matrix:
        """Answer a shipped question as a matrix, such as who stands where on what; a notebook shows it as a table.

        `.df()` gives it to pandas. Raises UsageError for a question of which none can be made.
        """
        from treatygraph.knowledge.folder import folders
        from treatygraph.store import as_matrix, ask, load_questions, read_query

        found = read_query(question, load_questions(folders(self._ontology)))
        return as_matrix(found, ask(self._snapshot, found, given))

    def show(self, name: str) -> Portrait:
        """Gather what is known of one entity by any of its names: kinds, names, and relations both ways with quotes."""
        from treatygraph.store import portrait

        return portrait(self._snapshot, name)

    @property
    def graph(self) -> Dataset:
        """The same graph as a read-only rdflib Dataset: the default graph is the union, the others the documents."""
        return self._snapshot.dataset()

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Make a network of the facts: labels and kinds on nodes; quotes, documents and weight on edges."""
        from treatygraph.export.network import network

        return network(self._snapshot)

    def view(self, *, ask: bool = False, about: str = "", documents: str = "") -> Page:
        """Make the interactive page; a notebook shows it in place. With `ask` it also answers SPARQL, offline.

        `about` makes a page of one thing's surroundings, `documents` of those whose identifier or source is like a pattern.
        """
        from treatygraph.knowledge.folder import folders
        from treatygraph.run.pages import Wanted, page

        wanted = Wanted(about, documents, folders(self._ontology) if ask else None)
        return Page(page(self._snapshot, wanted))

    def __repr__(self) -> str:
        (documents,) = self._snapshot.select("SELECT (COUNT(?d) AS ?n) { ?d a tg:Document }")
        return f"<treatygraph of {documents['n']} documents in {self._snapshot.kg}>"


class Page:
    """The interactive page as a value: `html` is the whole file; in a notebook it shows itself inside a frame."""

    def __init__(self, html: str) -> None:
        """Keep a whole page."""
        self.html = html

    def save(self, path: str | Path) -> None:
        """Write the page to a file that opens anywhere."""
        Path(path).write_text(self.html, encoding="utf-8", newline="")

    def _repr_html_(self) -> str:
        from html import escape

        style = "width:100%;height:720px;border:1px solid #888"
        return f'<iframe sandbox="allow-scripts allow-downloads" style="{style}" srcdoc="{escape(self.html)}"></iframe>'
