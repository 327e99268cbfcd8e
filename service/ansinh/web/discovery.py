"""How machines find out what is here: VoID and DCAT at `/.well-known/void`, the sitemap, `robots.txt`."""

from collections.abc import Iterable
from functools import lru_cache
from xml.sax.saxutils import escape

from fastapi import APIRouter, Request
from starlette.responses import Response

from ansinh.describe.dataset import dataset_card, dataset_lines, told
from ansinh.describe.standing import directory
from ansinh.dumps.depot import WHOLE_FILES
from ansinh.errors import NotFoundError
from ansinh.hall import Hall, Halls
from ansinh.store.embedded_links import ALL
from ansinh.store.formats import GRAPH_FORMATS, PAGE_FORMAT
from ansinh.store.writing import in_form
from ansinh.terms import DATASET
from ansinh.vocabulary import modules
from ansinh.web.negotiation import choose
from ansinh.web.problems import Page, problem_responses
from ansinh.web.representation import tagged
from ansinh.web.resources import address, study

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
# The protocol allows 50,000 addresses and 50 MB in one file.
_ADDRESSES = 10_000
_FORMS = (*GRAPH_FORMATS, PAGE_FORMAT)
_PAGES = ("/", "/compare", "/map", "/agencies", "/calendar", "/query", "/check", "/ontology", "/model", "/dumps")


def router(halls: Halls, page: Page) -> APIRouter:
    """The routes by which machines find out what is here."""
    routes = APIRouter(tags=["discovery"])
    _dataset(routes, halls, page)
    _sitemap(routes, halls)
    return routes


def void_lines(hall: Hall) -> list[str]:
    """The description of the dataset in force, as N-Triples lines."""
    links = hall.store.links()
    graphs = {graph: links.size(graph) for graph in told(hall.store.graphs())}
    return list(dataset_lines(hall.record, graphs, WHOLE_FILES))


def _dataset(routes: APIRouter, halls: Halls, page: Page) -> None:
    lines = lru_cache(maxsize=1)(void_lines)  # they change with the snapshot alone

    @routes.get(
        "/.well-known/void",
        response_class=Response,
        responses={200: {"content": {form.media_type: {} for form in _FORMS}}, **problem_responses(406)},
        summary="The dataset in VoID and DCAT, with partitions by class and property",
    )
    def void(request: Request) -> Response:
        form, hall = choose(",".join(request.headers.getlist("accept")), _FORMS), halls.current()
        if form.name == PAGE_FORMAT.name:
            # The graph itself says nothing of the dataset, so that there is nothing to leave out.
            described = study(hall).describe(DATASET, ALL, dataset_card(lines(hall)))
            response = page(request, "resource.html", {"described": described, "address": address})
            response.headers["Vary"] = "Accept, Accept-Language"
            return tagged(request, response)
        content = in_form(lines(hall), form.name)
        return tagged(request, Response(content, media_type=form.media_type, headers={"Vary": "Accept"}))


def _sitemap(routes: APIRouter, halls: Halls) -> None:
    pages = lru_cache(maxsize=1)(_pages)

    @routes.get("/robots.txt", response_class=Response, summary="What robots may visit")
    def robots(request: Request) -> Response:
        lines = ("User-agent: *", "Disallow: /sparql", "Disallow: /api/", f"Sitemap: {request.base_url}sitemap.xml")
        return Response("\n".join(lines) + "\n", media_type="text/plain")

    @routes.get("/sitemap.xml", response_class=Response, summary="The parts of the sitemap")
    def index(request: Request) -> Response:
        hall = halls.current()
        parts = range(0, len(pages(hall)), _ADDRESSES)
        found = (f"sitemap/{number}" for number, _ in enumerate(parts))
        return _written("sitemapindex", "sitemap", (f"{request.base_url}{one}" for one in found), hall)

    @routes.get(
        "/sitemap/{number}",
        response_class=Response,
        responses=problem_responses(404, 422),
        summary="The addresses of pages, one part of the sitemap",
    )
    def part(request: Request, number: int) -> Response:
        hall = halls.current()
        found = pages(hall)[number * _ADDRESSES : (number + 1) * _ADDRESSES] if number >= 0 else []
        if not found:
            raise NotFoundError(f"Không có phần {number}.", f"There is no part {number}.")
        return _written("urlset", "url", (f"{request.base_url}{one[1:]}" for one in found), hall)


def _pages(hall: Hall) -> list[str]:
    """The paths of the pages for people: of what has a name of its own, not of every statement."""
    questions = [f"/questions/{question.name}" for question in hall.library.all()]
    parts = [f"/ontology/{part.name}" for part in modules(hall.engine)]
    things = [address(iri) for iri in directory(hall.store.links())]
    return [*_PAGES, *questions, *parts, *things]


def _written(whole: str, each: str, addresses: Iterable[str], hall: Hall) -> Response:
    day = hall.record.built[:10]
    entries = "".join(f"<{each}><loc>{escape(one)}</loc><lastmod>{day}</lastmod></{each}>\n" for one in addresses)
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="{_SITEMAP}">\n{entries}</{whole}>\n'
    return Response(content, media_type="application/xml")
