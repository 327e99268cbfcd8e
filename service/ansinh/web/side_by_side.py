"""Two documents side by side: which kinds of duty one has and the other has not, and their targets in one table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from ansinh.errors import Message, NotFoundError
from ansinh.questions.labels import Labels
from ansinh.questions.labels import number as written
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import THING
from ansinh.text import fold
from ansinh.web.answers import Room
from ansinh.web.controls import LONGEST_LIST, Control, Group
from ansinh.web.document_facts import Facts, Texts, find_document
from ansinh.web.excerpts import Places, excerpts
from ansinh.web.reports import tongue_of

_TITLES = {"a": Message("Văn bản thứ nhất", "First document"), "b": Message("Văn bản thứ hai", "Second document")}
_HELD = f"""
SELECT DISTINCT ?document ?short WHERE {{
  ?document a ansinh:SourceDocument ; ansinh:shortName ?short
}} ORDER BY ?short LIMIT {LONGEST_LIST + 1}
"""


class Duty(NamedTuple):
    """A kind of duty: codes of the main task type, of the agency type and of the role, the last two may be empty."""

    task_type: str
    agency_type: str
    role: str


class Aim(NamedTuple):
    """What a target is about: codes of indicator and unit, names of area and group, and the time.

    The area is empty where it is the whole area of the document, so that the aims of two provinces meet.
    """

    indicator: str
    area: str
    group: str
    by: str
    unit: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: names, what stands for each of the two documents, and the places it rests on."""

    names: Sequence[str]
    sides: Sequence[str]
    places: Places


@dataclass(frozen=True, slots=True)
class Beside:
    """Two documents compared.

    Args:
        shorts: their short names.
        iris: their IRIs.
        duties: rows by who has the kind of duty: `only_a`, `only_b` or `both`.
        targets: the rows of their targets.
    """

    shorts: tuple[str, str]
    iris: tuple[str, str]
    duties: Mapping[str, list[Row]]
    targets: list[Row]


def add(routes: APIRouter, room: Room) -> None:
    """Add the page to `routes`."""

    @routes.get("/compare/documents")
    def documents(request: Request) -> Response:
        given = {side: request.query_params.get(side, "").strip() for side in _TITLES}
        content: dict[str, object] = {"beside": None, "controls": _controls(room, given)}
        status = 200
        if all(given.values()):
            try:
                content["beside"] = _beside(room, *(_found(room, text, request) for text in given.values()))
            except NotFoundError as error:
                content["refusal"], status = error.detail.to(tongue_of(request)), error.status
        response = room.page(request, "side_by_side.html", content)
        response.status_code = status
        return response


def _controls(room: Room, given: Mapping[str, str]) -> list[Control]:
    """The choice of the two documents: lists, or where these would be long, fields for their names."""
    rows = room.halls.current().store.select(_HELD)
    # A plan and the decision that it is issued with share a short name, so the end of the IRI stands beside it.
    names = {row["document"].value.removeprefix(f"{THING}document/"): row["short"].value for row in rows}
    choices = {name: Message(*[f"{short} ({name})"] * 2) for name, short in names.items()}
    groups = [Group("", choices)] if len(choices) <= LONGEST_LIST else []
    return [
        Control(side, title, given[side], optional=False, number=False, groups=groups)
        for side, title in _TITLES.items()
    ]


def _found(room: Room, name: str, request: Request) -> Facts:
    """The facts of the document of that name.

    Raises:
        NotFoundError: there is none, or the graph does not hold its content: nothing can be said of what it lacks.
    """
    store: EmbeddedStore = room.halls.current().store
    facts = Facts(store, find_document(store, name), tongue_of(request))
    if "file" not in facts.head:
        short = _short(facts)
        raise NotFoundError(
            f"Đồ thị chỉ biết {short} qua văn bản khác dẫn, không giữ nội dung, nên không so sánh được.",
            f"The graph knows {short} only from documents that cite it and not its content, so it cannot be compared.",
        )
    return facts


def _beside(room: Room, a: Facts, b: Facts) -> Beside:
    duties = _together(_by_duty(a), _by_duty(b))
    aims = _together(_by_aim(a), _by_aim(b))
    labels, tongue = room.shelf().labels, a.language
    by_side: dict[str, list[Row]] = {"only_a": [], "only_b": [], "both": []}
    for (duty, sides), places in zip(duties.items(), _places(room, duties.values()), strict=True):
        side = "both" if all(sides) else "only_a" if sides[0] else "only_b"
        names = [labels.of(column, code, tongue) for column, code in duty._asdict().items()]
        by_side[side].append(Row(names, [str(len(tasks)) for tasks in sides], places))
    targets = [
        Row(_named(labels, tongue, aim), [_values(side, labels, tongue) for side in sides], places)
        for (aim, sides), places in zip(aims.items(), _places(room, aims.values()), strict=True)
    ]
    ordered = {side: sorted(rows, key=_by_name) for side, rows in by_side.items()}
    return Beside((_short(a), _short(b)), (a.document.value, b.document.value), ordered, sorted(targets, key=_by_name))


def _short(facts: Facts) -> str:
    return facts.head["short"][0]


def _by_name(row: Row) -> list[str]:
    return [fold(name) for name in row.names]


_Key = TypeVar("_Key", bound=tuple[str, ...])
_Sides = tuple[Sequence[Texts], Sequence[Texts]]


def _together(a: Mapping[_Key, list[Texts]], b: Mapping[_Key, list[Texts]]) -> dict[_Key, _Sides]:
    """What each of the two has of every kind that one of them has."""
    keys = [*a, *(key for key in b if key not in a)]
    return {key: (a.get(key, []), b.get(key, [])) for key in keys}


def _by_duty(facts: Facts) -> dict[Duty, list[Texts]]:
    """The tasks by kind of duty; a task that names no agency is of a kind of its own."""
    found: dict[Duty, list[Texts]] = {}
    for task in facts.tasks:
        parts = zip(task.get("agencyType", ("",)), task.get("role", ("",)), strict=True)
        for agency_type, role in dict.fromkeys(parts):
            found.setdefault(Duty(task["type"][0], agency_type, role), []).append(task)
    return found


def _by_aim(facts: Facts) -> dict[Aim, list[Texts]]:
    """The targets by what they are about."""
    whole, found = facts.head.get("area", ("",))[0], dict[Aim, list[Texts]]()
    for target in facts.targets:
        area, group, by = (target.get(name, ("",))[0] for name in ("area", "group", "by"))
        aim = Aim(target["indicator"][0], "" if area == whole else area, group, by, target["unit"][0])
        found.setdefault(aim, []).append(target)
    return found


def _named(labels: Labels, tongue: str, aim: Aim) -> list[str]:
    return [labels.of(column, text, tongue) if text else "" for column, text in aim._asdict().items()]


def _values(targets: Sequence[Texts], labels: Labels, tongue: str) -> str:
    """The values that a document states, each once, with their comparators."""
    return "; ".join(
        dict.fromkeys(
            f"{labels.of('comparator', one['comparator'][0], tongue)} {written(float(one['value'][0]), tongue)}"
            for one in targets
        )
    )


def _places(room: Room, rows: Iterable[_Sides]) -> list[Places]:
    """The places of what both have of each row, the first document's before the second's."""
    passages = [[iri for side in sides for one in side for iri in one.get("passage", ())] for sides in rows]
    return excerpts(room.halls.current().desk, room.shelf().document, [list(dict.fromkeys(one)) for one in passages])
