"""Pages that put several answers side by side: provinces compared, an agency type, the calendar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from ansinh.errors import Message, NotFoundError, ParameterError
from ansinh.questions.library import Parameter, Question
from ansinh.web.answers import Asked, Room, View, view
from ansinh.web.controls import Control, control
from ansinh.web.matrix import Matrix, matrix
from ansinh.web.reports import tongue_of


@dataclass(frozen=True, slots=True)
class Dossier:
    """A page of several answers.

    Args:
        path: its address.
        title: what it tells.
        questions: names of the questions, in order.
        defaults: what stands for a parameter that the address does not give.
        matrix: name of the question that is shown as a matrix of provinces first, or nothing.
    """

    path: str
    title: Message
    questions: Sequence[str]
    defaults: Mapping[str, str]
    matrix: str = ""


_DOSSIERS = (
    Dossier(
        "/compare",
        Message("So sánh các tỉnh", "Compare provinces"),
        ("whole-province-targets-over-the-years", "group-targets-by-province-and-year"),
        {"indicator": "bhyt_coverage"},
        "tasks-by-type-and-role",
    ),
    Dossier(
        "/agencies",
        Message("Một loại cơ quan ở các tỉnh", "An agency type across provinces"),
        (
            "work-of-an-agency-type-by-province",
            "partners-of-an-agency-type",
            "agency-types-without-a-task-by-province",
        ),
        {"agency_type": "police"},
    ),
    Dossier(
        "/calendar",
        Message("Lịch báo cáo và việc có hạn", "Calendar of reports and dated duties"),
        ("duties-in-order-of-date", "duties-by-frequency", "reports-and-lists-from-whom-to-whom"),
        {},
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One answer of a dossier, or why there is none."""

    question: Question
    view: View | None
    refusal: str


def add(routes: APIRouter, room: Room) -> None:
    """Add the pages to `routes`."""
    for dossier in _DOSSIERS:
        routes.add_api_route(dossier.path, _page(room, dossier), methods=["GET"], response_class=Response)


def _page(room: Room, dossier: Dossier) -> Callable[[Request], Response]:
    def respond(request: Request) -> Response:
        return room.page(request, "dossier.html", _content(room, dossier, request))

    return respond


def _content(room: Room, dossier: Dossier, request: Request) -> dict[str, object]:
    library, tongue = room.halls.current().library, tongue_of(request)
    questions = [library.get(name) for name in dossier.questions]
    parameters = {name: one for question in questions for name, one in question.header.parameters.items()}
    given = {**dossier.defaults, **{name: text for name, text in request.query_params.items() if name in parameters}}
    given = {name: text for name, text in given.items() if text.strip()}
    return {
        "dossier": dossier,
        "given": given,
        "controls": _controls(room, parameters, given),
        "matrix": _matrix(room, dossier, request, tongue),
        "parts": [_part(room, question, given, tongue) for question in questions],
    }


def _controls(room: Room, parameters: Mapping[str, Parameter], given: Mapping[str, str]) -> list[Control]:
    return [control(name, one, given.get(name), room.shelf()) for name, one in parameters.items()]


def _matrix(room: Room, dossier: Dossier, request: Request, tongue: str) -> Matrix | None:
    if not dossier.matrix:
        return None
    question = room.halls.current().library.get(dossier.matrix)
    return matrix(Asked(room, question, {}, tongue), request.query_params.get("role", ""))


def _part(room: Room, question: Question, given: Mapping[str, str], tongue: str) -> Part:
    chosen = {name: text for name, text in given.items() if name in question.header.parameters}
    try:
        return Part(question, view(Asked(room, question, chosen, tongue)), "")
    except (ParameterError, NotFoundError) as error:
        return Part(question, None, error.detail.to(tongue))
