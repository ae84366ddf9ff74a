"""The query operation of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/): from a request to its parts.

A query comes by GET, by POST as a form, or by POST as it is. Updates are refused, and so is whatever is ambiguous.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from treatygraph.store.wire import Graphs

LARGEST = 1_000_000  # bytes of a request's body
_FORM, _PLAIN, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_READS = "This endpoint only reads: updates are refused."


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it came: its text (None where there is none), the graphs it shall see, and a form named in the link."""

    query: str | None
    graphs: Graphs
    form: str


async def asked(request: Request) -> Asked:
    """Read the query operation out of a request. Raises HTTPException with a plain sentence where it is none."""
    pairs = _pairs(request.url.query)
    if request.method == "POST":
        media, body = _media(request), await _body(request)
        pairs = [*pairs, *_pairs(body)] if media == _FORM else [*pairs, ("query", body)]
    return _read(pairs, needed=request.method == "POST")


def _read(pairs: list[tuple[str, str]], *, needed: bool) -> Asked:
    names = [name for name, _ in pairs]
    if "update" in names:
        raise HTTPException(403, _READS)
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1 or (needed and not queries):
        raise HTTPException(
            400, "Give exactly one query: the parameter `query`, or a body of application/sparql-query."
        )
    graphs = Graphs(
        default=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named=tuple(value for name, value in pairs if name == "named-graph-uri"),
    )
    form = next((value for name, value in pairs if name == "format"), "")
    return Asked(queries[0] if queries else None, graphs, form)


def _media(request: Request) -> str:
    media, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    charset = parameters.strip().removeprefix("charset=").strip('" ')
    if charset not in ("", "utf-8"):
        raise HTTPException(415, "A query is read as UTF-8 only.")
    if media.strip() == _UPDATE:
        raise HTTPException(403, _READS)
    if media.strip() not in (_FORM, _PLAIN):
        raise HTTPException(415, f"Send a query as {_FORM} or {_PLAIN}.")
    return media.strip()


async def _body(request: Request) -> str:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise HTTPException(413, f"A query may have {LARGEST} bytes at the most.")
    return _decoded(bytes(body))


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The query is not valid UTF-8.") from error


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except (UnicodeDecodeError, ValueError) as error:
        raise HTTPException(400, "The query is not valid UTF-8.") from error
