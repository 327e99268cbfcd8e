"""Rows of a question, read part by part: the provinces, files or documents by which its rows are ordered first.

With a part's term in its place the engine begins there, and what follows the last row that is wanted is never looked
at. So a page costs what it holds and not what the graph holds.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from ansinh.questions.library import Parts, Question
from ansinh.store.interface import QueryEngine, Row, Term

_QUERIES = {
    "province": """
SELECT ?part WHERE {
  ?part a ansinh:CoveredArea ; rdfs:label ?name FILTER (LANG(?name) = "vi")
} ORDER BY ?name ?part
""",
    "any_province": """
SELECT ?part WHERE {
  ?part a ansinh:Province ; rdfs:label ?name FILTER (LANG(?name) = "vi")
} ORDER BY ?name ?part
""",
    "file": """
SELECT DISTINCT ?part WHERE { ?part ansinh:fileName ?name } ORDER BY ?name ?part
""",
    "document": "SELECT DISTINCT ?part WHERE { ?any a ansinh:SourceDocument ; ansinh:shortName ?part } ORDER BY ?part",
}
"""For each kind of part, the query for all of them in the order in which answers list them."""

_FIRST = 8
"""How many parts are asked for at first: a page seldom needs more, and reading rows costs more than finding them."""


def rows_of(engine: QueryEngine, question: Question, terms: Mapping[str, Term], count: int | None = None) -> list[Row]:
    """The rows of a question's answer, the first `count` or all, with the terms that were given."""
    return list(islice(_rows(engine, question, terms, count), count))


def _rows(engine: QueryEngine, question: Question, terms: Mapping[str, Term], count: int | None) -> Iterator[Row]:
    parts = question.header.parts
    if parts is None or parts.variable in terms:
        yield from engine.select(question.query, terms, count)
        return
    for term in _parts(engine, parts):
        yield from engine.select(question.query, {**terms, parts.variable: term}, count)


def _parts(engine: QueryEngine, parts: Parts) -> Iterator[Term]:
    first = engine.select(_QUERIES[parts.kind], limit=_FIRST)
    yield from (row["part"] for row in first)
    if len(first) == _FIRST:
        yield from (row["part"] for row in engine.select(_QUERIES[parts.kind])[_FIRST:])
