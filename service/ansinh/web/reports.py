"""The report on a plan as a response, in the form that the client prefers."""

from fastapi import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from ansinh.gate.check import PlanReport
from ansinh.gate.written import as_json, as_lines, as_rdf
from ansinh.store.formats import GRAPH_FORMATS, Format
from ansinh.web.negotiation import choose, language
from ansinh.web.problems import Page

FORMS = (
    Format("json", "application/json"),
    Format("text", "text/plain"),
    *GRAPH_FORMATS,
    Format("html", "text/html", ("application/xhtml+xml",)),
)
"""The forms of a report; the first is what a client gets that accepts anything."""


def report_form(request: Request, asked: str | None = None) -> Format:
    """The form in which a request wants a report.

    Args:
        request: the request.
        asked: a media type that is asked for in another way than by Accept.

    Raises:
        NotAcceptableError: none of the forms is acceptable.
    """
    return choose(asked or ",".join(request.headers.getlist("accept")), FORMS)


def report_response(
    request: Request, page: Page, report: PlanReport, form: Format, tongue: str, status: int = 200
) -> Response:
    """The report written in `form` and in the language `tongue`."""
    headers = {"Content-Language": tongue, "Vary": "Accept, Accept-Language"}
    match form.name:
        case "json":
            return JSONResponse(as_json(report, tongue), status, headers)
        case "text":
            return PlainTextResponse("\n".join(as_lines(report, tongue)) + "\n", status, headers)
        case "html":
            return report_page(request, page, report, tongue, status)
        case _:
            return Response(as_rdf(report, form.name), status, headers, form.media_type)


def report_page(request: Request, page: Page, report: PlanReport, tongue: str, status: int = 200) -> Response:
    """The report as a page."""
    response = page(request, "report.html", report_content(report, tongue))
    response.status_code = status
    return response


def report_content(report: PlanReport, tongue: str, text: str = "") -> dict[str, object]:
    """What the page of a report shows, beside the lines of `text` if that is given."""
    return {"report": as_json(report, tongue), "lines": _marked(report, text), "text": text}


def tongue_of(request: Request, asked: str | None = None) -> str:
    """The language in which a request wants its answer."""
    return language(request.headers.get("accept-language"), asked or request.query_params.get("lang"))


def _marked(report: PlanReport, text: str) -> list[tuple[int, str, str]]:
    """Each line with its number and the gravest remark on it, if there is one."""
    worst: dict[int, str] = {}
    for remark in reversed(report.remarks):
        worst.update(dict.fromkeys(remark.lines, remark.severity))
    return [(number, line, worst.get(number, "")) for number, line in enumerate(text.split("\n"), 1)] if text else []
