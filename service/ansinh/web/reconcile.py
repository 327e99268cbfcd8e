"""The Reconciliation Service API 0.2 over HTTP: https://reconciliation-api.github.io/specs/0.2/."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from ansinh.errors import InputError, NotFoundError, UnsupportedMediaTypeError
from ansinh.hall import Halls
from ansinh.reconcile.service import Service
from ansinh.settings import Settings
from ansinh.web.bodies import read_body
from ansinh.web.negotiation import language
from ansinh.web.problems import Page, problem_responses
from ansinh.web.safety import POLICY

# Section 3.3: every endpoint is open to pages of other origins.
_OPEN = {"Access-Control-Allow-Origin": "*", "Vary": "Accept-Language"}
_FORM = "application/x-www-form-urlencoded"
_ERRORS = problem_responses(400, 413, 415, 422)
Prefix = Annotated[str, Query(max_length=300, description="What has been typed.")]
Cursor = Annotated[int, Query(ge=0, le=2**31, description="How many suggestions are passed over first.")]


def router(halls: Halls, settings: Settings, page: Page) -> APIRouter:
    """The endpoint with its services."""
    routes = APIRouter(tags=["reconciliation"])

    def service() -> Service:
        return halls.current().reconciliation(settings.reconcile_limit)

    _endpoint(routes, halls, settings, service)
    _suggest(routes, service)
    _preview(routes, service, page)
    return routes


def _endpoint(routes: APIRouter, halls: Halls, settings: Settings, service: Callable[[], Service]) -> None:
    def answer(request: Request, given: Mapping[str, str]) -> Response:
        tongue = _tongue(request, given.get("lang"))
        match sorted({"queries", "extend"} & set(given)):
            case []:
                base, version = str(request.base_url), halls.current().desk.version
                return _json(service().manifest(base, version, settings.reconcile_batch, tongue))
            case ["queries"]:
                return _json(service().queries(given["queries"], tongue, settings.reconcile_batch))
            case ["extend"]:
                return _json(service().extension(given["extend"], tongue))
            case _:
                raise InputError("Chỉ gửi “queries” hoặc “extend”.", "Send “queries” or “extend”, not both.")

    @routes.get(
        "/reconcile",
        responses=_ERRORS,
        summary="The manifest; with `queries` or `extend` what they ask",
        response_model=dict[str, Any],
    )
    def get(
        request: Request,
        queries: Annotated[str | None, Query(description="A batch of queries, as JSON.")] = None,
        extend: Annotated[str | None, Query(description="A data extension query, as JSON.")] = None,
    ) -> Response:
        given = {"queries": queries, "extend": extend, "lang": request.query_params.get("lang")}
        return answer(request, {name: value for name, value in given.items() if value is not None})

    @routes.post(
        "/reconcile",
        responses=_ERRORS,
        summary="Match a batch of names, or fetch values",
        response_model=dict[str, Any],
        openapi_extra={"requestBody": {"content": {_FORM: {"schema": {"type": "object"}}}}},
    )
    async def post(request: Request) -> Response:
        form = _form(request, await read_body(request, settings.body_size))
        return await run_in_threadpool(partial(answer, request, {**request.query_params, **form}))


def _suggest(routes: APIRouter, service: Callable[[], Service]) -> None:
    @routes.get("/reconcile/suggest/entity", responses=_ERRORS, summary="Things whose name begins so")
    def entities(request: Request, prefix: Prefix = "", type: str = "", cursor: Cursor = 0) -> Response:  # noqa: A002
        return _json(service().suggested_entities(prefix, type, cursor, _tongue(request)))

    @routes.get("/reconcile/suggest/type", responses=_ERRORS, summary="Types whose name begins so")
    def types(request: Request, prefix: Prefix = "", cursor: Cursor = 0) -> Response:
        return _json(service().suggested_types(prefix, cursor, _tongue(request)))

    @routes.get("/reconcile/suggest/property", responses=_ERRORS, summary="Properties whose name begins so")
    def properties(request: Request, prefix: Prefix = "", cursor: Cursor = 0) -> Response:
        return _json(service().suggested_properties(prefix, cursor, _tongue(request)))

    @routes.get("/reconcile/properties", responses=_ERRORS, summary="The properties of a type that can be fetched")
    def proposed(
        request: Request,
        type: str = "",  # noqa: A002
        limit: Annotated[int | None, Query(ge=1, le=1_000)] = None,
    ) -> Response:
        return _json(service().proposed(type, _tongue(request), limit))


def _preview(routes: APIRouter, service: Callable[[], Service], page: Page) -> None:
    @routes.get("/reconcile/preview", include_in_schema=False)
    def preview(request: Request, id: Annotated[str, Query(max_length=1_000)]) -> Response:  # noqa: A002
        found = service().entity(id)
        if found is None:
            raise NotFoundError(f"Không có “{id}”.", f"There is no “{id}”.")
        tongue = _tongue(request)
        shown = {
            "title": found.label.to(tongue),
            "type": service().type_name(found, tongue),
            "facts": service().facts(found, tongue),
        }
        response = page(request, "preview.html", shown)
        # Programs that match spreadsheets show it in a frame of their own.
        response.headers["Content-Security-Policy"] = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def _form(request: Request, body: bytes) -> dict[str, str]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise UnsupportedMediaTypeError(f"Nội dung phải là {_FORM}.", f"The body has to be {_FORM}.")
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, strict_parsing=bool(body), errors="strict"))
    except ValueError as error:
        raise InputError("Nội dung không phải là biểu mẫu UTF-8.", "The body is no form in UTF-8.") from error


def _tongue(request: Request, asked: str | None = None) -> str:
    return language(request.headers.get("accept-language"), asked or request.query_params.get("lang"))


def _json(content: Mapping[str, Any]) -> Response:
    return JSONResponse(content, headers=_OPEN)
