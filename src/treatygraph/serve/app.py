"""The addresses of the server and what answers at each; every fault leaves as one plain sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from treatygraph.errors import TreatygraphError
from treatygraph.serve import pages, resources, sparql
from treatygraph.serve.door import LOOPBACK, Door
from treatygraph.serve.links import Links
from treatygraph.serve.workers import Workers

_UNEXPECTED = "The server met a fault that it did not expect."


@dataclass(frozen=True, slots=True)
class Settings:
    """What the server was started with. `most` is the largest answer in bytes; `hosts` and `origins` widen who may ask."""

    kg: Path
    base: str
    ontology: Sequence[Path] = ()
    seconds: float = 30.0
    most: int = 50_000_000
    hosts: Sequence[str] = field(default=())
    origins: Sequence[str] = field(default=())


def make_app(settings: Settings, workers: Workers) -> Starlette:
    """Put the server together: its state holds `settings`, `workers` and `links`."""
    cors = Middleware(
        CORSMiddleware,
        allow_origins=list(settings.origins),
        allow_origin_regex=LOOPBACK,
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Accept", "Content-Type"],
    )
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Door, hosts=settings.hosts), cors],
        exception_handlers={TreatygraphError: _fault, HTTPException: _fault, Exception: _fault},
    )
    app.state.settings, app.state.workers, app.state.links = settings, workers, Links(settings.base)
    return app


def _routes() -> list[Route]:
    return [
        Route("/", pages.home),
        Route("/find", pages.find),
        Route("/view", pages.view),
        Route("/questions", pages.questions),
        Route("/questions/{name}", pages.question),
        Route("/sparql", sparql.endpoint, methods=["GET", "POST"]),
        Route("/ontology", resources.ontology),
        Route("/id/{local:path}", resources.resource),
        Route("/assets/style.css", pages.style),
    ]


async def _fault(request: Request, error: Exception) -> Response:
    """Say what is wrong, as a page for people and as a line for programs."""
    if isinstance(error, HTTPException):
        status, sentence, headers = error.status_code, error.detail, dict(error.headers or {})
    else:
        status, headers = pages.status_of(error), {}
        sentence = str(error) if isinstance(error, TreatygraphError) else _UNEXPECTED
    if status == 503:
        headers["Retry-After"] = "5"
    return pages.fault(request, status=status, sentence=sentence, headers=headers)
