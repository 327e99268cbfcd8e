"""Search: `/api/search` for systems, `/search` for people."""

import csv
import io
from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.datastructures import URL
from starlette.responses import JSONResponse, Response

from ansinh.errors import ParameterError
from ansinh.hall import Hall, Halls
from ansinh.questions.answer import Passage
from ansinh.search.index import FACETS
from ansinh.search.marks import Marked
from ansinh.search.query import Found, Hit, Wanted
from ansinh.search.records import KINDS
from ansinh.settings import Settings
from ansinh.store.formats import Format
from ansinh.terms import path_of
from ansinh.web.models import PassageModel
from ansinh.web.negotiation import choose, language
from ansinh.web.problems import Page, problem_responses

_FORMS = (Format("json", "application/json"), Format("csv", "text/csv"))
_PAGE = 20
_COLUMNS = ("kind", "iri", "title", "snippet", "document", "source_file", "line_start", "line_end")


class MarkedModel(BaseModel):
    """A text; `marks` are the places of what was asked for, counted in characters from 0, the end not included."""

    text: str
    language: str
    marks: list[tuple[int, int]]


class NamedModel(BaseModel):
    """A thing with what it is called and its address on the service."""

    iri: str
    href: str
    label: str


class HitModel(BaseModel):
    """A thing found."""

    iri: str
    href: str = Field(description="Its address on the service.")
    kind: str
    title: MarkedModel
    snippet: MarkedModel | None = Field(description="The part of its texts that holds most of the words.")
    document: NamedModel | None = Field(description="The document that states it.")
    passages: list[PassageModel]


class CountModel(BaseModel):
    """How many hits have a value."""

    value: str
    label: str
    count: int = Field(ge=0)


class FoundModel(BaseModel):
    """What was found."""

    query: str
    version: str
    matching: Literal["words", "near", "any"] = Field(
        description="Hits hold all the words; all, perhaps misspelt by one edit; or at least half of them."
    )
    total: int = Field(ge=0)
    reachable: int = Field(ge=0, description="How many of them can be asked for; the rest need a narrower search.")
    limit: int
    offset: int
    hits: list[HitModel]
    facets: dict[str, list[CountModel]]
    previous: str | None
    next: str | None


def router(halls: Halls, settings: Settings, page: Page) -> APIRouter:
    """The two addresses of search."""
    routes = APIRouter()
    _for_systems(routes, halls, settings)
    _for_people(routes, halls, settings, page)
    return routes


