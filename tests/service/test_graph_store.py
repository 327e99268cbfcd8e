"""The reading side of the SPARQL 1.1 Graph Store HTTP Protocol."""

from collections.abc import Iterable

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph
from rdflib.compare import isomorphic

from ansinh.hall import Hall
from ansinh.terms import GRAPH, REFERENCE_GRAPH, document_graph

NAME = "document/06-ct-ubnd-2018-vinh-long"
PLAN = document_graph("06-ct-ubnd-2018-vinh-long")


def _without_blank_nodes(lines: Iterable[str]) -> set[str]:
    return {line for line in lines if "_:" not in line}


def test_a_graph_is_read_by_its_name(client: TestClient, hall: Hall) -> None:
    response = client.get("/graphs", params={"graph": PLAN}, headers={"Accept": "application/n-triples"})
    assert response.status_code == 200
    assert set(response.text.splitlines()) == set(hall.store.ntriples([PLAN]))


@pytest.mark.parametrize(("accept", "parser"), [("text/turtle", "turtle"), ("application/rdf+xml", "xml")])
def test_a_graph_is_the_same_in_every_form(client: TestClient, hall: Hall, accept: str, parser: str) -> None:
    response = client.get("/graphs", params={"graph": PLAN}, headers={"Accept": accept})
    assert response.headers["content-type"].startswith(accept)
    stored = Graph().parse(data="\n".join(hall.store.ntriples([PLAN])), format="nt")
    assert isomorphic(Graph().parse(data=response.content, format=parser), stored)


def test_the_address_of_a_graph_names_it_too(client: TestClient) -> None:
    asked = {"Accept": "application/n-triples"}
    by_name = client.get("/graphs", params={"graph": PLAN}, headers=asked)
    assert client.get(f"/graphs/{NAME}", headers=asked).content == by_name.content


def test_a_name_is_decoded_once(client: TestClient) -> None:
    assert client.get(f"/graphs?graph={PLAN.replace('/', '%2F')}").status_code == 200
    assert client.get(f"/graphs?graph={PLAN.replace('/', '%252F')}").status_code in (400, 404)


def test_the_default_graph_is_the_union_of_all(client: TestClient, hall: Hall) -> None:
    lines = client.get("/graphs?default", headers={"Accept": "application/n-triples"}).text.splitlines()
    assert len(lines) == len(set(lines))
    stored = hall.store.ntriples(hall.store.graphs())
    assert len(lines) == len(stored)
    assert _without_blank_nodes(lines) == _without_blank_nodes(stored)


def test_head_has_the_headers_of_get_and_no_body(client: TestClient) -> None:
    head, get = (client.request(method, "/graphs", params={"graph": REFERENCE_GRAPH}) for method in ("HEAD", "GET"))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]
    assert client.head("/graphs", params={"graph": f"{GRAPH}nothing"}).status_code == 404


def test_a_graph_that_is_not_there_is_404_and_named(client: TestClient) -> None:
    response = client.get("/graphs", params={"graph": f"{GRAPH}nothing"})
    assert response.status_code == 404
    assert f"<{GRAPH}nothing>" in response.json()["detail_en"]
    assert client.get("/graphs/nothing").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["", "?graph=", "?graph=not%20an%20iri", "?graph=relative", f"?default&graph={PLAN}", "?graph=a:b&graph=a:c"],
)
def test_a_graph_that_is_not_named_once_and_as_an_iri_is_400(client: TestClient, address: str) -> None:
    assert client.get(f"/graphs{address}").status_code == 400


def test_a_form_that_no_graph_has_is_406(client: TestClient) -> None:
    assert client.get("/graphs", params={"graph": PLAN}, headers={"Accept": "text/csv"}).status_code == 406
    assert client.get("/graphs", params={"graph": PLAN, "format": "csv"}).status_code == 406


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("address", [f"/graphs?graph={PLAN}", "/graphs?default", f"/graphs/{NAME}"])
def test_writing_is_405_and_says_what_is_allowed(client: TestClient, method: str, address: str) -> None:
    response = client.request(method, address)
    assert response.status_code == 405
    assert {"GET", "HEAD", "OPTIONS"} == set(response.headers["allow"].split(", "))
