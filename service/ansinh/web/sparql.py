"""The SPARQL endpoint `/sparql`."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ansinh.errors import TooLargeError
from ansinh.hall import Halls
from ansinh.settings import Settings
from ansinh.store.formats import FORMATS, Format, named
from ansinh.store.interface import ResultForm
from ansinh.store.sparql_text import Bounds, admitted
from ansinh.web.bodies import read_body
from ansinh.web.negotiation import choose
from ansinh.web.problems import problem_responses
from ansinh.web.protocol import Operation, from_get, from_post

_ERRORS = problem_responses(400, 405, 406, 413, 415)


def router(halls: Halls, settings: Settings) -> APIRouter:
    """The endpoint over the snapshot in force; it reads only."""
    routes = APIRouter(tags=["SPARQL"])
    bounds = Bounds(settings.query_length, settings.query_depth)

    @routes.get("/sparql", responses=_ERRORS, summary="SPARQL 1.1 query by GET", response_class=Response)
    async def get(request: Request) -> Response:
        return await _respond(request, from_get(request.url.query))

    @routes.post("/sparql", responses=_ERRORS, summary="SPARQL 1.1 query by POST", response_class=Response)
    async def post(request: Request) -> Response:
        body = await read_body(request, settings.body_size)
        return await _respond(request, from_post(request.url.query, request.headers.get("content-type", ""), body))

    async def _respond(request: Request, operation: Operation) -> Response:
        accept = ",".join(request.headers.getlist("accept"))
        return await run_in_threadpool(_carry_out, operation, accept)

    def _carry_out(operation: Operation, accept: str) -> Response:
        query = admitted(operation.query, bounds)
        chosen: list[Format] = []

        def pick(form: ResultForm) -> str:
            chosen.append(named(form, operation.format) if operation.format else choose(accept, FORMATS[form]))
            return chosen[0].name

        content = halls.current().store.answer(query, pick, operation.dataset)
        if len(content) > settings.result_size:
            raise TooLargeError(
                f"Kết quả lớn quá {settings.result_size} byte; hãy thêm LIMIT.",
                f"The result is larger than {settings.result_size} bytes; add a LIMIT.",
            )
        return Response(content, media_type=chosen[0].media_type, headers={"Vary": "Accept"})

    return routes
