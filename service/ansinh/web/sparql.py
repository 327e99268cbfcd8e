"""The SPARQL endpoint `/sparql`."""

from collections.abc import Mapping
from functools import lru_cache

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ansinh.errors import NotAcceptableError
from ansinh.store.formats import FORMATS, Format, named
from ansinh.store.interface import Result, ResultForm
from ansinh.web.asking import Asked, Asking
from ansinh.web.bodies import read_body
from ansinh.web.description import described
from ansinh.web.negotiation import choose
from ansinh.web.plain import PlainRoute
from ansinh.web.problems import problem_responses
from ansinh.web.protocol import Operation, asks_for_description, from_get, from_post, parameters

_ERRORS = problem_responses(400, 405, 406, 413, 415, 503)


def router(asking: Asking) -> APIRouter:
    """The endpoint over the snapshot in force; it reads only."""
    routes = APIRouter(tags=["SPARQL"], route_class=PlainRoute)
    halls, settings = asking.halls, asking.settings

    @routes.get("/sparql", responses=_ERRORS, summary="SPARQL 1.1 query by GET", response_class=Response)
    async def get(request: Request) -> Response:
        given = parameters(request.scope["query_string"])
        wanted = asks_for_description(given)
        if wanted is None:
            return await respond(asking, request, from_get(given))
        return await run_in_threadpool(described, halls.current(), request, wanted, settings.described_graphs)

    @routes.post("/sparql", responses=_ERRORS, summary="SPARQL 1.1 query by POST", response_class=Response)
    async def post(request: Request) -> Response:
        body = await read_body(request, settings.body_size)
        operation = from_post(request.scope["query_string"], request.headers.get("content-type", ""), body)
        return await respond(asking, request, operation)

    return routes


async def respond(asking: Asking, request: Request, operation: Operation) -> Response:
    """Carry an operation out and answer the request with its result."""
    formats = _formats(operation.format, ",".join(request.headers.getlist("accept")))
    rows = asking.settings.result_rows
    asked = Asked(asking.halls.current(), operation.query, operation.dataset, formats, rows)
    headers = _headers(asked)
    if asked.lasting and asked.digest in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    result = await asking.result(request, asked)
    return Response(result.content, media_type=asked.media_type(result.form), headers=headers | _cut(result))


# A client asks for the same each time, and there are few kinds of clients.
@lru_cache(maxsize=64)
def _formats(asked: str, accept: str) -> Mapping[ResultForm, Format | NotAcceptableError]:
    """In which format each form of result would be sent, or why in none."""
    choice: dict[ResultForm, Format | NotAcceptableError] = {}
    for form, offered in FORMATS.items():
        try:
            choice[form] = named(form, asked) if asked else choose(accept, offered)
        except NotAcceptableError as error:
            choice[form] = error
    return choice


def _headers(asked: Asked) -> dict[str, str]:
    """What is said of an answer; its tag (RFC 9110, section 8.8.3) is weak, since it may be sent compressed or not."""
    lasting = {"ETag": f'W/"{asked.digest}"', "Cache-Control": "no-cache"}
    return {"Vary": "Accept", **(lasting if asked.lasting else {"Cache-Control": "no-store"})}


def _cut(result: Result) -> dict[str, str]:
    """What tells that a result was cut, where it was: how much there is, and how to get the rest."""
    if not result.cut:
        return {}
    rest = "the rest: ORDER BY with LIMIT and OFFSET, or a dump"
    return {"Ansinh-Truncated": f"true; rows={result.rows}; {rest}"}
