"""Ten thousand requests that nobody should send."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from tests.fuzzing import Asked, fuzzed, holds, queries, requests

from ansinh.hall import Hall
from ansinh.settings import Settings

pytestmark = pytest.mark.heavy
MANY = hypothesis_settings(max_examples=5_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
QUERY = ((b"content-type", b"application/sparql-query"),)


@pytest.fixture(scope="module")
def service(hall: Hall, settings: Settings) -> Iterator[TestClient]:
    with fuzzed(hall, settings) as client:
        yield client


@MANY
@given(asked=requests())
def test_no_request_of_five_thousand_fails_inside_or_tells_of_it(service: TestClient, asked: Asked) -> None:
    holds(service, asked)


@MANY
@given(query=queries())
def test_no_query_of_five_thousand_fails_inside_or_tells_of_it(service: TestClient, query: str) -> None:
    holds(service, Asked("POST", b"/sparql", b"", QUERY, query.encode("utf-8", "surrogatepass")))
