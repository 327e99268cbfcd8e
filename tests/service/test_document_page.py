"""The page of a document: found by either name, with its chain, its charts, its tables and what is unknown."""

import pytest
from fastapi.testclient import TestClient
from tests.service.html import Parsed, parsed

from ansinh.hall import Hall
from ansinh.store.interface import Iri
from ansinh.terms import THING
from ansinh.web.chain import chain

_KON_TUM = "1204-kh-bcd-2024-kon-tum"


def _page(client: TestClient, name: str, tongue: str = "en") -> Parsed:
    return parsed(client.get(f"/documents/{name}", params={"lang": tongue}).text)


@pytest.mark.parametrize("name", [_KON_TUM, "1204/KH-BCĐ"])
def test_a_document_is_found_by_the_end_of_its_iri_and_by_its_short_name(client: TestClient, name: str) -> None:
    assert _page(client, name).all("h1")[0].text == "1204/KH-BCĐ"


@pytest.mark.parametrize("name", ["nothing", "9/9", 'x"> ?a', "%22%7D"])
def test_a_document_that_there_is_not_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/documents/{name}").status_code == 404


def test_a_document_has_one_page_which_is_its_description_for_readers(client: TestClient) -> None:
    found = client.get("/documents/1204/KH-BCĐ?lang=en", follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (303, f"/about/document/{_KON_TUM}?lang=en")
    shown = client.get(f"/about/document/{_KON_TUM}", headers={"Accept": "text/html"})
    assert parsed(shown.text).all("h2", id="tasks")
    assert shown.headers["vary"].startswith("Accept, Accept-Language")
    assert "describes" in shown.headers["link"]
    again = client.get(f"/about/document/{_KON_TUM}", headers={"If-None-Match": shown.headers["etag"]})
    assert again.status_code == 304
    links = parsed(client.get(f"/about/document/{_KON_TUM}?offset=0&lang=en").text)
    assert "What links here" in [one.text for one in links.all("h2")]


def test_documents_of_one_short_name_are_named_to_choose_from(client: TestClient) -> None:
    detail = client.get("/documents/5063/QĐ-UBND").json()["detail_en"]
    assert "plan-issued-with-5063-qd-ubnd-2012-ho-chi-minh" in detail


def test_the_page_holds_tasks_targets_duties_citations_and_findings(client: TestClient) -> None:
    page = _page(client, _KON_TUM)
    headings = " ".join(one.text for one in page.all("h2"))
    for words in ("Tasks (79)", "Targets", "Calendar of duties", "Contradictions", "Documents that it cites"):
        assert words in headings
    assert "621–622" in page.all("main")[0].text


@pytest.mark.parametrize("name", ["types", "agencies", "targets"])
def test_its_charts_have_the_size_that_the_page_keeps_free(client: TestClient, name: str) -> None:
    page = _page(client, _KON_TUM)
    (picture,) = [one for one in page.all("img") if f"/{name}.svg" in one.attributes["src"]]
    assert f'height="{picture.attributes["height"]}"' in client.get(picture.attributes["src"]).text
    assert client.get(f"/documents/{_KON_TUM}/{name}.gif").status_code == 404


def test_the_chain_goes_up_to_the_resolution_and_down_to_what_carries_it_out(hall: Hall) -> None:
    found = chain(hall.store, Iri(THING + "document/dong-nai-plan-implementing-162-kh-tu"), "Đồng Nai")
    assert found is not None
    heights = {box.name: box.y for box in found.boxes}
    assert heights["21-NQ/TW"] < heights["162-KH/TU"] < heights["Đồng Nai"]
    assert ("162-KH/TU", "21-NQ/TW") in {(lower.name, upper.name) for lower, upper, _ in found.links}


def test_of_what_many_carry_out_some_are_drawn_and_the_others_counted(hall: Hall) -> None:
    found = chain(hall.store, Iri(THING + "document/21-nq-tw-2012"), "21-NQ/TW")
    assert found is not None
    assert len(found.boxes) + found.others == 7
    assert all(box.x >= 0 and box.x + 190 <= found.width and box.y + 44 <= found.height for box in found.boxes)


def test_a_document_that_stands_alone_has_no_chain(hall: Hall) -> None:
    assert chain(hall.store, Iri(THING + "document/nothing"), "x") is None


def test_a_cited_document_says_that_its_content_is_not_held(client: TestClient) -> None:
    page = _page(client, "21-nq-tw-2012")
    assert "known only from documents that cite it" in page.all("dl")[0].text
    assert "Documents that cite it" in " ".join(one.text for one in page.all("h2"))


def test_the_page_is_in_the_language_of_the_reader(client: TestClient) -> None:
    page = _page(client, _KON_TUM, "vi")
    assert any(one.text.startswith("Nhiệm vụ (79)") for one in page.all("h2"))
    assert "công an" not in page.all("title")[0].text
