"""An answer as a page shows it: a table with names in place of codes, its charts, its places, and what narrows it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ansinh.charts.figures import Figure, figures
from ansinh.hall import Hall, Halls
from ansinh.questions.answer import Cell as Value
from ansinh.questions.answer import Table, Window
from ansinh.questions.columns import SILENT, schemes, title
from ansinh.questions.library import Question
from ansinh.settings import Settings
from ansinh.terms import BASE, THING
from ansinh.web.arrange import Arranged, Wish, arrange, wish
from ansinh.web.excerpts import Places, excerpts
from ansinh.web.problems import Page
from ansinh.web.reports import tongue_of
from ansinh.web.shelf import Shelf

# A list of fewer values narrows nothing, and one of more is slower to look through than a word is to type.
_FACET = range(2, 41)
_FACETS = {"source_file", "province", "year", "month", "direction", "side"}
# What fits a screen needs no narrowing.
_FEW_ROWS = 12


@dataclass(frozen=True, slots=True)
class Room:
    """What pages need.

    Args:
        halls: what answers.
        settings: the settings.
        shelves: gives what is looked up once a snapshot.
        page: renders a template.
    """

    halls: Halls
    settings: Settings
    shelves: Callable[[Hall], Shelf]
    page: Page

    def shelf(self) -> Shelf:
        """What is looked up once for the snapshot in force."""
        return self.shelves(self.halls.current())


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the page writes it.

    Args:
        text: what stands in it.
        kind: `number`, `silent` (a source says nothing, or the graph does not cover it) or empty.
        href: where it leads, or nothing.
    """

    text: str
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A column whose values narrow the table.

    Args:
        name: the column.
        title: what it is called.
        values: the values in it, with what they are called.
    """

    name: str
    title: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """A question as a request asks it.

    Args:
        room: what answers.
        question: what is asked.
        given: texts for its parameters.
        tongue: language of the reader.
        wish: which rows are wanted.
    """

    room: Room
    question: Question
    given: Mapping[str, str]
    tongue: str
    wish: Wish = field(default_factory=Wish)

    @cached_property
    def table(self) -> Table:
        """All rows of the answer.

        Raises:
            ParameterError: a parameter is wrong.
            NotFoundError: a province is asked for of which the graph holds no document.
        """
        desk = self.room.halls.current().desk
        return desk.table(self.question, self.given, self.tongue, Window(self.room.settings.row_limit))

    @cached_property
    def figures(self) -> list[Figure]:
        """The charts of the answer, if its question has any."""
        chart, most = self.question.header.chart, self.room.settings.chart_marks
        return figures(chart, self.table, self.room.shelf().labels, self.tongue, most) if chart else []

    @property
    def query(self) -> str:
        """The parameters and the language as an address says them."""
        return urlencode({**self.given, "lang": self.tongue})

    def address(self, **changes: object) -> str:
        """The address of the page with the same parameters, the same filters, and what else is said."""
        said = {
            name: value for name, value in {"find": self.wish.find, **self.wish.filters, **changes}.items() if value
        }
        return "?" + urlencode({**self.given, "lang": self.tongue, **said})


@dataclass(frozen=True, slots=True)
class View:
    """An answer ready for a template.

    Args:
        asked: what was asked.
        columns: names and headings.
        rows: the cells of the rows of this page, with the places that they rest on.
        arranged: which rows these are.
        facets: what narrows the table.
    """

    asked: Asked
    columns: list[tuple[str, str]]
    rows: list[tuple[list[Cell], Places]]
    arranged: Arranged
    facets: list[Facet]


def asked(room: Room, request: Request, name: str) -> Asked:
    """What a request asks of the question of that name.

    Raises:
        NotFoundError: there is no such question.
    """
    question, given = room.halls.current().library.get(name), request.query_params
    parameters = {key: given[key] for key in question.header.parameters if given.get(key, "").strip()}
    return Asked(room, question, parameters, tongue_of(request), wish(dict(given), question.header.columns))


def view(one: Asked) -> View:
    """The answer, with names for its codes and the passages of the rows that are shown."""
    hall, shelf, table = one.room.halls.current(), one.room.shelf(), one.table
    columns = [name for name in table.columns if not name.endswith("_en" if one.tongue == "vi" else "_vi")]
    places = [table.columns.index(name) for name in columns]
    rows = [[row[place] for place in places] for row in table.rows]
    shown = [[shelf.labels.of(name, cell, one.tongue) for name, cell in zip(columns, row, strict=True)] for row in rows]
    arranged = arrange(one.wish, columns, rows, shown)
    found = excerpts(hall.desk, shelf.document, [table.places[number] for number in arranged.rows])
    return View(
        one,
        [(name, title(name).to(one.tongue)) for name in columns],
        [
            ([_cell(cell, text) for cell, text in zip(rows[number], shown[number], strict=True)], found[index])
            for index, number in enumerate(arranged.rows)
        ],
        arranged,
        _facets(one, columns, rows, shown),
    )


def chart_response(figure: Figure, name: str, media_type: str, content: bytes) -> Response:
    """A chart as it is sent, with the name under which it is kept."""
    extension = "svg" if media_type.endswith("svg+xml") else "png"
    panel = f"-{figure.panel}" if figure.panel.isascii() and figure.panel.replace("_", "").isalnum() else ""
    named = f'inline; filename="{name}{panel}.{extension}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": named})


def _facets(
    one: Asked, columns: Sequence[str], rows: Sequence[Sequence[Value]], shown: Sequence[Sequence[str]]
) -> list[Facet]:
    if len(rows) <= _FEW_ROWS:
        return []
    found = []
    for place, name in enumerate(columns):
        if name in one.question.header.parameters or not (schemes(name) or name in _FACETS):
            continue
        texts = {str(row[place]): cells[place] for row, cells in zip(rows, shown, strict=True) if row[place] != ""}
        if len(texts) in _FACET:
            named = {
                key: one.room.shelf().document(text) if name == "source_file" else text for key, text in texts.items()
            }
            ordered = dict(sorted(named.items(), key=lambda item: item[1]))
            found.append(Facet(name, title(name).to(one.tongue), ordered))
    return found


def _cell(cell: Value, text: str) -> Cell:
    if isinstance(cell, int | float):
        return Cell(text, "number", "")
    if cell in SILENT:
        return Cell(text, "silent", "")
    if cell.startswith(THING):
        return Cell(cell.rpartition("/")[2], "", "/" + cell.removeprefix(BASE))
    return Cell(text, "", "")
