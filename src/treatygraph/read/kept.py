"""From bytes to the kept text, to which every offset and quote refers."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from treatygraph.errors import TreatygraphError

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and the encoding that had to be guessed for them, if any."""

    text: str
    guessed: str | None = None


def kept(text: str) -> str:
    """Normalise characters once, so that offsets mean the same everywhere.

    A leading byte order mark goes, CR and CRLF become LF, other C0 controls but tab a space, lone surrogates U+FFFD.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    whole = lines.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROLS.sub(" ", whole)


def decode(data: bytes) -> Decoded:
    """Read bytes as a person would expect: UTF-8, UTF-16 with its mark, else Windows' Western European with a note.

    Raises TreatygraphError where the bytes are no text at all.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return Decoded(data.decode("utf-16", "replace"))
    try:
        return Decoded(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError as error:
        return Decoded(_western(data, error.start), guessed="Windows-1252")


def _western(data: bytes, position: int) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise TreatygraphError(f"it is not text (byte {position} is not UTF-8); save it as plain text in UTF-8")
    return text
