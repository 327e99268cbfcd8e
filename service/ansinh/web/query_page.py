"""The SPARQL page: a query in the address, its result as a table, an error where it stands."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from ansinh.charts.draw import as_png, as_svg
from ansinh.charts.specification import Drawing
from ansinh.errors import AnsinhError, Message, NotFoundError, QuerySyntaxError
from ansinh.hall import Hall
from ansinh.questions.parameters import bind
from ansinh.store.formats import Format, named
from ansinh.store.interface import WHOLE, Result, ResultForm
from ansinh.store.placing import placed
from ansinh.terms import BASE, PREFIXES, THING
from ansinh.vocabulary import modules, schemes, short
from ansinh.web.asking import Asked, Asking
from ansinh.web.ontology import Sample, samples
from ansinh.web.pages import STATIC
from ansinh.web.problems import Page
from ansinh.web.query_chart import MOST_ROWS, MOST_TRIPLES, drawing_of
from ansinh.web.reports import tongue_of

_FORMATS = {
    ResultForm.SELECT: named(ResultForm.SELECT, "json"),
    ResultForm.ASK: named(ResultForm.ASK, "json"),
    ResultForm.GRAPH: named(ResultForm.GRAPH, "turtle"),
}
_DRAWN_FROM = {**_FORMATS, ResultForm.GRAPH: named(ResultForm.GRAPH, "ntriples")}
_PICTURES = {"svg": ("image/svg+xml", as_svg), "png": ("image/png", as_png)}
_DOWNLOADS = {
    ResultForm.SELECT: ("csv", "tsv", "json", "xml"),
    ResultForm.ASK: ("json", "xml"),
    ResultForm.GRAPH: ("turtle", "ntriples", "jsonld", "rdfxml"),
}
_TITLES = re.compile(r"^#\+.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A term as the page writes it: its text, its language or datatype, and where it leads."""

    text: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A result as the page shows it.

    Args:
        form: `select`, `ask` or `graph`.
        columns: names of the variables.
        rows: the cells; nothing where a variable is unbound.
        text: the graph as Turtle, or `true` or `false`.
        cut: whether there is more than is shown.
        downloads: short names of the formats in which the whole is to be had.
    """

    form: str
    columns: list[str]
    rows: list[list[Cell | None]]
    text: str
    cut: bool
    downloads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a query, and where: line and column from 1, or 0 where no place is known."""

    detail: Message
    line: int
    column: int
    text: str


def router(asking: Asking, page: Page) -> APIRouter:
    """The page, the picture of a result, and the terms that the editor completes."""
    routes = APIRouter(include_in_schema=False)
    halls = asking.halls
    shown = samples()
    completions = lru_cache(maxsize=2)(_completions)

    @routes.get("/query")
    async def query(request: Request) -> Response:
        hall, given = halls.current(), request.query_params
        text = given.get("query", "")
        content: dict[str, object] = {"result": None, "fault": None, "text": text or shown[0].query}
        status = 200
        if text.strip():
            try:
                result = await asking.result(request, _asked(asking, text, _FORMATS))
                content |= {"result": _shown(result), "picture": _picture(result, tongue_of(request))}
            except AnsinhError as error:
                content["fault"], status = _fault(error, text), error.status
        elif "question" in given:
            content["text"] = await run_in_threadpool(_of_question, hall, dict(given))
        return await run_in_threadpool(_respond, request, content, status)

    def _respond(request: Request, content: Mapping[str, object], status: int) -> Response:
        editor = (STATIC / "built" / "editor.js").exists()
        response = page(request, "query.html", {**content, **_frame(shown, editor), "address": _address(content)})
        response.status_code = status
        return response

    @routes.get("/query/terms")
    def terms(request: Request) -> Response:
        tongue = tongue_of(request)
        headers = {"Content-Language": tongue, "Vary": "Accept-Language"}
        return JSONResponse(completions(halls.current(), tongue), headers=headers)

    _add_pictures(routes, asking)
    return routes


