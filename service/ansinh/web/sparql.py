"""The SPARQL endpoint `/sparql`."""

import time
from collections.abc import Awaitable

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ansinh.errors import NotAcceptableError, QuerySyntaxError
from ansinh.hall import Halls
from ansinh.readers.pool import Readers
from ansinh.readers.querying import querying
from ansinh.settings import Settings
from ansinh.store.formats import FORMATS, Format, named
from ansinh.store.interface import Caps, Result, ResultForm
from ansinh.store.sparql_text import Bounds, as_written
from ansinh.web.bodies import read_body
from ansinh.web.cache import Key, ResultCache
from ansinh.web.clients import client_of, while_waited_for
from ansinh.web.description import described
from ansinh.web.graphs import add_graphs
from ansinh.web.journal import log_slow_query
from ansinh.web.negotiation import choose
from ansinh.web.problems import problem_responses
from ansinh.web.protocol import Operation, asks_for_description, from_get, from_post

_ERRORS = problem_responses(400, 405, 406, 413, 415, 503)
_Choice = dict[ResultForm, Format | NotAcceptableError]


def router(halls: Halls, readers: Readers, cache: ResultCache, settings: Settings) -> APIRouter:
    """The endpoint over the snapshot in force; it reads only."""
    routes = APIRouter(tags=["SPARQL"])
    bounds = Bounds(settings.query_length, settings.query_depth)
    caps = Caps(settings.result_rows, settings.result_size)

    @routes.get("/sparql", responses=_ERRORS, summary="SPARQL 1.1 query by GET", response_class=Response)
    async def get(request: Request) -> Response:
        wanted = asks_for_description(request.scope["query_string"])
        if wanted is None:
            return await _respond(request, from_get(request.scope["query_string"]))
        return await run_in_threadpool(described, halls.current(), request, wanted, settings.described_graphs)

    @routes.post("/sparql", responses=_ERRORS, summary="SPARQL 1.1 query by POST", response_class=Response)
    async def post(request: Request) -> Response:
        body = await read_body(request, settings.body_size)
        return await _respond(
            request, from_post(request.scope["query_string"], request.headers.get("content-type", ""), body)
        )

    async def _respond(request: Request, operation: Operation) -> Response:
        hall = halls.current()
        choice = _choice(operation.format, ",".join(request.headers.getlist("accept")))
        graphs = tuple(operation.dataset.default_graphs), tuple(operation.dataset.named_graphs)
        key = Key(hall.desk.version, operation.query, graphs, tuple(map(_media_type, choice.values())))
        if key.lasting and key.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=_headers(key))
        result = cache.get(key)
        if result is None:
            forms = {form: one if isinstance(one, NotAcceptableError) else one.name for form, one in choice.items()}
            task = querying(hall.source, operation.query, forms, bounds, caps, operation.dataset)
            begun = time.monotonic()
            try:
                result = await _as_written(operation, while_waited_for(request, readers.run(client_of(request), task)))
            finally:
                if (seconds := time.monotonic() - begun) > settings.slow_query_seconds:
                    log_slow_query(operation.query, seconds)
            cache.put(key, result)
        return Response(
            result.content, media_type=_media_type(choice[result.form]), headers=_headers(key) | _cut(result)
        )

    add_graphs(routes, halls, _respond)
    return routes


def _choice(asked: str, accept: str) -> _Choice:
    """In which format each form of result would be sent, or why in none; which form it is, the engine will say."""
    choice: _Choice = {}
    for form, offered in FORMATS.items():
        try:
            choice[form] = named(form, asked) if asked else choose(accept, offered)
        except NotAcceptableError as error:
            choice[form] = error
    return choice


def _media_type(chosen: Format | NotAcceptableError) -> str:
    return "" if isinstance(chosen, NotAcceptableError) else chosen.media_type


def _headers(key: Key) -> dict[str, str]:
    lasting = {"ETag": key.tag, "Cache-Control": "no-cache"} if key.lasting else {"Cache-Control": "no-store"}
    return {"Vary": "Accept", **lasting}


def _cut(result: Result) -> dict[str, str]:
    """What tells that a result was cut, where it was: how much there is, and how to get the rest."""
    if not result.cut:
        return {}
    rest = "the rest: ORDER BY with LIMIT and OFFSET, or a dump"
    return {"Ansinh-Truncated": f"true; rows={result.rows}; {rest}"}


async def _as_written(operation: Operation, result: Awaitable[Result]) -> Result:
    """The result, or the error at its place in the query as the client wrote it."""
    try:
        return await result
    except QuerySyntaxError as error:
        raise as_written(error, operation.query) from error
