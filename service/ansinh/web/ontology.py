"""The ontology's own address: its reference, its triples, the model in ten minutes, and the schema of plans."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from ansinh.authoring.schema import plan_schema
from ansinh.errors import Message
from ansinh.hall import Halls
from ansinh.store.formats import GRAPH_FORMATS, Format
from ansinh.vocabulary import modules, schemes
from ansinh.web.negotiation import choose

_HTML = Format("html", "text/html", ("application/xhtml+xml",))
_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH graph:ontology { ?s ?p ?o } }"
_TITLE = re.compile(r"^#\+ title_(vi|en): (.+)$", re.MULTILINE)
_SAMPLES = Path(__file__).parent / "samples"

Page = Callable[[Request, str, Mapping[str, object]], Response]
"""Renders a template with a context."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A SPARQL query that shows how the model is asked."""

    name: str
    title: Message
    query: str


def samples() -> list[Sample]:
    """The sample queries, in the order of their file names."""
    return [_sample(path) for path in sorted(_SAMPLES.glob("*.rq"))]


def router(halls: Halls, page: Page) -> APIRouter:
    """The routes of the ontology."""
    routes = APIRouter(include_in_schema=False)
    shown = samples()

    @routes.get("/ontology")
    def ontology(request: Request) -> Response:
        hall = halls.current()
        chosen = choose(",".join(request.headers.getlist("accept")), (_HTML, *GRAPH_FORMATS))
        if chosen.name != "html":
            content = hall.store.answer(_TRIPLES, lambda _form: chosen.name)
            return Response(content, media_type=chosen.media_type, headers={"Vary": "Accept"})
        content_of_page = {"modules": modules(hall.store), "schemes": schemes(hall.store), "samples": shown}
        response = page(request, "ontology.html", content_of_page)
        response.headers["Vary"] = "Accept, Accept-Language"
        return response

    @routes.get("/schema/plan.json")
    def schema() -> Response:
        hall = halls.current()
        content = json.dumps(plan_schema(hall.store, hall.corpus.context), ensure_ascii=False)
        return Response(content, media_type="application/schema+json")

    @routes.get("/model")
    def model(request: Request) -> Response:
        return page(request, "model.html", {"samples": shown})

    return routes


def _sample(path: Path) -> Sample:
    text = path.read_text(encoding="utf-8")
    titles = dict(_TITLE.findall(text))
    return Sample(path.stem, Message(titles["vi"], titles["en"]), text)
