"""Checking a plan over HTTP: `POST /api/validate`."""

import base64
import binascii
import json
from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, PlainTextResponse, Response

from ansinh.errors import InputError, ParameterError
from ansinh.gate.check import Gate, PlanReport
from ansinh.gate.draft import read_draft
from ansinh.gate.written import as_json, as_lines, as_rdf
from ansinh.settings import Settings
from ansinh.store.formats import GRAPH_FORMATS, Format
from ansinh.web.bodies import read_body
from ansinh.web.negotiation import choose, language
from ansinh.web.problems import problem_responses

_ERRORS = problem_responses(400, 406, 413, 415, 422)
_FORMS = (Format("json", "application/json"), Format("text", "text/plain"), *GRAPH_FORMATS)


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


def router(gate: Gate, context: bytes, settings: Settings) -> APIRouter:
    """The route over `gate`; nothing is written."""
    routes = APIRouter(prefix="/api", tags=["plans"])

    @routes.post("/validate", response_model=ReportModel, responses=_ERRORS, summary="Check a plan before it is added")
    async def validate(request: Request) -> Response:
        body = await read_body(request, settings.body_size)
        return await run_in_threadpool(_respond, request, body)

    def _respond(request: Request, body: bytes) -> Response:
        kind = request.headers.get("content-type", "")
        accept = ",".join(request.headers.getlist("accept"))
        asked = request.query_params.get("lang")
        if kind.partition(";")[0].strip() == "application/json":
            given = _parsed(body)
            draft = read_draft("plan", given.contentSyntax, _embedded(given), context)
            accept, asked = given.reportSyntax or accept, given.locale or asked
        else:
            draft = read_draft("plan", kind, body, context)
        form = choose(accept, _FORMS)
        tongue = language(request.headers.get("accept-language"), asked)
        return _written(gate.check(draft), form, tongue)

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


def _written(report: PlanReport, form: Format, tongue: str) -> Response:
    headers = {"Content-Language": tongue, "Vary": "Accept, Accept-Language"}
    if form.name == "json":
        return JSONResponse(as_json(report, tongue), headers=headers)
    if form.name == "text":
        return PlainTextResponse("\n".join(as_lines(report, tongue)) + "\n", headers=headers)
    return Response(as_rdf(report, form.name), media_type=form.media_type, headers=headers)
