"""The map: what each province says about a kind of work, before and after the mergers of July 2025, as tiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from ansinh.charts.tiles import read_tiles
from ansinh.errors import ParameterError
from ansinh.questions.labels import Labels
from ansinh.questions.library import Question
from ansinh.questions.parameters import bind
from ansinh.questions.parts import rows_of
from ansinh.web.answers import Room
from ansinh.web.controls import control
from ansinh.web.reports import tongue_of
from ansinh.web.shelf import Province

_QUESTION = "debt-collection-by-police"
_PARAMETERS = ("agency_type", "task_type")
_SUCCESSORS = (
    "SELECT ?old ?today WHERE { ?old ansinh:succeededBy ?today ; a ansinh:Province . ?today a ansinh:Province }"
)
_WIDTH, _HEIGHT, _GAP = 100, 40, 4
# A longer name is written on two lines of its tile.
_LONGEST = 11

State = Literal["assigned", "silent", "not_in_graph"]


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on the map.

    Args:
        name: its name, on as many lines as the tile needs.
        state: whether its documents give the agency type that work, are silent, or are not in the graph.
        roles: the strongest role that each says, in the language of the reader.
        parts: the old provinces that it was made of, each with its state; one that was not merged has none.
        x: pixels from the left.
        y: pixels from the top.
        href: the question asked of the province, where it was one before the mergers.
    """

    name: Sequence[str]
    state: State
    roles: Sequence[str]
    parts: Sequence[tuple[str, State]]
    x: int
    y: int
    href: str


@dataclass(frozen=True, slots=True)
class Map:
    """The tiles of one time, and the size of their picture in pixels."""

    tiles: list[Tile]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Said:
    """What the provinces say: by IRI the strongest role, or nothing where a province is silent."""

    roles: Mapping[str, str]

    def state(self, iris: Sequence[str]) -> State:
        """What is said of an area that is made of others: one that assigns the work is enough."""
        if any(self.roles.get(iri) for iri in iris):
            return "assigned"
        return "silent" if any(iri in self.roles for iri in iris) else "not_in_graph"


def add(routes: APIRouter, room: Room) -> None:
    """Add the page to `routes`."""

    @routes.get("/map")
    def tiles(request: Request) -> Response:
        question, tongue = room.halls.current().library.get(_QUESTION), tongue_of(request)
        given = {name: request.query_params.get(name, "").strip() for name in _PARAMETERS}
        today = request.query_params.get("time") == "today"
        parameters = {name: question.header.parameters[name] for name in _PARAMETERS}
        content: dict[str, object] = {
            "controls": [control(name, one, given[name], room.shelf()) for name, one in parameters.items()],
            "question": question,
            "asked": urlencode({**{name: text for name, text in given.items() if text}, "lang": tongue}),
            "today": today,
            "map": None,
        }
        try:
            said = _said(room, question, {name: text for name, text in given.items() if text})
            response = room.page(
                request, "map.html", {**content, "map": _map(room, said, content["asked"], today, tongue)}
            )
        except ParameterError as error:
            response = room.page(request, "map.html", {**content, "refusal": error.detail.to(tongue)})
            response.status_code = error.status
        return response


def _said(room: Room, question: Question, given: Mapping[str, str]) -> _Said:
    """What each province of which the graph holds a document says.

    Raises:
        ParameterError: a parameter is wrong.
    """
    engine = room.halls.current().engine
    rows = rows_of(engine, question, bind(engine, question, given))
    return _Said(
        {row["area"].value: row["role"].value if row["answer"].value == "yes" else "" for row in rows if "area" in row}
    )


def _map(room: Room, said: _Said, asked: object, today: bool, tongue: str) -> Map:
    places = read_tiles(room.halls.current().corpus.province_tiles)
    placed = places.today if today else places.then
    successors = room.halls.current().store.select(_SUCCESSORS)
    parts: dict[str, list[Province]] = {}
    old = {one.iri: one for one in room.shelf().provinces if one.then}
    for row in successors if today else ():
        parts.setdefault(row["today"].value, []).append(old[row["old"].value])
    shown = [one for one in room.shelf().provinces if (one.today if today else one.then)]
    tiles = [
        _tile(room.shelf().labels, said, one, parts.get(one.iri, []), placed[one.code], tongue, str(asked))
        for one in shown
    ]
    width = max(tile.x for tile in tiles) + _WIDTH + _GAP
    return Map(sorted(tiles, key=lambda tile: (tile.y, tile.x)), width, max(tile.y for tile in tiles) + _HEIGHT + _GAP)


def _tile(
    labels: Labels,
    said: _Said,
    province: Province,
    parts: Sequence[Province],
    place: tuple[int, int],
    tongue: str,
    asked: str,
) -> Tile:
    iris = [province.iri, *(one.iri for one in parts)]
    roles = dict.fromkeys(said.roles[iri] for iri in iris if said.roles.get(iri))
    return Tile(
        _lines(province.name.to(tongue)),
        said.state(iris),
        [labels.of("role", role, tongue) for role in roles],
        [(one.name.to(tongue), said.state([one.iri])) for one in parts],
        _GAP + place[0] * (_WIDTH + _GAP),
        _GAP + place[1] * (_HEIGHT + _GAP),
        f"/questions/{_QUESTION}?{asked}&{urlencode({'province': province.name.vi})}" if province.then else "",
    )


def _lines(name: str) -> list[str]:
    """A name on one line, or where it is long on two of about the same length."""
    words = name.split(" ")
    if len(name) <= _LONGEST or len(words) == 1:
        return [name]
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(cuts, key=lambda cut: max(map(len, cut))))
