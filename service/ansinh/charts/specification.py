"""A chart as a Vega-Lite specification (version 5), made of an answer's rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["bar", "line", "matrix", "network"]
Specification = dict[str, object]

WIDTH = 760
"""Pixels of a chart's width, axes included."""

_STEP = {"bar": 24, "line": 0, "matrix": 26, "network": 0}
_AROUND = {"bar": 88, "line": 340, "matrix": 170, "network": 620}
_LONGEST_LABEL = 300
# Okabe and Ito's colours, told apart by people who see colours differently, the light yellow left out.
COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#6b6b6b", "#8a5a00"]
# The font that the drawing library brings lacks letters of Vietnamese, so it comes last.
FONT = '"Noto Sans", "DejaVu Sans", Arial, sans-serif'


@dataclass(frozen=True, slots=True)
class Mark:
    """One value that a chart shows: of a category, in a series (empty where there is but one).

    In a network it ties the category to the series, and its label says how.
    """

    category: str | float
    series: str
    value: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a chart shows, in the language of the reader.

    Args:
        kind: `bar`, `line`, `matrix` or `network`.
        marks: the values, in the order in which they are to stand.
        category: what the categories are called.
        series: what the series are called, empty where there is but one.
        measure: what the values are called, with their unit.
        language: `vi` or `en`, for the writing of numbers.
        stacked: whether bars of one category add up.
    """

    kind: Kind
    marks: Sequence[Mark]
    category: str
    series: str
    measure: str
    language: str
    stacked: bool = False

    @property
    def caption(self) -> str:
        """What is drawn, in a few words."""
        if self.kind == "network":
            return f"{self.category} – {self.series}: {self.measure}"
        by = "theo" if self.language == "vi" else "by"
        return f"{self.measure[:1].upper()}{self.measure[1:]} {by} {self.category[:1].lower()}{self.category[1:]}"

    @property
    def height(self) -> int:
        """Pixels of its height, axes included."""
        return _AROUND[self.kind] + self._lines() * _STEP[self.kind]

    def _lines(self) -> int:
        """How many rows of bars or cells there are; bars that do not add up stand below each other."""
        categories = len(dict.fromkeys(mark.category for mark in self.marks))
        if self.kind == "bar" and not self.stacked and self.series:
            return max(categories, len({(mark.category, mark.series) for mark in self.marks}) * 2 // 3)
        return categories


def specification(drawing: Drawing) -> Specification:
    """The chart as Vega-Lite; it names no address from which anything would be loaded."""
    # Vega would stack series in the order of their names; they are to stand as the legend has them.
    ranks = {series: rank for rank, series in enumerate(dict.fromkeys(mark.series for mark in drawing.marks))}
    values = [
        {"c": mark.category, "s": mark.series, "v": mark.value, "rank": ranks[mark.series]} for mark in drawing.marks
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "width": WIDTH,
        "height": drawing.height,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": "white",
        "config": _CONFIG,
        **_FORMS[drawing.kind](drawing),
    }


def _bar(drawing: Drawing) -> Specification:
    encoding: dict[str, Specification] = {
        "y": _categories(drawing),
        "x": {"field": "v", "type": "quantitative", "title": drawing.measure, "stack": _stack(drawing)},
    }
    if all(float(mark.value).is_integer() for mark in drawing.marks):
        encoding["x"]["axis"] = {"tickMinStep": 1, "format": ",d"}
    if drawing.series:
        encoding["color"] = _series(drawing)
        encoding["order"] = {"field": "rank", "type": "quantitative"}
        if not drawing.stacked:
            encoding["yOffset"] = {"field": "s", "type": "nominal", "sort": None}
    else:
        encoding["color"] = {"value": COLOURS[0]}
    return {"mark": {"type": "bar"}, "encoding": encoding}


def _line(drawing: Drawing) -> Specification:
    years = [mark.category for mark in drawing.marks]
    encoding: dict[str, object] = {
        "x": {
            "field": "c",
            "type": "quantitative" if _are_numbers(years) else "ordinal",
            "title": drawing.category,
            "axis": {"format": "d", "tickMinStep": 1, "labelAngle": 0} if _are_numbers(years) else {"labelAngle": 0},
            "scale": {"zero": False, "padding": 24} if _are_numbers(years) else {},
        },
        "y": {"field": "v", "type": "quantitative", "title": drawing.measure, "scale": {"zero": False, "nice": True}},
        "color": _series(drawing) if drawing.series else {"value": COLOURS[0]},
    }
    if drawing.series:
        encoding["shape"] = _series(drawing)
    return {"mark": {"type": "line", "point": {"size": 70, "filled": True}}, "encoding": encoding}


def _matrix(drawing: Drawing) -> Specification:
    columns = {
        "field": "s",
        "type": "nominal",
        "sort": None,
        "title": drawing.series,
        "axis": {"orient": "top", "labelAngle": -40},
    }
    most = max((mark.value for mark in drawing.marks), default=0)
    shared: dict[str, object] = {"y": _categories(drawing), "x": columns}
    cells = {
        "mark": {"type": "rect", "stroke": "white"},
        "encoding": {
            "color": {
                "field": "v",
                "type": "quantitative",
                "title": drawing.measure,
                "scale": {"scheme": "blues", "domainMin": 0},
                "legend": None,
            }
        },
    }
    numbers = {
        "mark": {"type": "text", "fontSize": 11},
        "encoding": {
            "text": {"field": "v", "type": "quantitative"},
            "color": {"condition": {"test": f"datum.v > {most * 0.6}", "value": "white"}, "value": "#1c2430"},
        },
    }
    return {"encoding": shared, "layer": [cells, numbers]}


def _categories(drawing: Drawing) -> Specification:
    axis = {"labelLimit": _LONGEST_LABEL, "title": None}
    return {"field": "c", "type": "nominal", "sort": None, "title": drawing.category, "axis": axis}


def _series(drawing: Drawing) -> Specification:
    legend = {"orient": "top", "title": None, "columns": 2, "labelLimit": 340}
    return {"field": "s", "type": "nominal", "sort": None, "title": drawing.series, "legend": legend}


def _stack(drawing: Drawing) -> str | None:
    return "zero" if drawing.stacked else None


def _are_numbers(values: Sequence[object]) -> bool:
    return all(isinstance(value, int | float) for value in values)


_FORMS = {"bar": _bar, "line": _line, "matrix": _matrix}
_CONFIG = {
    "font": FONT,
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "gridColor": "#e3e7ec"},
    "legend": {"labelFontSize": 12, "titleFontSize": 12},
    "view": {"stroke": None},
    "range": {"category": COLOURS},
}
