"""Pages of several answers: what each shows, and what silence looks like."""

import pytest
from fastapi.testclient import TestClient
from tests.service.html import parsed


def test_provinces_are_compared_by_kind_of_work_with_roles_and_silence_told_apart(client: TestClient) -> None:
    page = parsed(client.get("/compare?lang=en").text)
    (matrix,) = page.all("table", **{"class": "matrix"})
    headings = [one.text for one in page.all("th", scope="col")][:5]
    assert headings == ["Đồng Nai", "Hồ Chí Minh", "Kon Tum", "Lạng Sơn", "Vĩnh Long"]
    assert "Leads" in matrix.text
    assert page.all("span", title="silent")


def test_one_role_can_be_counted(client: TestClient) -> None:
    (matrix,) = parsed(client.get("/compare?lang=en&role=lead").text).all("table", **{"class": "matrix"})
    assert "Performs" not in matrix.text


def test_the_targets_of_the_chosen_indicator_are_compared_over_the_years(client: TestClient) -> None:
    page = parsed(client.get("/compare?lang=en&indicator=bhxh_coverage").text)
    pictures = [one.attributes["src"] for one in page.all("img")]
    assert any("indicator=bhxh_coverage" in one for one in pictures)


def test_a_wrong_parameter_is_said_in_its_place(client: TestClient) -> None:
    page = parsed(client.get("/agencies?lang=en&agency_type=policee").text)
    assert any("police" in one.text for one in page.all("p", **{"class": "refusal"}))


@pytest.mark.parametrize(("path", "word"), [("/agencies?agency_type=tax", "Kon Tum"), ("/calendar", "2024")])
def test_each_page_holds_its_answers(client: TestClient, path: str, word: str) -> None:
    page = parsed(client.get(path).text)
    assert len(page.all("table", **{"class": "answer"})) >= 2
    assert word in page.all("main")[0].text
