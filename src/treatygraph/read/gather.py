"""Files, formats and metadata put together: sources in, documents and plain complaints out."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from treatygraph.errors import TreatygraphError
from treatygraph.model import Document
from treatygraph.read.files import Found, Skipped, files_below, real, shown
from treatygraph.read.formats import format_of
from treatygraph.read.metadata import Row, load_table
from treatygraph.read.text import Page


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that could be read, by identifier, with one plain sentence for each thing that could not.

    `notes` tell of what was read but may have been misread, such as a guessed encoding; they are no failures.
    """

    documents: tuple[Document, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Taken:
    by_identifier: dict[str, Found] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def gather(sources: Sequence[Path], *, metadata: Path | None = None, skip: Collection[Path] = ()) -> Gathered:
    """Read every text below the sources, so that one bad file never costs the others.

    `skip` names folders or files that are passed over, such as the one that results are written to. Raises UsageError
    where the metadata table is no table; whatever else goes wrong is a sentence in `problems`.
    """
    table = load_table(metadata)
    taken = _Taken()
    items = list(files_below(sources, skip=[*skip, *([metadata] if metadata else [])]))
    fitted = table.fitted([item for item in items if isinstance(item, Found)])
    read = [_read(item, fitted.rows, taken) for item in items]
    documents = sorted((document for document in read if document), key=lambda document: document.identifier)
    return Gathered(tuple(documents), (*fitted.problems, *taken.problems), tuple(taken.notes))


def _read(file: Found | Skipped, rows: Mapping[str, Row], taken: _Taken) -> Document | None:
    try:
        if isinstance(file, Skipped):
            raise TreatygraphError(file.reason)
        page = _page(file)
    except OSError as error:
        taken.problems.append(_cannot(file.path, f"it cannot be opened ({error.strerror}); check its permissions"))
        return None
    except TreatygraphError as error:
        taken.problems.append(_cannot(file.path, str(error)))
        return None
    if not _is_new(file, taken):
        return None
    if page.guessed:
        taken.notes.append(f"{shown(file.path)} is not UTF-8 and was read as {page.guessed}; check its accents.")
    return _document(file, page, rows.get(file.source, {}))


def _page(file: Found) -> Page:
    page = format_of(file.path)(file.path.read_bytes())
    if not page.text.strip():
        raise TreatygraphError("it is empty")
    return page


def _is_new(file: Found, taken: _Taken) -> bool:
    first = taken.by_identifier.setdefault(file.identifier, file)
    if first is not file and real(first.path) != real(file.path):
        both = f"{shown(first.path)} and {shown(file.path)} would both be called {first.identifier}"
        taken.problems.append(f"{both}: the second was not read; rename one, or build the folder above them.")
    return first is file


def _document(file: Found, page: Page, row: Row) -> Document:
    return Document(
        identifier=file.identifier,
        source=file.source,
        text=page.text,
        sha256=hashlib.sha256(page.text.encode("utf-8")).hexdigest(),
        title=row.get("title", page.title),
        date=row.get("date"),
        speaker=row.get("speaker"),
        event=row.get("event"),
    )


def _cannot(path: Path, reason: str) -> str:
    return f"{shown(path)} was not read: {reason}."
