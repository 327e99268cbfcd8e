"""The look-ups over HTTP: pages, links, forms, conditional requests, problems, and the OpenAPI document."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient

from ansinh.hall import Hall, open_hall
from ansinh.lookups.catalogue import LISTINGS
from ansinh.lookups.listing import Listing
from ansinh.settings import Settings
from ansinh.web.app import create_app
from ansinh.web.lookup_models import definitions

ROOT = Path(__file__).resolve().parents[2]
EACH = pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda listing: listing.name)


@pytest.fixture(scope="module")
def openapi(client: TestClient) -> dict[str, Any]:
    """The OpenAPI document."""
    document: dict[str, Any] = client.get("/openapi.json").json()
    return document


def _schema(openapi: dict[str, Any], path: str) -> dict[str, Any]:
    content = openapi["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    return {**content["schema"], "components": openapi["components"]}


CURLS = re.findall(r'^curl -s "\$A(/api/[^"]+)"', (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("address", CURLS)
def test_each_look_up_of_the_documentation_finds_something(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    if response.headers["content-type"] == "application/json" and "total" in response.json():
        assert response.json()["total"]


@EACH
def test_a_page_and_a_single_thing_are_what_the_openapi_document_says(
    client: TestClient, openapi: dict[str, Any], listing: Listing
) -> None:
    page = client.get(f"/api/{listing.name}", params={"limit": 5}).json()
    jsonschema.validate(page, _schema(openapi, f"/api/{listing.name}"))
    one = client.get(f"/api/{listing.name}/{page['items'][0]['id']}").json()
    jsonschema.validate(one, _schema(openapi, f"/api/{listing.name}/{{id}}"))


@EACH
def test_each_filter_and_field_is_explained_in_both_languages(openapi: dict[str, Any], listing: Listing) -> None:
    operation = openapi["paths"][f"/api/{listing.name}"]["get"]
    told = {one["name"]: one["description"] for one in operation["parameters"]}
    for one in listing.filters:
        assert told[one.name] == f"{one.about.en} / {one.about.vi}"
        assert one.about.en
        assert one.about.vi
    page = _schema(openapi, f"/api/{listing.name}")["$ref"].rpartition("/")[2]
    row = openapi["components"]["schemas"][page]["properties"]["items"]["items"]["$ref"].rpartition("/")[2]
    for field in listing.fields:
        assert " / " in openapi["components"]["schemas"][row]["properties"][field.name]["description"]


def test_a_field_is_explained_as_the_ontology_defines_it(openapi: dict[str, Any], hall: Hall) -> None:
    told = openapi["components"]["schemas"]["Task"]["properties"]["deadlines"]["description"]
    assert told == definitions(hall.store)["Deadline"]


@EACH
def test_following_the_links_gives_each_thing_once(client: TestClient, listing: Listing) -> None:
    response = client.get(f"/api/{listing.name}?limit=400")
    seen = [one["iri"] for one in response.json()["items"]]
    while "next" in response.links:
        response = client.get(response.links["next"]["url"])
        seen += [one["iri"] for one in response.json()["items"]]
    assert len(seen) == len(set(seen)) == response.json()["total"] == int(response.headers["ansinh-total"])
    assert set(client.get(response.links["first"]["url"]).json()["items"][0]) == {
        "iri",
        "id",
        *(field.name for field in listing.fields),
    }


def test_the_links_of_a_page_keep_its_filters_and_lead_to_its_neighbours(client: TestClient) -> None:
    response = client.get("/api/tasks?province=Kon%20Tum&role=lead&role=perform&limit=10&offset=20&sort=-position")
    links = {name: link["url"] for name, link in response.links.items()}
    assert set(links) == {"first", "prev", "next", "last"}
    assert all("role=lead&role=perform" in url and "province=Kon+Tum" in url for url in links.values())
    assert "offset=10" in links["prev"]
    assert "offset=30" in links["next"]
    assert "next" not in client.get(links["last"]).links
    assert 0 < len(client.get(links["last"]).json()["items"]) <= 10


@EACH
@pytest.mark.parametrize(("accept", "form"), [("text/csv", None), ("*/*", "csv")])
def test_each_list_is_a_table_too(client: TestClient, listing: Listing, accept: str, form: str | None) -> None:
    given = {"limit": "50"} | ({"format": form} if form else {})
    response = client.get(f"/api/{listing.name}", params=given, headers={"Accept": accept})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "next" in response.links or int(response.headers["ansinh-total"]) <= 50
    rows = list(csv.DictReader(io.StringIO(response.text)))
    told = client.get(f"/api/{listing.name}", params={"limit": 50}).json()["items"]
    assert [row["iri"] for row in rows] == [one["iri"] for one in told]
    for row in rows:
        assert None not in row
        assert None not in row.values()


def test_a_row_of_a_table_has_codes_labels_iris_and_places(client: TestClient) -> None:
    response = client.get("/api/tasks", params={"agency": "Công an tỉnh Kon Tum", "role": "lead", "format": "csv"})
    row = next(csv.DictReader(io.StringIO(response.text)))
    assert "police" in row["participations_agency_type"].split("; ")
    assert "Công an tỉnh Kon Tum" in row["participations_agency_vi"].split("; ")
    assert row["document"] == "1204/KH-BCĐ"
    assert row["document_iri"].endswith("/document/1204-kh-bcd-2024-kon-tum")
    assert re.fullmatch(r"003_158e14af8b7b391b\.txt:\d+-\d+", row["passages"].split("; ")[0])


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        ("/api/tasks?colour=red", 422, "colour"),
        ("/api/documents/21-nq-tw-2012?colour=red", 422, "colour"),
        ("/api/tasks?limit=5&limit=6", 422, "limit"),
        ("/api/tasks?sort=summary.vi", 422, "sort"),
        ("/api/tasks?role=boss", 422, "role"),
        ("/api/tasks?role=", 422, "role"),
        ("/api/tasks?due=soon", 422, "due"),
        ("/api/documents?source=maybe", 422, "source"),
        ("/api/passages?line=5", 422, "line"),
        ("/api/passages?document=1204/KH-BCĐ&line=-5", 422, "line"),
        ("/api/tasks?limit=0", 422, None),
        ("/api/tasks?limit=5000", 422, None),
        ("/api/agencies?mergers=never", 422, None),
        ("/api/findings?mergers=follow&province=51", 200, None),
        ("/api/passages?mergers=follow", 422, "mergers"),
        ("/api/documents/no-such-thing", 404, None),
        ("/api/tasks/no-such-thing", 404, None),
        ("/api/citations?cited=5063/QĐ-UBND", 422, "cited"),
        ("/api/documents/5063-qd-ubnd", 422, "id"),
    ],
)
def test_what_is_wrong_is_a_problem_that_names_the_parameter(
    client: TestClient, address: str, status: int, parameter: str | None
) -> None:
    response = client.get(address)
    assert response.status_code == status
    if status != 200:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json().get("parameter") == parameter


def test_an_ambiguous_number_is_refused_with_the_candidates_for_machines(
    client: TestClient, openapi: dict[str, Any]
) -> None:
    problem = client.get("/api/documents/5063%2FQĐ-UBND", params={"lang": "en"}).json()
    assert problem["title"] == "Ambiguous"
    candidates = problem["candidates"]
    assert len(candidates) == 2
    assert {one["code"] for one in candidates} == {"5063/QĐ-UBND"}
    for one in candidates:
        found = client.get("/api/documents/" + one["iri"])
        assert found.json()["iri"] == one["iri"]
    schema = {"$ref": "#/components/schemas/Problem", "components": openapi["components"]}
    jsonschema.validate(problem, schema)


def test_a_document_that_is_not_there_is_told_with_the_nearest(client: TestClient) -> None:
    problem = client.get("/api/documents/1204-KH-BCT").json()
    assert "1204/KH-BCĐ" in {one["code"] for one in problem["candidates"]}


def test_a_document_is_shown_with_its_citations_out_and_in_and_its_chains(client: TestClient) -> None:
    plan = client.get("/api/documents/dong-nai-plan-implementing-162-kh-tu").json()
    assert plan["citations_out"]["total"] == 62
    assert all(one["citing"]["iri"] == plan["iri"] for one in plan["citations_out"]["items"])
    depths = {step["document"]["code"]: step["depth"] for step in plan["implements"]["steps"]}
    assert depths["21-NQ/TW"] > 1 or depths["162-KH/TU"] == 1
    resolution = client.get("/api/documents/21-nq-tw-2012").json()
    assert resolution["citations_in"]["total"] == 36
    assert plan["iri"] in {step["document"]["iri"] for step in resolution["implemented_by"]["steps"]}


def test_a_province_without_documents_is_said_in_a_table_too(client: TestClient) -> None:
    response = client.get("/api/tasks", params={"province": "Hà Nội", "format": "csv"})
    assert response.headers["ansinh-not-in-graph"] == "01"
    assert "ansinh-not-in-graph" not in client.get("/api/tasks?province=Kon%20Tum&format=csv").headers


@pytest.mark.parametrize(
    "address", ["/api/tasks?role=lead&limit=1", "/api/documents/21-nq-tw-2012", "/api/areas?format=csv"]
)
def test_what_a_client_has_already_is_304(client: TestClient, address: str) -> None:
    first = client.get(address)
    tag = first.headers["etag"]
    again = client.get(address, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_two_forms_of_a_list_have_tags_of_their_own(client: TestClient) -> None:
    tags = [client.get("/api/areas?limit=1", headers={"Accept": form}).headers["etag"] for form in ("text/csv", "*/*")]
    assert tags[0] != tags[1]


@pytest.mark.parametrize("address", ["/api/tasks", "/api/tasks/06-ct-ubnd-2018-vinh-long/task/1-1"])
def test_a_form_that_is_not_offered_is_406(client: TestClient, address: str) -> None:
    assert client.get(address, headers={"Accept": "image/png"}).status_code == 406


def test_passages_have_their_text_where_the_service_has_the_sources(settings: Settings, tmp_path: Path) -> None:
    given = Settings(state=settings.state, sources=tmp_path)
    with TestClient(create_app(open_hall(given), given)) as client:
        (passage,) = client.get("/api/passages/003_158e14af8b7b391b/621-622").json()["passages"]
    assert (passage["line_start"], passage["line_end"], passage["status"]) == (621, 622, "file_missing")


def test_the_limits_of_a_page_are_settings(settings: Settings) -> None:
    small = Settings(state=settings.state, page_size=3, page_limit=4, sort_limit=10)
    with TestClient(create_app(open_hall(small), small)) as client:
        page = client.get("/api/tasks").json()
        assert (len(page["items"]), page["limit"], page["sort"]) == (3, 3, [])
        assert client.get("/api/tasks?limit=5").status_code == 422
        chain = client.get("/api/documents/21-nq-tw-2012").json()["implemented_by"]
        assert (len(chain["steps"]), chain["total"], chain["truncated"]) == (3, 8, True)
