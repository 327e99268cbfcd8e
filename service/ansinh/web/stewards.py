"""The plans over HTTP, for stewards: adding, replacing, removing (RFC 9110, sections 13.1.1 and 8.8.3)."""

import re
from dataclasses import asdict, dataclass, field
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from ansinh.checking import Given, reading
from ansinh.errors import PreconditionNeededError, RefusedError
from ansinh.gate.check import PlanReport
from ansinh.gate.difference import Difference, difference
from ansinh.gate.draft import Draft, read_draft
from ansinh.gate.join import Delta
from ansinh.gate.register import ANY, Done, Look, Register
from ansinh.gate.written import as_json
from ansinh.hall import Halls
from ansinh.questions.library import Library
from ansinh.readers.pool import Readers
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from ansinh.web.bodies import read_body
from ansinh.web.clients import client_of
from ansinh.web.plans import ChangeModel, change_model
from ansinh.web.problems import Page, problem_response, problem_responses
from ansinh.web.reports import report_form, report_response, tongue_of
from ansinh.web.tokens import steward
from ansinh.web.validate import ReportModel

_ERRORS = problem_responses(400, 401, 404, 406, 409, 412, 413, 415, 422, 428, 503)
_TAG = re.compile(r'\s*(?:\*|(?:W/)?"([^"]*)")\s*')


class DoneModel(BaseModel):
    """What a change came to; on a dry run what it would come to."""

    dry_run: bool
    change: ChangeModel
    report: ReportModel | None
    difference: dict[str, Any] | None


@dataclass(slots=True)
class DryRun:
    """Looks at what a change would make of the graph; without it the change is made.

    Args:
        library: the questions whose answers are compared.
        seen: what was seen.
    """

    library: Library
    seen: list[Difference] = field(default_factory=list)

    def look(self, delta: Delta, before: EmbeddedStore, after: EmbeddedStore) -> None:
        """Compare the graph before and after."""
        self.seen.append(difference(delta, before, after, self.library))


def router(halls: Halls, register: Register, checkers: Readers, settings: Settings, page: Page) -> APIRouter:
    """The routes that change plans; each needs a steward's token."""
    routes = APIRouter(prefix="/api/plans", tags=["plans"])

    @routes.post("", status_code=201, response_model=DoneModel, responses=_ERRORS, summary="Add a plan")
    async def add(request: Request, dry_run: bool = False) -> Response:
        steward(request, settings.tokens)
        body = await _read(request, "plan")
        return await run_in_threadpool(written, request, None, body, _dry(dry_run))

    @routes.put("/{name}", response_model=DoneModel, responses=_ERRORS, summary="Replace a plan")
    async def replace(request: Request, name: str, dry_run: bool = False) -> Response:
        steward(request, settings.tokens)
        body = await _read(request, name)
        return await run_in_threadpool(written, request, name, body, _dry(dry_run))

    @routes.delete("/{name}", response_model=DoneModel, responses=_ERRORS, summary="Remove a plan")
    def remove(request: Request, name: str, dry_run: bool = False) -> Response:
        steward(request, settings.tokens)
        dry = _dry(dry_run)
        return _done(request, register.remove(name, _tag(request), look=_look(dry)), dry, 200)

    async def _read(request: Request, name: str) -> bytes:
        """The body, which another process has parsed without coming to harm."""
        body = await read_body(request, settings.body_size)
        given = Given(name, request.headers.get("content-type", ""), body)
        await checkers.run(client_of(request), reading(settings, halls.current().folder, given))
        return body

    def _dry(wanted: bool) -> DryRun | None:
        return DryRun(halls.current().library) if wanted else None

    def written(request: Request, name: str | None, body: bytes, dry: DryRun | None) -> Response:
        kind = request.headers.get("content-type", "")
        draft = read_draft(name or "plan", kind, body, halls.current().corpus.context)
        tag = "" if name is None else _tag(request)
        return _written(request, page, register, _Wish(draft, name, tag, dry))

    return routes


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a steward wants: a draft added, or put in the place of the version `tag` of the plan `name`."""

    draft: Draft
    name: str | None
    tag: str
    dry: DryRun | None


def _written(request: Request, page: Page, register: Register, wish: _Wish) -> Response:
    form = report_form(request)
    look = _look(wish.dry)
    try:
        if wish.name is None:
            done = register.add(wish.draft, look=look)
        else:
            done = register.replace(wish.name, wish.draft, wish.tag, look=look)
    except RefusedError as error:
        if form.name != "json" and isinstance(error.report, PlanReport):
            return report_response(request, page, error.report, form, tongue_of(request), 422)
        return _refused(request, error)
    return _done(request, done, wish.dry, 201 if wish.name is None and wish.dry is None else 200)


def _look(dry: DryRun | None) -> Look | None:
    return dry.look if dry is not None else None


def _tag(request: Request) -> str:
    """The version that If-Match names.

    Raises:
        PreconditionNeededError: it names none, or more than one.
    """
    found = _TAG.fullmatch(request.headers.get("if-match", ""))
    if found is None:
        raise PreconditionNeededError(
            "Hãy nêu phiên bản đang sửa trong If-Match (ETag của GET /api/plans/TÊN), hoặc If-Match: *.",
            "Name the version that you are changing in If-Match (the ETag of GET /api/plans/NAME), or If-Match: *.",
        )
    return found[1] or ANY


def _refused(request: Request, error: RefusedError) -> Response:
    """Problem details with the report as an extension (RFC 9457, section 3.2)."""
    tongue = tongue_of(request)
    report = as_json(error.report, tongue) if isinstance(error.report, PlanReport) else None
    return problem_response(error, tongue, {"report": report})


def _done(request: Request, done: Done, dry: DryRun | None, status: int) -> Response:
    tongue = tongue_of(request)
    content = {
        "dry_run": dry is not None,
        "change": change_model(done.change).model_dump(),
        "report": as_json(done.report, tongue) if done.report is not None else None,
        "difference": asdict(dry.seen[0]) if dry is not None else None,
    }
    headers = {"Content-Language": tongue, "Vary": "Accept-Language"}
    if dry is None and not done.change.removed:
        headers |= {"ETag": f'"{done.change.tag}"', "Location": f"/api/plans/{done.change.plan}"}
    return JSONResponse(content, status, headers)
