"""Search over HTTP, as a page and as a command: typed answers, facets, windows, nothing of a text taken for markup."""

import csv
import io
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from ansinh.cli import main
from ansinh.hall import Hall
from ansinh.search.index import FOLDER, write_index
from ansinh.search.query import Search
from ansinh.search.records import Record
from ansinh.settings import Settings
from ansinh.store.snapshots import BuildRecord
from ansinh.web import problems, search
from ansinh.web.pages import renderer
from ansinh.web.words import WORDS

HOSTILE = '<script>alert("nợ")</script> <img src=x onerror=alert(1)> nợ & "bảo hiểm"'
DEBT = {"q": "nợ bảo hiểm"}


@pytest.fixture
def hostile(hall: Hall, settings: Settings, tmp_path: Path) -> TestClient:
    """A client of search over an index with one hostile document."""
    iri = "https://w3id.org/ansinh/id/document/hostile"
    texts = {"vi": (HOSTILE,), "en": (HOSTILE,)}
    write_index(tmp_path / FOLDER, [Record(iri, iri, "document", titles=texts, texts=texts, years=("2024",))])
    other = SimpleNamespace(desk=hall.desk, record=hall.record, search=Search(tmp_path / FOLDER))
    halls = SimpleNamespace(current=lambda: other)
    app = FastAPI()
    problems.install(app)
    app.include_router(search.router(halls, settings, renderer(halls)))  # type: ignore[arg-type]
    return TestClient(app)


def test_a_hit_has_its_labels_iri_address_document_and_passages(client: TestClient) -> None:
    found = client.get("/api/search", params={**DEBT, "kind": "task", "lang": "en"}).json()
    assert found["total"] > len(found["hits"]) == 20
    hit = found["hits"][0]
    assert hit["iri"].startswith("https://w3id.org/ansinh/id/document/")
    assert hit["href"] == hit["iri"].removeprefix("https://w3id.org/ansinh")
    assert hit["title"]["language"] == "en"
    assert hit["document"]["label"]
    assert hit["passages"][0]["line_start"] >= 1
    assert hit["passages"][0]["status"] == "no_sources_folder"


def test_marks_are_offsets_into_the_text(client: TestClient) -> None:
    for hit in client.get("/api/search", params=DEBT).json()["hits"]:
        marked = [text["text"][a:b].lower() for text in (hit["title"], hit["snippet"]) for a, b in text["marks"]]
        assert any("bảo" in one or "nợ" in one for one in marked)


def test_a_question_leads_to_its_page(client: TestClient) -> None:
    hit = client.get("/api/search", params={"q": "debt-collection-by-police"}).json()["hits"][0]
    assert hit["href"] == "/questions/debt-collection-by-police"
    assert client.get(hit["href"]).status_code == 200


def test_pages_are_linked_in_the_header_and_in_the_answer(client: TestClient) -> None:
    first = client.get("/api/search", params={"q": "bảo hiểm", "limit": 5})
    assert re.fullmatch(r'<[^>]+>; rel="next"', first.headers["link"])
    second = client.get(first.json()["next"])
    assert second.json()["offset"] == 5
    assert 'rel="prev"' in second.headers["link"]
    assert not {hit["iri"] for hit in first.json()["hits"]} & {hit["iri"] for hit in second.json()["hits"]}
    assert client.get(second.json()["previous"]).json()["hits"] == first.json()["hits"]


def test_the_last_page_has_no_next(client: TestClient) -> None:
    total = client.get("/api/search", params=DEBT).json()["total"]
    last = client.get("/api/search", params={**DEBT, "offset": total - 1}).json()
    assert (len(last["hits"]), last["next"]) == (1, None)


