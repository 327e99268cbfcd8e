"""The charts of answers: what they show and what they leave out."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from ansinh.charts.draw import as_png, as_svg
from ansinh.charts.figures import figures
from ansinh.charts.specification import WIDTH, Drawing, Mark, specification
from ansinh.hall import Hall
from ansinh.questions.answer import Table, Window
from ansinh.questions.labels import Labels
from ansinh.questions.library import Chart

_HOSTILE = '<script>alert("1")</script>'


def _table(*rows: list[str | int | float | bool]) -> Table:
    return Table("q", "v", ("province", "year", "value"), list(rows), [() for _ in rows], truncated=False)


@pytest.fixture(scope="module")
def labels(hall: Hall) -> Labels:
    return Labels(hall.store)


def test_every_chart_names_columns_of_its_question(hall: Hall) -> None:
    for question in hall.library.all():
        if question.header.chart is not None:
            assert set(question.header.chart.columns()) <= set(question.header.columns), question.name


def test_every_chart_of_a_question_shows_something(hall: Hall, labels: Labels) -> None:
    for question in hall.library.all():
        chart = question.header.chart
        if chart is not None:
            table = hall.desk.table(question, {}, "en", Window(500))
            assert all(one.drawing.marks for one in figures(chart, table, labels, "en", 400)), question.name


def test_a_network_ties_categories_to_series_and_says_how_where_a_tie_has_a_label() -> None:
    plain = Drawing("network", [Mark("A", "B", 3), Mark("B", "C", 1)], "one", "other", "tasks", "en")
    said = Drawing("network", [Mark("A", _HOSTILE, 1, "knows")], "one", "other", "tasks", "en")
    texts = {one.text for one in ET.fromstring(as_svg(plain)).iter() if one.tag.endswith("text")}  # noqa: S314
    assert texts == {"A", "B", "C"}
    assert as_svg(plain) == as_svg(plain)
    assert as_png(plain).startswith(b"\x89PNG")
    drawn = ET.fromstring(as_svg(said))  # noqa: S314
    assert "knows" in {one.text for one in drawn.iter() if one.tag.endswith("text")}
    assert not [one for one in drawn.iter() if one.tag.endswith("script")]


def test_a_network_stays_within_its_picture_however_many_parts_it_has() -> None:
    drawing = Drawing("network", [Mark(f"one {i}", f"other {i}", 1, "knows") for i in range(40)], "a", "b", "c", "en")
    drawn = as_svg(drawing).decode()
    discs = re.findall(r'translate\(([-\d.]+),([-\d.]+)\)" d="', drawn)
    assert len(discs) >= 80
    assert all(0 < float(x) < WIDTH and 0 < float(y) < drawing.height for x, y in discs)


def test_silence_is_not_drawn(labels: Labels) -> None:
    chart = Chart(kind="bar", x=("province",), y=("value",), unit="percent")
    (figure,) = figures(chart, _table(["Kon Tum", 2024, 25], ["Vĩnh Long", "", ""]), labels, "en", 10)
    assert [mark.category for mark in figure.drawing.marks] == ["Kon Tum"]


def test_what_is_too_much_is_counted(labels: Labels) -> None:
    chart = Chart(kind="bar", x=("province",), y=("value",), unit="percent")
    (figure,) = figures(chart, _table(["A", 1, 1], ["B", 1, 2], ["C", 1, 3]), labels, "en", 2)
    assert (len(figure.drawing.marks), figure.left_out) == (2, 1)


def test_a_panel_is_a_chart_of_its_own(labels: Labels) -> None:
    chart = Chart(kind="line", x=("year",), y=("value",), panel="province", unit="percent")
    found = figures(chart, _table(["A", 2015, 1], ["B", 2015, 2], ["A", 2020, 3]), labels, "en", 10)
    assert [(one.panel, len(one.drawing.marks)) for one in found] == [("A", 2), ("B", 1)]


def test_the_measure_says_its_unit_in_the_language_of_the_reader(labels: Labels) -> None:
    chart = Chart(kind="bar", x=("province",), y=("value",), unit="percent")
    table = _table(["Kon Tum", 2024, 25])
    assert figures(chart, table, labels, "en", 9)[0].drawing.measure == "Value (percent)"
    assert figures(chart, table, labels, "vi", 9)[0].drawing.measure == "Trị số (phần trăm)"


def _drawing(kind: str, label: str = "Kon Tum") -> Drawing:
    marks = [Mark(label, "a", 1.5), Mark(label, "b", 2)]
    return Drawing(kind, marks, "Province", "Series", "Value", "vi")  # type: ignore[arg-type]


def test_a_drawing_has_the_size_that_the_page_keeps_free_for_it() -> None:
    drawing = _drawing("bar", _HOSTILE)
    root = ET.fromstring(as_svg(drawing))  # noqa: S314 - drawn here
    assert (root.get("width"), root.get("height")) == ("760", str(drawing.height))
    assert not [one for one in root.iter() if one.tag.endswith("script")]
    assert any(one.text and _HOSTILE in one.text for one in root.iter())


def test_a_drawing_is_a_picture_too() -> None:
    assert as_png(_drawing("bar")).startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", ["bar", "line", "matrix"])
def test_a_specification_names_no_address_to_load_from(kind: str) -> None:
    text = json.dumps(specification(_drawing(kind)))
    assert "url" not in text
