"""The tools: questions, look-ups, SPARQL, validation. Each answer carries the passages that it rests on."""

import inspect
import json
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import asdict, dataclass
from functools import partial, wraps
from typing import Annotated, Any, Literal

from anyio.to_thread import run_sync
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations
from pydantic import Field

from ansinh.checking import Given, checking
from ansinh.errors import AnsinhError, TooLargeError
from ansinh.gate.written import as_json
from ansinh.hall import Halls
from ansinh.lookups.catalogue import LISTINGS
from ansinh.lookups.listing import Listing
from ansinh.lookups.room import Wish
from ansinh.questions.answer import Window
from ansinh.readers.pool import Readers
from ansinh.readers.querying import querying
from ansinh.search.query import Wanted
from ansinh.settings import Settings
from ansinh.store.interface import WHOLE, Caps, ResultForm
from ansinh.store.sparql_text import Bounds

Answer = dict[str, Any]
Language = Annotated[Literal["vi", "en"], Field(description="Language of names.")]
Limit = Annotated[int, Field(ge=1, le=100, description="Rows at the most.")]
Offset = Annotated[int, Field(ge=0, le=2**31, description="Rows to pass over first.")]

_CLIENT = "mcp"
_READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
_FORMS = {ResultForm.SELECT: "json", ResultForm.ASK: "json", ResultForm.GRAPH: "ntriples"}
_IN_TRIPLES = re.compile(r"<([^<>\s]+)>")


@dataclass(frozen=True, slots=True)
class Room:
    """What the tools work with.

    Args:
        halls: the snapshot in force.
        queriers: where queries are carried out.
        checkers: where plans are checked.
        settings: the bounds.
    """

    halls: Halls
    queriers: Readers
    checkers: Readers
    settings: Settings


def tools(room: Room) -> list[Tool]:
    """All tools; those that look up have the filters of their lists as arguments."""
    look_ups = [
        _tool(partial(_look_up, room, one), f"look_up_{one.name}", _described(one), _filters(one))
        for one in LISTINGS.values()
    ]
    others = (_list_questions, _answer_question, _search, _get, _sparql, _validate_plan)
    return [*(_tool(partial(one, room), one.__name__[1:], inspect.getdoc(one) or "") for one in others), *look_ups]


def _tool(
    function: Callable[..., Awaitable[Answer]], name: str, about: str, more: Iterable[inspect.Parameter] = ()
) -> Tool:
    """A tool that refuses arguments that it does not know, and tells errors as problem details."""

    @wraps(function)
    async def called(**arguments: Any) -> Answer:
        try:
            return await function(**arguments)
        except AnsinhError as error:
            raise ToolError(json.dumps(_problem(error), ensure_ascii=False)) from error

    own = [one for one in inspect.signature(function).parameters.values() if one.kind is not one.VAR_KEYWORD]
    signature = inspect.Signature([*more, *own], return_annotation=Answer)
    called.__signature__ = signature  # type: ignore[attr-defined]
    tool = Tool.from_function(called, name=name, description=about, annotations=_READ_ONLY)
    known = tool.fn_metadata.arg_model
    known.model_config["extra"] = "forbid"
    known.model_rebuild(force=True)
    tool.parameters = known.model_json_schema(by_alias=True)
    return tool


def _described(listing: Listing) -> str:
    return f"{listing.title.en} ({listing.title.vi}), narrowed by filters that combine."


def _filters(listing: Listing) -> list[inspect.Parameter]:
    """The filters of a list as arguments."""
    return [
        inspect.Parameter(
            one.name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=Annotated[list[str] | None, Field(description=one.about.en, examples=[[one.example]])],
            default=None,
        )
        for one in listing.filters
    ]


async def _list_questions(room: Room, *, language: Language = "vi") -> Answer:
    """The named questions with their parameters."""
    questions = room.halls.current().library.all()
    return {
        "questions": [
            {
                "name": one.name,
                "title": one.title.to(language),
                "counts": one.counts.to(language),
                "columns": list(one.header.columns),
                "parameters": {
                    name: {"title": parameter.title.to(language), "kind": parameter.kind, "default": parameter.default}
                    for name, parameter in one.header.parameters.items()
                },
            }
            for one in questions
        ]
    }