@pytest.mark.parametrize("way", [{"headers": {"Accept": "text/csv"}}, {"params": {"format": "csv"}}])
def test_hits_are_given_as_csv(client: TestClient, way: dict[str, dict[str, str]]) -> None:
    asked = {**way, "params": {**DEBT, **way.get("params", {})}}
    response = client.get("/api/search", **asked)  # type: ignore[arg-type]
    rows = list(csv.reader(io.StringIO(response.text)))
    assert rows[0] == ["kind", "iri", "title", "snippet", "document", "source_file", "line_start", "line_end"]
    assert len(rows) == 21


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({}, 422),
        ({"q": "///"}, 422),
        ({"q": "nợ", "kind": "poem"}, 422),
        ({"q": "nợ", "province": "Atlantis"}, 422),
        ({"q": "nợ", "limit": "0"}, 422),
        ({"q": "nợ", "limit": "201"}, 422),
        ({"q": "nợ", "offset": "10000"}, 422),
        ({"q": "x" * 301}, 422),
    ],
)
def test_a_wrong_parameter_is_a_problem_that_names_the_mend(
    client: TestClient, params: dict[str, str], status: int
) -> None:
    response = client.get("/api/search", params=params)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail_vi"]


def test_a_form_that_is_not_offered_is_refused(client: TestClient) -> None:
    assert client.get("/api/search", params=DEBT, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("text", ['"', "AND OR NOT", "a:b*~^", "(nợ", "[2020 TO", "\\", "nợ\x00x", "𝔘𝔫𝔦", "'; --"])
def test_no_sign_of_a_query_language_means_anything(client: TestClient, text: str) -> None:
    assert client.get("/api/search", params={"q": text}).status_code in (200, 422)


@pytest.mark.parametrize("tongue", ["vi", "en"])
def test_the_page_shows_hits_with_marks_and_facets_in_both_languages(client: TestClient, tongue: str) -> None:
    page = client.get("/search", params={**DEBT, "lang": tongue}).text
    assert "<mark>" in page
    assert WORDS[tongue]["facet_province"] in page
    assert WORDS[tongue]["kind_task"] in page
    assert f'<html lang="{tongue}">' in page
    assert "<script>" not in page


def test_the_page_without_words_is_a_form(client: TestClient) -> None:
    page = client.get("/search?lang=en")
    assert page.status_code == 200
    assert '<form class="controls" role="search"' in page.text
    assert WORDS["en"]["search_intro"] in page.text


def test_the_page_says_what_is_wrong_in_its_own_language(client: TestClient) -> None:
    page = client.get("/search", params={"q": "///", "lang": "vi"})
    assert page.status_code == 422
    assert "Hãy nhập ít nhất một từ" in page.text


def test_links_of_the_page_narrow_and_widen(client: TestClient) -> None:
    page = client.get("/search", params={**DEBT, "lang": "en"}).text
    link = re.search(r'href="([^"]*kind=task[^"]*)"', page)
    assert link
    narrowed = client.get(link[1].replace("&amp;", "&")).text
    assert WORDS["en"]["remove_filter"] in narrowed


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_hostile_text_is_shown_as_text(hostile: TestClient, language: str) -> None:
    page = hostile.get("/search", params={"q": "nợ", "lang": language}).text
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(&#34;<mark>nợ</mark>&#34;)" in page


def test_a_hostile_text_is_data_in_json(hostile: TestClient) -> None:
    response = hostile.get("/api/search", params={"q": "nợ"})
    assert response.headers["content-type"] == "application/json"
    assert response.json()["hits"][0]["title"]["text"] == HOSTILE


def test_the_command_prints_kind_title_and_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], state: Path, record: BuildRecord
) -> None:
    assert record.quads
    monkeypatch.setenv("ANSINH_STATE", str(state))
    monkeypatch.setattr("sys.argv", ["ansinh", "search", "no bao hiem", "--kind", "task", "--province", "Kon Tum"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert not caught.value.code
    printed = capsys.readouterr()
    assert printed.out.startswith("task: ")
    assert "003_158e14af8b7b391b.txt:" in printed.out
    assert " / " in printed.err
