"""The endpoint describes itself to machines, and leads people to the page on which queries are written."""

import pytest
from fastapi.testclient import TestClient
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

from ansinh.hall import Hall
from ansinh.web.description import describe

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
ENDPOINT = "http://ansinh.test/sparql"


@pytest.fixture(scope="module")
def description(client: TestClient) -> Graph:
    return Graph().parse(data=client.get("/sparql").content, format="turtle")


@pytest.mark.parametrize(
    ("accept", "parser"),
    [("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("application/n-triples", "nt"), ("*/*", "turtle")],
)
def test_a_get_without_a_query_returns_rdf(client: TestClient, accept: str, parser: str) -> None:
    response = client.get("/sparql", headers={"Accept": accept})
    assert response.status_code == 200
    assert "Accept" in response.headers["vary"]
    assert (None, RDF.type, SD.Service) in Graph().parse(data=response.content, format=parser)


def test_the_format_may_be_asked_for_in_the_address(client: TestClient) -> None:
    response = client.get("/sparql", params={"format": "ntriples"}, headers={"Accept": "text/html"})
    assert response.headers["content-type"] == "application/n-triples"


def test_the_description_names_the_address_at_which_it_was_read(description: Graph) -> None:
    assert set(description.objects(None, SD.endpoint)) == {URIRef(ENDPOINT)}


def test_every_term_is_used_with_what_its_domain_and_range_ask(description: Graph) -> None:
    (service,) = description.subjects(RDF.type, SD.Service)
    (dataset,) = description.objects(service, SD.defaultDataset)
    (default,) = description.objects(dataset, SD.defaultGraph)
    assert (dataset, RDF.type, SD.Dataset) in description
    assert (default, RDF.type, SD.Graph) in description
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in description
    assert (service, SD.feature, SD.UnionDefaultGraph) in description
    assert (service, SD.feature, SD.BasicFederatedQuery) not in description
    assert len(set(description.objects(service, SD.resultFormat))) == 8
    for node in description.objects(dataset, SD.namedGraph):
        assert (node, RDF.type, SD.NamedGraph) in description
        assert len(list(description.objects(node, SD.name))) == 1


def test_the_named_graphs_and_the_number_of_triples_are_those_of_the_snapshot(description: Graph, hall: Hall) -> None:
    assert {str(name) for name in description.objects(None, SD.name)} == set(hall.store.graphs())
    assert set(description.objects(None, VOID.triples)) == {Literal(str(hall.record.quads), datatype=XSD.integer)}


def test_a_cut_list_of_graphs_says_so_and_how_to_get_the_rest(hall: Hall) -> None:
    cut = describe(hall, ENDPOINT, 2, "ntriples").decode()
    assert cut.count("#NamedGraph>") == 2
    assert f"Only 2 of {len(hall.store.graphs())} graphs are listed" in cut
    assert "are listed" not in describe(hall, ENDPOINT, 1_000, "ntriples").decode()


def test_a_browser_without_a_query_is_led_to_the_page_for_queries(client: TestClient) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    response = client.get("/sparql", headers=browser, follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/query"
    assert "Accept" in response.headers["vary"]


def test_a_browser_with_a_query_gets_its_result(client: TestClient) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert client.get("/sparql", params={"query": "ASK {}"}, headers=browser).json()["boolean"] is True


def test_an_unknown_accept_is_406_for_the_description_too(client: TestClient) -> None:
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("host", "status"),
    [("[::1]:8000", 200), ("ansinh.vn", 200), ("a b", 400), ("<x>", 400), ("[::::]", 400)],
)
def test_any_host_that_can_be_written_gives_a_description_and_others_400(
    client: TestClient, host: str, status: int
) -> None:
    assert client.get("/sparql", headers={"Host": host}).status_code == status
