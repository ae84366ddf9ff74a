"""The pages for people: plain HTML forms and tables that need no script, in the style of the interactive view."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response

from treatygraph import view as viewed
from treatygraph.errors import BusyError, TreatygraphError, UsageError
from treatygraph.knowledge.folder import folders
from treatygraph.serve import jobs
from treatygraph.serve.forms import MEDIA, Missing, NotAcceptable, chosen
from treatygraph.store import load_questions
from treatygraph.store.questions import find as find_question

_ASSETS = Path(__file__).parent / "assets"
_PALETTE = Path(viewed.__file__).parent / "assets" / "css" / "base.css"
_STATUS = {NotAcceptable: 406, Missing: 404, UsageError: 400, BusyError: 503}
_MOST_NAMES = 2000  # suggestions in a field


async def home(request: Request) -> Response:
    """What this graph holds, and where to begin."""
    counts, documents = await request.app.state.workers.run(jobs.home)
    return page("home.html", title="The graph", counts=counts, documents=documents, links=request.app.state.links)


async def find(request: Request) -> Response:
    """Lead from a name to the page of what it names."""
    iri = await request.app.state.workers.run(jobs.found, request.query_params.get("name", ""))
    return RedirectResponse(request.app.state.links.href(iri), 303)


async def view(request: Request) -> Response:
    """The interactive page as the last build wrote it; it brings its own policy of what it may load."""
    path = request.app.state.settings.kg / "graph.html"
    if not path.is_file():
        raise Missing("The interactive page is not there; `treatygraph view` writes it.")
    return FileResponse(path, media_type=MEDIA["html"], headers={"Content-Security-Policy": "frame-ancestors 'none'"})


async def questions(request: Request) -> Response:
    """All shipped questions."""
    known = load_questions(folders(request.app.state.settings.ontology))
    return page("questions.html", title="Questions", questions=known.values())


async def question(request: Request) -> Response:
    """One question with a field for each of its parameters, and its answer; ?format= gives the answer alone."""
    state, name = request.app.state, request.path_params["name"]
    known = load_questions(folders(state.settings.ontology))
    if name not in known:
        raise Missing(str(_fault_of(known, name)))
    fields = [parameter.name for parameter in known[name].parameters]
    given = {field: request.query_params[field].strip() for field in fields if request.query_params.get(field)}
    form = request.query_params.get("format", "")
    if form in ("sheet", "json"):
        return data(*await state.workers.run(jobs.question, name, given, state.settings.ontology, form), name=name)
    return await _question_page(request, known[name], given)


async def _question_page(request: Request, question: Any, given: dict[str, str]) -> Response:
    state = request.app.state
    names = (await state.workers.run(jobs.names))[:_MOST_NAMES] if question.parameters else []
    shown = {"question": question, "given": given, "names": names, "download": query_of(**given)}
    shown["editable"] = query_of(query=question.query)
    if question.needs_one and not given:
        return page("question.html", title=question.says, table=None, **shown)  # the form alone, to be filled in
    try:
        _, body = await state.workers.run(jobs.question, question.name, given, state.settings.ontology, "json")
    except TreatygraphError as error:
        return page("question.html", title=question.says, status=status_of(error), fault=str(error), **shown)
    return page("question.html", title=question.says, table=state.links.table(body), **shown)


def _fault_of(known: Any, name: str) -> UsageError:
    try:
        find_question(known, name)
    except UsageError as error:
        return error
    raise AssertionError(name)


async def style(request: Request) -> Response:
    """Colours and type of the interactive page, and what these pages add."""
    return Response(_style(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})


@cache
def _style() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (_PALETTE, _ASSETS / "serve.css"))


def page(template: str, *, title: str, status: int = 200, **more: Any) -> Response:
    """Fill a template; all that it shows is escaped."""
    shown = {"fault": "", "table": None, "turtle": "", "download": "", **more}
    return HTMLResponse(_templates().get_template(template).render(title=title, **shown), status, {"Vary": "Accept"})


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def data(form: str, body: bytes, *, name: str) -> Response:
    """An answer in one of the forms for programs; a table for a spreadsheet is offered as a file."""
    headers = {"Vary": "Accept"}
    if form == "sheet":
        headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return Response(body, media_type=MEDIA[form], headers=headers)


def query_of(**given: str) -> str:
    """The part of an address that holds some values."""
    return urlencode(given)


def status_of(error: Exception) -> int:
    """The HTTP status that says what kind of fault this is."""
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)


def fault(request: Request, *, status: int, sentence: str, headers: dict[str, str]) -> Response:
    """One plain sentence: as a page for people, as a line of text for programs."""
    if chosen(request.headers.get("accept", ""), ("ntriples", "html")) == "html":
        response = page("fault.html", title="That did not work", status=status, fault=sentence)
        response.headers.update(headers)
        return response
    return PlainTextResponse(sentence + "\n", status, headers)
