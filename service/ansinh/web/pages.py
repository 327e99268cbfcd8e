"""The pages for people, in Vietnamese and English: how they are rendered, and the first page."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import Response

from ansinh.hall import Hall, Halls
from ansinh.questions.library import Question
from ansinh.settings import Settings
from ansinh.web import document_page, dossiers, question_page, side_by_side, tile_map
from ansinh.web.answers import Room
from ansinh.web.negotiation import language
from ansinh.web.problems import Page
from ansinh.web.shelf import Shelf
from ansinh.web.words import WORDS

_HERE = Path(__file__).parent
STATIC = _HERE / "static"

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "tasks": ("tasks", "agencies"),
    "targets": ("targets", "groups", "observations"),
    "calendar": ("calendar",),
    "law": ("law", "documents"),
    "findings": ("findings",),
    "listing": ("listing",),
}
"""What one wants to know, with the first tags of the questions that tell it."""

_FIRST = 6
"""Questions of a group that are seen at once; the others open below them."""


def renderer(halls: Halls) -> Page:
    """Renders a template in the language of the request."""
    templates = Jinja2Templates(directory=_HERE / "templates")

    def page(request: Request, template: str, content: Mapping[str, object]) -> Response:
        tongue = language(request.headers.get("accept-language"), request.query_params.get("lang"))
        other = request.url.include_query_params(lang="en" if tongue == "vi" else "vi")
        hall = halls.current()
        context = {
            "lang": tongue,
            "words": WORDS[tongue],
            "other": f"{other.path}?{other.query}",
            "site": str(request.base_url),
            "version": hall.desk.version,
            "built": hall.record.built[:10],
            **content,
        }
        headers = {"Content-Language": tongue, "Vary": "Accept-Language"}
        return templates.TemplateResponse(request, template, context, headers=headers)

    return page


def open_room(halls: Halls, settings: Settings, page: Page) -> Room:
    """What the pages share."""
    return Room(halls, settings, lru_cache(maxsize=1)(Shelf), page)  # what is on the shelf changes with the snapshot


def router(room: Room) -> APIRouter:
    """The pages."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    def home(request: Request) -> Response:
        content = {"groups": _groups(room.halls.current()), "first": _FIRST, "shelf": room.shelf()}
        return room.page(request, "home.html", content)

    question_page.add(routes, room)
    dossiers.add(routes, room)
    document_page.add(routes, room)
    side_by_side.add(routes, room)
    tile_map.add(routes, room)
    return routes


def _groups(hall: Hall) -> dict[str, list[Question]]:
    """The questions by what one wants to know; those with an id, which are the most asked, come first."""
    by_tag: dict[str, list[Question]] = defaultdict(list)
    for question in sorted(hall.library.all(), key=lambda one: (not one.header.id, one.header.id or "", one.name)):
        by_tag[question.header.tags[0]].append(question)
    return {group: [question for tag in tags for question in by_tag[tag]] for group, tags in _GROUPS.items()}
