"""Two documents side by side: what only one has, what both have, and what cannot be compared."""

import pytest
from fastapi.testclient import TestClient
from tests.service.html import Parsed, parsed

_KON_TUM = "1204-kh-bcd-2024-kon-tum"
_DONG_NAI = "dong-nai-plan-implementing-162-kh-tu"


def _page(client: TestClient, a: str, b: str, tongue: str = "en") -> Parsed:
    return parsed(client.get("/compare/documents", params={"a": a, "b": b, "lang": tongue}).text)


def _rows(page: Parsed, section: str) -> int:
    (heading,) = page.all("h2", id=section)
    return int(heading.text.rpartition("(")[2].rstrip(")"))


def test_what_only_one_has_changes_sides_with_the_documents(client: TestClient) -> None:
    there, back = _page(client, _KON_TUM, _DONG_NAI), _page(client, _DONG_NAI, _KON_TUM)
    assert _rows(there, "only_a") == _rows(back, "only_b") > 0
    assert _rows(there, "only_b") == _rows(back, "only_a") > 0
    assert _rows(there, "both") == _rows(back, "both") > 0


def test_a_document_beside_itself_has_nothing_of_its_own(client: TestClient) -> None:
    page = _page(client, _KON_TUM, _KON_TUM)
    assert (_rows(page, "only_a"), _rows(page, "only_b")) == (0, 0)
    assert not page.all("td", **{"class": "silent"})


def test_targets_stand_beside_each_other_and_silence_is_said(client: TestClient) -> None:
    page = _page(client, _KON_TUM, _DONG_NAI)
    assert _rows(page, "targets") > 0
    assert {one.text for one in page.all("td", **{"class": "silent"})} == {"silent"}


def test_what_is_only_cited_cannot_be_compared_and_the_page_says_why(client: TestClient) -> None:
    response = client.get("/compare/documents", params={"a": _KON_TUM, "b": "21-nq-tw-2012", "lang": "en"})
    assert response.status_code == 404
    (message,) = parsed(response.text).all("p", role="alert")
    assert "not its content" in message.text


@pytest.mark.parametrize("tongue", ["vi", "en"])
def test_the_page_asks_for_two_documents_and_a_document_leads_to_it(client: TestClient, tongue: str) -> None:
    asked = parsed(client.get("/compare/documents", params={"lang": tongue}).text)
    assert {one.attributes["name"] for one in asked.all("select")} == {"a", "b"}
    document = parsed(client.get(f"/about/document/{_KON_TUM}", params={"lang": tongue}).text)
    assert document.all("a", href=f"/compare/documents?a={_KON_TUM}&lang={tongue}")
