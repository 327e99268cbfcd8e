"""The SPARQL endpoint: the query operation of the SPARQL 1.1 Protocol, one request and one matter a test."""

import json

import pytest
from fastapi.testclient import TestClient

from ansinh.terms import PREFIXES, document_graph

ASK = "ASK { ?task a ansinh:Task }"
ROWS = "SELECT ?task WHERE { ?task a ansinh:Task } ORDER BY ?task LIMIT 3"
MAKE = "CONSTRUCT { ?task a ansinh:Task } WHERE { ?task a ansinh:Task } LIMIT 3"
QUERY = {"Content-Type": "application/sparql-query"}


def test_a_query_by_get_answers_in_json_by_default(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": ROWS})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/sparql-results+json")
    assert len(response.json()["results"]["bindings"]) == 3
    assert "Accept" in response.headers["vary"]


def test_a_query_by_form_answers_the_same(client: TestClient) -> None:
    assert client.post("/sparql", data={"query": ROWS}).content == client.get("/sparql", params={"query": ROWS}).content


def test_a_query_as_the_body_answers_the_same(client: TestClient) -> None:
    posted = client.post("/sparql", content=ROWS, headers=QUERY)
    assert posted.content == client.get("/sparql", params={"query": ROWS}).content


def test_a_form_is_decoded_once(client: TestClient) -> None:
    answer = client.post("/sparql", data={"query": "SELECT ('100%25 + 1' AS ?x) {}"}).json()
    assert answer["results"]["bindings"][0]["x"]["value"] == "100%25 + 1"


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (ROWS, "application/sparql-results+xml", "application/sparql-results+xml"),
        (ROWS, "text/csv", "text/csv; charset=utf-8"),
        (ROWS, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (ROWS, "application/json", "application/json"),
        (ASK, "application/sparql-results+json", "application/sparql-results+json"),
        (MAKE, "text/turtle", "text/turtle; charset=utf-8"),
        (MAKE, "application/n-triples", "application/n-triples"),
        (MAKE, "application/ld+json", "application/ld+json"),
        (MAKE, "application/rdf+xml", "application/rdf+xml"),
        (MAKE, "*/*", "text/turtle; charset=utf-8"),
    ],
)
def test_the_form_follows_the_accept_header(client: TestClient, query: str, accept: str, media_type: str) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_the_form_follows_the_format_parameter(client: TestClient, name: str) -> None:
    response = client.get("/sparql", params={"query": ROWS, "format": name}, headers={"Accept": "image/png"})
    assert response.status_code == 200