def _for_systems(routes: APIRouter, halls: Halls, settings: Settings) -> None:
    class Asked(BaseModel):
        """The parameters of a search."""

        q: str = Field(max_length=settings.search_length, description="Words, a name or a number.")
        kind: Literal[KINDS] | None = Field(None, description="Only things of this kind.")  # type: ignore[valid-type]
        province: str | None = Field(None, description="Only what belongs to it, by name, code or IRI.")
        year: str | None = Field(None, description="Only of documents issued then.", examples=["2018"])
        type: str | None = Field(None, description="Only of documents of this type, by code, name or IRI.")
        lang: Literal["vi", "en"] = Field("vi", description="Language of titles.")
        format: Literal["json", "csv"] | None = Field(None, description="Instead of Accept.")
        limit: int = Field(_PAGE, ge=1, le=settings.search_limit)
        offset: int = Field(0, ge=0, lt=settings.search_reach)

    @routes.get(
        "/api/search",
        tags=["search"],
        summary="Full-text search, with or without diacritics",
        response_model=FoundModel,
        responses={**problem_responses(406, 422), 200: {"content": {"text/csv": {}}}},
    )
    def search(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        form = next((one for one in _FORMS if one.name == asked.format), None)
        form = form or choose(",".join(request.headers.getlist("accept")), _FORMS)
        limit = min(asked.limit, settings.search_reach - asked.offset)
        wanted = _wanted(asked.q, asked.lang, asked.model_dump(include=set(FACETS)), limit, asked.offset)
        hall = halls.current()
        model = _model(hall, wanted, hall.search.find(wanted), request.url, settings.search_reach)
        headers = {"Vary": "Accept", **_links(model)}
        if form.name == "csv":
            return Response(_as_csv(model), media_type=form.media_type, headers=headers)
        return JSONResponse(model.model_dump(), headers=headers)


def _for_people(routes: APIRouter, halls: Halls, settings: Settings, page: Page) -> None:
    @routes.get("/search", include_in_schema=False)
    def people(
        request: Request,
        q: Annotated[str, Query(max_length=settings.search_length)] = "",
        offset: Annotated[int, Query(ge=0, lt=settings.search_reach)] = 0,
    ) -> Response:
        tongue = language(request.headers.get("accept-language"), request.query_params.get("lang"))
        given = {name: request.query_params.get(name) for name in FACETS}
        wanted = _wanted(q, tongue, given, min(_PAGE, settings.search_reach - offset), offset)
        content: dict[str, object] = {"wanted": wanted, "longest": settings.search_length, "found": None}
        if not q.strip():
            return page(request, "search.html", content)
        hall = halls.current()
        try:
            found = hall.search.find(wanted)
        except ParameterError as error:
            response = page(request, "search.html", {**content, "wrong": error.detail.to(tongue)})
            response.status_code = error.status
            return response
        model = _model(hall, wanted, found, request.url, settings.search_reach)
        shown = {"found": found, "model": model, "hits": list(zip(found.hits, model.hits, strict=True))}
        return page(request, "search.html", {**content, **shown, "narrowings": _narrowings(request.url, wanted, found)})


def _wanted(text: str, tongue: str, given: Mapping[str, str | None], limit: int, offset: int) -> Wanted:
    return Wanted(text, tongue, {name: value for name, value in given.items() if value}, limit, offset)


def _model(hall: Hall, wanted: Wanted, found: Found, here: URL, reach: int) -> FoundModel:
    passages = hall.desk.passages(iri for hit in found.hits for iri in hit.record.passages)
    reachable = min(found.total, reach)
    end = wanted.offset + len(found.hits)
    before = max(0, wanted.offset - wanted.limit)
    return FoundModel(
        query=wanted.text,
        version=hall.desk.version,
        matching=found.matching.value,
        total=found.total,
        reachable=reachable,
        limit=wanted.limit,
        offset=wanted.offset,
        hits=[_hit(hall, hit, passages, wanted.language) for hit in found.hits],
        facets={
            name: [CountModel(value=one.value, label=one.label, count=one.count) for one in counts]
            for name, counts in found.facets.items()
        },
        previous=str(here.include_query_params(offset=before)) if wanted.offset and found.total else None,
        next=str(here.include_query_params(offset=end)) if found.hits and end < reachable else None,
    )


def _hit(hall: Hall, hit: Hit, passages: Mapping[str, Passage], tongue: str) -> HitModel:
    record = hit.record
    document = next(iter(record.documents), None)
    return HitModel(
        iri=record.iri,
        href=_href(record.iri, record.kind),
        kind=record.kind,
        title=_marked(hit.title),
        snippet=_marked(hit.snippet) if hit.snippet else None,
        document=None
        if document is None
        else NamedModel(iri=document, href=path_of(document), label=hall.search.title(document, tongue)),
        passages=[PassageModel.model_validate(passages[iri], from_attributes=True) for iri in record.passages],
    )


def _href(iri: str, kind: str) -> str:
    return f"/questions/{iri.rpartition('/')[2]}" if kind == "question" else path_of(iri)


def _marked(marked: Marked) -> MarkedModel:
    return MarkedModel(text=marked.text, language=marked.language, marks=list(marked.marks))


def _links(model: FoundModel) -> dict[str, str]:
    links = [f'<{url}>; rel="{name}"' for name, url in (("prev", model.previous), ("next", model.next)) if url]
    return {"Link": ", ".join(links)} if links else {}


def _as_csv(model: FoundModel) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for hit in model.hits:
        place = hit.passages[0] if hit.passages else None
        writer.writerow(
            (
                hit.kind,
                hit.iri,
                hit.title.text,
                hit.snippet.text if hit.snippet else "",
                hit.document.label if hit.document else "",
                *((place.source_file, place.line_start, place.line_end) if place else ("", "", "")),
            )
        )
    return text.getvalue()


def _narrowings(here: URL, wanted: Wanted, found: Found) -> dict[str, list[dict[str, object]]]:
    """For each facet its values, with the address that narrows to one, or that no longer does."""
    plain = here.remove_query_params("offset")
    return {
        name: [
            {
                "count": one,
                "chosen": name in wanted.narrowed,
                "href": plain.remove_query_params(name)
                if name in wanted.narrowed
                else plain.include_query_params(**{name: one.value}),
            }
            for one in counts
        ]
        for name, counts in found.facets.items()
    }
