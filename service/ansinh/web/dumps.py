"""The data as files: the list of them at `/dumps`, the files themselves, and how they are cited."""

from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import FileResponse, Response

from ansinh.dumps.depot import Depot, Dump, Made, checksums, citation_of
from ansinh.hall import Hall, Halls
from ansinh.settings import Settings
from ansinh.store.formats import PAGE_FORMAT, Format
from ansinh.unavailable import UnavailableError
from ansinh.web.negotiation import choose, language
from ansinh.web.problems import Page, problem_responses
from ansinh.web.ranges import heed
from ansinh.web.representation import known, linked, not_modified, tagged

_LISTS = (PAGE_FORMAT, Format("json", "application/json"), Format("text", "text/plain"))
_CITATIONS = (
    Format("text", "text/plain"),
    Format("cff", "application/yaml", ("text/yaml",)),
    Format("bibtex", "application/x-bibtex"),
)
_ERRORS = problem_responses(404, 406, 422, 503)
_LISTED = {**_ERRORS, 200: {"content": {"text/html": {}, "text/plain": {}}}}
_FILE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file.", "content": {"application/gzip": {}, "application/zip": {}}},
    206: {"description": "A part of the file."},
    304: {"description": "As the client has it."},
    **problem_responses(404, 416, 503),
}
_RETRY = 30
Limit = Annotated[int, Query(ge=1, le=500, description="Graphs whose files are listed.")]
Offset = Annotated[int, Query(ge=0, le=2**31)]


class DumpModel(BaseModel):
    """A file."""

    name: str
    href: str
    media_type: str
    content: str = Field(description="Media type of the RDF in it; empty for tables.")
    graph: str = Field(description="IRI of the graph that it holds; empty where it holds all.")
    size: int | None = Field(description="Bytes; null while the file is being made.")
    sha256: str | None = Field(description="Digest in hexadecimal; null while the file is being made.")


class DumpsModel(BaseModel):
    """The files of the data in force."""

    version: str
    date: str = Field(description="When the data were built or last changed, ISO 8601 in UTC.")
    citation: str
    licence: str
    graphs: int = Field(description="How many graphs there are; their files are listed by `offset` and `limit`.")
    files: list[DumpModel]


def router(halls: Halls, settings: Settings, page: Page) -> APIRouter:
    """The routes of the files."""
    shelf = _Shelf(settings.dump_seconds)
    routes = APIRouter(tags=["dumps"], lifespan=shelf.open)
    _list(routes, halls, shelf, page)
    _files(routes, halls, shelf)
    _citing(routes, halls)
    return routes


def _list(routes: APIRouter, halls: Halls, shelf: "_Shelf", page: Page) -> None:
    @routes.get("/dumps", response_model=DumpsModel, responses=_LISTED, summary="The data as files, with checksums")
    def dumps(request: Request, limit: Limit = 100, offset: Offset = 0) -> Response:
        hall = halls.current()
        form = choose(",".join(request.headers.getlist("accept")), _LISTS)
        depot = shelf.depot(hall)
        wanted = [*(depot.whole() if offset == 0 else ()), *depot.by_graph(offset, limit)]
        made = shelf.all(depot, wanted)
        listed = _listed(hall, depot, wanted, made)
        match form.name:
            case "html":
                response = page(request, "dumps.html", {"listed": listed, "text": citation_of(hall).text})
            case "json":
                response = Response(listed.model_dump_json(indent=1), media_type="application/json")
            case _:
                response = Response(checksums(one for one in made if one is not None), media_type="text/plain")
        response.headers["Vary"] = "Accept, Accept-Language"
        if offset + limit < depot.graphs:
            following = request.url.include_query_params(offset=offset + limit)
            response.headers["Link"] = linked([(f"{following.path}?{following.query}", {"rel": "next"})])
        return tagged(request, response)


