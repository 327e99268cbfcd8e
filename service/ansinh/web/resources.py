"""Linked data: the path of every IRI, and the description of every thing in HTML and RDF.

A thing is no document: its path answers 303 with the address of its description (Cool URIs for the Semantic Web, W3C
Interest Group Note, section 4.2).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.datastructures import URL
from starlette.responses import RedirectResponse, Response

from ansinh.describe.description import Description, Study
from ansinh.describe.standing import Kind, directory, near, standing
from ansinh.errors import GoneError, NotFoundError
from ansinh.gate.entries import Entries
from ansinh.hall import Hall, Halls
from ansinh.settings import Settings
from ansinh.store.embedded_links import Slice
from ansinh.store.formats import PAGE_FORMAT, Format
from ansinh.store.interface import Iri
from ansinh.store.writing import in_form
from ansinh.terms import DATASET, RDF, THING, path_of
from ansinh.web.problems import Page, problem_responses
from ansinh.web.representation import FORMS, alternates, chosen, linked, parted, query_of, tagged

_ERRORS = problem_responses(404, 406, 410, 422)
_DESCRIBED: dict[int | str, dict[str, Any]] = {
    200: {"description": "The description.", "content": {form.media_type: {} for form in FORMS}},
    301: {"description": "Merged into another thing."},
    304: {"description": "As the client has it."},
    **_ERRORS,
}
_SEEN: dict[int | str, dict[str, Any]] = {
    301: {"description": "Merged into another thing."},
    303: {"description": "See the description."},
    **problem_responses(404, 410),
}
_VERSION = re.compile(r"document/(?P<plan>[^/]+)/version/(?P<number>\d+)")
_PAGES: Mapping[str, str] = {"question/": "/questions/"}
"""By the beginning of its path, where a thing has a page of its own that its description leads to."""

Shown = Callable[[Request, str], Response | None]
"""The page of one thing, by its IRI; none where too little is known of it."""

# Links that are passed over are read all the same: a hundred thousand take seconds. Who wants all asks in SPARQL.
_DEEPEST = 10_000

Offset = Annotated[int, Query(ge=0, le=_DEEPEST, description="How many links of each property to pass over.")]


def router(halls: Halls, entries: Entries, settings: Settings, page: Page, shown: Mapping[str, Shown]) -> APIRouter:
    """The routes of things and their descriptions.

    Args:
        halls: what answers.
        entries: the plans.
        settings: the settings.
        page: renders a template.
        shown: by class, the page that shows its members where it is not that of all things; the first that fits is
            taken.
    """
    routes = APIRouter(tags=["linked data"])
    finder = _Finder(entries)
    _paths(routes, halls, finder)
    _descriptions(routes, halls, finder, _Writer(settings.link_limit, page, shown))
    return routes


def _paths(routes: APIRouter, halls: Halls, finder: "_Finder") -> None:
    @routes.get(
        "/id/{path:path}", status_code=303, response_class=Response, responses=_SEEN, summary="The path of a thing"
    )
    def see(request: Request, path: str) -> Response:
        elsewhere = _elsewhere(path)
        if elsewhere:
            return RedirectResponse(elsewhere, 303)
        found = finder.find(halls.current(), path)
        query = query_of(request.url)
        if found.merged:
            return RedirectResponse(f"{path_of(found.iri)}{found.suffix}{query}", 301)
        where = address(found.iri)
        headers = {"Link": linked([(where, {"rel": "describedby"})])}
        return RedirectResponse(f"{where}{found.suffix}{query}", 303, headers)


def _descriptions(routes: APIRouter, halls: Halls, finder: "_Finder", writer: "_Writer") -> None:
    @routes.get(
        "/about/{path:path}", response_class=Response, responses=_DESCRIBED, summary="The description of a thing"
    )
    def about(request: Request, path: str, offset: Offset = 0) -> Response:
        hall = halls.current()
        found = finder.find(hall, path)
        if found.merged:
            return RedirectResponse(f"{address(found.iri)}{found.suffix}{query_of(request.url)}", 301)
        return writer.write(request, hall, found, offset)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a path stands for.

    Args:
        iri: the thing.
        form: the form that the suffix of the path names.
        merged: whether the path is of another thing that has been merged into this one.
    """

    iri: str
    form: Format | None
    merged: bool

    @property
    def suffix(self) -> str:
        """The suffix of the path."""
        return self.form.extension if self.form else ""


class _Finder:
    """Finds what paths stand for.

    Args:
        entries: the plans, which tell what is gone.
    """

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        # What has a name changes with the snapshot alone.
        self._listed = lru_cache(maxsize=1)(lambda hall: directory(hall.store.links()))

    def find(self, hall: Hall, path: str) -> _Found:
        """What a path stands for; what looks like a suffix may be part of a name.

        Raises:
            GoneError: there was such a thing.
            NotFoundError: there never was.
        """
        iri, form = THING + path, None
        how = standing(iri, hall.store.links(), self._entries)
        bare, suffix = parted(path)
        if how.kind is Kind.UNKNOWN and suffix is not None:
            iri, form = THING + bare, suffix
            how = standing(iri, hall.store.links(), self._entries)
        match how.kind:
            case Kind.GONE:
                raise _gone(bare, how.other)
            case Kind.UNKNOWN:
                raise _unknown(bare, near(iri, self._listed(hall)))
            case Kind.MERGED:
                return _Found(how.other, form, merged=True)
            case Kind.HERE:
                return _Found(iri, form, merged=False)


