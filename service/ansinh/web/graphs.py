"""The reading side of the Graph Store HTTP Protocol (W3C, sections 4 and 5.2), at `/graphs`."""

import json

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ansinh.errors import NotFoundError
from ansinh.store.interface import Dataset, QueryEngine
from ansinh.terms import GRAPH
from ansinh.web.asking import Asking
from ansinh.web.problems import problem_responses
from ansinh.web.protocol import Operation, graph_from_get, graph_from_path
from ansinh.web.sparql import respond

_ERRORS = problem_responses(400, 404, 405, 406, 413)


def router(asking: Asking) -> APIRouter:
    """The routes of the graph store, which only read."""
    routes = APIRouter(tags=["SPARQL"])

    @routes.get(
        "/graphs", responses=_ERRORS, summary="A graph, named by `?graph=IRI` or `?default`", response_class=Response
    )
    async def indirect(request: Request) -> Response:
        return await _graph(request, graph_from_get(request.scope["query_string"]))

    @routes.get(
        "/graphs/{name:path}",
        responses=_ERRORS,
        summary=f"The graph {GRAPH}NAME, named by the address itself",
        response_class=Response,
    )
    async def direct(request: Request, name: str) -> Response:
        return await _graph(request, graph_from_path(GRAPH + name, request.scope["query_string"]))

    async def _graph(request: Request, operation: Operation) -> Response:
        for graph in operation.dataset.default_graphs:
            if not await run_in_threadpool(_exists, asking.halls.current().store, graph):
                raise NotFoundError(f"Không có đồ thị <{graph}>.", f"There is no graph <{graph}>.")
        return await respond(asking, request, operation)

    return routes


def _exists(store: QueryEngine, graph: str) -> bool:
    answer = store.answer("ASK { ?s ?p ?o }", lambda _form: "json", Dataset((graph,)))
    return bool(json.loads(answer)["boolean"])
