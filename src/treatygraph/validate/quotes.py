"""Holds every quote of a document against the text that was kept of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten

from treatygraph.namespaces import DCTERMS, OA, TG
from treatygraph.validate.content import Broken, Content

_CONTEXT = 32  # characters kept before and after a quote
_LONGEST = 160  # characters shown of it


def misquoted(content: Content, texts: Path) -> Iterator[Broken]:
    """Find quotes that are not the words at their place, and a text that is gone or was changed since it was read."""
    text = _kept(texts, content.text(content.graph, DCTERMS + "identifier") or "")
    if text is None:
        yield Broken(content.graph, "has no readable text among the kept ones; read it again with `treatygraph build`")
        return
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != content.text(content.graph, TG + "sha256"):
        yield Broken(content.graph, "has a kept text that is not the one that was read (tg:sha256)")
    for node in content.nodes():
        yield from _wrong(content, node, text)


def _kept(texts: Path, identifier: str) -> str | None:
    path = texts / f"{identifier}.txt"
    if path.parent != texts or not path.is_file():
        return None
    return path.read_bytes().decode("utf-8", "replace")


def _wrong(content: Content, node: str, text: str) -> Iterator[Broken]:
    start, end = (content.text(node, OA + name) or "" for name in ("start", "end"))
    if not (start.isdecimal() and end.isdecimal()):
        return
    first, last = int(start), int(end)
    there = {
        "exact": text[first:last],
        "prefix": text[max(0, first - _CONTEXT) : first],
        "suffix": text[last : last + _CONTEXT],
    }
    for name, words in there.items():
        if content.texts(node, OA + name) not in ([], [words]):
            says = shorten(words, _LONGEST, placeholder=" …")
            truth = f"which is “{says}”" if says else "which is nothing"
            yield Broken(node, f"has an oa:{name} that is not what the kept text says there, {truth}", OA + name)
