"""Every error as problem details (RFC 9457), turned into a response in one place."""

import json
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from ansinh.errors import AnsinhError, EncodingError, NotAcceptableError, UnauthorizedError
from ansinh.store.formats import Format
from ansinh.unavailable import UnavailableError
from ansinh.web.models import ThingModel
from ansinh.web.negotiation import choose, language

MEDIA_TYPE = "application/problem+json"
_HEADERS: dict[type[AnsinhError], tuple[str, str]] = {
    UnauthorizedError: ("WWW-Authenticate", "Bearer"),
    EncodingError: ("Accept-Encoding", "gzip, identity"),
}
"""What an answer to these says besides (RFC 9110, sections 11.6.1 and 12.5.3)."""

Page = Callable[[Request, str, Mapping[str, object]], Response]
"""Renders a template with a context."""

_Handler = Callable[[Request, Exception], Awaitable[Response]]
_FORMS = (
    Format("json", MEDIA_TYPE, ("application/json",)),
    Format("html", "text/html", ("application/xhtml+xml",)),
)


class Problem(BaseModel):
    """Problem details (RFC 9457, section 3.1), in the language of the request and in both."""

    type: str = Field(default="about:blank", description="Kind of problem.")
    title: str = Field(description="The kind of problem in a few words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong here and how to mend it.")
    detail_vi: str = Field(description="The detail in Vietnamese.")
    detail_en: str = Field(description="The detail in English.")
    parameter: str | None = Field(default=None, description="The parameter that is wrong.")
    candidates: list[ThingModel] | None = Field(
        default=None, description="What may have been meant: all that a text stands for, else the nearest."
    )


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route declares in the OpenAPI document for the errors it may answer with."""
    return {status: {"model": Problem, "content": {MEDIA_TYPE: {}}} for status in statuses}


def install(app: FastAPI, page: Page | None = None) -> None:
    """Let `app` answer every exception that is foreseen with problem details, and a browser with a page of the same."""
    handlers: dict[type[Exception], _Handler] = {
        AnsinhError: _ours,
        HTTPException: _frameworks,
        RequestValidationError: _validation,
        Exception: _unforeseen,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, _readable(handler, page) if page else handler)


def _readable(handler: _Handler, page: Page) -> _Handler:
    """The problem details of `handler`, as a page where the client prefers that."""

    async def respond(request: Request, error: Exception) -> Response:
        response = await handler(request, error)
        response.headers["Vary"] = "Accept, Accept-Language"
        if not _prefers_a_page(request):
            return response
        content = json.loads(bytes(response.body))
        shown = page(request, "problem.html", {"problem": content, "more": _extension(content)})
        shown.status_code = response.status_code
        kept = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
        shown.headers.update(kept)
        return shown

    return respond


def _prefers_a_page(request: Request) -> bool:
    try:
        return choose(",".join(request.headers.getlist("accept")), _FORMS).name == "html"
    except NotAcceptableError:
        return False


def _extension(content: Mapping[str, object]) -> Mapping[str, object]:
    """The members of problem details that the standard leaves to the service (RFC 9457, section 3.2)."""
    return {name: value for name, value in content.items() if name not in Problem.model_fields}


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, AnsinhError)  # noqa: S101 - registered for this class alone
    return refusal(request, error)


async def _frameworks(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class alone
    phrase = HTTPStatus(error.status_code).phrase
    detail_vi = {404: "Không có gì ở địa chỉ này.", 405: "Địa chỉ này không nhận phương thức đó."}.get(
        error.status_code, phrase
    )
    detail_en = {404: "There is nothing at this address.", 405: "This address does not take that method."}.get(
        error.status_code, phrase
    )
    response = _response(error.status_code, phrase, detail_vi, detail_en, _language(request))
    response.headers.update(error.headers or {})
    return response


async def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class alone
    places = "; ".join(f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors())
    return _response(
        422, HTTPStatus(422).phrase, f"Tham số sai: {places}", f"Wrong parameters: {places}", _language(request)
    )


def problem_response(error: AnsinhError, tongue: str, extension: Mapping[str, object] | None = None) -> Response:
    """One of our errors as problem details, with extension members (RFC 9457, section 3.2) if there are any."""
    return _response(error.status, error.title.to(tongue), error.detail.vi, error.detail.en, tongue, extension)


def refusal(request: Request, error: AnsinhError) -> Response:
    """The answer to a request that met one of our errors."""
    response = problem_response(error, _language(request), error.members)
    response.headers.update(error.headers)
    if type(error) in _HEADERS:
        name, value = _HEADERS[type(error)]
        response.headers[name] = value
    if isinstance(error, UnavailableError) and error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def unknown_method(request: Request) -> Response:
    """The answer to a method that this service does not know at any address."""
    phrase = HTTPStatus(501).phrase
    detail_vi = "Dịch vụ không biết phương thức này; hãy dùng GET, HEAD, OPTIONS hoặc POST."
    detail_en = "The service does not know this method; use GET, HEAD, OPTIONS or POST."
    return _response(501, phrase, detail_vi, detail_en, _language(request))


async def _unforeseen(request: Request, _error: Exception) -> Response:
    """What nobody foresaw is logged by the server; the client is told that, and nothing of the inside."""
    phrase = HTTPStatus(500).phrase
    detail_vi = "Dịch vụ gặp lỗi không lường trước; lỗi đã được ghi lại."
    detail_en = "The service met a fault that was not foreseen; it has been logged."
    return _response(500, phrase, detail_vi, detail_en, _language(request))


def _language(request: Request) -> str:
    return language(request.headers.get("accept-language"), request.query_params.get("lang"))


def _response(
    status: int,
    title: str,
    detail_vi: str,
    detail_en: str,
    tongue: str,
    extension: Mapping[str, object] | None = None,
) -> Response:
    detail = detail_vi if tongue == "vi" else detail_en
    problem = Problem(title=title, status=status, detail=detail, detail_vi=detail_vi, detail_en=detail_en)
    headers = {"Content-Language": tongue, "Vary": "Accept-Language"}
    content = problem.model_dump(exclude_none=True) | dict(extension or {})
    return JSONResponse(content, status_code=status, media_type=MEDIA_TYPE, headers=headers)
