"""The payload in fewer letters: tables as columns, repeated values once, and no quote that its document's text holds anyway.

assets/js/packed.js makes rows of it again; nothing else knows this form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]

FEW = 0.25  # of the rows: with so many different values or fewer, a column lists each once
TABLES = ("things", "relations", "claims", "positions", "documents")


def compact(payload: Json) -> Json:
    """Make what a browser reads quickly: a large graph's rows would name every field again and again."""
    texts = [document["text"].encode("utf-16-le", "surrogatepass") for document in payload["documents"]]
    tables = {name: _columns(_short(payload[name], texts)) for name in TABLES if name in payload}
    network = {name: _columns(rows) for name, rows in payload["network"].items()}
    return payload | tables | {"network": network}


def _short(rows: Sequence[Json], texts: Sequence[bytes]) -> list[Json]:
    return [row | {"quotes": [_quote(quote, texts) for quote in row["quotes"]]} if "quotes" in row else row for row in rows]


def _quote(quote: Json, texts: Sequence[bytes]) -> list[Any]:
    document, start, end, exact, marks = (quote[name] for name in ("document", "start", "end", "exact", "marks"))
    inside = texts[document][2 * start : 2 * end].decode("utf-16-le", "surrogatepass") == exact
    return [document, start, end, marks] if inside else [document, start, end, marks, exact]


def _columns(rows: Sequence[Json]) -> Json:
    """Rows of the same fields as one list a field; fields that only some rows have are null in the others."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {"length": len(rows), "columns": {name: _column([row.get(name) for row in rows]) for name in names}}


def _column(values: list[Any]) -> Any:
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return values
    written = [json.dumps(value, ensure_ascii=False, sort_keys=True) for value in values]
    different: Mapping[str, int] = {text: n for n, text in enumerate(dict.fromkeys(written))}
    if len(different) > FEW * len(values):
        return values
    by_text = dict(zip(written, values, strict=True))
    return {"values": [by_text[text] for text in different], "at": [different[text] for text in written]}