async def _answer_question(
    room: Room,
    *,
    name: Annotated[str, Field(description="Name or id of the question.")],
    parameters: Annotated[dict[str, str] | None, Field(description="Its parameters, by name.")] = None,
    language: Language = "vi",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Answer:
    """The answer to a named question; `passages[i]` belongs to `rows[i]`."""
    hall = room.halls.current()
    question, window = hall.library.get(name), Window(limit, offset)
    return asdict(await run_sync(hall.desk.answer, question, parameters or {}, language, window))


async def _search(
    room: Room,
    *,
    text: Annotated[str, Field(max_length=200, description="Words, a name or a number, with or without diacritics.")],
    language: Language = "vi",
    limit: Limit = 20,
    offset: Annotated[int, Field(ge=0, le=900, description="Hits to pass over first.")] = 0,
) -> Answer:
    """Full-text search over documents, tasks, agencies, groups, terms and questions, best first."""
    hall = room.halls.current()
    found = await run_sync(hall.search.find, Wanted(text, language, limit=limit, offset=offset))
    shown = await run_sync(hall.desk.passages, [iri for hit in found.hits for iri in hit.record.passages])
    return {
        "version": hall.desk.version,
        "matching": found.matching.value,
        "total": found.total,
        "hits": [
            {
                "iri": hit.record.iri,
                "kind": hit.record.kind,
                "title": hit.title.text,
                "snippet": hit.snippet.text if hit.snippet else None,
                "documents": list(hit.record.documents),
                "passages": [asdict(shown[iri]) for iri in hit.record.passages],
            }
            for hit in found.hits
        ],
    }


async def _look_up(
    room: Room,
    listing: Listing,
    *,
    sort: Annotated[str, Field(description="Fields parted by commas, - before one that falls.")] = "",
    limit: Limit = 20,
    offset: Offset = 0,
    mergers: Annotated[
        Literal["follow", "ignore"], Field(description="Whether an area stands for those it was made of or became.")
    ] = "ignore",
    **given: list[str] | None,
) -> Answer:
    wanted = {name: texts for name, texts in given.items() if texts is not None}
    wish = Wish(wanted, sort, limit, offset, merged=mergers == "follow")
    return asdict(await run_sync(room.halls.current().lookups.page, listing, wish))


async def _get(
    room: Room,
    *,
    kind: Annotated[Literal[tuple(LISTINGS)], Field(description="What it is, as the lists are named.")],  # type: ignore[valid-type]
    name: Annotated[str, Field(description="Its id, IRI, number, code or name.")],
) -> Answer:
    """One thing with all that is told of it; a document with its citations and chains."""
    return await run_sync(room.halls.current().lookups.item, LISTINGS[kind], name)


async def _sparql(
    room: Room, *, query: Annotated[str, Field(description="SELECT, ASK, CONSTRUCT or DESCRIBE.")]
) -> Answer:
    """The result of a SPARQL 1.1 query, with the passages of the things in it, by thing.

    The default graph is the union of all; known prefixes need not be declared. SERVICE is refused; time and size are
    bounded, and a cut is said.
    """
    hall, settings = room.halls.current(), room.settings
    bounds = Bounds(settings.query_length, settings.query_depth)
    caps = Caps(settings.result_rows, settings.result_size)
    result = await room.queriers.run(_CLIENT, querying(hall.source, query, _FORMS, bounds, caps, WHOLE))
    text = result.content.decode()
    table = None if result.form is ResultForm.GRAPH else json.loads(text)
    named = _in_table(table) if table is not None else _IN_TRIPLES.findall(text)
    passages, cut = await run_sync(hall.lookups.passages, named)
    return {
        "version": hall.desk.version,
        "form": result.form.value,
        "result": text if table is None else table,
        "truncated": result.cut,
        "passages": passages,
        "passages_truncated": cut,
    }


async def _validate_plan(
    room: Room,
    *,
    content: Annotated[str, Field(description="The plan.")],
    syntax: Annotated[Literal["text/turtle", "application/ld+json"], Field(description="Its media type.")],
    replaces: Annotated[bool, Field(description="Whether it is to replace the plan of its name.")] = False,
    language: Language = "vi",
) -> Answer:
    """What is wrong with a plan, on which line, and how to mend it. Nothing is written."""
    if len(content.encode()) > room.settings.body_size:
        most = room.settings.body_size
        raise TooLargeError(f"Kế hoạch lớn quá {most} byte.", f"The plan is larger than {most} bytes.")
    hall = room.halls.current()
    task = checking(room.settings, hall.folder, Given("plan", syntax, content.encode()), replaces=replaces)
    report = await room.checkers.run(_CLIENT, task)
    compared = [iri for remark in report.remarks for iri in remark.compared]
    passages, cut = await run_sync(hall.lookups.passages, compared)
    return {**as_json(report, language), "passages": passages, "passages_truncated": cut}


def _in_table(table: Any) -> list[str]:
    """The IRIs in a result in JSON (SPARQL 1.1 Query Results JSON Format, section 3.2.2)."""
    rows = table.get("results", {}).get("bindings", [])
    return [one["value"] for row in rows for one in row.values() if one["type"] == "uri"]


def _problem(error: AnsinhError) -> Answer:
    """An error with the members that problem details have over HTTP."""
    told = {"title": error.title.en, "status": error.status, "detail_vi": error.detail.vi, "detail_en": error.detail.en}
    return {**told, **error.members}
