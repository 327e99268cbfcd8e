"""Rows of a question, read part by part: the provinces, files or documents by which its rows are ordered first.

With a part's term in its place the engine begins there, and what follows the last row that is wanted is never looked
at. So a page costs what it holds and not what the graph holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from ansinh.questions.library import Question
from ansinh.store.interface import Iri, Literal, QueryEngine, Row, Term
from ansinh.terms import XSD

_PARTS = {
    "province": "?part a ansinh:CoveredArea ; rdfs:label ?name FILTER (LANG(?name) = 'vi')",
    "any_province": "?part a ansinh:Province ; rdfs:label ?name FILTER (LANG(?name) = 'vi')",
    "file": "?part ansinh:fileName ?name",
    "indicator": "?part a ansinh:Indicator ; skos:notation ?name FILTER EXISTS { ?any ansinh:indicator ?part }",
    "national_indicator": "?any ansinh:aboutArea area:VN ; ansinh:indicator ?part . ?part skos:notation ?name",
    "name": "?any a ansinh:SourceDocument ; ansinh:shortName ?name BIND (?name AS ?part)",
    "article": """
      { ?provision ansinh:provisionOf ?law }
      UNION { ?same ansinh:presumedSameAs ?law . ?provision ansinh:provisionOf ?same }
      ?provision ansinh:article ?part BIND (CONCAT(SUBSTR("0000", STRLEN(?part)), ?part) AS ?name)
    """,
}
"""For each kind of part, what holds of a part and of the name by which answers list it."""

_WORDS = ("name", "article")
"""The kinds whose parts are words and not things."""

_MONTHS = [Literal(str(month), XSD + "integer") for month in range(1, 13)]

_BETWEEN = "\N{INFORMATION SEPARATOR ONE}"
_LIST = (
    f"SELECT (GROUP_CONCAT(CONCAT(?name, '{_BETWEEN}', STR(?part)); separator='{_BETWEEN}') AS ?list) WHERE {{ %s }}"
)
"""All parts in one row, which costs the engine a third of a row each; it sorts by names in ten times as long."""


def rows_of(engine: QueryEngine, question: Question, terms: Mapping[str, Term], count: int | None = None) -> list[Row]:
    """The rows of a question's answer, the first `count` or all, with the terms that were given."""
    return list(islice(_rows(engine, question, terms, count), count))


def _rows(engine: QueryEngine, question: Question, terms: Mapping[str, Term], count: int | None) -> Iterator[Row]:
    parts = question.header.parts
    if parts is None or parts.variable in terms or parts.unless in terms:
        yield from engine.select(question.query, terms, count)
        return
    for term in _parts(engine, parts.kind, terms):
        yield from engine.select(question.query, {**terms, parts.variable: term}, count)
    if parts.rest:
        yield from (row for row in engine.select(question.query, terms) if parts.variable not in row)


def _parts(engine: QueryEngine, kind: str, terms: Mapping[str, Term]) -> Sequence[Term]:
    """The parts in the order in which answers list them."""
    if kind == "month":
        return _MONTHS
    (row,) = engine.select(_LIST % _PARTS[kind], terms)
    told = row["list"].value.split(_BETWEEN) if row["list"].value else []
    names = (part for _, part in sorted(set(zip(told[::2], told[1::2], strict=True))))
    return [Literal(name, XSD + "string") if kind in _WORDS else Iri(name) for name in names]
