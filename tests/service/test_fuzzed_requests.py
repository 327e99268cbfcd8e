"""Two hundred requests that nobody should send; ten thousand are among the heavy tests."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from tests.fuzzing import Asked, fuzzed, holds, queries, requests

from ansinh.hall import Hall
from ansinh.settings import Settings

SOME = hypothesis_settings(
    max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
QUERY = ((b"content-type", b"application/sparql-query"),)


@pytest.fixture(scope="module")
def service(hall: Hall, settings: Settings) -> Iterator[TestClient]:
    with fuzzed(hall, settings) as client:
        yield client


@SOME
@given(asked=requests())
def test_no_request_fails_inside_or_tells_of_it(service: TestClient, asked: Asked) -> None:
    holds(service, asked)


@SOME
@given(query=queries())
def test_no_query_fails_inside_or_tells_of_it(service: TestClient, query: str) -> None:
    holds(service, Asked("POST", b"/sparql", b"", QUERY, query.encode("utf-8", "surrogatepass")))
