"""The API: questions with typed parameters, in JSON and CSV, with the passage of each row."""

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from ansinh.hall import open_hall
from ansinh.settings import Settings
from ansinh.web.app import create_app

POLICE = "/api/questions/debt-collection-by-police"


def test_all_questions_are_listed_with_their_parameters(client: TestClient) -> None:
    questions = {one["name"]: one for one in client.get("/api/questions").json()}
    police = questions["debt-collection-by-police"]
    assert police["id"] == "P01"
    parameters = {one["name"]: one for one in police["parameters"]}
    assert parameters["agency_type"]["default"] == "police"
    assert "tax" in parameters["agency_type"]["choices"]


def test_an_answer_in_json_has_exactly_the_keys_of_the_contract(client: TestClient) -> None:
    answer = client.get(POLICE).json()
    assert list(answer) == ["question", "version", "columns", "rows", "passages", "truncated"]
    assert len(answer["rows"]) == len(answer["passages"]) == 5


def test_a_question_is_answered_by_its_id_too(client: TestClient) -> None:
    assert client.get("/api/questions/P01").json() == client.get(POLICE).json()


@pytest.mark.parametrize(("accept", "format_"), [("text/csv", None), (None, "csv")])
def test_an_answer_in_csv_has_exactly_its_columns(client: TestClient, accept: str | None, format_: str | None) -> None:
    parameters = {"format": format_} if format_ else {}
    response = client.get(POLICE, params=parameters, headers={"Accept": accept or "*/*"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert not response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(response.text)))
    assert rows[0] == ["province", "answer", "role", "task_type"]
    assert len(rows) == 6


def test_an_answer_as_a_workbook_of_spreadsheets(client: TestClient) -> None:
    response = client.get(POLICE, params={"format": "xlsx"})
    assert "spreadsheetml" in response.headers["content-type"]
    with ZipFile(io.BytesIO(response.content)) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml")
        texts = workbook.read("xl/sharedStrings.xml").decode()
    assert sheet.count(b"<row ") == 6
    assert all(f"<t>{name}</t>" in texts for name in ("province", "answer", "role", "task_type", "Kon Tum"))


@pytest.mark.parametrize("path", ["/", "/health", "/ontology", "/api/questions", "/api/questions/P01"])
def test_head_answers_as_get_without_the_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


@pytest.mark.parametrize(
    ("path", "wrong", "allowed"),
    [
        ("/sparql", "DELETE", "GET, HEAD, OPTIONS, POST"),
        (POLICE, "POST", "GET, HEAD, OPTIONS"),
        ("/api/validate", "GET", "OPTIONS, POST"),
    ],
)
def test_the_methods_of_an_address_are_told(client: TestClient, path: str, wrong: str, allowed: str) -> None:
    options, refused = client.options(path), client.request(wrong, path)
    assert (options.status_code, options.headers["allow"]) == (204, allowed)
    assert (refused.status_code, refused.headers["allow"]) == (405, allowed)


def test_a_method_nobody_knows_is_501_as_problem_details(client: TestClient) -> None:
    response = client.request("BREW", POLICE)
    assert response.status_code == 501
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/", "/health", "/nothing", "/sparql", "/openapi.json", "/static/site.css"])
def test_the_version_is_told_with_every_answer(client: TestClient, path: str) -> None:
    version = client.get("/health").json()["version"]
    assert client.get(path).headers["ansinh-version"] == version


def test_a_parameter_narrows_the_answer(client: TestClient) -> None:
    answer = client.get(POLICE, params={"province": "Kon Tum"}).json()
    assert answer["rows"] == [["Kon Tum", "yes", "lead", "debt_collection"]]


def test_names_are_given_in_the_language_asked_for(client: TestClient) -> None:
    name = "documents"
    vietnamese = client.get(f"/api/questions/{name}").json()["rows"]
    english = client.get(f"/api/questions/{name}", params={"lang": "en"}).json()["rows"]
    assert vietnamese != english
    assert len(vietnamese) == len(english)


