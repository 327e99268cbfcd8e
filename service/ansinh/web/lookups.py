"""The look-ups under `/api/`: a list and a single thing for each description in `ansinh.lookups.catalogue`."""

import inspect
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from ansinh.errors import ParameterError
from ansinh.hall import Halls
from ansinh.lookups.catalogue import LISTINGS
from ansinh.lookups.listing import Filter, Kind, Listing
from ansinh.lookups.room import Page, Wish
from ansinh.lookups.table import columns, row
from ansinh.questions.answer import delimited
from ansinh.settings import Settings
from ansinh.store.formats import Format
from ansinh.web.lookup_models import definitions, detail_models, item_models, page_models
from ansinh.web.negotiation import choose
from ansinh.web.problems import problem_responses
from ansinh.web.representation import linked, tagged

_JSON = Format("json", "application/json")
_FORMS = (_JSON, Format("csv", "text/csv"))
_ERRORS = problem_responses(406, 422)
_SAME: dict[int | str, dict[str, Any]] = {304: {"description": "What If-None-Match names is still the answer."}}
_HEADERS = {
    "ETag": {"schema": {"type": "string"}, "description": "Changes with the data."},
    "Link": {"schema": {"type": "string"}, "description": "first, prev, next, last (RFC 8288)."},
    "Ansinh-Total": {"schema": {"type": "integer"}, "description": "How many rows there are in all."},
}
_LISTED: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}, "headers": _HEADERS}
}
_LIMIT = "Rows of a page at the most / số dòng của một trang nhiều nhất."
_OFFSET = "Rows to pass over first / số dòng bỏ qua ở đầu."
_FORM = "Instead of Accept / thay cho Accept."
_MERGERS = "Whether an area stands for those it was made of or became / có tính cả đơn vị trước và sau sáp nhập không."
_TONGUE = "Language of error messages / ngôn ngữ của thông báo lỗi."
_ONCE = ("sort", "mergers", "lang", "format", "limit", "offset")


def router(halls: Halls, settings: Settings) -> APIRouter:
    """The routes of all look-ups."""
    routes = APIRouter(prefix="/api", tags=["look-ups"])
    items = item_models(definitions(halls.current().store))
    pages = page_models(items)
    details = detail_models(items, pages)
    for name, listing in LISTINGS.items():
        routes.add_api_route(
            f"/{name}",
            _list(halls, settings, listing),
            response_model=pages[name],
            responses={**_ERRORS, **_SAME, **_LISTED},
            operation_id=f"list_{name}",
            summary=f"{listing.title.en} / {listing.title.vi}",
        )
        routes.add_api_route(
            f"/{name}/{{id:path}}",
            _item(halls, listing),
            response_model=details[name],
            responses={**_ERRORS, **problem_responses(404), **_SAME},
            operation_id=f"get_{name}",
            summary=f"One of: {listing.title.en} / {listing.title.vi}",
        )
    return routes


def _list(halls: Halls, settings: Settings, listing: Listing) -> Callable[..., Response]:
    """A route whose signature names the filters of a list."""
    filters = {one.name for one in listing.filters}
    once = _allowed(listing)

    def answer(request: Request, **checked: Any) -> Response:
        _refuse_unknown(request, filters, once)
        form = _form(request, checked["format"])
        wish = Wish(
            {name: texts for name in filters if (texts := checked[name]) is not None},
            checked["sort"] or "",
            checked["limit"],
            checked["offset"],
            merged=checked.get("mergers") == "follow",
        )
        page = halls.current().lookups.page(listing, wish)
        content, headers = _written(listing, page, form), {"Vary": "Accept"} | _paging(request, page)
        return tagged(request, Response(content, media_type=form.media_type, headers=headers))

    usual = min(settings.page_size, settings.page_limit)
    parameters = [_filter(one) for one in listing.filters]
    parameters += [
        _keyword(
            "sort", Annotated[str | None, Query(description=_sorting(listing), examples=[listing.sort[-1]])], None
        ),
        _keyword(
            "format",
            Annotated[Literal["json", "csv"] | None, Query(description=_FORM)],
            None,
        ),
        _keyword(
            "limit",
            Annotated[int, Query(ge=1, le=settings.page_limit, description=_LIMIT)],
            usual,
        ),
        _keyword("offset", Annotated[int, Query(ge=0, le=2**31, description=_OFFSET)], 0),
        _LANGUAGE,
    ]
    if "mergers" in once:
        parameters.append(
            _keyword("mergers", Annotated[Literal["follow", "ignore"], Query(description=_MERGERS)], "ignore")
        )
    return _signed(answer, parameters)


