"""The tests of the W3C for the SPARQL 1.1 Protocol, one sentence each, and what other servers get wrong over HTTP."""

import gzip
from http import HTTPStatus

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from rdflib import Graph
from tests.w3c import Endpoint

ONE, TWO, THREE = (f"http://example.org/data{number}" for number in (1, 2, 3))
BOTH = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
NAMED = f"ASK {{ GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
QUERY = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def graphs(endpoint: Endpoint) -> TestClient:
    """A client of the endpoint over three graphs, each of which says what type its own name has."""
    store = ox.Store()
    for name in (ONE, TWO, THREE):
        node = ox.NamedNode(name)
        store.add(ox.Quad(node, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), node, node))
    store.update("INSERT { GRAPH ?g { ?s a <http://example.org/Type> } } WHERE { GRAPH ?g { ?s a ?type } }")
    return endpoint.show(store)


def _truth(client: TestClient, query: str, **parameters: str | list[str]) -> bool:
    by_get = client.get("/sparql", params={"query": query, **parameters}).json()["boolean"]
    by_form = client.post("/sparql", data={"query": query, **parameters}).json()["boolean"]
    directly = client.post("/sparql", params=parameters, content=query, headers=QUERY).json()["boolean"]
    assert by_get == by_form == directly
    return bool(by_get)


def test_default_graphs_named_by_the_protocol_are_merged(graphs: TestClient) -> None:
    assert _truth(graphs, BOTH, **{"default-graph-uri": [ONE, TWO]}) is True
    assert _truth(graphs, BOTH, **{"default-graph-uri": [ONE, THREE]}) is False


def test_named_graphs_named_by_the_protocol_can_be_asked_one_by_one(graphs: TestClient) -> None:
    assert _truth(graphs, NAMED, **{"named-graph-uri": [ONE, TWO]}) is True
    assert _truth(graphs, NAMED, **{"named-graph-uri": [ONE]}) is False
    assert _truth(graphs, "ASK { ?s ?p ?o }", **{"named-graph-uri": [ONE]}) is False


def test_default_and_named_graphs_may_be_named_together(graphs: TestClient) -> None:
    dataset: dict[str, str | list[str]] = {"default-graph-uri": THREE, "named-graph-uri": [ONE, TWO]}
    assert _truth(graphs, f"ASK {{ <{THREE}> a ?type {NAMED[4:]} }}", **dataset) is True
    assert _truth(graphs, f"ASK {{ <{ONE}> a ?type }}", **dataset) is False


def test_the_dataset_of_the_protocol_wins_over_that_of_the_query(graphs: TestClient) -> None:
    query = NAMED.replace("ASK", f"ASK FROM <{THREE}>")
    assert _truth(graphs, query, **{"named-graph-uri": [ONE, TWO]}) is True


def test_from_and_from_named_hold_where_the_protocol_names_no_dataset(graphs: TestClient) -> None:
    assert _truth(graphs, f"ASK FROM <{ONE}> FROM <{TWO}> {BOTH[4:]}") is True
    assert _truth(graphs, f"ASK FROM <{THREE}> {BOTH[4:]}") is False
    assert _truth(graphs, f"ASK FROM NAMED <{ONE}> FROM NAMED <{TWO}> {NAMED[4:]}") is True


def test_a_graph_that_is_not_there_is_empty(graphs: TestClient) -> None:
    assert _truth(graphs, "ASK {}", **{"default-graph-uri": "http://example.org/nothing"}) is True
    assert _truth(graphs, "ASK { ?s ?p ?o }", **{"default-graph-uri": "http://example.org/nothing"}) is False


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("SELECT (1 AS ?value) {}", ("application/sparql-results+json",)),
        ("ASK {}", ("application/sparql-results+json",)),
        ("DESCRIBE <http://example.org/>", ("text/turtle; charset=utf-8",)),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", ("text/turtle; charset=utf-8",)),
    ],
)
def test_each_form_of_query_has_a_content_type_of_its_own(
    graphs: TestClient, query: str, types: tuple[str, ...]
) -> None:
    response = graphs.post("/sparql", content=query, headers=QUERY)
    assert response.status_code == 200
    assert response.headers["content-type"] in types


