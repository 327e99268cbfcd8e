"""Matching: a name is matched where it alone can be meant, however it is written, and else not."""

import re

import pytest

from ansinh.reconcile.conditions import Condition, apart, day_in
from ansinh.reconcile.directory import Directory
from ansinh.reconcile.match import Asked, Candidate, Matcher

RESOLUTION = "document/21-nq-tw-2012"
HO_CHI_MINH = "area/79-2008-08-01"
# Of districts that the graph does not hold, though it holds others that are called nearly so.
ELSEWHERE = (
    "Huyện Lộc Ninh", "TP Bình Long", "TP Vĩnh Hưng", "Huyện Tân Phước", "Huyện Đông Anh", "Quận Ngô Quyền",
    "Huyện Tam Nông", "Huyện Phú Tân", "Huyện Châu Thành", "Huyện Tân Châu", "Huyện Long Hà", "Huyện Tam Dương",
)  # fmt: skip
BODIES = (
    "Sở Y tế tỉnh",
    "UBND tỉnh",
    "CA tỉnh",
    "BHXH tỉnh",
    "Sở LĐTBXH",
    "Cục Thuế tỉnh",
    "Ủy ban nhân dân thành phố",
)


def _found(matcher: Matcher, name: str, kind: str = "", **conditions: str) -> list[Candidate]:
    given = tuple(Condition(key, (value,)) for key, value in conditions.items())
    return matcher.candidates(Asked(name, (kind,) if kind else (), given))


def _match(matcher: Matcher, name: str, kind: str = "", **conditions: str) -> str | None:
    return next((one.entity.id for one in _found(matcher, name, kind, **conditions) if one.match), None)


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Kon Tum", "Province", "area/62-2008-08-01"),
        ("tinh kon tum", "Province", "area/62-2008-08-01"),
        ("Kontum", "Province", "area/62-2008-08-01"),
        ("Kon Tumm", "Province", "area/62-2008-08-01"),
        ("BR-VT", "Province", "area/77-2008-08-01"),
        ("TT-Huế", "Province", "area/46-2008-08-01"),
        ("TP Huế", "Province", "area/46-2025-07-01"),
        ("Cao Bằng Province", "Province", "area/04-2008-08-01"),
        ("H. Tân Phú", "District", "area/734"),
        ("Quan Tan Phu", "District", "area/767"),
        ("TP. Kon Tum", "District", "area/608"),
        ("UBND TP.HCM", "Agency", "agency/79-people-committee"),
        ("Uỷ ban nhân dân TP. Hồ Chí Minh", "Agency", "agency/79-people-committee"),
        ("Sở LĐTBXH tỉnh Đồng Nai", "Agency", "agency/75-labour-department"),
        ("So LD-TB&XH Dong Nai", "Agency", "agency/75-labour-department"),
        ("CA tỉnh Kon Tum", "Agency", "agency/62-police"),
        ("BHXH tỉnh Vĩnh Long", "Agency", "agency/86-social-insurance"),
        ("SYT Lạng Sơn", "Agency", "agency/20-health-department"),
        ("Bo LDTBXH", "Agency", "agency/vn-bo-ldtbxh"),
        ("21NQ/TW", "Document", RESOLUTION),
        ("21-nq-tw", "Document", RESOLUTION),
        ("Nghị quyết số 21-NQ/TW ngày 22/11/2012", "Document", RESOLUTION),
        ("nghi quyet 21 NQ TW nam 2012", "Document", RESOLUTION),
        ("6/CT-UBND", "Document", "document/06-ct-ubnd-2018-vinh-long"),
        ("health insurance coverage", "Indicator", "indicator/bhyt_coverage"),
        ("muc bao phu BHYT", "Indicator", "indicator/bhyt_coverage"),
        ("bhyt_coverage", "Indicator", "indicator/bhyt_coverage"),
        ("hộ nghèo", "TargetGroup", "group-code/poor_households"),
        (RESOLUTION, "", RESOLUTION),
        (f"https://w3id.org/ansinh/id/{RESOLUTION}", "", RESOLUTION),
    ],
)
def test_a_name_is_matched_however_it_is_written(matcher: Matcher, name: str, kind: str, expected: str) -> None:
    assert _match(matcher, name, kind) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Quảng Ngãi", "Province"),  # before and after the mergers
        ("Kon Tum", ""),  # a province and its city
        ("CA tỉnh", "Agency"),
        ("Sở Y tế", "Agency"),
        ("Công an thành phố Kon Tum", "Agency"),
        ("Tân Phú", "District"),
        ("H. Tân Bình", "District"),  # a district of the city, or a slip for Tam Bình
        ("Nhóm 01", "TargetGroup"),
        ("5063/QĐ-UBND", "Document"),  # the decision, and the plan that is known by its number
        ("06/CV-UBND", "Document"),
        ("21-NQ/TW ngày 25/10/2017", "Document"),
        ("Quyết định số 21-NQ/TW", "Document"),
        ("Kế hoạch triển khai Nghị quyết số 21-NQ/TW", "Document"),
        ("", ""),
        ("///", "Agency"),
    ],
)
def test_what_may_be_several_things_or_none_is_not_matched(matcher: Matcher, name: str, kind: str) -> None:
    assert _match(matcher, name, kind) is None


