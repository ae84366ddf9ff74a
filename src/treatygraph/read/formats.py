"""Which endings can be read, and by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from treatygraph.errors import TreatygraphError
from treatygraph.read.markdown import read_markdown
from treatygraph.read.text import Page, read_text

Format = Callable[[bytes], Page]

FORMATS: Mapping[str, Format] = {".md": read_markdown, ".txt": read_text}


def format_of(path: PurePath) -> Format:
    """Choose the reader for a file by its ending. Raises TreatygraphError, saying what can be read, for any other."""
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        kind = f"{path.suffix} files" if path.suffix else "files without an ending"
        raise TreatygraphError(f"{kind} are not readable yet, only {' and '.join(FORMATS)}; save it as plain text")
    return found