def _item(halls: Halls, listing: Listing) -> Callable[..., Response]:
    def answer(request: Request, **checked: Any) -> Response:
        _refuse_unknown(request, set(), ("lang",))
        form = choose(",".join(request.headers.getlist("accept")), (_JSON,))
        content = _json(halls.current().lookups.item(listing, checked["id"]))
        return tagged(request, Response(content, media_type=form.media_type, headers={"Vary": "Accept"}))

    about = "Its id, its IRI" + (
        ", or its number, code or name where that stands for one thing." if listing.names else "."
    )
    return _signed(
        answer,
        [_keyword("id", Annotated[str, Path(min_length=1, description=about)], inspect.Parameter.empty), _LANGUAGE],
    )


def _allowed(listing: Listing) -> tuple[str, ...]:
    return tuple(name for name in _ONCE if name != "mergers" or listing.about_areas)


def _refuse_unknown(request: Request, filters: Iterable[str], once: tuple[str, ...]) -> None:
    """Refuse what would be ignored otherwise: a parameter that there is not, or one given twice that counts once."""
    given = request.query_params
    for name in given:
        if name not in filters and name not in once:
            known = ", ".join((*sorted(filters), *once))
            raise ParameterError(
                f"Không có tham số “{name}” ở địa chỉ này. Có: {known}.",
                f"There is no parameter “{name}” at this address. There are: {known}.",
                name,
            )
        if name in once and len(given.getlist(name)) > 1:
            raise ParameterError(f"Tham số “{name}” được nêu hai lần.", f"Parameter “{name}” is given twice.", name)


def _form(request: Request, asked: str | None) -> Format:
    return next((one for one in _FORMS if one.name == asked), None) or choose(
        ",".join(request.headers.getlist("accept")), _FORMS
    )


def _paging(request: Request, page: Page) -> dict[str, str]:
    """How many rows there are, and where the pages around this one are (RFC 8288)."""
    last = max(page.total - 1, 0) // page.limit * page.limit
    offsets = {"first": 0, "last": last}
    if page.offset:
        offsets["prev"] = min(max(page.offset - page.limit, 0), last)
    if page.offset + page.limit < page.total:
        offsets["next"] = page.offset + page.limit
    links = linked((_address(request, {"offset": str(at)}), {"rel": name}) for name, at in offsets.items())
    outside = {"Ansinh-Not-In-Graph": ", ".join(str(one["code"]) for one in page.not_in_graph)}
    return {"Link": links, "Ansinh-Total": str(page.total)} | (outside if page.not_in_graph else {})


def _address(request: Request, changed: Mapping[str, str]) -> str:
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] not in changed]
    return f"{request.url.path}?{urlencode([*pairs, *changed.items()])}"


def _written(listing: Listing, page: Page, form: Format) -> str:
    if form is _JSON:
        return _json(asdict(page))
    return delimited(columns(listing.fields), [row(one, listing.fields) for one in page.items])


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def _filter(one: Filter) -> inspect.Parameter:
    description = f"{one.about.en} / {one.about.vi}"
    schema = {"enum": ["true", "false"]} if one.kind is Kind.TRUTH else {}
    item = Annotated[str, Query(json_schema_extra=schema)] if schema else str
    query = Query(description=description, examples=[[one.example]])
    return _keyword(one.name, Annotated[list[item] | None, query], None)  # type: ignore[valid-type]


def _sorting(listing: Listing) -> str:
    names = ", ".join(listing.sortable)
    return f"Fields parted by commas, - before one that falls / các trường, cách nhau dấu phẩy, - là giảm dần: {names}."


def _keyword(name: str, annotation: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


_LANGUAGE = _keyword(
    "lang",
    Annotated[Literal["vi", "en"], Query(description=_TONGUE)],
    "vi",
)


def _signed(answer: Callable[..., Response], parameters: list[inspect.Parameter]) -> Callable[..., Response]:
    request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
    answer.__signature__ = inspect.Signature([request, *parameters], return_annotation=Response)  # type: ignore[attr-defined]
    return answer
