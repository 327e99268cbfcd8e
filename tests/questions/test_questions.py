"""Each question has a header, its parameters work, and it gives the answer that was read from the sources."""

import csv
import io
from pathlib import Path

import pytest

from ansinh.corpus.files import find_corpus
from ansinh.errors import NotFoundError, ParameterError
from ansinh.hall import Hall
from ansinh.questions.answer import Answer, Window
from ansinh.questions.library import Library

EXPECTED = Path(__file__).parent / "expected"
LISTINGS = {
    "documents": "document, source_file, number, type, issuer, jurisdiction, date, title, period_start, period_end",
    "citations": "source_file, document, number, relation, provision, stated_number, stated_date, line",
    "targets": ("source_file, indicator, denominator, group, area, by, comparator, value, unit, restated_from, line"),
    "observations": "source_file, indicator, denominator, group, area, period, comparator, value, unit, line",
    "groups": "source_file, group, member, legal_basis, line",
    "assignments": (
        "source_file, task, section, line_start, line_end, agency, agency_type, role, task_types, deadline, "
        "recurrence, summary_vi, summary_en"
    ),
    "deadlines": "source_file, what, who, when, recurrence, line",
    "findings": "source_file, kind, severity, message, lines",
}
LIBRARY = Library(find_corpus().questions)
NAMES = [question.name for question in LIBRARY.all()]
ALL = Window(100_000)


def _ask(hall: Hall, name: str, **given: str) -> Answer:
    return hall.desk.answer(hall.library.get(name), given, "vi", ALL)


def _rows(answer: Answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.delimited())))[1:]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in LISTINGS])
def test_each_question_gives_its_expected_answer(hall: Hall, name: str) -> None:
    expected = list(csv.reader(io.StringIO((EXPECTED / f"{name}.csv").read_text(encoding="utf-8"))))
    answer = _ask(hall, name)
    assert list(answer.columns) == expected[0]
    assert sorted(_rows(answer)) == sorted(expected[1:])


def test_no_expected_answer_is_left_over() -> None:
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(NAMES) - set(LISTINGS)


@pytest.mark.parametrize("name", LISTINGS)
def test_each_listing_has_exactly_the_columns_of_the_contract(name: str) -> None:
    assert ", ".join(LIBRARY.get(name).header.columns) == LISTINGS[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_rests_on_a_passage_unless_it_speaks_of_silence(hall: Hall, name: str) -> None:
    answer = _ask(hall, name)
    assert len(answer.passages) == len(answer.rows)
    silence = {"no_task_stated", "not_stated", 0, ""}
    for row, passages in zip(answer.rows, answer.passages, strict=True):
        assert passages or silence & set(row) or name in AGGREGATES


AGGREGATES = {"old-provinces-of-provinces-today", "provinces-today-and-their-coverage"}
"""Questions whose rows speak of the reference data alone, which stands in no source."""


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_is_projected_so_that_the_engine_can_bind_it(hall: Hall, name: str) -> None:
    for key, parameter in LIBRARY.get(name).header.parameters.items():
        assert f"?{parameter.variable}" in LIBRARY.get(name).query
        if parameter.default is not None:
            assert _ask(hall, name, **{key: parameter.default}).rows == _ask(hall, name).rows


@pytest.mark.parametrize("name", NAMES)
def test_each_question_is_asked_in_both_languages(name: str) -> None:
    question = LIBRARY.get(name)
    assert question.title.vi != question.title.en
    assert question.counts.vi != question.counts.en


def test_a_question_is_found_by_its_id() -> None:
    assert LIBRARY.get("P01").name == "debt-collection-by-police"


def test_an_unknown_question_is_named_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="debt-collection-by-police"):
        LIBRARY.get("debt-by-police")


def test_kon_tum_gives_debt_collection_to_the_police_and_vinh_long_is_silent(hall: Hall) -> None:
    answer = _ask(hall, "debt-collection-by-police")
    rows = {row[0]: row[1:] for row in answer.rows}
    assert rows["Kon Tum"] == ["yes", "lead", "debt_collection"]
    assert rows["Vĩnh Long"] == ["no_task_stated", "", ""]
    places = {
        (one.line_start, one.line_end)
        for row, many in zip(answer.rows, answer.passages, strict=True)
        for one in many
        if row[0] == "Kon Tum"
    }
    assert (621, 622) in places


def test_a_province_without_a_document_is_not_in_the_graph_which_is_no_no(hall: Hall) -> None:
    answer = _ask(hall, "debt-collection-by-police", province="Hà Nội")
    assert answer.rows == [["Hà Nội", "not_in_graph", "", ""]]
    with pytest.raises(NotFoundError, match="not in the graph"):
        _ask(hall, "reviews-by-quarter", province="Hà Nội")


@pytest.mark.parametrize("text", ["Kon Tum", "kon tum", "KON TUM", "62", "Tỉnh Kon Tum", "area:62-2008-08-01"])
def test_a_province_is_found_by_name_code_or_iri(hall: Hall, text: str) -> None:
    assert [row[0] for row in _ask(hall, "debt-collection-by-police", province=text).rows] == ["Kon Tum"]


def test_a_document_is_found_by_its_number_in_any_spelling(hall: Hall) -> None:
    assert len(_ask(hall, "dates-stated-for-a-document", cited="21nq/tw").rows) == 4


def test_an_unknown_parameter_and_an_unknown_value_are_refused_with_the_nearest(hall: Hall) -> None:
    with pytest.raises(ParameterError, match="agency_type"):
        _ask(hall, "debt-collection-by-police", agency="police")
    with pytest.raises(ParameterError, match="police"):
        _ask(hall, "debt-collection-by-police", agency_type="polise")


def test_a_parameter_cannot_change_the_query(hall: Hall) -> None:
    with pytest.raises(ParameterError):
        _ask(hall, "debt-collection-by-police", agency_type='police> . ?s ?p "')


def test_a_cut_answer_says_so(hall: Hall) -> None:
    question = hall.library.get("targets")
    cut = hall.desk.answer(question, {}, "vi", Window(10, 5))
    whole = _ask(hall, "targets")
    assert cut.truncated
    assert not whole.truncated
    assert cut.rows == whole.rows[5:15]
