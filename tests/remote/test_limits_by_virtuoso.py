"""Deadlines and limits hold by Virtuoso too, and a query that is stopped ends there."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.remote.virtuoso import Virtuoso

from ansinh.hall import Hall, open_hall
from ansinh.settings import Settings
from ansinh.web.app import create_app

pytestmark = pytest.mark.heavy

UNENDING = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def narrow(hall: Hall, settings: Settings) -> Iterator[TestClient]:
    """A client of a service with narrow limits."""
    narrow = settings.model_copy(update={"query_seconds": 5.0, "result_rows": 50, "result_size": 20_000})
    with TestClient(create_app(hall, narrow), base_url="http://ansinh.test") as client:
        yield client


def ask(client: TestClient, query: str, name: str = "json") -> tuple[int, str, str]:
    answer = client.get("/sparql", params={"query": query, "format": name})
    return answer.status_code, answer.headers.get("ansinh-truncated", ""), answer.text


def test_results_are_cut_between_two_rows_and_say_so(narrow: TestClient) -> None:
    status, cut, text = ask(narrow, "SELECT * { ?a ?b ?c }", "csv")
    assert (status, len(text.splitlines())) == (200, 51)
    assert cut.startswith("true; rows=50;")
    assert ask(narrow, "SELECT * { ?a ?b ?c } LIMIT 50")[1] == ""


def test_a_graph_is_cut_between_two_triples(narrow: TestClient) -> None:
    status, cut, text = ask(narrow, "CONSTRUCT WHERE { ?a a ansinh:Task }", "ntriples")
    assert (status, text.count("\n")) == (200, 50)
    assert cut.startswith("true; rows=50;")


def test_a_query_that_does_not_end_is_503(narrow: TestClient) -> None:
    status, _, text = ask(narrow, UNENDING)
    assert status == 503
    assert "LIMIT" in text


def test_a_query_that_is_stopped_ends_in_the_engine_too(settings: Settings, engine: Virtuoso) -> None:
    short = settings.model_copy(update={"query_seconds": 2.0})
    with TestClient(create_app(open_hall(short), short), base_url="http://ansinh.test") as client:
        assert ask(client, UNENDING)[0] == 503
    while ticks(engine) > 10:  # of a hundred in a second
        pass


def ticks(engine: Virtuoso) -> int:
    """Processor time that the engine takes in a second, in hundredths."""
    before = used(engine)
    time.sleep(1)
    return used(engine) - before


def used(engine: Virtuoso) -> int:
    fields = Path(f"/proc/{engine.process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