def _add_pictures(routes: APIRouter, asking: Asking) -> None:
    @routes.get("/query/result.{form}")
    async def picture(request: Request, form: str, query: str = "") -> Response:
        drawing = None
        if form in _PICTURES:
            result = await asking.result(request, _asked(asking, query, _DRAWN_FROM))
            drawing = await run_in_threadpool(drawing_of, result, tongue_of(request))
        if drawing is None:
            raise NotFoundError("Kết quả này không có hình như vậy.", "This result has no such picture.")
        media_type, draw = _PICTURES[form]
        headers = {"Content-Disposition": f'inline; filename="result.{form}"'}
        return Response(await run_in_threadpool(draw, drawing), media_type=media_type, headers=headers)


def _asked(asking: Asking, text: str, formats: Mapping[ResultForm, Format]) -> Asked:
    """A query cut to what a page shows; it is kept when asked first, since a picture asks the same again."""
    return Asked(asking.halls.current(), text, WHOLE, formats, asking.settings.page_rows)


def _frame(shown: list[Sample], editor: bool) -> dict[str, object]:
    return {"samples": shown, "editor": editor, "most_rows": MOST_ROWS, "most_triples": MOST_TRIPLES}


def _picture(result: Result, tongue: str) -> Drawing | None:
    """What is drawn of a result; of a graph only the size is known before it is drawn."""
    if result.form is ResultForm.GRAPH:
        return Drawing("network", [], "", "", "", tongue) if result.content.strip() else None
    return drawing_of(result, tongue)


def _address(content: Mapping[str, object]) -> Callable[[str], str]:
    """Gives the address at which the endpoint sends the whole result in a format."""
    return lambda form: "/sparql?" + urlencode({"query": content["text"], "format": form})


def _of_question(hall: Hall, given: dict[str, str]) -> str:
    """The query of a question as it stands by itself, with what is given for its parameters in its place."""
    question = hall.library.get(given["question"])
    chosen = {name: text for name, text in given.items() if name in question.header.parameters and text}
    query = placed(_TITLES.sub("", question.query).strip(), bind(hall.store, question, chosen))
    return f"# {question.title.vi}\n# {question.title.en}\n{query}\n"


def _shown(result: Result) -> Shown:
    downloads = _DOWNLOADS[result.form]
    if result.form is ResultForm.GRAPH:
        return Shown("graph", [], [], result.content.decode(), result.cut, downloads)
    content = json.loads(result.content)
    if result.form is ResultForm.ASK:
        return Shown("ask", [], [], "true" if content["boolean"] else "false", cut=False, downloads=downloads)
    columns = content["head"]["vars"]
    rows = [[_cell(row[name]) if name in row else None for name in columns] for row in content["results"]["bindings"]]
    return Shown("select", columns, rows, "", result.cut, downloads)


def _cell(term: Mapping[str, str]) -> Cell:
    """A term of SPARQL 1.1 Query Results JSON (section 3.2.2)."""
    if term["type"] == "uri":
        iri = term["value"]
        href = "/" + iri.removeprefix(BASE) if iri.startswith(THING) else ""
        return Cell(short(iri), "", href)
    datatype = short(term.get("datatype", ""))
    return Cell(term["value"], term.get("xml:lang") or datatype, "")


def _fault(error: AnsinhError, text: str) -> Fault:
    if not isinstance(error, QuerySyntaxError):
        return Fault(error.detail, 0, 0, "")
    lines = text.splitlines()
    return Fault(error.detail, error.line, error.column, lines[error.line - 1] if error.line <= len(lines) else "")


def _completions(hall: Hall, tongue: str) -> list[dict[str, str]]:
    """What the editor offers while one types: prefixes, terms of the ontology and codes, with their labels."""
    found = [{"label": f"{name}:", "type": "namespace", "detail": iri} for name, iri in PREFIXES.items()]
    for module in modules(hall.store):
        found += [
            {
                "label": f"ansinh:{term.name}",
                "type": "class" if term.kind == "class" else "property",
                "detail": term.labels.get(tongue, ""),
            }
            for term in module.terms.values()
        ]
    for scheme in schemes(hall.store):
        found += [
            {"label": short(code.iri), "type": "constant", "detail": code.labels.get(tongue, "")}
            for code in scheme.codes.values()
        ]
    return found
