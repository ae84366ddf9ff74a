"""/id/…: every resource of the graph under its own address, for people as a page and for programs as RDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from treatygraph.serve import jobs, pages
from treatygraph.serve.forms import TRIPLES, Missing, NotAcceptable, chosen

_LOCAL = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@%/-]+")
_FORMS = ("html", *TRIPLES)


async def resource(request: Request) -> Response:
    """One resource. Its IRI is the graph's base and what follows /id/ in the address, to the letter."""
    state, local = request.app.state, request.scope["raw_path"].decode("ascii", "replace").removeprefix("/id/")
    if not _LOCAL.fullmatch(local):
        raise Missing("There is no resource of that name.")
    form = _form(request)
    if form == "html":
        found = await state.workers.run(jobs.resource, local)
        return pages.page("resource.html", title=_title(found), links=state.links, **_shown(found))
    return pages.data(
        *await state.workers.run(jobs.resource_triples, local, form, state.settings.most), name="resource"
    )


async def ontology(request: Request) -> Response:
    """The classes and properties that the graph uses."""
    state, form = request.app.state, _form(request)
    if form == "html":
        terms = await state.workers.run(jobs.terms)
        return pages.page("ontology.html", title="What the words of the graph mean", terms=terms, links=state.links)
    return pages.data(*await state.workers.run(jobs.ontology_triples, form, state.settings.most), name="ontology")


def _form(request: Request) -> str:
    form = chosen(request.headers.get("accept", ""), _FORMS, named=request.query_params.get("format", ""))
    if form is None:
        raise NotAcceptable("A resource has one of these forms: HTML, Turtle, N-Triples, JSON-LD, RDF/XML.")
    return form


def _title(found: jobs.Resource) -> str:
    named = (row["value"] for row in found.properties if row["property"].endswith("#label"))
    return next(named, "") or found.iri.rsplit("/", 1)[-1]


def _shown(found: jobs.Resource) -> dict[str, Any]:
    about = found.portrait
    return {
        "found": found,
        "few": jobs.FEW,
        "relations": _grouped(about.outgoing) + _grouped(about.incoming, incoming=True) if about else [],
        "pieces": list(_pieces(found.text, found.places)),
    }


def _grouped(rows: Sequence[jobs.Row], *, incoming: bool = False) -> list[tuple[str, list[list[jobs.Row]]]]:
    """Relations by what they say, each with the rows of its places."""
    said = groupby(rows[: jobs.FEW], key=lambda row: row["said"])
    return [
        (f"← {name}" if incoming else name, [list(places) for _, places in groupby(group, key=lambda r: r["relation"])])
        for name, group in said
    ]


def _pieces(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[list[str], str]]:
    """The text cut where passages begin, each piece with the anchors of those that begin there."""
    starts = sorted({0, *(start for start, _ in places)})
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        anchors = sorted({f"char={a},{b}" for a, b in places if a == start})
        yield anchors, text[start:end]
