"""The API under `/api/`: the questions and their answers."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from ansinh.errors import NotAcceptableError
from ansinh.hall import Hall
from ansinh.questions.answer import Window, as_json
from ansinh.questions.library import Parameter, Question
from ansinh.questions.parameters import choices
from ansinh.settings import Settings
from ansinh.store.formats import Format
from ansinh.web.negotiation import choose
from ansinh.web.problems import problem_responses

_FORMS = (Format("json", "application/json"), Format("csv", "text/csv"), Format("tsv", "text/tab-separated-values"))
_ERRORS = problem_responses(404, 406, 422)


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


def router(hall: Hall, settings: Settings) -> APIRouter:
    """The routes of the API; each question has one of its own, so that its parameters stand in the OpenAPI document."""
    routes = APIRouter(prefix="/api", tags=["questions"])

    @routes.get("/questions", summary="All named questions")
    def questions() -> list[QuestionModel]:
        return [_described(hall, question) for question in hall.library.all()]

    for question in hall.library.all():
        routes.add_api_route(
            f"/questions/{question.name}",
            _endpoint(hall, settings, question),
            methods=["GET", "HEAD"],
            summary=question.title.en,
            description=f"{question.title.vi}\n\n{question.counts.en}\n\n{question.counts.vi}",
            response_model=AnswerModel,
            responses={**_ERRORS, 200: {"content": {"text/csv": {}, "text/tab-separated-values": {}}}},
            operation_id=question.name.replace("-", "_"),
        )

    @routes.get("/questions/{name}", response_model=AnswerModel, responses=_ERRORS, summary="A question by its id")
    def by_id(request: Request, name: str) -> Response:
        reserved = {"lang", "format", "limit", "offset"}
        given = {key: value for key, value in request.query_params.items() if key not in reserved}
        return _respond(hall, settings, hall.library.get(name), given, request)

    return routes


def _endpoint(hall: Hall, settings: Settings, question: Question) -> Callable[..., Response]:
    """A route for one question whose signature names its parameters with their choices."""

    def answer(request: Request, **given: str | None) -> Response:
        texts = {
            name: value for name, value in given.items() if value is not None and name in question.header.parameters
        }
        return _respond(hall, settings, question, texts, request)

    parameters = [inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)]
    parameters += [_signature(hall, name, parameter) for name, parameter in question.header.parameters.items()]
    parameters += [
        _keyword("lang", Annotated[Literal["vi", "en"], Query(description="Language of names.")], "vi"),
        _keyword(
            "format", Annotated[Literal["json", "csv", "tsv"] | None, Query(description="Instead of Accept.")], None
        ),
        _keyword("limit", Annotated[int, Query(ge=1, le=settings.row_limit)], settings.row_limit),
        _keyword("offset", Annotated[int, Query(ge=0)], 0),
    ]
    answer.__signature__ = inspect.Signature(parameters, return_annotation=Response)  # type: ignore[attr-defined]
    return answer


def _signature(hall: Hall, name: str, parameter: Parameter) -> inspect.Parameter:
    known = [text for text, _ in choices(hall.store, parameter)]
    examples = known if parameter.kind in ("concept", "document") else []
    description = f"{parameter.title_en} / {parameter.title_vi}"
    return _keyword(
        name, Annotated[str | None, Query(description=description, examples=examples[:5])], parameter.default
    )


def _keyword(name: str, annotation: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _respond(
    hall: Hall, settings: Settings, question: Question, given: Mapping[str, str], request: Request
) -> Response:
    asked = request.query_params
    form = _form(asked.get("format"), ",".join(request.headers.getlist("accept")))
    window = Window(min(int(asked.get("limit", settings.row_limit)), settings.row_limit), int(asked.get("offset", 0)))
    answer = hall.desk.answer(question, given, asked.get("lang", "vi"), window)
    content = as_json(answer) if form.name == "json" else answer.delimited("," if form.name == "csv" else "\t")
    headers = {"Vary": "Accept", "Ansinh-Version": answer.version}
    if answer.truncated:
        following = request.url.include_query_params(offset=window.offset + window.limit)
        headers |= {"Link": f'<{following}>; rel="next"', "Ansinh-Truncated": "true"}
    return Response(content, media_type=form.media_type, headers=headers)


def _form(asked: str | None, accept: str) -> Format:
    if asked is None:
        return choose(accept, _FORMS)
    for form in _FORMS:
        if form.name == asked:
            return form
    names = ", ".join(form.name for form in _FORMS)
    raise NotAcceptableError(f"Chỉ có các dạng: {names}.", f"Only these forms are offered: {names}.")


def _described(hall: Hall, question: Question) -> QuestionModel:
    header = question.header
    parameters = [
        ParameterModel(
            name=name,
            kind=parameter.kind,
            default=parameter.default,
            title_vi=parameter.title_vi,
            title_en=parameter.title_en,
            choices=[]
            if parameter.kind in ("year", "month")
            else sorted({text for text, _ in choices(hall.store, parameter)}),
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
