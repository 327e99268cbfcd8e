"""The Reconciliation Service API 0.2 over HTTP, from end to end as OpenRefine uses it."""

import json
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from bench.messy_names import Row, spreadsheet
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.reconcile.protocol import MANIFEST, RESULTS, SUGGESTED_ENTITIES, Client, Json, checked

from ansinh.errors import Message
from ansinh.hall import Hall
from ansinh.reconcile.directory import Entity
from ansinh.settings import Settings
from ansinh.web import problems, reconcile
from ansinh.web.pages import renderer

SEED = 7
KON_TUM = "area/62-2008-08-01"
HOSTILE = '<script>alert("x")</script>'


def _query(row: Row) -> Json:
    properties = [{"pid": name, "v": value} for name, value in row.properties.items()]
    return {"query": row.name, "type": row.type, "limit": 5, **({"properties": properties} if properties else {})}


def test_a_messy_spreadsheet_of_300_names_is_matched_and_nothing_is_matched_wrongly(
    refine: Client, hall: Hall, client: TestClient
) -> None:
    rows = spreadsheet(hall.store, SEED)
    assert len(rows) == 300
    assert sum(row.expected is None for row in rows) == 30
    answers = list(refine.reconcile(map(_query, rows)))
    matched = [next((one["id"] for one in found if one["match"]), None) for found in answers]
    wrong = [(row.name, found) for row, found in zip(rows, matched, strict=True) if found and found != row.expected]
    right = sum(found is not None for found in matched) - len(wrong)
    assert wrong == []
    assert right / sum(row.expected is not None for row in rows) >= 0.95
    found = list(dict.fromkeys(one for one in matched if one))[:40]
    extended = refine.extend(found, "province", "date", "code")
    assert list(extended["rows"]) == found
    preview = refine.manifest()["preview"]["url"]
    for one in found[:10]:
        assert client.get(preview.replace("{{id}}", one.replace("/", "%2F"))).status_code == 200


def test_the_manifest_names_types_services_and_the_size_of_batches(refine: Client, settings: Settings) -> None:
    manifest = refine.manifest()
    assert manifest["batchSize"] == settings.reconcile_batch
    assert {one["id"] for one in manifest["defaultTypes"]} == {
        "Province", "District", "Agency", "Document", "Indicator", "TargetGroup",
    }  # fmt: skip


@pytest.mark.parametrize(("lang", "name"), [("vi", "văn bản"), ("en", "document")])
def test_types_are_named_in_the_language_asked_for(client: TestClient, lang: str, name: str) -> None:
    manifest = checked(client.get("/reconcile", params={"lang": lang}), MANIFEST)
    assert name in [one["name"] for one in manifest["defaultTypes"]]


def test_a_batch_may_come_in_the_address(client: TestClient) -> None:
    batch = {"a": {"query": "Kon Tum", "type": ["Province"], "type_strict": "any"}}
    result = checked(client.get("/reconcile", params={"queries": json.dumps(batch)}), RESULTS)
    assert [one["id"] for one in result["a"]["result"] if one["match"]] == [KON_TUM]


def test_a_property_may_have_several_values_and_things_as_values(refine: Client) -> None:
    for value in ({"id": KON_TUM, "name": "Kon Tum"}, ["Hà Nội", {"id": KON_TUM}]):
        query = {"query": "CA tỉnh", "type": "Agency", "properties": [{"pid": "province", "v": value}]}
        (found,) = refine.reconcile([query])
        assert found[0]["id"] == "agency/62-police"
        assert found[0]["match"]


def test_no_more_candidates_are_given_than_asked_for(refine: Client) -> None:
    (found,) = refine.reconcile([{"query": "Sở Y tế", "limit": 3}])
    assert len(found) == 3


@pytest.mark.parametrize("prefix", ["kon t", "Kon Tum", KON_TUM])
def test_things_are_suggested_by_the_beginning_of_a_name_or_by_identifier(refine: Client, prefix: str) -> None:
    suggested = refine.suggest("entity", prefix, type="Province")
    assert suggested[0]["id"] == KON_TUM
    assert suggested[0]["notable"][0]["id"] == "Province"


