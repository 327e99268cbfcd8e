"""The API under `/api/`: the questions and their answers."""

import inspect
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from ansinh.hall import Hall, Halls
from ansinh.questions.answer import Answer, Window, as_json
from ansinh.questions.library import Question
from ansinh.questions.parameters import offers
from ansinh.questions.spreadsheet import MEDIA_TYPE as SPREADSHEET
from ansinh.questions.spreadsheet import as_xlsx
from ansinh.settings import Settings
from ansinh.store.formats import Format
from ansinh.web.negotiation import choose
from ansinh.web.problems import problem_responses

_FORMS = (
    Format("json", "application/json"),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
    Format("xlsx", SPREADSHEET),
)
_FormName = Literal["json", "csv", "tsv", "xlsx"]
_ERRORS = problem_responses(404, 406, 422)
_RESERVED = {"lang", "format", "limit", "offset"}


class PassageModel(BaseModel):
    """Where a row stands in its source; the text only where the service was given a folder of sources."""

    iri: str
    source_file: str
    sha256: str
    line_start: int = Field(ge=1)
    line_end: int = Field(ge=1)
    status: Literal["shown", "no_sources_folder", "file_missing", "digest_differs"]
    text: str | None


class AnswerModel(BaseModel):
    """A table; `passages[i]` belongs to `rows[i]`. An absent value is the empty string."""

    question: str
    version: str
    columns: list[str]
    rows: list[list[str | int | float | bool]]
    passages: list[list[PassageModel]]
    truncated: bool


class ParameterModel(BaseModel):
    """A parameter of a question."""

    name: str
    kind: str
    default: str | None
    title_vi: str
    title_en: str
    choices: list[str] = Field(description="What may be given; numbers are not listed.")


class QuestionModel(BaseModel):
    """A named question."""

    name: str
    id: str | None
    title_vi: str
    title_en: str
    counts_vi: str
    counts_en: str
    tags: list[str]
    columns: list[str]
    parameters: list[ParameterModel]
    href: str


def router(halls: Halls, settings: Settings) -> APIRouter:
    """The routes of the API; each question has one of its own, so that its parameters stand in the OpenAPI document."""
    routes = APIRouter(prefix="/api", tags=["questions"])
    first = halls.current()
    described = {question.name: _described(first, question) for question in first.library.all()}
    latest = lru_cache(maxsize=1)(_all_described)  # what may be given changes with the snapshot alone

    @routes.get("/questions", summary="All named questions")
    def questions() -> list[QuestionModel]:
        return latest(halls.current())

    for question in first.library.all():
        routes.add_api_route(
            f"/questions/{question.name}",
            _endpoint(halls, settings, question, described[question.name].parameters),
            summary=question.title.en,
            description=f"{question.title.vi}\n\n{question.counts.en}\n\n{question.counts.vi}",
            response_model=AnswerModel,
            responses={**_ERRORS, 200: {"content": {"text/csv": {}, "text/tab-separated-values": {}}}},
            operation_id=question.name.replace("-", "_"),
        )

    routes.add_api_route(
        "/questions/{name}",
        _endpoint(halls, settings, None, []),
        response_model=AnswerModel,
        responses=_ERRORS,
        summary="A question by its id",
    )
    return routes


def _endpoint(
    halls: Halls, settings: Settings, question: Question | None, described: list[ParameterModel]
) -> Callable[..., Response]:
    """A route whose signature names the parameters of its question, or that of a question named in the path."""

    def answer(request: Request, **checked: Any) -> Response:
        hall = halls.current()
        asked = question or hall.library.get(checked["name"])
        given = {key: value for key, value in request.query_params.items() if key not in _RESERVED}
        window = Window(checked["limit"], checked["offset"])
        return _respond(request, hall.desk.answer(asked, given, checked["lang"], window), checked["format"], window)

    parameters = [inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)]
    if question is None:
        parameters.append(_keyword("name", str, inspect.Parameter.empty))
    else:
        parameters += [_signature(parameter) for parameter in described]
    parameters += [
        _keyword("lang", Annotated[Literal["vi", "en"], Query(description="Language of names.")], "vi"),
        _keyword(
            "format",
            Annotated[_FormName | None, Query(description="Instead of Accept.")],
            None,
        ),
        _keyword("limit", Annotated[int, Query(ge=1, le=settings.row_limit)], settings.row_limit),
        _keyword("offset", Annotated[int, Query(ge=0, le=2**31)], 0),
    ]
    answer.__signature__ = inspect.Signature(parameters, return_annotation=Response)  # type: ignore[attr-defined]
    return answer


def _signature(parameter: ParameterModel) -> inspect.Parameter:
    description = f"{parameter.title_en} / {parameter.title_vi}"
    query = Query(description=description, examples=list(parameter.choices[:5]))
    return _keyword(parameter.name, Annotated[str | None, query], parameter.default)


def _keyword(name: str, annotation: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _respond(request: Request, answer: Answer, asked: str | None, window: Window) -> Response:
    form = next((one for one in _FORMS if one.name == asked), None)
    form = form or choose(",".join(request.headers.getlist("accept")), _FORMS)
    content = _written(answer, form.name)
    headers = {"Vary": "Accept"}
    if answer.truncated:
        following = request.url.include_query_params(offset=window.offset + window.limit)
        headers |= {"Link": f'<{following}>; rel="next"', "Ansinh-Truncated": "true"}
    return Response(content, media_type=form.media_type, headers=headers)


def _written(answer: Answer, name: str) -> str | bytes:
    match name:
        case "json":
            return as_json(answer)
        case "xlsx":
            return as_xlsx(answer)
        case _:
            return answer.delimited("," if name == "csv" else "\t")


def _all_described(hall: Hall) -> list[QuestionModel]:
    return [_described(hall, question) for question in hall.library.all()]


def _described(hall: Hall, question: Question) -> QuestionModel:
    header = question.header
    parameters = [
        ParameterModel(
            name=name,
            kind=parameter.kind,
            default=parameter.default,
            title_vi=parameter.title_vi,
            title_en=parameter.title_en,
            choices=list(offers(hall.store, parameter)),
        )
        for name, parameter in header.parameters.items()
    ]
    return QuestionModel(
        name=question.name,
        id=header.id,
        title_vi=header.title_vi,
        title_en=header.title_en,
        counts_vi=header.counts_vi,
        counts_en=header.counts_en,
        tags=list(header.tags),
        columns=list(header.columns),
        parameters=parameters,
        href=f"/api/questions/{question.name}",
    )
