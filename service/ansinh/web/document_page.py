"""The page of a document: its head, its chain, its work, its targets beside others', its citations and findings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ansinh.charts.draw import as_png, as_svg
from ansinh.charts.specification import Drawing, Mark
from ansinh.corpus.history import Change
from ansinh.errors import NotFoundError
from ansinh.gate.entries import Entries
from ansinh.questions.columns import title
from ansinh.store.interface import Iri
from ansinh.terms import THING
from ansinh.web.answers import Cell, Room
from ansinh.web.chain import chain
from ansinh.web.document_facts import CITING, Facts, Texts, find_document
from ansinh.web.excerpts import Places, excerpts
from ansinh.web.matrix import ROLES
from ansinh.web.reports import tongue_of
from ansinh.web.representation import query_of
from ansinh.web.resources import Shown, address, written_forms
from ansinh.web.words import WORDS

_DRAWN = {"svg": ("image/svg+xml", as_svg), "png": ("image/png", as_png)}
_COLUMNS: Mapping[str, Sequence[tuple[str, str]]] = {
    "tasks": (("section", "section"), ("type", "task_type"), ("summary", "summary"), ("agencies", "agencies")),
    "targets": (
        ("indicator", "indicator"),
        ("area", "area"),
        ("group", "group"),
        ("by", "by"),
        ("comparator", "comparator"),
        ("value", "value"),
        ("unit", "unit"),
        ("restated", "restated_from"),
    ),
    "deadlines": (
        ("when", "when"),
        ("text", "deadline"),
        ("recurrence", "recurrence"),
        ("what", "what"),
        ("who", "who"),
    ),
    "cited": (
        ("relation", "relation"),
        ("short", "document"),
        ("provision", "provision"),
        ("number", "stated_number"),
        ("date", "stated_date"),
    ),
    "citing": (
        ("relation", "relation"),
        ("short", "document"),
        ("provision", "provision"),
        ("number", "stated_number"),
        ("date", "stated_date"),
    ),
    "findings": (("kind", "kind"), ("severity", "severity"), ("message", "message")),
}
"""The tables of the page: for each column the fact that stands in it, and the column of answers whose name it has."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the page.

    Args:
        name: its name.
        columns: the headings.
        rows: cells, with the places that they rest on.
    """

    name: str
    columns: list[str]
    rows: list[tuple[list[Cell], Places]]


def add(routes: APIRouter, room: Room) -> None:
    """Add the charts of documents to `routes`, and the address at which a document is found by its short name."""

    @routes.get("/documents/{name:path}/{chart}.{form}")
    def drawn(request: Request, name: str, chart: str, form: str) -> Response:
        drawing = _drawings(room, _facts(room, request, name)).get(chart)
        if form not in _DRAWN or drawing is None:
            raise NotFoundError("Văn bản này không có biểu đồ như vậy.", "This document has no such chart.")
        media_type, draw = _DRAWN[form]
        headers = {"Content-Disposition": f'inline; filename="{chart}.{form}"'}
        return Response(draw(drawing), media_type=media_type, headers=headers)

    @routes.get("/documents/{name:path}")
    def document(request: Request, name: str) -> Response:
        found = find_document(room.halls.current().store, name)
        return RedirectResponse(f"{address(found.value)}{query_of(request.url)}", HTTPStatus.SEE_OTHER)


def shower(room: Room, entries: Entries) -> Shown:
    """Shows the page of a document."""

    def shown(request: Request, iri: str) -> Response | None:
        facts = Facts(room.halls.current().store, Iri(iri), tongue_of(request))
        return room.page(request, "document.html", content(room, facts, entries)) if facts.head else None

    return shown


def content(room: Room, facts: Facts, entries: Entries) -> dict[str, object]:
    """What the template of documents needs."""
    head = facts.head
    local = facts.document.value.removeprefix(THING + "document/")
    return {
        "iri": facts.document.value,
        "local": local,
        "head": head,
        "kind": room.shelf().labels.code("document-type", head["type"][0]).to(facts.language) if "type" in head else "",
        "chain": chain(room.halls.current().store, facts.document, head["short"][0]),
        "sections": _sections(room, facts),
        "drawings": _drawings(room, facts),
        "most": CITING,
        "versions": _versions(entries, local),
        "forms": written_forms(address(facts.document.value)),
    }


def _facts(room: Room, request: Request, name: str) -> Facts:
    store = room.halls.current().store
    return Facts(store, find_document(store, name), tongue_of(request))


def _sections(room: Room, facts: Facts) -> list[Section]:
    found: dict[str, Sequence[Texts]] = {
        "tasks": [{**task, "agencies": _agencies(room, facts, task)} for task in facts.tasks],
        "targets": facts.targets,
        "deadlines": facts.deadlines,
        "findings": facts.findings,
        "cited": facts.cited,
        "citing": facts.citing,
    }
    return [_section(room, facts, name, rows) for name, rows in found.items() if rows]


def _section(room: Room, facts: Facts, name: str, rows: Sequence[Texts]) -> Section:
    columns = [(fact, column) for fact, column in _COLUMNS[name] if any(row.get(fact) for row in rows)]
    shelf = room.shelf()
    places = excerpts(room.halls.current().desk, shelf.document, [row.get("passage", ()) for row in rows])
    cells = [
        [
            Cell(
                "; ".join(shelf.labels.of(column, text, facts.language) for text in row.get(fact, ())),
                "",
                _href(fact, row),
            )
            for fact, column in columns
        ]
        for row in rows
    ]
    headings = [title(column).to(facts.language) for _, column in columns]
    return Section(name, headings, list(zip(cells, places, strict=True)))


def _href(fact: str, row: Texts) -> str:
    """Where a cell leads: the name of another document to its page."""
    return address(row["other"][0]) if fact == "short" and "other" in row else ""


def _agencies(room: Room, facts: Facts, task: Texts) -> tuple[str, ...]:
    labels = room.shelf().labels
    pairs = zip(task.get("agency", ()), task.get("role", ()), strict=True)
    return tuple(f"{agency} ({labels.code('role', role).to(facts.language)})" for agency, role in pairs)


def _drawings(room: Room, facts: Facts) -> dict[str, Drawing]:
    """The charts of the page that have something to show."""
    found = {"types": _by_type(room, facts), "agencies": _by_agency(room, facts), "targets": _beside(room, facts)}
    return {name: drawing for name, drawing in found.items() if drawing.marks}


def _by_type(room: Room, facts: Facts) -> Drawing:
    labels, words = room.shelf().labels, WORDS[facts.language]
    counts = Counter(task["type"][0] for task in facts.tasks)
    marks = [Mark(labels.of("task_type", code, facts.language), "", count) for code, count in counts.most_common()]
    return Drawing("bar", marks, title("task_type").to(facts.language), "", words["number_of_tasks"], facts.language)


def _by_agency(room: Room, facts: Facts) -> Drawing:
    labels, words = room.shelf().labels, WORDS[facts.language]
    counts: Counter[tuple[str, str]] = Counter()
    for task in facts.tasks:
        counts.update(set(zip(task.get("agencyType", ()), task.get("role", ()), strict=True)))
    totals: Counter[str] = Counter()
    for (kind, _), count in counts.items():
        totals[kind] += count
    order = {kind: place for place, (kind, _) in enumerate(totals.most_common())}
    marks = [
        Mark(labels.of("agency_type", kind, facts.language), labels.of("role", role, facts.language), count)
        for (kind, role), count in sorted(counts.items(), key=lambda item: (order[item[0][0]], ROLES.index(item[0][1])))
    ]
    names = title("agency_type").to(facts.language), title("role").to(facts.language)
    return Drawing("bar", marks, *names, words["number_of_tasks"], facts.language, stacked=True)


def _beside(room: Room, facts: Facts) -> Drawing:
    """Its percentages for a whole area, beside those of the documents that it carries out or that do so with it."""
    store, labels, words = room.halls.current().store, room.shelf().labels, WORDS[facts.language]
    own = list(_percentages(facts))
    wanted = {(indicator, year) for indicator, year, _, _ in own}
    linked = chain(store, facts.document, "")
    related = [box for box in linked.boxes if not box.here] if linked else []
    drawn = list(own)
    for box in related:
        others = _percentages(Facts(store, Iri(box.iri), facts.language))
        drawn += [one for one in others if (one[0], one[1]) in wanted]
    marks = [
        Mark(f"{labels.of('indicator', indicator, facts.language)} · {year}", series, value)
        for indicator, year, series, value in sorted(set(drawn), key=lambda one: one[:2])
    ]
    return Drawing("bar", marks, title("indicator").to(facts.language), words["document"], "%", facts.language)


def _percentages(facts: Facts) -> Iterable[tuple[str, str, str, float]]:
    """Indicator, year, the document or what it restates, value: of the targets for a whole area in per cent."""
    short = facts.head.get("short", ("",))[0]
    for target in facts.targets:
        if "group" not in target and "day" in target and target["unit"] == ("percent",):
            series = target["restated"][0] if "restated" in target else short
            yield target["indicator"][0], target["day"][0][:4], series, float(target["value"][0])


def _versions(entries: Entries, name: str) -> list[Change]:
    """The changes to the plan that the document is the content of; none where it came with the project."""
    try:
        return entries.versions(name)
    except NotFoundError:
        return []
