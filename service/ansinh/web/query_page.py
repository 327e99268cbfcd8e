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

from ansinh.errors import AnsinhError, Message, QuerySyntaxError
from ansinh.hall import Hall, Halls
from ansinh.questions.parameters import bind
from ansinh.readers.pool import Readers
from ansinh.readers.querying import querying
from ansinh.settings import Settings
from ansinh.store.interface import WHOLE, Caps, Result, ResultForm
from ansinh.store.placing import placed
from ansinh.store.sparql_text import Bounds, as_written
from ansinh.terms import BASE, PREFIXES, THING
from ansinh.vocabulary import modules, schemes, short
from ansinh.web.clients import client_of, while_waited_for
from ansinh.web.ontology import Sample, samples
from ansinh.web.pages import STATIC
from ansinh.web.problems import Page
from ansinh.web.reports import tongue_of

_FORMS = {ResultForm.SELECT: "json", ResultForm.ASK: "json", ResultForm.GRAPH: "turtle"}
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


def router(halls: Halls, readers: Readers, settings: Settings, page: Page) -> APIRouter:
    """The page, and the terms that its editor completes."""
    routes = APIRouter(include_in_schema=False)
    bounds = Bounds(settings.query_length, settings.query_depth)
    caps = Caps(settings.page_rows, settings.result_size)
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
                task = querying(hall.source, text, _FORMS, bounds, caps, WHOLE)
                result = await while_waited_for(request, readers.run(client_of(request), task))
                content["result"] = _shown(result)
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

    return routes


def _frame(shown: list[Sample], editor: bool) -> dict[str, object]:
    return {"samples": shown, "editor": editor}


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
    found, lines = as_written(error, text), text.splitlines()
    return Fault(found.detail, found.line, found.column, lines[found.line - 1] if found.line <= len(lines) else "")


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
