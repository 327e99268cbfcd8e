"""The questions stand in the graph as editors of SPARQL look for them, and run as they stand there."""

from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import PREFIXES, QUESTIONS_GRAPH

# As an editor asks: the text, the comment in a language, and the prefixes that it declares.
_EXAMPLES = """
SELECT ?query ?comment ?select ?target WHERE {
  ?query a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select ?select ; <https://schema.org/target> ?target .
  FILTER (LANG(?comment) = "en")
} ORDER BY ?query
"""
_DECLARED = """
SELECT DISTINCT ?prefix ?namespace WHERE {
  ?query sh:prefixes/sh:declare ?declared . ?query a sh:SPARQLExecutable .
  ?declared sh:prefix ?prefix ; sh:namespace ?namespace
}
"""


def test_every_question_is_published_with_its_title_its_query_and_its_endpoint(graph: EmbeddedStore) -> None:
    rows = graph.select(_EXAMPLES)
    names = {row["query"].value.rpartition("/")[2] for row in rows}
    assert "debt-collection-by-police" in names
    assert len(rows) == len(names) > 70
    assert {row["target"].value for row in rows} == {"https://w3id.org/ansinh/sparql"}
    assert not any("#+" in row["select"].value for row in rows)


def test_the_prefixes_that_need_not_be_typed_are_declared(graph: EmbeddedStore) -> None:
    assert {row["prefix"].value: row["namespace"].value for row in graph.select(_DECLARED)} == PREFIXES


def test_a_published_query_runs_with_the_declared_prefixes_alone(graph: EmbeddedStore) -> None:
    (row,) = (one for one in graph.select(_EXAMPLES) if one["query"].value.endswith("/debt-collection-by-police"))
    declared = [(one["prefix"].value, one["namespace"].value) for one in graph.select(_DECLARED)]
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in declared)
    assert graph.select(head + row["select"].value)


def test_the_graph_of_questions_holds_nothing_else(graph: EmbeddedStore) -> None:
    subjects = {line.split("> ")[0] for line in graph.ntriples([QUESTIONS_GRAPH])}
    assert {one.removeprefix("<https://w3id.org/ansinh/").split("/")[1] for one in subjects if "/id/" in one} == {
        "prefix",
        "prefixes",
        "question",
    }