def _files(routes: APIRouter, halls: Halls, shelf: "_Shelf") -> None:
    @routes.get("/dumps/{name:path}", response_class=Response, responses=_FILE, summary="A file")
    def dump(request: Request, name: str) -> Response:
        hall = halls.current()
        depot = shelf.depot(hall)
        made = shelf.one(depot, depot.get(name))
        tag = f'"{made.sha256}"'
        changed = datetime.fromisoformat(hall.record.built)
        headers = {"ETag": tag, "Last-Modified": format_datetime(changed, usegmt=True), "Cache-Control": "no-cache"}
        response = FileResponse(made.path, media_type=made.dump.media_type, headers=headers)
        if known(request, tag) or _unchanged(request, changed):
            return not_modified(response)
        heed(request, made.size, tag)
        return response


def _citing(routes: APIRouter, halls: Halls) -> None:
    @routes.get("/cite", response_class=Response, responses=problem_responses(406), summary="How the data are cited")
    def cite(request: Request) -> Response:
        citation = citation_of(halls.current())
        form = choose(",".join(request.headers.getlist("accept")), _CITATIONS)
        tongue = language(request.headers.get("accept-language"), request.query_params.get("lang"))
        content = {
            "text": f"{citation.text.to(tongue)}\n",
            "cff": citation.as_cff(),
            "bibtex": citation.as_bibtex(),
        }[form.name]
        headers = {"Vary": "Accept, Accept-Language", "Content-Language": tongue}
        return tagged(request, Response(content, media_type=form.media_type, headers=headers))


class _Shelf:
    """The files of the snapshot in force.

    Args:
        seconds: how long a request waits for a file that is being made.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._maker = ThreadPoolExecutor(1, "dumps")
        self.depot = lru_cache(maxsize=1)(lambda hall: Depot(hall, hall.folder / "dumps", self._maker))

    @asynccontextmanager
    async def open(self, _app: object) -> AsyncIterator[None]:
        """As long as the service runs; files that nobody has begun to make are not made at its end."""
        yield
        self._maker.shutdown(wait=False, cancel_futures=True)

    def one(self, depot: Depot, dump: Dump) -> Made:
        """A file.

        Raises:
            UnavailableError: it is still being made.
        """
        made = depot.made(dump, self._seconds)
        if made is None:
            error = UnavailableError(
                f"Tệp {dump.name} đang được tạo; hãy thử lại sau.", f"The file {dump.name} is being made; try later."
            )
            error.retry_after = _RETRY
            raise error
        return made

    def all(self, depot: Depot, dumps: Sequence[Dump]) -> list[Made | None]:
        """Those of some files that are there after a while."""
        for one in dumps:
            depot.made(one, 0)
        if dumps:
            depot.made(dumps[-1], self._seconds)  # they are made in order, one at a time
        return [depot.made(one, 0) for one in dumps]


def _listed(hall: Hall, depot: Depot, wanted: Sequence[Dump], made: Sequence[Made | None]) -> DumpsModel:
    citation = citation_of(hall)
    return DumpsModel(
        version=citation.version,
        date=hall.record.built,
        citation=citation.text.en,
        licence=citation.licence,
        graphs=depot.graphs,
        files=[_file(dump, one) for dump, one in zip(wanted, made, strict=True)],
    )


def _file(dump: Dump, made: Made | None) -> DumpModel:
    return DumpModel(
        name=dump.name,
        href=f"/dumps/{dump.name}",
        media_type=dump.media_type,
        content=dump.form,
        graph=dump.graph,
        size=made.size if made else None,
        sha256=made.sha256 if made else None,
    )


def _unchanged(request: Request, changed: datetime) -> bool:
    """Whether `If-Modified-Since` is not before the last change; it counts only without `If-None-Match`."""
    since = request.headers.get("if-modified-since")
    if since is None or "if-none-match" in request.headers:
        return False
    try:
        return parsedate_to_datetime(since) >= changed
    except (TypeError, ValueError):  # RFC 9110, section 13.1.3: what is no date is passed over
        return False
