"""The page on which a plan is checked, compared with what the graph holds, added or put in place of another."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ansinh.checking import Given, checking, reading
from ansinh.errors import AnsinhError, PreconditionNeededError, RefusedError
from ansinh.gate.check import PlanReport
from ansinh.gate.draft import Draft, read_draft
from ansinh.gate.register import Register
from ansinh.hall import Halls
from ansinh.readers.pool import Readers
from ansinh.settings import Settings
from ansinh.web.bodies import read_body
from ansinh.web.clients import client_of, while_waited_for
from ansinh.web.problems import Page
from ansinh.web.reports import report_content, tongue_of
from ansinh.web.stewards import DryRun
from ansinh.web.tokens import steward_of

# A form writes a Vietnamese letter of three bytes with nine characters.
_GROWTH = 3
# More is read more easily in the answer of the interface.
_FACTS = 200


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page needs.

    Args:
        halls: what answers.
        register: where plans are added.
        checkers: processes in which what strangers wrote is read.
        settings: the settings.
        page: renders a template.
    """

    halls: Halls
    register: Register
    checkers: Readers
    settings: Settings
    page: Page


def router(desk: Desk) -> APIRouter:
    """The page."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/check")
    def form(request: Request) -> Response:
        return desk.page(request, "check.html", {"text": "", "replaces": False})

    @routes.post("/check")
    async def checked(request: Request) -> Response:
        body = await read_body(request, _GROWTH * desk.settings.body_size)
        fields = dict(parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True))
        text = fields.get("text", "").replace("\r\n", "\n")
        given = Given("plan", ".jsonld" if text.lstrip().startswith("{") else ".ttl", text.encode())
        kept = {"text": text, "replaces": "replaces" in fields}
        try:
            content = await _answered(desk, request, given, fields)
        except AnsinhError as error:
            return _refused(desk, request, error, kept)
        return await run_in_threadpool(desk.page, request, "report.html", {**kept, **content})

    return routes


async def _answered(desk: Desk, request: Request, given: Given, fields: Mapping[str, str]) -> dict[str, object]:
    """What the page shows of the step that was wanted: `check`, `difference`, `add` or `replace`."""
    tongue, text, step = tongue_of(request), given.content.decode(), fields.get("step", "check")
    folder = desk.halls.current().folder
    if step not in ("difference", "add", "replace"):
        task = checking(desk.settings, folder, given, replaces="replaces" in fields)
        report = await while_waited_for(request, desk.checkers.run(client_of(request), task))
        return report_content(report, tongue, text)
    steward_of(fields.get("token", "").strip(), desk.settings.tokens)
    await desk.checkers.run(client_of(request), reading(desk.settings, folder, given))
    return await run_in_threadpool(_written, desk, given, tongue, fields)


def _written(desk: Desk, given: Given, tongue: str, fields: Mapping[str, str]) -> dict[str, object]:
    """The plan added or put in the place of the version in force, or what that would make of the graph."""
    hall, step = desk.halls.current(), fields["step"]
    draft = read_draft(given.name, given.kind, given.content, hall.corpus.context)
    dry = DryRun(hall.library)
    look = dry.look if step == "difference" else None
    tag = _tag(desk, draft, fields)
    done = desk.register.replace(draft.plan, draft, tag, look=look) if tag else desk.register.add(draft, look=look)
    content: dict[str, object] = (
        report_content(done.report, tongue, given.content.decode()) if done.report is not None else {}
    )
    if step == "difference":
        return {**content, "difference": asdict(dry.seen[0]), "most": _FACTS, "tag": tag}
    return {**content, "added": done.change}


def _tag(desk: Desk, draft: Draft, fields: Mapping[str, str]) -> str:
    """The tag of the version that is to be replaced, as If-Match would name it; empty where a plan is to be added.

    Raises:
        PreconditionNeededError: a version is to be replaced of which no difference was seen.
    """
    # What cannot be read as a plan has no name; adding it tells what is wrong with it.
    if not draft.plan or (fields["step"] != "replace" and "replaces" not in fields):
        return ""
    if fields["step"] == "difference":
        entry = desk.register.entries.get(draft.plan)
        return entry.tag if entry is not None and not entry.removed else ""
    seen = fields.get("tag", "").strip()
    if not seen:
        raise PreconditionNeededError(
            "Hãy xem sẽ khác gì trước, để biết đang thay phiên bản nào.",
            "See what would change first, so that it is known which version you are replacing.",
        )
    return seen


def _refused(desk: Desk, request: Request, error: AnsinhError, kept: Mapping[str, object]) -> Response:
    """What was given stays in its place, with what is wrong."""
    tongue = tongue_of(request)
    content: dict[str, object] = {**kept, "refusal": error.detail.to(tongue)}
    if isinstance(error, RefusedError) and isinstance(error.report, PlanReport):
        content |= report_content(error.report, tongue, str(kept["text"]))
        response = desk.page(request, "report.html", content)
    else:
        response = desk.page(request, "check.html", content)
    response.status_code = error.status
    return response
