"""The pages for people: the first page and a page for each question, in Vietnamese and English."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import Response

from ansinh.hall import Hall, Halls
from ansinh.questions.answer import Window
from ansinh.questions.library import Question
from ansinh.questions.parameters import offers
from ansinh.settings import Settings
from ansinh.web.negotiation import language
from ansinh.web.ontology import Page
from ansinh.web.words import WORDS

_HERE = Path(__file__).parent
STATIC = _HERE / "static"

_COVERAGE = """
SELECT DISTINCT ?province ?short ?title ?source ?language WHERE {
  ?document a ansinh:SourceDocument ; ansinh:shortName ?short ; ansinh:title ?title ;
    ansinh:heldInFile/ansinh:fileName ?source ; ansinh:jurisdiction/rdfs:label ?province .
  BIND (LANG(?title) AS ?language)
  FILTER (LANG(?province) = "vi")
} ORDER BY ?province ?short
"""


def renderer(halls: Halls) -> Page:
    """Renders a template in the language of the request."""
    templates = Jinja2Templates(directory=_HERE / "templates")

    def page(request: Request, template: str, content: Mapping[str, object]) -> Response:
        tongue = language(request.headers.get("accept-language"), request.query_params.get("lang"))
        other = "en" if tongue == "vi" else "vi"
        context = {
            "lang": tongue,
            "words": WORDS[tongue],
            "other": request.url.include_query_params(lang=other),
            "version": halls.current().desk.version,
            **content,
        }
        headers = {"Content-Language": tongue, "Vary": "Accept-Language"}
        return templates.TemplateResponse(request, template, context, headers=headers)

    return page


def router(halls: Halls, settings: Settings, page: Page) -> APIRouter:
    """The pages."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    def home(request: Request) -> Response:
        hall = halls.current()
        return page(request, "home.html", {"groups": _by_first_tag(hall), "documents": _documents(hall)})

    @routes.get("/questions/{name}")
    def question(request: Request, name: str) -> Response:
        hall = halls.current()
        asked = hall.library.get(name)
        given = {key: value for key, value in request.query_params.items() if key in asked.header.parameters and value}
        tongue = language(request.headers.get("accept-language"), request.query_params.get("lang"))
        answer = hall.desk.answer(asked, given, tongue, Window(settings.row_limit))
        controls = [
            {
                "name": key,
                "title": parameter.title,
                "value": given.get(key, parameter.default or ""),
                "optional": parameter.default is None,
                "offers": offers(hall.store, parameter),
            }
            for key, parameter in asked.header.parameters.items()
        ]
        content = {
            "question": asked,
            "answer": answer,
            "controls": controls,
            "query": urlencode({**given, "lang": tongue}),
        }
        return page(request, "question.html", content)

    return routes


def _by_first_tag(hall: Hall) -> dict[str, list[Question]]:
    groups: dict[str, list[Question]] = defaultdict(list)
    for question in hall.library.all():
        groups[question.header.tags[0]].append(question)
    return dict(sorted(groups.items()))


def _documents(hall: Hall) -> list[dict[str, str]]:
    rows = [{name: term.value for name, term in row.items()} for row in hall.store.select(_COVERAGE)]
    return [row for row in rows if row["language"] == "vi"]
