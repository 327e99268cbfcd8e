"""The page of a question: its answer as a table, with its charts, its places and what counts."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from ansinh.charts.draw import as_png, as_svg
from ansinh.errors import NotFoundError, ParameterError
from ansinh.web.answers import Asked, Room, asked, chart_response, view
from ansinh.web.controls import controls

_DRAWN = {"svg": ("image/svg+xml", as_svg), "png": ("image/png", as_png)}


def add(routes: APIRouter, room: Room) -> None:
    """Add the page of a question and its charts to `routes`."""

    @routes.get("/questions/{name}")
    def question(request: Request, name: str) -> Response:
        one = asked(room, request, name)
        try:
            return room.page(request, "question.html", {**_frame(one), "view": view(one)})
        except (ParameterError, NotFoundError) as error:
            # The page with the message in place of the answer, so that the parameter can be mended where it stands.
            content = {**_frame(one), "refusal": error.detail.to(one.tongue)}
            response = room.page(request, "question.html", content)
            response.status_code = error.status
            return response

    @routes.get("/questions/{name}/chart.{form}")
    def chart(request: Request, name: str, form: str) -> Response:
        one = asked(room, request, name)
        wanted = request.query_params.get("panel", "")
        found = {figure.panel: figure for figure in one.figures}
        if form not in _DRAWN or wanted not in found:
            raise NotFoundError(
                "Câu hỏi này không có biểu đồ như vậy với các tham số đã cho.",
                "This question has no such chart with the parameters given.",
            )
        media_type, draw = _DRAWN[form]
        return chart_response(found[wanted], one.question.name, media_type, draw(found[wanted].drawing))


def _frame(one: Asked) -> dict[str, object]:
    """What the page shows whatever the answer is."""
    return {
        "asked": one,
        "question": one.question,
        "controls": controls(one.question, one.given, one.room.shelf()),
        "view": None,
    }
