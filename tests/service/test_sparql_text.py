"""No query reaches the engine that could call out over the network or overflow its parser."""

import pytest

from ansinh.errors import QueryError, TooLargeError
from ansinh.store.sparql_text import Bounds, admitted, depth
from ansinh.terms import THING

BOUNDS = Bounds(length=20_000, depth=60)
ELSEWHERE = "<http://127.0.0.1:1/>"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"select * {{ service silent {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ #comment\n SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"PREFIX : {ELSEWHERE} SELECT * {{ SERVICE:sparql {{ ?a ?b ?c }} }}",
        f"PREFIX : {ELSEWHERE} SELECT * {{ ?s ?p 1SERVICE:sparql {{ ?a ?b ?c }} }}",
        f"SELECT * {{ ?s ?p trueSERVICE{ELSEWHERE} {{ ?a ?b ?c }} }}",
        f"SELECT * {{ OPTIONAL {{ <http://x/\\u0041#> ?p ?o }} SERVICE {ELSEWHERE} {{ ?a ?b ?c }} }}",
        f"SELECT * {{ OPTIONAL {{ <http://x/\\u0041'> ?p ?o }} SERVICE {ELSEWHERE} {{ ?a ?b ?c }} }}",
        f"PREFIX a: <http://x/> SELECT * {{ a:b\\# ?p ?o . SERVICE {ELSEWHERE} {{ ?a ?b ?c }} }}",
        f"SELECT * {{ \\u0053ERVICE {ELSEWHERE} {{ ?a ?b ?c }} }}",
        "SELECT * { { SELECT * { SERVICE ?where { ?a ?b ?c } } } }",
        f"ASK {{ FILTER EXISTS {{ SERVICE {ELSEWHERE} {{ ?a ?b ?c }} }} }}",
    ],
)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(QueryError, match=r"SERVICE is not allowed|syntax"):
        admitted(query, BOUNDS)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT * { ?s ?p ?o FILTER (CONTAINS(STR(?o), 'health services')) }",
        'SELECT * { ?s ?p """two " SERVICE""" }',
        "SELECT * { ?s <http://example.org/SERVICE> ?o }",
        "SELECT * { ?task a ansinh:Task ; rdfs:label 'service'@en }",
        "# SERVICE\nSELECT * { ?s ?p ?o }",
    ],
)
def test_the_word_is_admitted_where_it_calls_nobody(query: str) -> None:
    assert admitted(query, BOUNDS) == query


def test_codepoint_escapes_are_resolved() -> None:
    assert admitted("SELECT * { ?s ?p '\\u0111' }", BOUNDS) == "SELECT * { ?s ?p 'đ' }"


@pytest.mark.parametrize("query", ["ASK { ?s ?p '\\uD800' }", "\\uDFFF ASK {}", "ASK { ?s ?p '\\U00110000' }"])
def test_escapes_that_name_no_character_stay_for_the_engine_to_refuse(query: str) -> None:
    assert admitted(query, BOUNDS) == query


def test_the_depth_of_brackets_is_counted_over_all_characters() -> None:
    assert depth("SELECT * { { { ?s ?p ?o } } }") == 3
    assert depth("# ((((\n") == 4
    with pytest.raises(QueryError, match="brackets"):
        admitted("SELECT * " + "{" * 61 + "}" * 61, BOUNDS)


def test_a_query_that_is_too_long_is_refused() -> None:
    with pytest.raises(TooLargeError):
        admitted(" " * 20_001, BOUNDS)


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("ASK { doc:PL2.IV.10 ?p 2.5 }", f"ASK {{ <{THING}document/PL2.IV.10> ?p 2.5 }}"),
        ("PREFIX t: <http://t/> ASK { t:1.2 ?p t:a.b }", "PREFIX t: <http://t/> ASK { <http://t/1.2> ?p t:a.b }"),
        ("ASK { doc:a\\~.1 ?p 1 }", f"ASK {{ <{THING}document/a~.1> ?p 1 }}"),
        ("ASK { ?s ?p 'doc:a.1' }", "ASK { ?s ?p 'doc:a.1' }"),
        ("ASK { doc:a.1 ", "ASK { doc:a.1 "),
        ("ASK { unknown:a.1 ?p 1 }", "ASK { unknown:a.1 ?p 1 }"),
    ],
)
def test_a_name_with_a_dot_before_a_digit_is_spelled_out_for_the_engine(written: str, spelled: str) -> None:
    assert admitted(written, BOUNDS) == spelled
