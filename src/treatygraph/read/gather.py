"""Files, formats and metadata put together: sources in, documents and plain complaints out."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from treatygraph.errors import TreatygraphError
from treatygraph.model import Document
from treatygraph.read.files import Found, Skipped, files_below
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

    `skip` names folders or files that are passed over, such as the one that results are written to. Raises UsageError where
    the metadata table is no table; whatever else goes wrong is a sentence in `problems`.
    """
    table = load_table(metadata)
    taken = _Taken()
    files: list[Found] = []
    for item in files_below(sources, skip=[*skip, *([metadata] if metadata else [])]):
        if isinstance(item, Skipped):
            taken.problems.append(_cannot(item.path, item.reason))
        else:
            files.append(item)
    fitted = table.fitted(files)
    read = [_read(file, fitted.rows.get(file.source, {}), taken) for file in files]
    documents = sorted((document for document in read if document), key=lambda document: document.identifier)
    return Gathered(tuple(documents), (*fitted.problems, *taken.problems), tuple(taken.notes))


def _read(file: Found, row: Row, taken: _Taken) -> Document | None:
    try:
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
        taken.notes.append(f"{file.path} is not UTF-8 and was read as {page.guessed}; check its accents and quotes.")
    return _document(file, page, row)


def _page(file: Found) -> Page:
    page = format_of(file.path)(file.path.read_bytes())
    if not page.text.strip():
        raise TreatygraphError("it is empty")
    return page


def _is_new(file: Found, taken: _Taken) -> bool:
    first = taken.by_identifier.setdefault(file.identifier, file)
    if first is not file and first.path.resolve() != file.path.resolve():
        both = f"{first.path} and {file.path} would both be called {file.identifier}"
        taken.problems.append(f"{both}: the second was not read; rename one, or build the folder above them.")
    return first is file


def _document(file: Found, page: Page, row: Mapping[str, str]) -> Document:
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
    shown = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    return f"{shown} was not read: {reason}."
