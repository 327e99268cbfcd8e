"""The charts of an answer: which of its cells they show, and what they leave out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ansinh.charts.specification import Drawing, Mark
from ansinh.errors import Message
from ansinh.questions.answer import Cell, Table
from ansinh.questions.columns import SILENT, title
from ansinh.questions.labels import Labels
from ansinh.questions.library import Chart

_UNITS: Mapping[str, Message] = {
    "documents": Message("số văn bản", "documents"),
    "facts": Message("số điều được ghi", "facts"),
    "findings": Message("số phát hiện", "findings"),
    "members": Message("số thành phần", "members"),
    "mentions": Message("số lần nêu", "mentions"),
    "points": Message("điểm phần trăm", "percentage points"),
    "rows": Message("số dòng", "rows"),
    "targets": Message("số chỉ tiêu", "targets"),
    "tasks": Message("số nhiệm vụ", "tasks"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart of an answer.

    Args:
        panel: value of the column of panels, empty where the answer has one chart.
        title: what that value is called.
        drawing: what is drawn.
        left_out: marks that were too many.
    """

    panel: str
    title: str
    drawing: Drawing
    left_out: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the cells of a table are read for a chart."""

    chart: Chart
    table: Table
    labels: Labels
    language: str

    def shown(self, row: Mapping[str, Cell], column: str) -> str:
        return self.labels.of(column, row[column] if row[column] != "" else "not_stated", self.language)

    def rows(self) -> Iterator[dict[str, Cell]]:
        """The rows that state something."""
        for cells in self.table.rows:
            row = dict(zip(self.table.columns, cells, strict=True))
            silent = any(row[column] in SILENT or row[column] == "" for column in self.chart.x)
            if not silent and any(isinstance(row[measure], int | float) for measure in self.chart.y):
                yield row

    def marks(self, row: Mapping[str, Cell]) -> Iterator[Mark]:
        """The marks of a row: one a measure."""
        year = row[self.chart.x[0]] if self.chart.kind == "line" else ""
        category = year if isinstance(year, int) else " · ".join(self.shown(row, column) for column in self.chart.x)
        for measure in self.chart.y:
            value = row[measure]
            if isinstance(value, int | float):
                yield Mark(category, self._series(row, measure), value)

    def _series(self, row: Mapping[str, Cell], measure: str) -> str:
        if len(self.chart.y) > 1:
            return title(measure).to(self.language)
        return self.shown(row, self.chart.series) if self.chart.series else ""


def figures(chart: Chart, table: Table, labels: Labels, language: str, most: int) -> list[Figure]:
    """The charts of a table, one for each panel.

    Args:
        chart: what is to be shown, as the header of the question says.
        table: the answer.
        labels: what its codes are called.
        language: `vi` or `en`.
        most: how many marks one chart shows at the most.
    """
    reading = _Reading(chart, table, labels, language)
    marks: dict[str, list[Mark]] = {}
    titles: dict[str, str] = {}
    for row in reading.rows():
        panel = str(row[chart.panel]) if chart.panel else ""
        titles[panel] = reading.shown(row, chart.panel) if chart.panel else ""
        marks.setdefault(panel, []).extend(reading.marks(row))
    return [
        Figure(panel, titles[panel], _drawing(reading, found[:most], titles[panel]), max(0, len(found) - most))
        for panel, found in marks.items()
    ]


def _drawing(reading: _Reading, marks: list[Mark], panel: str) -> Drawing:
    chart, language = reading.chart, reading.language
    series = chart.series or ("" if len(chart.y) == 1 else chart.y[0])
    return Drawing(
        kind=chart.kind,
        marks=marks,
        category=" · ".join(title(column).to(language) for column in chart.x),
        series=title(series).to(language) if series else "",
        measure=_measure(reading, panel),
        language=language,
        stacked=chart.stacked,
    )


def _measure(reading: _Reading, panel: str) -> str:
    """What the values are called, with their unit."""
    chart, language = reading.chart, reading.language
    if chart.unit is None:
        unit = panel
    else:
        unit = (_UNITS.get(chart.unit) or reading.labels.code("unit", chart.unit)).to(language)
    if len(chart.y) > 1 or chart.unit in _UNITS:
        return unit
    return f"{title(chart.y[0]).to(language)} ({unit})"
