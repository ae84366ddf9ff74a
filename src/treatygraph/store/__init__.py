"""Where the graph is kept: an embedded Oxigraph with one named graph a document, and copies that readers open.

`Store` writes (one process at a time); `Snapshot` reads the last published copy, beside a writer or not. In both, the
default graph is the union of all named graphs, each triple once. `questions` and `names` sit on top of a Snapshot.
"""

from treatygraph.store.answers import Answer, Rows, Triples
from treatygraph.store.embedded import Store
from treatygraph.store.matrix import Matrix
from treatygraph.store.names import resolve
from treatygraph.store.portrait import Portrait, portrait
from treatygraph.store.questions import Question, answer, as_matrix, ask, load_questions, read_query
from treatygraph.store.snapshot import Snapshot

__all__ = [
    "Answer",
    "Matrix",
    "Portrait",
    "Question",
    "Rows",
    "Snapshot",
    "Store",
    "Triples",
    "answer",
    "as_matrix",
    "ask",
    "load_questions",
    "portrait",
    "read_query",
    "resolve",
]