def test_an_unknown_accept_is_406(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": ROWS}, headers={"Accept": "image/png"}).status_code == 406


def test_an_unknown_format_is_406(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": ROWS, "format": "pdf"}).status_code == 406


def test_a_missing_query_is_400(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": ""}).status_code == 400
    assert client.get("/sparql", params={"default-graph-uri": "http://example.org/"}).status_code == 400
    assert client.post("/sparql", data={"format": "json"}).status_code == 400
    assert client.post("/sparql", content=b"", headers=QUERY).status_code == 400


def test_two_queries_are_400(client: TestClient) -> None:
    assert client.get("/sparql", params=[("query", ASK), ("query", ASK)]).status_code == 400


def test_a_query_in_address_and_body_is_400(client: TestClient) -> None:
    assert client.post("/sparql", params={"query": ASK}, data={"query": ASK}).status_code == 400
    assert client.post("/sparql", params={"query": ASK}, content=ASK, headers=QUERY).status_code == 400


def test_a_syntax_error_is_400_and_says_where(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p "})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (problem["line"], problem["column"], problem["token"]) == (1, 23, "")
    assert {"?variable", "<IRI>"} <= set(problem["expected"])
    assert "dòng 1, cột 23" in problem["detail_vi"]
    assert "line 1, column 23" in problem["detail_en"]


@pytest.mark.parametrize("query", ["ASK { ?s ?p '\\uD800' }", "\\uD800\\u0053ERVICE", "ASK { <\\uDC00> ?p ?o }"])
def test_an_escape_that_names_no_character_is_400(client: TestClient, query: str) -> None:
    assert client.post("/sparql", content=query, headers=QUERY).status_code == 400


def test_prefixes_of_the_ontology_need_not_be_typed_and_leave_the_lines_as_they_are(client: TestClient) -> None:
    known = " ".join(f"{prefix}:x" for prefix in PREFIXES)
    query = "ASK {\n VALUES ?x { %s }\n ?x ?p }"
    problem = client.get("/sparql", params={"query": query % known}).json()
    assert (problem["line"], problem["column"], problem["token"]) == (3, 8, "}")
    assert client.get("/sparql", params={"query": query.replace("?p", "?p ?o") % known}).status_code == 200


def test_a_prefix_may_be_declared_anew(client: TestClient) -> None:
    query = "PREFIX ansinh: <http://example.org/> CONSTRUCT { ansinh:a ansinh:b 1 } {}"
    answer = client.get("/sparql", params={"query": query, "format": "ntriples"})
    assert answer.text.startswith("<http://example.org/a> <http://example.org/b>")


def test_an_update_is_refused(client: TestClient) -> None:
    update = "INSERT DATA { <http://a/> <http://a/> 1 }"
    assert client.post("/sparql", data={"update": update}).status_code == 400
    assert client.post("/sparql", data={"query": update}).status_code == 400
    headers = {"Content-Type": "application/sparql-update"}
    assert client.post("/sparql", content=update, headers=headers).status_code == 415


def test_a_body_of_another_type_is_415(client: TestClient) -> None:
    assert client.post("/sparql", content=ASK, headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/sparql", content=ASK).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_is_405_and_names_those_allowed(client: TestClient, method: str) -> None:
    response = client.request(method, "/sparql")
    assert response.status_code == 405
    assert "GET" in response.headers["allow"]


def test_head_has_no_body(client: TestClient) -> None:
    response = client.head("/sparql", params={"query": ASK})
    assert response.status_code == 200
    assert response.content == b""


def test_text_that_is_not_utf_8_is_400(client: TestClient) -> None:
    assert client.get("/sparql?query=%FF").status_code == 400
    assert client.post("/sparql", content=b"\xff", headers=QUERY).status_code == 400


def test_service_is_refused_before_the_engine_sees_it(client: TestClient) -> None:
    query = "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }"
    response = client.get("/sparql", params={"query": query})
    assert response.status_code == 400
    assert "SERVICE" in response.json()["detail_en"]


def test_a_query_nested_too_deep_is_refused(client: TestClient) -> None:
    query = "SELECT * " + "{" * 5_000 + "}" * 5_000
    assert client.post("/sparql", content=query, headers=QUERY).status_code == 400


def test_a_query_that_is_too_long_is_413(client: TestClient) -> None:
    assert client.post("/sparql", content=ASK + " " * 60_000, headers=QUERY).status_code == 413


def test_a_body_that_is_too_large_is_413(client: TestClient) -> None:
    assert client.post("/sparql", content=b" " * 1_100_000, headers=QUERY).status_code == 413


def test_a_graph_that_is_no_iri_is_400(client: TestClient) -> None:
    for name in ("not an iri", ""):
        assert client.get("/sparql", params={"query": ASK, "default-graph-uri": name}).status_code == 400


def test_a_quality_that_is_no_number_counts_as_none(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": ASK}, headers={"Accept": "*/*;q=nan"}).status_code == 406


def test_from_reads_no_file_and_no_address(client: TestClient) -> None:
    for address in ("file:///etc/passwd", "http://127.0.0.1:1/x"):
        answer = client.get("/sparql", params={"query": f"SELECT * FROM <{address}> {{ ?s ?p ?o }}"}).json()
        assert answer["results"]["bindings"] == []


def test_graph_tells_what_is_said_from_what_is_deduced(client: TestClient) -> None:
    said = document_graph("1204-kh-bcd-2024-kon-tum")
    query = "ASK { GRAPH <%s> { ?task ansinh:involves ?agency } }"
    assert client.get("/sparql", params={"query": query % said}).json()["boolean"] is False
    assert client.get("/sparql", params={"query": query % f"{said}/inferred"}).json()["boolean"] is True


def test_the_default_graph_is_the_union_and_has_each_triple_once(client: TestClient) -> None:
    query = 'SELECT ?time WHERE { ?time ansinh:timeNotation "2020" }'
    assert len(client.get("/sparql", params={"query": query}).json()["results"]["bindings"]) == 1


def test_default_graph_uri_narrows_what_is_looked_at(client: TestClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?task a ansinh:Task }"
    one = {"query": count, "default-graph-uri": document_graph("06-ct-ubnd-2018-vinh-long")}
    whole = client.get("/sparql", params={"query": count}).json()["results"]["bindings"][0]["n"]["value"]
    part = client.get("/sparql", params=one).json()["results"]["bindings"][0]["n"]["value"]
    assert (int(part), int(whole) > int(part)) == (23, True)


def test_language_tags_and_datatypes_are_kept(client: TestClient) -> None:
    query = "SELECT ?title ?day { doc:06-ct-ubnd-2018-vinh-long ansinh:title ?title ; ansinh:issuedOn ?day }"
    row = client.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]
    assert row["title"]["xml:lang"] in ("vi", "en")
    assert row["day"]["datatype"].endswith("#date")


def test_debt_collection_by_the_police_can_be_asked_by_hand_with_the_documented_terms(client: TestClient) -> None:
    query = """
    PREFIX ansinh: <https://w3id.org/ansinh/ontology#>
    SELECT ?province ?role ?first WHERE {
      ?task a ansinh:Task ; ansinh:taskType <https://w3id.org/ansinh/id/task-type/debt_collection> ;
        ansinh:hasParticipation ?part ; ansinh:statedIn/ansinh:firstLine ?first ;
        ansinh:inDocument/ansinh:jurisdiction/rdfs:label ?province .
      ?part ansinh:participant/ansinh:agencyType <https://w3id.org/ansinh/id/agency-type/police> ;
        ansinh:role/skos:notation ?role .
      FILTER (LANG(?province) = "vi")
    } ORDER BY ?first
    """
    rows = client.get("/sparql", params={"query": query, "format": "csv"}).text.split()
    assert rows[1:5] == ["Kon", "Tum,lead,621", "Kon", "Tum,lead,633"]


def test_the_openapi_document_describes_the_endpoint(client: TestClient) -> None:
    assert {"get", "post"} <= set(json.loads(client.get("/openapi.json").content)["paths"]["/sparql"])
