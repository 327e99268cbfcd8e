"""Every error as problem details (RFC 9457), turned into a response in one place."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from ansinh.errors import AnsinhError, EncodingError, UnauthorizedError
from ansinh.unavailable import UnavailableError
from ansinh.web.models import ThingModel
from ansinh.web.negotiation import language

MEDIA_TYPE = "application/problem+json"
_HEADERS: dict[type[AnsinhError], tuple[str, str]] = {
    UnauthorizedError: ("WWW-Authenticate", "Bearer"),
    EncodingError: ("Accept-Encoding", "gzip, identity"),
}
"""What an answer to these says besides (RFC 9110, sections 11.6.1 and 12.5.3)."""


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


def install(app: FastAPI) -> None:
    """Let `app` answer every exception that is foreseen with problem details."""
    app.add_exception_handler(AnsinhError, _ours)
    app.add_exception_handler(HTTPException, _frameworks)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(Exception, _unforeseen)


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
