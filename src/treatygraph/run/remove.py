"""Takes documents out of a graph."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from treatygraph.errors import UsageError
from treatygraph.knowledge.folder import folders
from treatygraph.run.outputs import write_outputs, write_texts
from treatygraph.store import Snapshot, Store


def remove(identifiers: Sequence[str], *, kg: Path, ontology: Sequence[Path] = ()) -> None:
    """Take documents out and write all files anew. Raises UsageError, before anything changes, for an unknown one."""
    Snapshot(kg)
    with Store(kg) as store:
        graphs = store.documents()
        for identifier in identifiers:
            if identifier not in graphs:
                raise UsageError(_unknown(identifier, graphs))
        for identifier in identifiers:
            store.remove(graphs[identifier])
        store.refresh(ontology=folders(ontology))
        store.publish()
        write_texts(kg, (), dropped=identifiers)
        write_outputs(kg)


def _unknown(identifier: str, known: dict[str, str]) -> str:
    near = get_close_matches(identifier, known, n=3)
    meant = f"did you mean {' or '.join(near)}?" if near else "`treatygraph documents` lists all."
    return f"There is no document {identifier!r}; {meant}"
