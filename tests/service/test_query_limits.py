"""Queries that take too long, need too much or give too much; clients that leave; results that are kept."""

import json
import logging
import ssl
import threading
import time
from collections.abc import Iterator

import httpx2
import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from rdflib import Graph
from tests.serving import serving

from ansinh.hall import Hall
from ansinh.settings import Settings
from ansinh.web.app import create_app

EVERYTHING = "SELECT * { ?a ?b ?c }"
UNENDING = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
TOO_LARGE_TO_SORT = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f"
LOOK_UP = "SELECT * { ?law a ansinh:Document } ORDER BY ?law LIMIT 3"


@pytest.fixture(scope="module")
def service(hall: Hall, settings: Settings) -> Iterator[httpx2.Client]:
    """A client of a service over a real socket, with narrow limits."""
    narrow = settings.model_copy(
        update={
            "query_seconds": 1.0,
            "result_rows": 50,
            "result_size": 20_000,
            "slow_query_seconds": 0.5,
            "reader_memory": 1_000_000_000,
            "check_seconds": 5.0,
        }
    )
    with (
        serving(create_app(hall, narrow)) as address,
        # Its own TLS settings, since it needs none of the machine's.
        httpx2.Client(base_url=address, timeout=30, verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as client,
    ):
        yield client


def ask(
    service: httpx2.Client, query: str, accept: str = "application/sparql-results+json", **headers: str
) -> httpx2.Response:
    return service.post("/sparql", data={"query": query}, headers={"accept": accept, **headers})


def figure(service: httpx2.Client, name: str, **labels: str) -> float:
    text = service.get("/metrics").text
    return sum(
        sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == name and labels.items() <= sample.labels.items()
    )


def test_a_query_that_does_not_end_is_stopped_and_told_what_to_try(service: httpx2.Client) -> None:
    answer = ask(service, UNENDING)
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert "LIMIT" in answer.json()["detail_en"]
    assert figure(service, "ansinh_queries_total", outcome="late") >= 1


def test_a_query_that_needs_too_much_memory_is_503_and_the_next_is_answered(service: httpx2.Client) -> None:
    lost = figure(service, "ansinh_queries_total", outcome="lost") + figure(
        service, "ansinh_queries_total", outcome="late"
    )
    assert ask(service, TOO_LARGE_TO_SORT).status_code == 503
    assert ask(service, LOOK_UP).status_code == 200
    after = figure(service, "ansinh_queries_total", outcome="lost") + figure(
        service, "ansinh_queries_total", outcome="late"
    )
    assert after == lost + 1


@pytest.mark.parametrize("accept", ["text/csv", "text/tab-separated-values"])
def test_a_result_of_too_many_rows_is_cut_between_two_and_says_so(service: httpx2.Client, accept: str) -> None:
    answer = ask(service, EVERYTHING + " LIMIT 60", accept)
    assert answer.status_code == 200
    assert answer.headers["ansinh-truncated"].startswith("true; rows=50;")
    assert len(answer.text.splitlines()) == 51


def test_a_cut_result_in_json_is_whole_json(service: httpx2.Client) -> None:
    rows = ask(service, EVERYTHING + " LIMIT 60").json()["results"]["bindings"]
    assert len(rows) == 50
    assert all(set(row) == {"a", "b", "c"} for row in rows)


def test_a_result_of_too_many_bytes_is_cut_between_two_rows(service: httpx2.Client) -> None:
    query = 'SELECT (CONCAT("' + "x" * 2_000 + '", STR(?a)) AS ?long) { ?a ?b ?c } LIMIT 40'
    answer = ask(service, query)
    assert answer.status_code == 200
    assert len(answer.content) <= 20_000
    assert 0 < len(answer.json()["results"]["bindings"]) < 40
    assert "ansinh-truncated" in answer.headers


def test_a_graph_is_cut_between_two_triples(service: httpx2.Client) -> None:
    answer = ask(service, "CONSTRUCT { ?a ?b ?c } { ?a ?b ?c } LIMIT 60", "application/n-triples")
    assert answer.headers["ansinh-truncated"].startswith("true; rows=50;")
    assert len(Graph().parse(data=answer.text, format="nt")) == 50


def test_a_result_within_the_limits_is_whole_and_says_nothing(service: httpx2.Client) -> None:
    answer = ask(service, EVERYTHING + " LIMIT 50")
    assert len(answer.json()["results"]["bindings"]) == 50
    assert "ansinh-truncated" not in answer.headers


def test_the_same_query_again_is_answered_from_what_was_kept(service: httpx2.Client) -> None:
    query = LOOK_UP + " # asked twice"
    first = ask(service, query)
    hits = figure(service, "ansinh_cache_hits_total")
    second = ask(service, query)
    assert second.content == first.content
    assert second.headers["etag"] == first.headers["etag"]
    assert figure(service, "ansinh_cache_hits_total") == hits + 1


def test_an_answer_that_is_known_already_is_304_without_a_body(service: httpx2.Client) -> None:
    tag = ask(service, LOOK_UP).headers["etag"]
    again = ask(service, LOOK_UP, **{"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert ask(service, LOOK_UP, "text/csv", **{"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("call", ["STRUUID()", "struuid #\n ()", "STRUU\\u0049D()"])
def test_what_differs_each_time_is_neither_kept_nor_tagged(service: httpx2.Client, call: str) -> None:
    first, second = (ask(service, f"SELECT ({call} AS ?id) {{}}") for _ in range(2))
    assert first.text != second.text
    assert "etag" not in first.headers


def test_the_query_of_a_client_who_leaves_ends(service: httpx2.Client) -> None:
    late = figure(service, "ansinh_queries_total", outcome="late")
    with pytest.raises(httpx2.TimeoutException):
        service.post("/sparql", data={"query": UNENDING}, timeout=0.4)
    while figure(service, "ansinh_queries_slow"):
        time.sleep(0.01)
    assert figure(service, "ansinh_queries_total", outcome="late") == late


def test_a_plan_nested_too_deep_to_be_read_is_refused_and_the_service_goes_on(service: httpx2.Client) -> None:
    deep = '{"@id": "http://example.org/a", "http://example.org/b": ' * 5_000 + "1" + "}" * 5_000
    answer = service.post("/api/validate", content=deep, headers={"content-type": "application/ld+json"})
    assert answer.status_code == 400
    assert service.get("/health").status_code == 200


def test_a_plan_whose_blank_nodes_cannot_be_told_apart_is_stopped(service: httpx2.Client) -> None:
    poison = "".join(f"_:a{one} <http://example.org/p> _:a{two} .\n" for one in range(9) for two in range(9))
    answer = service.post("/api/validate", content=poison, headers={"content-type": "text/turtle"})
    assert answer.status_code == 503
    assert "5 seconds" in answer.json()["detail_en"]


def test_many_who_ask_at_once_are_all_answered(service: httpx2.Client) -> None:
    statuses: list[int] = []

    def one(number: int) -> None:
        statuses.append(ask(service, f"{LOOK_UP} # {number}").status_code)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 30


def test_without_readers_at_the_start_pages_are_served_and_the_log_says_so(
    hall: Hall, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    starved = settings.model_copy(update={"reader_memory": 50_000_000})
    with TestClient(create_app(hall, starved), base_url="http://ansinh.test") as client:
        assert client.get("/health").status_code == 200
        assert client.post("/sparql", data={"query": LOOK_UP}).status_code == 503
    assert "no readers at the start" in caplog.messages


def test_the_service_says_that_it_lives_and_is_ready(client: TestClient) -> None:
    assert client.get("/health/live").json() == {"status": "ok"}
    assert client.get("/health/ready").json()["documents"] == 6


def test_an_id_that_comes_along_is_given_back_and_another_is_replaced(client: TestClient) -> None:
    assert client.get("/health", headers={"X-Request-Id": "from-afar.1"}).headers["x-request-id"] == "from-afar.1"
    other = client.get("/health", headers={"X-Request-Id": "two words"}).headers["x-request-id"]
    assert other.isalnum()


def test_the_log_tells_of_a_request_but_no_secret(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="ansinh"):
        client.get("/health?token=hush", headers={"Authorization": "Bearer hush", "X-Request-Id": "the-one"})
    (record,) = (one for one in caplog.records if getattr(one, "fields", {}).get("id") == "the-one")
    assert record.fields["status"] == 200  # type: ignore[attr-defined]
    assert "hush" not in json.dumps(record.fields)  # type: ignore[attr-defined]