def test_relative_iris_are_resolved_against_the_base_of_the_service(graphs: TestClient) -> None:
    answer = graphs.post("/sparql", content="CONSTRUCT { <s> <p> 1 } WHERE {}", headers=QUERY)
    (triple,) = Graph().parse(data=answer.content, format="turtle")
    assert str(triple[0]) == "https://w3id.org/ansinh/id/s"


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b"ASK {}", {"Content-Type": "text/plain"}),
        (b"query=ASK%20%7B%7D", {}),
        (b"ASK {}", {}),
        ("ASK {}".encode("utf-16"), {"Content-Type": "application/sparql-query; charset=UTF-16"}),
        ("ASK {}".encode("utf-16"), QUERY),
        (b"ASK {", QUERY),
        (b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM),
        (b"query=%FF", FORM),
        (b"update=CLEAR%20ALL", FORM),
        (b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM),
        (b"update=CLEAR%20XYZ", FORM),
        (b"query=ASK%20%7B%7D&update=CLEAR%20ALL", FORM),
        (b"CLEAR NAMED", {"Content-Type": "application/sparql-update"}),
        (b"CLEAR NAMED", {"Content-Type": "text/plain"}),
    ],
)
def test_what_the_protocol_does_not_allow_in_a_post_is_refused(
    graphs: TestClient, content: bytes, headers: dict[str, str]
) -> None:
    response = graphs.post("/sparql", content=content, headers=headers)
    assert 400 <= response.status_code < 500
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["query=ASK{}&query=SELECT * {}", "update=CLEAR ALL", "query=ASK {", "query=%FF"])
def test_what_the_protocol_does_not_allow_in_a_get_is_refused(graphs: TestClient, address: str) -> None:
    assert graphs.get(f"/sparql?{address}").status_code == 400


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("query=ASK%20{}", "query=ASK%20{}"),
        ("query=ASK%20{}", "format=json"),
        (f"default-graph-uri={ONE}", f"query=ASK%20{{}}&default-graph-uri={TWO}"),
        ("format=json", "query=ASK%20{}&format=xml"),
    ],
)
def test_what_is_said_in_address_and_form_is_400(graphs: TestClient, address: str, form: str) -> None:
    assert graphs.post(f"/sparql?{address}", content=form, headers=FORM).status_code == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "us-ascii"])
def test_a_charset_that_is_utf_8_is_taken(graphs: TestClient, charset: str) -> None:
    headers = {"Content-Type": f"application/sparql-query; charset={charset}"}
    assert graphs.post("/sparql", content="ASK {}", headers=headers).status_code == 200


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", "windows-1258"])
def test_another_charset_is_415(graphs: TestClient, charset: str) -> None:
    headers = {"Content-Type": f"application/sparql-query; charset={charset}"}
    assert graphs.post("/sparql", content="ASK {}", headers=headers).status_code == 415


def test_the_result_of_text_formats_says_its_charset(graphs: TestClient) -> None:
    for name in ("csv", "tsv"):
        answer = graphs.get("/sparql", params={"query": "SELECT ('đ' AS ?x) {}", "format": name})
        assert answer.headers["content-type"].endswith("charset=utf-8")
        assert "đ".encode() in answer.content


@pytest.mark.parametrize(
    ("lines", "media_type"),
    [
        (["application/sparql-results+xml;q=0.5", "text/csv"], "text/csv; charset=utf-8"),
        (["application/sparql-results+json;q=0", "*/*"], "application/sparql-results+xml"),
        (["text/*"], "text/csv; charset=utf-8"),
        (["text/*;q=0.9, text/csv;q=0.1"], "text/tab-separated-values; charset=utf-8"),
        (["*/*;q=0.1, application/*"], "application/sparql-results+json"),
        (["application/sparql-results+xml; charset=utf-8"], "application/sparql-results+xml"),
    ],
)
def test_accept_is_read_by_specificity_and_quality_over_all_its_lines(
    graphs: TestClient, lines: list[str], media_type: str
) -> None:
    headers = [("Accept", line) for line in lines]
    response = graphs.get("/sparql", params={"query": "SELECT (1 AS ?x) {}"}, headers=headers)
    assert response.headers["content-type"] == media_type
    assert "Accept" in response.headers["vary"]


def test_a_compressed_request_is_read(graphs: TestClient) -> None:
    for name in ("gzip", "x-gzip", "GZIP"):
        headers = {**QUERY, "Content-Encoding": name}
        assert graphs.post("/sparql", content=gzip.compress(b"ASK {}"), headers=headers).json()["boolean"] is True
    assert graphs.post("/sparql", content=b"ASK {}", headers={**QUERY, "Content-Encoding": "identity"}).is_success


def test_a_bomb_is_413_and_unpacked_no_further_than_the_limit(graphs: TestClient) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    response = graphs.post("/sparql", content=bomb, headers={**QUERY, "Content-Encoding": "gzip"})
    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


COMPRESSED = gzip.compress(b"ASK {}", mtime=0)


@pytest.mark.parametrize("content", [b"ASK {}", COMPRESSED[:-4], COMPRESSED + b"more", b""])
def test_what_is_no_gzip_is_400(graphs: TestClient, content: bytes) -> None:
    response = graphs.post("/sparql", content=content, headers={**QUERY, "Content-Encoding": "gzip"})
    assert response.status_code == 400


@pytest.mark.parametrize("name", ["br", "zstd", "deflate", "gzip, gzip", "nonsense"])
def test_another_compression_is_415_and_says_which_is_taken(graphs: TestClient, name: str) -> None:
    response = graphs.post("/sparql", content=b"ASK {}", headers={**QUERY, "Content-Encoding": name})
    assert response.status_code == 415
    assert "gzip" in response.headers["accept-encoding"]