class _Writer:
    """Writes descriptions.

    Args:
        limit: links of each property on a page.
        page: renders pages.
        shown: the pages of classes that have one of their own.
    """

    def __init__(self, limit: int, page: Page, shown: Mapping[str, Shown]) -> None:
        self._limit = limit
        self._page = page
        self._shown = shown

    def write(self, request: Request, hall: Hall, found: _Found, offset: int) -> Response:
        """The description of what was found, in the form asked for.

        Raises:
            NotAcceptableError: none of the forms is acceptable.
        """
        form = chosen(request, found.form)
        negotiated = None if found.form else form
        own = self._own(request, hall, found.iri) if form.name == PAGE_FORMAT.name else None
        if own is not None:
            _head(request, own, found.iri, negotiated)
            return tagged(request, own)
        described = study(hall).describe(found.iri, Slice(self._limit, offset))
        more = described.cut and offset + self._limit <= _DEEPEST
        following = _local(request.url.include_query_params(offset=offset + self._limit)) if more else ""
        if form.name == "html":
            response = self._page(request, "resource.html", _content(request, described, following))
        else:
            response = Response(in_form(described.lines, form.name), media_type=form.media_type)
        _head(request, response, found.iri, negotiated)
        if following:
            response.headers["Link"] += f", {linked([(following, {'rel': 'next'})])}"
        if described.cut:
            response.headers["Ansinh-Truncated"] = "true"
        return tagged(request, response)

    def _own(self, request: Request, hall: Hall, iri: str) -> Response | None:
        """The page that members of its class have, unless the links themselves are asked for, by `offset`."""
        if "offset" in request.query_params:
            return None
        kinds = {term.value for term in hall.store.links().values(Iri(iri), RDF + "type")}
        return next((shown(request, iri) for kind, shown in self._shown.items() if kind in kinds), None)


def address(iri: str) -> str:
    """Where a thing is described: on this service if it is ours, else at its own address."""
    if iri.startswith(THING):
        path = iri.removeprefix(THING)
        return _elsewhere(path) or f"/about/{path}"
    return path_of(iri)


def _local(url: URL) -> str:
    return f"{url.path}{query_of(url)}"


def _elsewhere(path: str) -> str:
    """The address of what is told by another part of the service: the dataset, a version of a plan."""
    if THING + path == DATASET:
        return "/.well-known/void"
    version = _VERSION.fullmatch(path)
    return f"/api/plans/{version['plan']}/versions/{version['number']}" if version else ""


def _head(request: Request, response: Response, iri: str, negotiated: Format | None) -> None:
    """The headers that say what this describes and in which other forms; `negotiated` is the form that was chosen."""
    where, query = address(iri), _page_of(request)
    links = [*alternates(where, query), (iri, {"rel": "describes"})]
    response.headers["Link"] = linked(links)
    languages = [response.headers["Vary"]] if "Vary" in response.headers else []
    if negotiated is not None:
        response.headers["Content-Location"] = f"{where}{negotiated.extension}{query}"
        response.headers["Vary"] = "Accept, Accept-Language"
    elif languages:
        response.headers["Vary"] = "Accept-Language"


def _content(request: Request, described: Description, following: str) -> dict[str, object]:
    where, query = address(described.thing.iri), _page_of(request)
    return {
        "described": described,
        "address": address,
        "forms": written_forms(where, query),
        "following": following,
        "own": own_page(described.thing.iri),
    }


def written_forms(where: str, query: str = "") -> list[tuple[str, str]]:
    """The forms in which a description is to be had besides the page, each with its address."""
    return [(form.extension[1:], f"{where}{form.extension}{query}") for form in FORMS[1:]]


def own_page(iri: str) -> str:
    """The address of the page of a thing that its description leads to, or nothing."""
    path = iri.removeprefix(THING)
    return next((page + path.removeprefix(start) for start, page in _PAGES.items() if path.startswith(start)), "")


def _page_of(request: Request) -> str:
    """The part of the query that tells which page of a description is meant."""
    offset = request.query_params.get("offset")
    return f"?offset={offset}" if offset else ""


def _gone(path: str, plan: str) -> GoneError:
    return GoneError(
        f"{path} không còn nữa; kế hoạch {plan} đã bị bỏ hoặc thay. Xem các phiên bản của kế hoạch.",
        f"{path} is no longer there; the plan {plan} was removed or replaced. See the versions of the plan.",
        f"/api/plans/{plan}/versions",
    )


def _unknown(path: str, candidates: Sequence[str]) -> NotFoundError:
    try_vi = f" Gần nhất: {', '.join(candidates)}." if candidates else ""
    try_en = f" Nearest: {', '.join(candidates)}." if candidates else ""
    return NotFoundError(f"Không có gì tên là {path}.{try_vi}", f"There is nothing named {path}.{try_en}", candidates)


def study(hall: Hall) -> Study:
    """Where things of a snapshot are described."""
    tally = hall.record.tally
    return Study(hall.store.links(), hall.desk, tally.classes, list(tally.properties))
