"""The map: every province has its tile at both times, and silence is told apart from what is not in the graph."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.service.html import Parsed, parsed

from ansinh.charts.tiles import read_tiles
from ansinh.corpus.files import Corpus
from ansinh.errors import DataError
from ansinh.hall import Hall
from ansinh.web.shelf import Shelf


def _page(client: TestClient, **given: str) -> Parsed:
    return parsed(client.get("/map", params={"lang": "en", **given}).text)


def test_every_province_has_a_tile_of_its_own_at_its_time(hall: Hall, corpus: Corpus) -> None:
    tiles, provinces = read_tiles(corpus.province_tiles), Shelf(hall).provinces
    assert set(tiles.then) == {one.code for one in provinces if one.then}
    assert set(tiles.today) == {one.code for one in provinces if one.today}
    assert len(set(tiles.then.values())) == len(tiles.then) == 63
    assert len(set(tiles.today.values())) == len(tiles.today) == 34


def test_places_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "tiles.yaml"
    file.write_text("then: 1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"tiles\.yaml"):
        read_tiles(file)


def test_silence_is_told_apart_from_what_is_not_in_the_graph_by_more_than_colour(client: TestClient) -> None:
    page = _page(client)
    titles = {one.text.partition(": ")[0]: one.text.partition(": ")[2] for one in page.all("title")}
    assert titles["Kon Tum"] == "assigned"
    assert titles["Lạng Sơn"] == "silent, which is not a no"
    assert titles["Hà Nội"] == "not in the graph"
    signs = [one.text.strip() for one in page.all("text")]
    assert {"✓ Kon Tum", "– Lạng Sơn", "? Hà Nội"} <= set(signs)
    assert [one.text.strip() for one in page.all("li") if "(" in one.text] == [
        "✓ assigned (1)",
        "– silent, which is not a no (4)",
        "? not in the graph (58)",
    ]


def test_a_province_of_today_says_which_of_its_old_ones_assigns_the_work(client: TestClient) -> None:
    page = _page(client, time="today", agency_type="tax", task_type="data_sharing")
    assert len(page.all("rect")) == 34 + 3 + 1
    (table,) = page.all("tbody")
    assert "Kon Tum: assigned; Quảng Ngãi: not in the graph" in table.text
    assert len(page.all("th", scope="row")) == 34


def test_a_tile_leads_to_what_its_province_says(client: TestClient) -> None:
    (link,) = [
        one.attributes["href"]
        for one in _page(client, agency_type="tax").all("a")
        if "Kon+Tum" in one.attributes["href"]
    ]
    assert link == "/questions/debt-collection-by-police?agency_type=tax&lang=en&province=Kon+Tum"
    assert "Kon Tum" in client.get(link).text


def test_a_wrong_parameter_is_said_where_it_can_be_mended(client: TestClient) -> None:
    response = client.get("/map", params={"task_type": "nothing", "lang": "en"})
    assert response.status_code == 422
    assert parsed(response.text).all("p", role="alert")
