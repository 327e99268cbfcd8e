"""The result of a query as a chart: numbers as bars or a line, triples as a network."""

import json
from collections.abc import Iterable, Sequence

from ansinh.charts.specification import Drawing, Kind, Mark
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri, Literal, Result, ResultForm, Term
from ansinh.terms import GRAPH, XSD
from ansinh.vocabulary import short
from ansinh.web.words import WORDS

MOST_ROWS = 40
"""Rows that a chart of a result shows: what can be told apart; the table has all."""

MOST_TRIPLES = 40
"""Triples that a network of a result shows, for the same reason."""

_MOST_MEASURES = 4
_LONGEST_NAME = 28
_NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")}
_Row = dict[str, dict[str, str]]


def drawing_of(result: Result, tongue: str) -> Drawing | None:
    """What is drawn of a result; nothing where it holds no numbers that belong to names, or no triples.

    Args:
        result: a table in JSON (SPARQL 1.1 Query Results JSON Format), or a graph in N-Triples.
        tongue: language of the reader.
    """
    if result.form is ResultForm.GRAPH:
        return _network(result.content.decode().splitlines(), tongue)
    content = json.loads(result.content)
    if result.form is not ResultForm.SELECT:
        return None
    return _of_table(content["head"]["vars"], content["results"]["bindings"][:MOST_ROWS], tongue)


def _of_table(columns: Sequence[str], rows: Sequence[_Row], tongue: str) -> Drawing | None:
    measures = [name for name in columns if _is_measure(name, rows)]
    names = [name for name in columns if name not in measures]
    if names and measures:
        telling = _telling(names, rows)
        shown = measures[:_MOST_MEASURES]
        return _drawn("bar", " · ".join(telling), shown, [(_name(row, telling), row) for row in rows], tongue)
    if len(measures) > 1 and not names:
        along, shown = measures[0], measures[1 : 1 + _MOST_MEASURES]
        placed = [(float(row[along]["value"]), row) for row in rows if along in row]
        return _drawn("line", along, shown, placed, tongue)
    return None


def _is_measure(name: str, rows: Sequence[_Row]) -> bool:
    terms = [row[name] for row in rows if name in row]
    return bool(terms) and all(term.get("datatype") in _NUMBERS and _number(term) is not None for term in terms)


def _number(term: dict[str, str]) -> float | None:
    """The value of a numeric term, none where it is no number that can be drawn."""
    try:
        value = float(term["value"])
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def _telling(names: Sequence[str], rows: Sequence[_Row]) -> Sequence[str]:
    """The first columns that together tell each row from all others, as far as any do."""
    for count in range(1, len(names)):
        if len({_name(row, names[:count]) for row in rows}) == len(rows):
            return names[:count]
    return names


def _name(row: _Row, names: Sequence[str]) -> str:
    return " · ".join(_text(row[name]) for name in names if name in row)


def _text(term: dict[str, str]) -> str:
    text = short(term["value"]) if term["type"] == "uri" else str(term["value"])
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"


def _drawn(
    kind: Kind,
    title: str,
    measures: Sequence[str],
    rows: Iterable[tuple[str | float, _Row]],
    tongue: str,
) -> Drawing:
    """The measures of rows, each row with its category or its place along the line."""
    series = WORDS[tongue]["columns"] if len(measures) > 1 else ""
    marks = [
        Mark(category, measure if series else "", float(row[measure]["value"]))
        for category, row in rows
        for measure in measures
        if measure in row
    ]
    return Drawing(kind, marks, title, series, ", ".join(measures), tongue)


def _network(lines: Iterable[str], tongue: str) -> Drawing | None:
    words, store = WORDS[tongue], EmbeddedStore.in_memory()
    store.add(GRAPH, lines)
    found = store.select("SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o", limit=MOST_TRIPLES)
    marks = [Mark(_called(row["s"]), _called(row["o"]), 1, short(row["p"].value).partition(":")[2]) for row in found]
    return (
        Drawing("network", marks, words["subjects"], words["objects"], words["properties"], tongue) if marks else None
    )


def _called(term: Term) -> str:
    match term:
        case Iri():
            return _text({"type": "uri", "value": term.value})
        case Literal():
            return _text({"type": "literal", "value": term.value})
        case _:
            return f"_:{term.value[:6]}"
