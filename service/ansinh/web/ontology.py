"""The ontology's own address: its reference, its triples, the model in ten minutes, and the schema of plans."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from ansinh.authoring.schema import plan_schema
from ansinh.corpus.files import Corpus
from ansinh.corpus.plans import lines_of
from ansinh.errors import Message, NotFoundError
from ansinh.hall import Halls
from ansinh.store.formats import Format
from ansinh.store.writing import in_form
from ansinh.terms import BASE
from ansinh.vocabulary import modules, schemes
from ansinh.web.problems import Page
from ansinh.web.representation import alternates, chosen, linked, parted, tagged

_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH graph:ontology { ?s ?p ?o } }"
_TITLE = re.compile(r"^#\+ title_(vi|en): (.+)$", re.MULTILINE)
_SAMPLES = Path(__file__).parent / "samples"


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
    _files(routes, halls)

    @routes.get("/ontology")
    @routes.get("/ontology.{suffix}")
    def ontology(request: Request) -> Response:
        hall = halls.current()
        _, suffix = _asked(request)
        form = chosen(request, suffix)
        if form.name != "html":
            content = hall.engine.answer(_TRIPLES, lambda _form: form.name)
            return _headed(request, Response(content, media_type=form.media_type), form)
        told = [part for part in modules(hall.engine) if part.terms]
        content_of_page = {"modules": told, "schemes": schemes(hall.engine), "samples": shown}
        return _headed(request, page(request, "ontology.html", content_of_page), form)

    @routes.get("/ontology/{module}")
    def module(request: Request) -> Response:
        hall = halls.current()
        path, suffix = _asked(request)
        name = path.rpartition("/")[2]
        part = next((one for one in modules(hall.engine) if one.name == name), None)
        if part is None:
            known = [f"{BASE}ontology/{one.name}" for one in modules(hall.engine)]
            raise NotFoundError(f"Không có mô-đun {name}.", f"There is no module {name}.", known)
        form = chosen(request, suffix)
        if form.name != "html":
            content = _file_of(hall.corpus, name, form.name)
            return _headed(request, Response(content, media_type=form.media_type), form)
        return _headed(request, page(request, "module.html", {"part": part, "path": path}), form)

    @routes.get("/model")
    def model(request: Request) -> Response:
        return page(request, "model.html", {"samples": shown})

    return routes


def _files(routes: APIRouter, halls: Halls) -> None:
    @routes.get("/context.jsonld")
    def context(request: Request) -> Response:
        content = halls.current().corpus.context
        return tagged(request, Response(content, media_type="application/ld+json"))

    @routes.get("/schema/plan.json")
    def schema() -> Response:
        hall = halls.current()
        content = json.dumps(plan_schema(hall.store, hall.corpus.context), ensure_ascii=False)
        return Response(content, media_type="application/schema+json")


def _asked(request: Request) -> tuple[str, Format | None]:
    """The path without its suffix, and the form that the suffix names.

    Raises:
        NotFoundError: the suffix names none.
    """
    path, form = parted(request.url.path)
    if form is None and "." in path:
        raise NotFoundError("Không có gì ở địa chỉ này.", "There is nothing at this address.")
    return path, form


def _headed(request: Request, response: Response, form: Format) -> Response:
    path, suffix = parted(request.url.path)
    response.headers["Link"] = linked(alternates(path, ""))
    if suffix is None:
        response.headers["Vary"] = "Accept, Accept-Language"
        response.headers["Content-Location"] = f"{path}{form.extension}"
    return tagged(request, response)


def _file_of(corpus: Corpus, module: str, form: str) -> bytes:
    """The triples of a module, which are those of its file."""
    file = next(one.path for one in corpus.ontology if one.path.stem == module)
    content = file.read_bytes()
    return content if form == "turtle" else in_form(lines_of(content, "turtle", corpus.display(file)), form)


def _sample(path: Path) -> Sample:
    text = path.read_text(encoding="utf-8")
    titles = dict(_TITLE.findall(text))
    return Sample(path.stem, Message(titles["vi"], titles["en"]), text)
