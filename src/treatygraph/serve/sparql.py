"""/sparql: the endpoint for programs, and in a browser a page to write a query and read its answer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from treatygraph.errors import TreatygraphError, UsageError
from treatygraph.knowledge.folder import folders
from treatygraph.serve import jobs, pages
from treatygraph.serve.forms import MEDIA, ROWS, TRIPLES, Forms, NotAcceptable, chosen
from treatygraph.serve.protocol import Asked, asked
from treatygraph.store import load_questions

_TABLE = "A table for a spreadsheet is of the whole graph: leave default-graph-uri and named-graph-uri out."


async def endpoint(request: Request) -> Response:
    """Answer a query; without one, say what this endpoint is."""
    asking = await asked(request)
    accept = request.headers.get("accept", "")
    html = chosen(accept, (*ROWS, *TRIPLES, "html"), named=asking.form) == "html"
    if asking.query is None:
        return _form(request) if html else await _described(request, accept, asking.form)
    if html:
        return await _page(request, asking, asking.query)
    return await _answered(request, asking, asking.query, accept)


async def _answered(request: Request, asking: Asked, query: str, accept: str) -> Response:
    state = request.app.state
    if asking.form == "sheet":
        if asking.graphs.default or asking.graphs.named:
            raise UsageError(_TABLE)
        form, body = await state.workers.run(jobs.sheet, query)
    else:
        forms = Forms(chosen(accept, ROWS, named=asking.form), chosen(accept, TRIPLES, named=asking.form))
        if not forms.rows and not forms.triples:
            raise NotAcceptable(
                f"An answer has one of these forms: {', '.join((*forms.all_rows, *forms.all_triples))}."
            )
        form, body = await state.workers.run(jobs.sparql, query, forms, asking.graphs, state.settings.most)
    return pages.data(form, body, name="answer")


async def _described(request: Request, accept: str, named: str) -> Response:
    form = chosen(accept, TRIPLES, named=named)
    if form is None:
        raise NotAcceptable(f"The service description has one of these forms: {', '.join(Forms('', '').all_triples)}.")
    endpoint = str(request.url.replace(query=""))
    body = await request.app.state.workers.run(jobs.description, endpoint, form)
    return Response(body, media_type=MEDIA[form], headers={"Vary": "Accept"})


def _form(request: Request, *, query: str = "", status: int = 200, **more: object) -> Response:
    known = load_questions(folders(request.app.state.settings.ontology)).values()
    ready = [{"says": question.says, "editable": pages.query_of(query=question.query)} for question in known]
    return pages.page("sparql.html", title="Ask in SPARQL", status=status, query=query, questions=ready, **more)


async def _page(request: Request, asking: Asked, query: str) -> Response:
    """The query with its answer below it, or with what is wrong with it."""
    state = request.app.state
    try:
        wanted = Forms("json", "turtle")
        form, body = await state.workers.run(jobs.sparql, query, wanted, asking.graphs, state.settings.most)
    except TreatygraphError as error:
        return _form(request, query=query, status=pages.status_of(error), fault=str(error))
    if form == "turtle":
        return _form(request, query=query, turtle=body.decode("utf-8"))
    return _form(request, query=query, table=state.links.table(body), download=pages.query_of(query=query))
