"""What is not there says how it stands: unknown, gone, or merged into another thing."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ansinh.corpus.files import Corpus
from ansinh.gate.register import ANY, Register
from ansinh.hall import Hall, open_hall
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.snapshots import BuildRecord
from ansinh.store.tally import tallied
from ansinh.terms import BASE, DCT, ONTOLOGY, RDF, REFERENCE_GRAPH, THING
from ansinh.web.app import create_app

REMOVED = "304-bc-tu-2018-lang-son"


def test_what_is_unknown_is_404_with_the_nearest_names(client: TestClient) -> None:
    response = client.get("/id/document/21-nq-tw-2013", follow_redirects=False)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert f"{THING}document/21-nq-tw-2012" in response.json()["near"]


def test_an_unknown_part_of_a_document_leads_to_the_document(client: TestClient) -> None:
    response = client.get("/about/document/06-ct-ubnd-2018-vinh-long/task/999")
    assert response.status_code == 404
    assert response.json()["near"] == [f"{THING}document/06-ct-ubnd-2018-vinh-long"]


def test_an_unknown_module_is_404_with_those_that_there_are(client: TestClient) -> None:
    response = client.get("/ontology/documents")
    assert response.status_code == 404
    assert f"{BASE}ontology/document" in response.json()["near"]


@pytest.fixture(scope="module")
def after_a_removal(
    corpus: Corpus, state: Path, record: BuildRecord, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """The service after a plan was removed."""
    assert record.quads
    folder = tmp_path_factory.mktemp("removal")
    shutil.copytree(state / "builds", folder / "builds")
    (folder / "current").symlink_to((state / "current").readlink())
    settings = Settings(state=folder, sources=None)
    with TestClient(create_app(open_hall(settings), settings), base_url="http://ansinh.test") as client:
        Register(Corpus(corpus.root, open_hall(settings).corpus.history), folder).remove(REMOVED, ANY)
        yield client


@pytest.mark.parametrize("path", ["", "/observation/1", "/citation/1"])
def test_what_left_with_a_plan_is_gone_and_says_where_its_history_is(after_a_removal: TestClient, path: str) -> None:
    for prefix in ("/id/", "/about/"):
        response = after_a_removal.get(f"{prefix}document/{REMOVED}{path}", follow_redirects=False)
        assert response.status_code == 410
        assert response.headers["link"] == f'</api/plans/{REMOVED}/versions>; rel="version-history"'
        assert response.json()["history"] == f"/api/plans/{REMOVED}/versions"
        assert after_a_removal.get(response.json()["history"]).status_code == 200


def test_the_graph_of_a_removed_plan_is_gone(after_a_removal: TestClient) -> None:
    assert after_a_removal.get(f"/id/graph/document/{REMOVED}").status_code == 410


def test_what_a_removed_plan_never_had_is_unknown(after_a_removal: TestClient) -> None:
    assert after_a_removal.get(f"/id/document/{REMOVED}/task/never").status_code == 404


def _serving(hall: Hall, settings: Settings, lines: Sequence[str]) -> TestClient:
    """A client of the service over a graph of these triples alone."""
    store = EmbeddedStore.in_memory()
    store.add(REFERENCE_GRAPH, lines)
    record = replace(hall.record, tally=tallied(lines))
    return TestClient(create_app(replace(hall, store=store, record=record), settings), base_url="http://ansinh.test")


@pytest.fixture(scope="module")
def merged(hall: Hall, settings: Settings) -> Iterator[TestClient]:
    """The service over a graph in which two IRIs were found to stand for one agency."""
    new = f"<{THING}agency/new>"
    lines = (
        f"<{THING}agency/old> <{DCT}isReplacedBy> {new} .",
        f"{new} <{RDF}type> <{ONTOLOGY}Agency> .",
    )
    with _serving(hall, settings, lines) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/id/agency/old", "/id/agency/new"),
        ("/id/agency/old.ttl", "/id/agency/new.ttl"),
        ("/about/agency/old", "/about/agency/new"),
        ("/about/agency/old.nt?offset=0", "/about/agency/new.nt?offset=0"),
    ],
)
def test_what_was_merged_moves_for_good_to_what_it_is_now(merged: TestClient, path: str, target: str) -> None:
    response = merged.get(path, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (301, target)


def test_the_description_says_what_was_merged_into_it(merged: TestClient) -> None:
    assert f"<{THING}agency/old> <{DCT}isReplacedBy> <{THING}agency/new> ." in merged.get("/about/agency/new.nt").text


def test_a_name_that_ends_like_a_suffix_is_a_name(hall: Hall, settings: Settings) -> None:
    with _serving(hall, settings, [f"<{THING}agency/plan.nt> <{RDF}type> <{ONTOLOGY}Agency> ."]) as client:
        response = client.get("/about/agency/plan.nt", headers={"Accept": "text/turtle"})
        assert response.headers["content-type"].startswith("text/turtle")
        assert client.get("/about/agency/plan.nt.rdf").headers["content-type"] == "application/rdf+xml"
