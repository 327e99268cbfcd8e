"""Checking a plan over HTTP: `POST /api/validate`."""

import base64
import binascii
import json
from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ansinh.checking import Given, checking
from ansinh.errors import InputError, ParameterError
from ansinh.gate.check import PlanReport
from ansinh.hall import Halls
from ansinh.readers.pool import Readers
from ansinh.settings import Settings
from ansinh.web.bodies import read_body
from ansinh.web.clients import client_of, while_waited_for
from ansinh.web.problems import Page, problem_responses
from ansinh.web.reports import report_form, report_response, tongue_of

_ERRORS = problem_responses(400, 406, 413, 415, 422, 503)


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


def router(halls: Halls, checkers: Readers, settings: Settings, page: Page) -> APIRouter:
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
        kind = request.headers.get("content-type", "")
        syntax = locale = None
        if kind.partition(";")[0].strip() == "application/json":
            wanted = _parsed(body)
            given = Given("plan", wanted.contentSyntax, _embedded(wanted))
            syntax, locale = wanted.reportSyntax, wanted.locale
        else:
            given = Given("plan", kind, body)
        form = report_form(request, syntax)
        report = await _checked(request, given, replaces=replaces)
        return await run_in_threadpool(report_response, request, page, report, form, tongue_of(request, locale))

    async def _checked(request: Request, given: Given, *, replaces: bool) -> PlanReport:
        task = checking(settings, halls.current().folder, given, replaces=replaces)
        return await while_waited_for(request, checkers.run(client_of(request), task))

    return routes


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
