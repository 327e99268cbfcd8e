"""What the listings must hold of the source documents, counted and read by hand."""

from collections import Counter

import pytest

from ansinh.hall import Hall
from ansinh.questions.answer import Cell, Window

KON_TUM = "003_158e14af8b7b391b.txt"
VINH_LONG = "002_2bcf1fc0681ea34f.txt"
Record = dict[str, Cell]


def _listing(hall: Hall, name: str) -> list[Record]:
    answer = hall.desk.answer(hall.library.get(name), {}, "vi", Window(100_000))
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_annex_1_has_four_indicators_for_the_province_and_its_ten_districts(hall: Hall) -> None:
    rows = [
        row for row in _listing(hall, "targets") if row["source_file"] == KON_TUM and 149 <= int(row["line"]) <= 159
    ]
    assert len(rows) == 44
    assert Counter(row["indicator"] for row in rows) == {
        "bhxh_coverage": 11,
        "bhxh_voluntary": 11,
        "bhyt_coverage": 11,
        "bhtn_coverage": 11,
    }
    codes = {"62", "608", "610", "611", "612", "613", "614", "615", "616", "617", "618"}
    assert {row["area"] for row in rows} == codes


@pytest.mark.parametrize(
    ("area", "indicator", "value"),
    [
        ("608", "bhyt_coverage", 89.5),
        ("611", "bhyt_coverage", 89),
        ("618", "bhxh_coverage", 54.61),
        ("616", "bhxh_coverage", 15.6),
        ("617", "bhtn_coverage", 16.39),
        ("62", "bhxh_voluntary", 6.94),
    ],
)
def test_values_of_annex_1_are_as_printed(hall: Hall, area: str, indicator: str, value: float) -> None:
    rows = [row for row in _listing(hall, "targets") if row["source_file"] == KON_TUM and int(row["line"]) >= 149]
    assert [
        row["value"] for row in rows if (row["area"], row["indicator"]) == (area, indicator) and int(row["line"]) <= 159
    ] == [value]


def test_annex_2_has_all_its_rows(hall: Hall) -> None:
    tasks = {
        str(row["task"]): str(row["section"]) for row in _listing(hall, "assignments") if row["source_file"] == KON_TUM
    }
    parts = Counter(section.split(".")[1] for section in tasks.values() if section.startswith("PL2."))
    assert parts == {"I": 9, "II": 2, "III": 30, "IV": 13, "V": 4, "VI": 7, "VII": 5, "VIII": 6}


def test_the_directive_has_every_bullet(hall: Hall) -> None:
    tasks = {row["task"]: row["section"] for row in _listing(hall, "assignments") if row["source_file"] == VINH_LONG}
    assert Counter(tasks.values()) == {
        "1": 3, "2": 5, "3": 2, "4": 2, "5": 2, "6": 1, "7": 1, "8": 1, "9": 1, "10": 3, "11": 1, "": 1,
    }  # fmt: skip


def test_task_iv_10_of_annex_2_is_given_to_the_police_as_lead(hall: Hall) -> None:
    rows = [row for row in _listing(hall, "assignments") if row["section"] == "PL2.IV.10"]
    assert {(row["line_start"], row["line_end"]) for row in rows} == {(621, 634)}
    assert ("police", "lead") in {(row["agency_type"], row["role"]) for row in rows}


def test_the_decision_numbered_248_and_243_is_one_document_and_a_finding(hall: Hall) -> None:
    cited = [row for row in _listing(hall, "citations") if row["number"] == "248/QĐ-UBND"]
    assert len({row["document"] for row in cited}) == 1
    assert any(str(row["stated_number"]).startswith("243") for row in cited)
    findings = [row for row in _listing(hall, "findings") if row["kind"] == "number_conflict"]
    assert any("17" in str(row["lines"]).split() and "52" in str(row["lines"]).split() for row in findings)


def test_every_citation_names_a_document_or_a_field_of_law(hall: Hall) -> None:
    for row in _listing(hall, "citations"):
        assert bool(row["document"]) == bool(row["number"])
        assert row["document"] or not row["stated_number"]


def test_every_code_of_the_listings_is_of_the_contract(hall: Hall) -> None:
    rows = _listing(hall, "assignments")
    assert {row["role"] for row in rows} <= {"lead", "coordinate", "perform", "requested", "addressee", ""}
    narrower = {"lawsuit", "criminal_proceedings", "estimate", "report", "interim_review", "final_review"}
    assert not narrower & {code for row in rows for code in str(row["task_types"]).split()}