@pytest.mark.parametrize(
    ("name", "kind", "conditions", "expected"),
    [
        ("TP HCM", "Province", {"asOf": "2018-05-01"}, HO_CHI_MINH),
        ("TP HCM", "Province", {"asOf": "2025-06-30"}, HO_CHI_MINH),
        ("TP HCM", "Province", {"asOf": "2025-07-01"}, "area/79-2025-07-01"),
        ("TP HCM", "Province", {"asOf": "01/07/2025"}, "area/79-2025-07-01"),
        ("TP HCM", "Province", {"asOf": "2026"}, "area/79-2025-07-01"),
        ("CA tỉnh", "Agency", {"province": "kon tum"}, "agency/62-police"),
        ("CA tỉnh", "Agency", {"province": "area/62-2008-08-01"}, "agency/62-police"),
        ("UBND", "Agency", {"province": "TPHCM"}, "agency/79-people-committee"),
        ("Tân Phú", "District", {"province": "Đồng Nai"}, "area/734"),
        ("Tân Phú", "District", {"province": "HCM"}, "area/767"),
        ("06/CT-UBND", "Document", {"date": "10/4/2018"}, "document/06-ct-ubnd-2018-vinh-long"),
        ("06/CT-UBND", "Document", {"issuer": "UBND tỉnh Vĩnh Long"}, "document/06-ct-ubnd-2018-vinh-long"),
        ("06/CT-UBND", "Document", {"province": "Kon Tum"}, None),
        (
            "Nhóm 01",
            "TargetGroup",
            {"province": "Đồng Nai"},
            "document/dong-nai-plan-implementing-162-kh-tu/group/nhom-01",
        ),
    ],
)
def test_conditions_choose_between_things_of_one_name(
    matcher: Matcher, name: str, kind: str, conditions: dict[str, str], expected: str | None
) -> None:
    assert _match(matcher, name, kind, **conditions) == expected


def test_for_a_province_that_is_no_more_the_one_in_its_place_is_proposed(matcher: Matcher) -> None:
    first, second = _found(matcher, "Kon Tum", "Province", asOf="2026-01-01")[:2]
    assert (first.entity.id, first.match) == ("area/51-2025-07-01", False)
    assert (second.entity.id, second.match) == ("area/62-2008-08-01", False)


@pytest.mark.parametrize("body", BODIES)
def test_an_agency_of_a_province_is_never_matched_with_that_of_another(
    matcher: Matcher, directory: Directory, body: str
) -> None:
    provinces = {one.label.vi for one in directory.entities.values() if one.type == "Province"}
    assert len(provinces) == 63 + 1  # Huế is a new name
    for province in provinces:
        for one in _found(matcher, f"{body} {province}", "Agency"):
            assert not one.match or province in one.entity.label.vi


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_district_that_the_graph_does_not_hold_is_not_matched_with_its_neighbour_in_name(
    matcher: Matcher, name: str
) -> None:
    assert _match(matcher, name, "District") is None


def test_a_number_is_never_matched_with_the_next_one(matcher: Matcher, directory: Directory) -> None:
    numbers = {
        one.label.vi for one in directory.entities.values() if one.type == "Document" and one.label.vi[0].isdigit()
    }
    assert len(numbers) > 50
    for number in numbers:
        following = re.sub(r"\d+", lambda digits: str(int(digits[0]) + 1), number, count=1)
        assert following in numbers or _match(matcher, following, "Document") is None


def test_scores_lie_between_0_and_100_and_fall(matcher: Matcher) -> None:
    scores = [one.score for one in _found(matcher, "Sở Y tế", "Agency", province="Kon Tum", level="cấp tỉnh")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)


def test_properties_alone_give_candidates_but_no_match(matcher: Matcher) -> None:
    found = _found(matcher, "", "Document", issuer="UBND tỉnh Vĩnh Long")
    assert {one.score for one in found if one.met == 1.0} == {50.0}
    assert not any(one.match for one in found)


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("21-NQ/TW ngày 22/11/2012", "21-NQ/TW", "2012-11-22"),
        ("21-NQ/TW (2012-11-22)", "21-NQ/TW", "2012-11-22"),
        ("06/CT-UBND năm 2018", "06/CT-UBND", "2018"),
        ("58/2014/QH13", "58/2014/QH13", None),
    ],
)
def test_the_day_written_with_a_number_is_taken_apart(text: str, name: str, date: str | None) -> None:
    rest, conditions = apart(text)
    assert rest.strip() == name
    assert [one.values for one in conditions] == ([(date,)] if date else [])


def test_days_are_read_as_they_are_written_here() -> None:
    assert day_in("1/7/2025") == day_in("01.07.2025") == day_in("2025-7-1") == "2025-07-01"
    assert day_in("2025") == ""
