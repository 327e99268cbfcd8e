"""The API under `/api/`: the questions and their answers."""

from functools import lru_cache
from typing import Annotated, Literal

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
from ansinh.web.models import PassageModel
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
    """The routes of the API."""
    routes = APIRouter(prefix="/api", tags=["questions"])

    @routes.get("/questions", summary="All named questions")
    def questions() -> list[QuestionModel]:
        return described(halls.current())

    @routes.get(
        "/questions/{name}",
        response_model=AnswerModel,
        responses={**_ERRORS, 200: {"content": {"text/csv": {}, "text/tab-separated-values": {}, SPREADSHEET: {}}}},
        summary="The answer to a question, by its name or id",
    )
    def answer(
        request: Request,
        name: str,
        lang: Annotated[Literal["vi", "en"], Query(description="Language of names.")] = "vi",
        format: Annotated[_FormName | None, Query(description="Instead of Accept.")] = None,  # noqa: A002
        limit: Annotated[int, Query(ge=1, le=settings.row_limit)] = settings.row_limit,
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
    ) -> Response:
        hall, window = halls.current(), Window(limit, offset)
        given = {key: value for key, value in request.query_params.items() if key not in _RESERVED}
        return _respond(request, hall.desk.answer(hall.library.get(name), given, lang, window), format, window)

    return routes


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


@lru_cache(maxsize=1)  # what may be given changes with the snapshot alone
def described(hall: Hall) -> list[QuestionModel]:
    """The questions with what may be given for their parameters."""
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
            choices=list(offers(hall.engine, parameter)),
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
