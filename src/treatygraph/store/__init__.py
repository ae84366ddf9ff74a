"""Where the graph is kept: an embedded Oxigraph with one named graph a document, and copies that readers open.

`Store` writes (one process at a time); `Snapshot` reads the last published copy, beside a writer or not. In both, the
default graph is the union of all named graphs, each triple once. `questions` and `names` sit on top of a Snapshot.
"""

from treatygraph.store.answers import Answer, Rows, Triples
from treatygraph.store.embedded import Store
from treatygraph.store.names import resolve
from treatygraph.store.questions import Question, ask, load_questions
from treatygraph.store.snapshot import Snapshot

__all__ = ["Answer", "Question", "Rows", "Snapshot", "Store", "Triples", "ask", "load_questions", "resolve"]