def test_suggestions_go_on_after_a_cursor(client: TestClient, settings: Settings) -> None:
    address, asked = "/reconcile/suggest/entity", {"prefix": "Sở", "type": "Agency"}
    first = checked(client.get(address, params=asked), SUGGESTED_ENTITIES)["result"]
    rest = checked(client.get(address, params={**asked, "cursor": "5"}), SUGGESTED_ENTITIES)["result"]
    assert len(first) == settings.reconcile_limit
    assert rest[: len(first) - 5] == first[5:]


def test_types_and_properties_are_suggested_by_name_and_id(refine: Client) -> None:
    assert [one["id"] for one in refine.suggest("type", "van b")] == ["Document"]
    assert [one["id"] for one in refine.suggest("property", "asO")] == ["asOf"]
    assert "province" in [one["id"] for one in refine.suggest("property", "tỉnh")]


def test_the_properties_of_a_type_can_be_fetched(refine: Client) -> None:
    proposed = refine.proposed("Document")
    assert {"number", "date", "issuer", "province"} <= set(proposed)
    assert "asOf" not in proposed
    extended = refine.extend(["document/06-ct-ubnd-2018-vinh-long", "document/none"], *proposed)
    row = extended["rows"]["document/06-ct-ubnd-2018-vinh-long"]
    assert row["number"] == [{"str": "06/CT-UBND"}]
    assert row["date"] == [{"date": "2018-04-10T00:00:00"}]
    assert row["issuer"][0]["id"] == "agency/86-people-committee"
    assert set(map(tuple, extended["rows"]["document/none"].values())) == {()}


def test_old_and_new_provinces_lead_to_each_other(refine: Client) -> None:
    rows = refine.extend([KON_TUM, "area/51-2025-07-01"], "succeededBy", "replaces")["rows"]
    assert rows[KON_TUM]["succeededBy"] == [{"id": "area/51-2025-07-01", "name": "Quảng Ngãi"}]
    assert {"id": KON_TUM, "name": "Kon Tum"} in rows["area/51-2025-07-01"]["replaces"]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"queries": "no JSON"}, 422),
        ({"queries": "[]"}, 422),
        ({"queries": '{"a": {}}'}, 422),
        ({"queries": '{"a": {"query": "x", "limit": 0}}'}, 422),
        ({"queries": '{"a": {"query": "x", "type": "Poem"}}'}, 422),
        ({"queries": '{"a": {"query": "x", "properties": [{"pid": "colour", "v": "red"}]}}'}, 422),
        ({"extend": '{"ids": []}'}, 422),
        ({"extend": '{"ids": [], "properties": [{"id": "colour"}]}'}, 422),
        ({"queries": "{}", "extend": "{}"}, 400),
        ({"queries": json.dumps({str(number): {"query": "x"} for number in range(51)})}, 413),
    ],
)
def test_what_is_wrong_is_a_problem(client: TestClient, form: dict[str, str], status: int) -> None:
    response = client.post("/reconcile", data=form)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"queries=%FF", "application/x-www-form-urlencoded", 400),
        (b"queries=\xff", "application/x-www-form-urlencoded", 400),
        (b"nonsense", "application/x-www-form-urlencoded", 400),
        (urlencode({"queries": "x" * 1_000_001}).encode(), "application/x-www-form-urlencoded", 413),
    ],
)
def test_a_body_that_is_no_form_is_refused(client: TestClient, content: bytes, kind: str, status: int) -> None:
    assert client.post("/reconcile", content=content, headers={"Content-Type": kind}).status_code == status


def test_a_preview_of_nothing_is_not_found(client: TestClient) -> None:
    assert client.get("/reconcile/preview", params={"id": "document/none"}).status_code == 404


def test_a_hostile_name_is_shown_as_text(hall: Hall, settings: Settings) -> None:
    entity = Entity("https://w3id.org/ansinh/id/agency/x", "Agency", Message(HOSTILE, HOSTILE), (HOSTILE,))
    service = SimpleNamespace(
        entity=lambda _: entity, type_name=lambda *_: HOSTILE, facts=lambda *_: [(HOSTILE, [HOSTILE])]
    )
    other = SimpleNamespace(desk=hall.desk, record=hall.record, reconciliation=lambda _: service)
    halls = SimpleNamespace(current=lambda: other)
    app = FastAPI()
    problems.install(app)
    app.include_router(reconcile.router(halls, settings, renderer(halls)))  # type: ignore[arg-type]
    page = TestClient(app).get("/reconcile/preview", params={"id": "agency/x"}).text
    assert "<script>" not in page
    assert page.count("&lt;script&gt;") == 5
