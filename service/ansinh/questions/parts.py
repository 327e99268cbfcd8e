"""Rows of a question, read part by part: the provinces, files or documents by which its rows are ordered first.

With a part's term in its place the engine begins there, and what follows the last row that is wanted is never looked
at. So a page costs what it holds and not what the graph holds.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from ansinh.questions.library import Parts, Question
from ansinh.store.interface import Iri, QueryEngine, Row, Term

_PARTS = {
    "province": "?part a ansinh:CoveredArea ; rdfs:label ?name FILTER (LANG(?name) = 'vi')",
    "any_province": "?part a ansinh:Province ; rdfs:label ?name FILTER (LANG(?name) = 'vi')",
    "file": "?part ansinh:fileName ?name",
}
"""For each kind of part, what holds of a part and of the name by which answers list it."""

_BETWEEN = "\N{INFORMATION SEPARATOR ONE}"
_LIST = f"SELECT (GROUP_CONCAT(CONCAT(?name, '{_BETWEEN}', STR(?part)); separator='{_BETWEEN}') AS ?list) WHERE {{ %s }}"
"""All parts in one row, which costs the engine a third of a row each; it sorts by names in ten times as long."""


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


def _parts(engine: QueryEngine, parts: Parts) -> list[Term]:
    """The parts in the order in which answers list them."""
    (row,) = engine.select(_LIST % _PARTS[parts.kind])
    told = row["list"].value.split(_BETWEEN) if row["list"].value else []
    return [Iri(part) for _, part in sorted(set(zip(told[::2], told[1::2], strict=True)))]
