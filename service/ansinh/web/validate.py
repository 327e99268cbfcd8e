"""Checking a plan over HTTP: `POST /api/validate`, and the page `/check`."""

import base64
import binascii
import json
from collections.abc import Callable
from typing import Literal
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ansinh.errors import InputError, ParameterError
from ansinh.gate.draft import read_draft
from ansinh.hall import Halls
from ansinh.settings import Settings
from ansinh.web.bodies import read_body
from ansinh.web.ontology import Page
from ansinh.web.problems import problem_responses
from ansinh.web.reports import report_form, report_page, report_response, tongue_of

_ERRORS = problem_responses(400, 406, 413, 415, 422)
# A form writes a Vietnamese letter of three bytes with nine characters.
_GROWTH = 3


class ValidateRequest(BaseModel):
    """What is to be validated, by the field names of the Interoperability Test Bed's RDF validator."""

    model_config = ConfigDict(extra="forbid")

    contentToValidate: str = Field(description="The plan, in Turtle or JSON-LD.")  # noqa: N815 - the validator's name
    embeddingMethod: Literal["STRING", "BASE64"] = "STRING"  # noqa: N815 - the validator's name
    contentSyntax: str = Field(default="text/turtle", description="Media type of the plan.")  # noqa: N815
    reportSyntax: str | None = Field(default=None, description="Media type of the report.")  # noqa: N815
    locale: Literal["vi", "en"] | None = Field(default=None, description="Language of the messages.")


class RemarkModel(BaseModel):
    """One thing that is wrong with a plan, or worth knowing."""

    severity: Literal["violation", "warning", "info"]
    subject: str
    lines: list[int]
    rule: str
    message: str
    mend: str
    message_vi: str
    message_en: str
    mend_vi: str
    mend_en: str
    compared_with: list[str]


class ReportModel(BaseModel):
    """The report on a plan."""

    name: str
    conforms: bool
    remarks: list[RemarkModel]


def router(halls: Halls, settings: Settings, page: Page) -> APIRouter:
    """The routes that check plans; nothing is written."""
    routes = APIRouter()

    @routes.post(
        "/api/validate",
        response_model=ReportModel,
        responses=_ERRORS,
        summary="Check a plan before it is added",
        tags=["plans"],
    )
    async def validate(request: Request, replaces: bool = False) -> Response:
        body = await read_body(request, settings.body_size)
        return await run_in_threadpool(_validated(halls, page), request, body, replaces)

    @routes.get("/check", include_in_schema=False)
    def form(request: Request) -> Response:
        return page(request, "check.html", {"text": ""})

    @routes.post("/check", include_in_schema=False)
    async def checked(request: Request) -> Response:
        body = await read_body(request, _GROWTH * settings.body_size)
        return await run_in_threadpool(_checked, request, body)

    def _checked(request: Request, body: bytes) -> Response:
        fields = dict(parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True))
        hall, text = halls.current(), fields.get("text", "").replace("\r\n", "\n")
        kind = ".jsonld" if text.lstrip().startswith("{") else ".ttl"
        draft = read_draft("plan", kind, text.encode(), hall.corpus.context)
        report = hall.gate.check(draft, replaces="replaces" in fields)
        return report_page(request, page, report, tongue_of(request), text=text)

    return routes


def _validated(halls: Halls, page: Page) -> Callable[[Request, bytes, bool], Response]:
    def respond(request: Request, body: bytes, replaces: bool) -> Response:
        hall = halls.current()
        kind = request.headers.get("content-type", "")
        syntax = locale = None
        if kind.partition(";")[0].strip() == "application/json":
            given = _parsed(body)
            draft = read_draft("plan", given.contentSyntax, _embedded(given), hall.corpus.context)
            syntax, locale = given.reportSyntax, given.locale
        else:
            draft = read_draft("plan", kind, body, hall.corpus.context)
        form = report_form(request, syntax)
        report = hall.gate.check(draft, replaces=replaces)
        return report_response(request, page, report, form, tongue_of(request, locale))

    return respond


def _parsed(body: bytes) -> ValidateRequest:
    try:
        return ValidateRequest.model_validate(json.loads(body))
    except (ValueError, RecursionError) as error:
        reason = "; ".join(one["msg"] for one in error.errors()) if isinstance(error, ValidationError) else str(error)
        raise ParameterError(f"Nội dung JSON sai: {reason}", f"The JSON body is wrong: {reason}") from error


def _embedded(given: ValidateRequest) -> bytes:
    if given.embeddingMethod == "STRING":
        return given.contentToValidate.encode()
    try:
        return base64.b64decode(given.contentToValidate, validate=True)
    except binascii.Error as error:
        raise InputError("contentToValidate không phải base64.", "contentToValidate is not base64.") from error
