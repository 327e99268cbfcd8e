"""The ontology is documented at its address, in HTML and RDF, with examples that run."""

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from ansinh.authoring.schema import plan_schema
from ansinh.hall import Hall
from ansinh.vocabulary import modules, schemes
from ansinh.web.ontology import Sample, samples


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_term_and_code_is_on_the_page_in_both_languages(client: TestClient, hall: Hall, lang: str) -> None:
    page = client.get("/ontology", params={"lang": lang}, headers={"Accept": "text/html"}).text
    for part in modules(hall.store):
        for term in part.terms.values():
            assert f'id="{term.name}"' in page
            assert term.labels[lang]
            assert term.definitions[lang]
    for part in schemes(hall.store):
        for code in part.codes.values():
            assert code.labels[lang]
            assert code.definitions[lang]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_the_same_address_gives_the_triples_of_the_ontology(
    client: TestClient, accept: str, form: ox.RdfFormat
) -> None:
    response = client.get("/ontology", headers={"Accept": accept})
    assert len(list(ox.parse(input=response.content, format=form))) > 3_000


def test_an_unknown_accept_is_406(client: TestClient) -> None:
    assert client.get("/ontology", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_each_example_runs_and_finds_something(client: TestClient, sample: Sample) -> None:
    response = client.get("/sparql", params={"query": sample.query, "format": "csv"})
    assert response.status_code == 200
    assert len(response.text.splitlines()) > 1
    assert sample.title.vi != sample.title.en


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_model_page_shows_its_picture_and_its_triples(client: TestClient, lang: str) -> None:
    page = client.get("/model", params={"lang": lang}).text
    assert "/static/model.svg" in page
    assert "task:PL2.IV.10 a ansinh:Task" in page
    assert client.get("/static/model.svg").status_code == 200


def test_the_triples_of_the_model_page_are_those_of_the_graph(client: TestClient) -> None:
    # Whole IRIs, for the engine's SPARQL parser does not take a prefixed name with a dot before a digit.
    own = "https://w3id.org/ansinh/id/document/1204-kh-bcd-2024-kon-tum"
    lines = "https://w3id.org/ansinh/id/source/003_158e14af8b7b391b"
    query = f"""
    ASK {{
      <{own}/task/PL2.IV.10> a ansinh:Task ; ansinh:sectionPath "PL2.IV.10" ;
        ansinh:inDocument doc:1204-kh-bcd-2024-kon-tum ;
        ansinh:mainTaskType taskType:debt_collection ; ansinh:recurrence recurrence:continuous ;
        ansinh:hasParticipation <{own}/participation/PL2.IV.10-police-lead> ;
        ansinh:statedIn <{lines}/621-622> , <{lines}/633-634> .
      <{own}/participation/PL2.IV.10-police-lead> ansinh:participant agency:62-police ; ansinh:role role:lead ;
        ansinh:assignedThrough mode:lead_column .
      <{lines}/621-622> ansinh:firstLine 621 ; ansinh:lastLine 622 .
    }}
    """
    assert client.get("/sparql", params={"query": query}).json()["boolean"] is True


def test_the_schema_of_plans_is_served_at_its_address(client: TestClient, hall: Hall) -> None:
    response = client.get("/schema/plan.json")
    assert response.headers["content-type"] == "application/schema+json"
    assert response.json() == plan_schema(hall.store, hall.corpus.context)
