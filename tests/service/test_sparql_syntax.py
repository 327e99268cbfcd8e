"""Of a query that cannot be read, the place is told, what stands there, and what might by the standard."""

import pytest

from ansinh.corpus.files import find_corpus
from ansinh.errors import QuerySyntaxError
from ansinh.questions.library import Library
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.sparql_syntax import tokens
from ansinh.store.sparql_text import Bounds, admitted, as_written
from ansinh.web.ontology import samples

BOUNDS = Bounds(length=20_000, depth=60)


def _fault(query: str) -> QuerySyntaxError:
    with pytest.raises(QuerySyntaxError) as caught:
        EmbeddedStore.in_memory().select(admitted(query, BOUNDS))
    return as_written(caught.value, query)


@pytest.mark.parametrize(
    ("query", "place", "token", "expected"),
    [
        ("SELEC * {}", (1, 1), "SELEC", {"ASK", "BASE", "CONSTRUCT", "DESCRIBE", "PREFIX", "SELECT"}),
        ("", (1, 1), "", {"ASK", "BASE", "CONSTRUCT", "DESCRIBE", "PREFIX", "SELECT"}),
        ("SELECT * {\n  ?s ?p ?o\n} ORDER", (3, 8), "", {"BY"}),
        ("# đây là\nSELECT * { 'đđđ' ?p ?o } LIMIT x", (2, 32), "x", {"number"}),
        ("SELECT * {\r\n ?s ?p ?o\r\n } }", (3, 4), "}", {"GROUP", "LIMIT", "VALUES", "end of query"}),
        ("SELECT * { ?s ?p '\\u0111\\u0111' FILTER }", (1, 40), "}", {"(", "EXISTS", "SUM", "function"}),
        ("SELECT * { ?s ?p\n 'unclosed }", (2, 2), "'", {'"text"', "?variable", "<IRI>", "number"}),
        ("SELECT * { <not an iri> ?p ?o }", (1, 12), "<", {"<IRI>", "}", "OPTIONAL"}),
        ("INSERT DATA { <a> <b> 1 }", (1, 1), "INSERT", {"SELECT"}),
        ("SELECT * {\n\n ?s foo:bar ?o }", (3, 5), "foo:bar", set()),
        ("# service\nSELECT * { ?s ?p }", (2, 18), "}", {"?variable"}),
    ],
)
def test_the_place_and_the_tokens_are_those_of_the_query_as_written(
    query: str, place: tuple[int, int], token: str, expected: set[str]
) -> None:
    fault = _fault(query)
    assert (fault.line, fault.column) == place
    assert fault.token == token
    assert set(fault.expected) >= expected


def test_what_is_refused_is_not_among_the_expected() -> None:
    assert "SERVICE" not in _fault("SELECT * { ?s ?p ?o . ! }").expected


@pytest.mark.parametrize(
    ("query", "vietnamese", "english"),
    [
        ("SELECT (1 AS ?x) (2 AS ?x) {}", "hai lần", "names a variable twice"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "nêu từng biến", "name the variables"),
        ("SELECT ?o { ?s ?p ?o } GROUP BY ?s", "hàm gộp", "use an aggregate"),
        ("SELECT * {} VALUES (?a ?b) { (1) }", "UNDEF", "UNDEF"),
        ("SELECT (1 AS ?s) { ?s ?p ?o }", "biến đã có", "in use"),
        ("ASK { <http://[> ?p ?o }", "IRI hợp lệ", "not a valid IRI"),
        ("ASK { ?s ?p 'x'@aaaaaaaaaaaaa }", "mã ngôn ngữ", "language tag"),
        ("SELECT * { ?s ?p ?o BIND (1 AS ?s) }", "điều kiện của chuẩn", "as the standard asks"),
        ("SELECT * { ?s foo:bar ?o }", "PREFIX foo:", "PREFIX foo:"),
    ],
)
def test_a_condition_beside_the_grammar_is_told_with_its_mend(query: str, vietnamese: str, english: str) -> None:
    detail = _fault(query).detail
    assert vietnamese in detail.vi
    assert english in detail.en


def test_every_question_and_sample_follows_the_grammar() -> None:
    for query in [one.query for one in Library(find_corpus().questions).all()] + [one.query for one in samples()]:
        assert tokens(query)


def test_nesting_overflows_nothing() -> None:
    with pytest.raises(QuerySyntaxError):
        tokens("SELECT * " + "{" * 100_000)
