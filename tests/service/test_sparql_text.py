"""The scan of a query's text finds keywords where they are keywords and nowhere else."""

import pytest

from ansinh.store.sparql_text import outline


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "select * { service silent <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { #comment\n SERVICE ?x { ?s ?p ?o } }",
        'SELECT * { ?s ?p "a \\" b" . SERVICE <http://x/> {} }',
        "SELECT * { ?s ?p '''it's''' . SERVICE <http://x/> {} }",
        "SELECT * { ?s <p>SERVICE<http://x/>{} }",
        "SELECT * { ?s a <x>.SERVICE<http://x/>{} }",
        "SELECT * {?a ?b 1SERVICE<http://x/>{}}",
    ],
)
def test_service_is_found_wherever_it_is_a_keyword(query: str) -> None:
    assert "SERVICE" in outline(query).words


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT * { ?s ?p 'SERVICE' }",
        'SELECT * { ?s ?p """two " SERVICE""" }',
        "SELECT * { ?s <http://example.org/SERVICE> ?o }",
        "SELECT * { ?s ex:SERVICE ?o }",
        "SELECT * { ?s SERVICE:x ?o }",
        "# SERVICE\nSELECT * { ?s ?p ?o }",
        "SELECT * { ?s ?p 'x'@service }",
    ],
)
def test_service_is_not_found_in_names_strings_iris_and_comments(query: str) -> None:
    assert "SERVICE" not in outline(query).words


def test_the_depth_of_brackets_is_counted() -> None:
    assert outline("SELECT * { { { ?s ?p ?o } } }").depth == 3
    assert outline("SELECT * { ?s ?p '((((' }").depth == 1
    assert outline("(" * 5_000).depth == 5_000


def test_a_less_than_sign_is_no_iri() -> None:
    assert "SERVICE" in outline("SELECT * { FILTER(?a < 3) SERVICE <http://x/> {} FILTER(?b > 2) }").words