def test_an_unknown_question_is_404(client: TestClient) -> None:
    response = client.get("/api/questions/nothing-of-the-kind")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_a_wrong_parameter_is_422_and_says_what_may_be_given(client: TestClient) -> None:
    response = client.get(POLICE, params={"agency_type": "polise"})
    assert response.status_code == 422
    assert "police" in response.json()["detail"]


def test_an_unknown_parameter_is_422(client: TestClient) -> None:
    assert client.get(POLICE, params={"agency": "police"}).status_code == 422


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1000000000"])
def test_a_wrong_limit_is_422_by_name_and_by_id(client: TestClient, limit: str) -> None:
    assert client.get("/api/questions/targets", params={"limit": limit}).status_code == 422
    assert client.get("/api/questions/P01", params={"limit": limit}).status_code == 422


def test_an_unknown_accept_is_406(client: TestClient) -> None:
    assert client.get(POLICE, headers={"Accept": "image/png"}).status_code == 406


def test_a_page_says_that_more_follows_and_where(client: TestClient) -> None:
    first = client.get("/api/questions/targets", params={"limit": 10})
    assert first.json()["truncated"]
    following = client.get(first.headers["link"].partition(">")[0].lstrip("<"))
    whole = client.get("/api/questions/targets").json()["rows"]
    assert first.json()["rows"] + following.json()["rows"] == whole[:20]


def test_each_parameter_stands_in_the_openapi_document(client: TestClient) -> None:
    operation = client.get("/openapi.json").json()["paths"][POLICE]["get"]
    names = {one["name"] for one in operation["parameters"]}
    assert {"agency_type", "task_type", "province", "lang", "format", "limit", "offset"} == names


def test_passages_have_no_text_without_a_folder_of_sources(client: TestClient) -> None:
    passages = [one for many in client.get(POLICE).json()["passages"] for one in many]
    assert {(one["status"], one["text"]) for one in passages} == {("no_sources_folder", None)}


def test_passages_have_their_text_from_the_folder_of_sources_and_only_if_its_digest_is_right(
    settings: Settings, tmp_path: Path
) -> None:
    shelf = tmp_path / "sources"
    shelf.mkdir()
    (shelf / "003_158e14af8b7b391b.txt").write_text("another text\n" * 900, encoding="utf-8")
    given = Settings(state=settings.state, sources=shelf)
    with TestClient(create_app(open_hall(given), given)) as client:
        statuses = {
            one["source_file"][:3]: one["status"] for many in client.get(POLICE).json()["passages"] for one in many
        }
    assert statuses["003"] == "digest_differs"
    assert statuses["000"] == "file_missing"


def test_a_passage_shows_the_lines_of_its_source(settings: Settings, sources: Path | None) -> None:
    given = Settings(state=settings.state, sources=sources)
    with TestClient(create_app(open_hall(given), given)) as client:
        answer = client.get(POLICE, params={"province": "Đồng Nai"}).json()
    passage = answer["passages"][0][-1]
    expected = "shown" if sources else "no_sources_folder"
    assert passage["status"] == expected
    if sources:
        assert passage["text"].count("\n") == passage["line_end"] - passage["line_start"]


def test_health_says_what_is_served(client: TestClient) -> None:
    health = client.get("/health").json()
    assert health["status"] == "ok"
    assert health["documents"] == 6
    assert health["triples"] > 10_000
    assert health["version"].startswith("0.")
    assert health["built"].endswith("+00:00")


def test_the_version_of_data_and_code_is_in_every_answer(client: TestClient) -> None:
    response = client.get(POLICE)
    assert response.headers["ansinh-version"] == response.json()["version"] == client.get("/health").json()["version"]


@pytest.mark.parametrize("path", ["/nothing", "/api/nothing", "/questions/nothing", "/static/nothing.css"])
def test_every_error_has_the_one_shape(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert set(response.json()) == {"type", "title", "status", "detail", "detail_vi", "detail_en"}


def test_an_error_speaks_the_language_of_the_client(client: TestClient) -> None:
    english = client.get("/nothing", headers={"Accept-Language": "en"})
    assert english.json()["detail"] == english.json()["detail_en"]
    vietnamese = client.get("/nothing", headers={"Accept-Language": "vi"})
    assert vietnamese.json()["detail"] == vietnamese.json()["detail_vi"]
