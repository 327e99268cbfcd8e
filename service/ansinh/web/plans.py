"""The plans over HTTP, for reading: what there is, each version, the listings of a version, and the changes."""

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from ansinh.corpus.history import Change
from ansinh.errors import NotFoundError
from ansinh.gate.entries import Entries, Entry, moment_of
from ansinh.gate.listings import listing, written
from ansinh.gate.provenance import versions_as_rdf
from ansinh.hall import Halls
from ansinh.questions.answer import Window, as_json
from ansinh.settings import Settings
from ansinh.store.formats import GRAPH_FORMATS, Format
from ansinh.web.feed import atom
from ansinh.web.negotiation import choose
from ansinh.web.problems import problem_responses
from ansinh.web.reports import tongue_of

_ERRORS = problem_responses(404, 406, 422)
_LISTED = (Format("json", "application/json"), Format("csv", "text/csv"))
_VERSIONS = (Format("json", "application/json"), *GRAPH_FORMATS)
_MOST = 1_000
AsOf = Annotated[str | None, Query(alias="asOf", description="A moment (ISO 8601): the plan as it was then.")]
Limit = Annotated[int, Query(ge=1, le=_MOST)]
Offset = Annotated[int, Query(ge=0, le=2**31)]


class EntryModel(BaseModel):
    """A plan."""

    name: str
    version: int = Field(ge=0, description="0 is what the project brings.")
    tag: str = Field(description="What If-Match has to name.")
    removed: bool
    since: str
    href: str


class EntriesModel(BaseModel):
    """Plans, by name."""

    total: int
    plans: list[EntryModel]


class ChangeModel(BaseModel):
    """A change to the plans."""

    sequence: int
    plan: str
    version: int
    action: Literal["added", "replaced", "removed"]
    format: str
    checksum: str
    facts_in: int
    facts_out: int
    happened: str


class ChangesModel(BaseModel):
    """Changes in order; `next` is what to ask `since` for the following ones, absent at the end."""

    changes: list[ChangeModel]
    next: int | None


class FactModel(BaseModel):
    """What is said of a node by one property, before and after; values as N-Triples writes them."""

    subject: str
    predicate: str
    before: list[str]
    after: list[str]


class FactsModel(BaseModel):
    """The facts that a change brought and took."""

    change: ChangeModel
    total: int
    facts: list[FactModel]


def router(halls: Halls, entries: Entries, settings: Settings) -> APIRouter:
    """The routes of plans and changes that only read."""
    routes = APIRouter(prefix="/api", tags=["plans"])
    _plans(routes, halls, entries)
    _versions(routes, halls, entries, settings)
    _changes(routes, halls, entries)
    return routes


def _plans(routes: APIRouter, halls: Halls, entries: Entries) -> None:
    @routes.get("/plans", responses=_ERRORS, summary="All plans with the versions in force")
    def plans(limit: Limit = 100, offset: Offset = 0) -> EntriesModel:
        found = entries.all()
        return EntriesModel(total=len(found), plans=[_entry(one) for one in found[offset : offset + limit]])

    @routes.get("/plans/{name}", responses=_ERRORS, response_class=Response, summary="A plan as it is, or as it was")
    def plan(request: Request, name: str, asOf: AsOf = None) -> Response:  # noqa: N803 - the parameter's name
        text = entries.text(name, moment_of(asOf))
        form = choose(",".join(request.headers.getlist("accept")), GRAPH_FORMATS)
        headers = {"Vary": "Accept", "Content-Location": f"/api/plans/{name}/versions/{text.version}"}
        entry = entries.get(name)
        if entry is not None and entry.version == text.version:
            headers["ETag"] = f'"{entry.tag}"'
        content = written(text, halls.current().corpus.context, form.name)
        return Response(content, media_type=form.media_type, headers=headers)


def _versions(routes: APIRouter, halls: Halls, entries: Entries, settings: Settings) -> None:
    @routes.get(
        "/plans/{name}/versions",
        response_model=list[ChangeModel],
        responses=_ERRORS,
        summary="The changes to a plan, in JSON, or in RDF with prov:wasRevisionOf",
    )
    def versions(request: Request, name: str) -> Response:
        form = choose(",".join(request.headers.getlist("accept")), _VERSIONS)
        found = entries.versions(name)
        headers = {"Vary": "Accept"}
        if form.name == "json":
            return JSONResponse([asdict(one) for one in found], headers=headers)
        return Response(versions_as_rdf(name, found, form.name), media_type=form.media_type, headers=headers)

    @routes.get(
        "/plans/{name}/versions/{number}", responses=_ERRORS, response_class=Response, summary="A version as written"
    )
    def version(name: str, number: int) -> Response:
        text = entries.version(name, number)
        media_type = next(one.media_type for one in GRAPH_FORMATS if one.name == text.format)
        return Response(text.content, media_type=media_type)

    @routes.get(
        "/plans/{name}/listings/{question}",
        responses=_ERRORS,
        response_class=Response,
        summary="A listing of one plan, as it is or as it was",
    )
    def listed(request: Request, name: str, question: str, asOf: AsOf = None) -> Response:  # noqa: N803
        hall = halls.current()
        asked = hall.library.get(question)
        if "listing" not in asked.header.tags:
            raise NotFoundError(f"{question} không phải là bảng liệt kê.", f"{question} is not one of the listings.")
        form = choose(",".join(request.headers.getlist("accept")), _LISTED)
        text = entries.text(name, moment_of(asOf))
        answer = listing(hall.gate, text, asked, tongue_of(request), Window(settings.row_limit))
        content = as_json(answer) if form.name == "json" else answer.delimited()
        return Response(content, media_type=form.media_type, headers={"Vary": "Accept"})


def _changes(routes: APIRouter, halls: Halls, entries: Entries) -> None:
    @routes.get("/changes", responses=problem_responses(422), summary="The changes to the plans, in order")
    def changes(since: Offset = 0, limit: Limit = 100) -> ChangesModel:
        found = entries.changes(since, limit + 1)
        more = len(found) > limit
        shown = [change_model(one) for one in found[:limit]]
        return ChangesModel(changes=shown, next=shown[-1].sequence if more else None)

    @routes.get("/changes.atom", response_class=Response, summary="The latest changes as an Atom feed")
    def feed(request: Request) -> Response:
        content = atom(entries.latest(_MOST), str(request.base_url))
        return Response(content, media_type="application/atom+xml")

    @routes.get("/changes/{sequence}", responses=_ERRORS, summary="The facts that a change brought and took")
    def facts(sequence: int, limit: Limit = 100, offset: Offset = 0) -> FactsModel:
        change = entries.change(sequence)
        found = entries.facts(change, halls.current().corpus.context)
        shown = [FactModel(**asdict(one)) for one in found[offset : offset + limit]]
        return FactsModel(change=change_model(change), total=len(found), facts=shown)


def change_model(change: Change) -> ChangeModel:
    """A change as the API tells it."""
    return ChangeModel(**asdict(change))


def _entry(entry: Entry) -> EntryModel:
    return EntryModel(
        name=entry.name,
        version=entry.version,
        tag=entry.tag,
        removed=entry.removed,
        since=entry.since,
        href=f"/api/plans/{entry.name}",
    )
