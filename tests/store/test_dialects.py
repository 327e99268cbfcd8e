"""Dialects: what a query becomes for an engine that takes SPARQL otherwise, and what its results become for us."""

import pytest

from ansinh.errors import QueryError, SetupError
from ansinh.store.dialects import RECORD_GRAPH, UNION_GRAPH, dialect_named, dialect_of
from ansinh.store.interface import WHOLE, Dataset

VIRTUOSO = dialect_of("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu")


def virtuoso(query: str, dataset: Dataset = WHOLE) -> str:
    return VIRTUOSO.prepared(query, dataset, 10).query


def test_an_engine_is_known_by_its_header() -> None:
    assert VIRTUOSO.name == "virtuoso"
    assert dialect_of("Apache Jena Fuseki").name == "standard"


def test_a_dialect_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(SetupError, match="standard, union, virtuoso"):
        dialect_named("klingon")


def test_the_default_graph_is_the_union_and_named_graphs_are_all_but_it() -> None:
    query = virtuoso("SELECT * { ?s ?p ?o GRAPH ?g { ?s a ?c } }")
    assert f"define input:default-graph-uri <{UNION_GRAPH}>" in query
    assert f"define input:named-graph-exclude <{RECORD_GRAPH}>" in query
    assert f"FILTER (?g != <{UNION_GRAPH}>) GRAPH ?g {{" in query


def test_a_graph_that_a_query_names_is_declared() -> None:
    query = virtuoso("PREFIX own: <http://own/> SELECT * { GRAPH <http://a/> { ?s ?p ?o } GRAPH own:b { ?s ?p ?o } }")
    assert "define input:named-graph-uri <http://a/> define input:named-graph-uri <http://own/b>" in query
    assert "FILTER" not in query


def test_a_prefix_called_graph_is_no_look_into_a_graph() -> None:
    query = virtuoso("PREFIX graph: <http://graphs/> SELECT * { GRAPH graph:a { ?s ?p ?o } }")
    assert "define input:named-graph-uri <http://graphs/a>" in query
    assert query.endswith("SELECT * { GRAPH graph:a { ?s ?p ?o } }")


def test_a_graph_that_a_query_names_beside_a_variable_is_compared_with() -> None:
    query = virtuoso("SELECT ?s { GRAPH <http://a/> { ?s ?p ?o } GRAPH ?g { ?s ?p ?o } }")
    assert "= <http://a/>) GRAPH ?graph_" in query
    assert "named-graph-uri" not in query


@pytest.mark.parametrize(
    ("query", "declared"),
    [
        ("SELECT * FROM <http://a/> { ?s ?p ?o }", "named-graph-uri"),
        ("SELECT * FROM # why\n NAMED <http://a/> { ?s ?p ?o }", "default-graph-uri"),
    ],
)
def test_a_query_with_a_dataset_of_its_own_has_nothing_else(query: str, declared: str) -> None:
    assert f"define input:{declared} <https://w3id.org/ansinh/id/graph/nowhere>" in virtuoso(query)
    assert UNION_GRAPH not in virtuoso(query)


def test_the_dataset_of_the_protocol_takes_the_place_of_the_query_s_own() -> None:
    query = virtuoso('SELECT ("FROM <http://b/>" AS ?x) FROM <http://b/> { ?s ?p ?o }', Dataset(("http://a/",), ()))
    assert "define input:default-graph-uri <http://a/>" in query
    assert query.count("FROM <http://b/>") == 1


def test_what_stands_in_strings_and_comments_is_left_alone() -> None:
    text = "SELECT * { ?s ?p 'GRAPH ?g YEAR(?x)' # GRAPH ?h\n }"
    assert virtuoso(text).endswith(text)


def test_the_year_of_nothing_does_not_fail_the_query() -> None:
    assert "IF(BOUND(?day), YEAR(?day), ?day)" in virtuoso("SELECT * { ?s ?p ?day BIND (YEAR(?day) AS ?year) }")


def test_a_string_does_not_name_its_datatype() -> None:
    assert virtuoso('SELECT * { ?s ?p "a"^^xsd:string , "b"^^xsd:date }').endswith('"a" , "b"^^xsd:date }')


@pytest.mark.parametrize("name", ["<bif:concat>", "<SQL:whatever>"])
def test_functions_of_the_database_are_refused(name: str) -> None:
    with pytest.raises(QueryError, match="bif:"):
        virtuoso(f"SELECT ({name}(1) AS ?x) {{}}")


def test_results_become_standard_though_they_come_in_pieces() -> None:
    text = (
        b'{ "s": { "type": "bnode", "value": "nodeID://b1" } },\n'
        b'{ "o": { "type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#boolean", "value": "1" }}\n'
        b"] } }"
    )
    mended = b"".join(VIRTUOSO.mended(text[at : at + 7] for at in range(0, len(text), 7)))
    assert mended == text.replace(b"nodeID://", b"").replace(b'boolean", "value": "1"', b'boolean", "value": "true"')


def test_a_result_that_virtuoso_broke_off_is_late() -> None:
    assert VIRTUOSO.late("S1TAT", "")
    assert VIRTUOSO.late("", "Virtuoso S1T00 Error SR171: Transaction timed out")
    assert not VIRTUOSO.late("", "")
