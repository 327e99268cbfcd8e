"""Results of queries read and compared: as bags of rows or in order, up to the names of blank nodes."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace, Node, Variable
from rdflib.compare import isomorphic
from rdflib.plugins.sparql.results.rdfresults import RDFResult
from rdflib.query import Result
from rdflib.term import Identifier
from rdflib.util import from_n3

_RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
_ROWS = Namespace("http://example.org/rows#")
_NUMBERS = {XSD.integer, XSD.decimal, XSD.double, XSD.float}


def expected_result(file: Path) -> Result | Graph:
    """What a file of the suite says that a query should give: rows, a truth value, or a graph."""
    form = {".srx": "xml", ".srj": "json", ".tsv": "tsv"}.get(file.suffix)
    if form:
        return parsed(file.read_bytes(), form)
    graph = Graph().parse(file, publicID=file.as_uri())
    return RDFResult(graph) if (None, RDF.type, _RS.ResultSet) in graph else graph


def parsed(content: bytes, form: str) -> Result:
    """Rows or a truth value, read from one of the forms `xml`, `json` and `tsv`."""
    return _from_tsv(content.decode()) if form == "tsv" else Result.parse(io.BytesIO(content), format=form)


def _from_tsv(text: str) -> Result:
    """Read here, since rdflib takes no row of unbound variables and no decimal."""
    head, *lines = text.removesuffix("\n").replace("\r", "").split("\n")
    names = [Variable(name[1:]) for name in head.split("\t") if name]
    result = Result("SELECT")
    result.vars = names
    rows: list[Mapping[Variable, Identifier]] = []
    for line in lines:
        terms = {name: from_n3(cell) for name, cell in zip(names, line.split("\t"), strict=False) if cell}
        rows.append({name: term for name, term in terms.items() if isinstance(term, Identifier)})
    result.bindings = rows
    return result


def same_result(found: Result, expected: Result, *, ordered: bool) -> bool:
    """Whether two results hold the same rows, also in the same order if that is asked for."""
    if expected.type == "ASK":
        return found.askAnswer == expected.askAnswer
    return set(found.vars or ()) == set(expected.vars or ()) and (
        _as_bag(found, ordered=ordered) == _as_bag(expected, ordered=ordered)
        or isomorphic(_as_graph(found, ordered=ordered), _as_graph(expected, ordered=ordered))
    )


def _as_bag(result: Result, *, ordered: bool) -> Counter[object]:
    return Counter(
        (number if ordered else 0, frozenset((name, _comparable(term)) for name, term in row.items()))
        for number, row in enumerate(result.bindings)
    )


def _as_graph(result: Result, *, ordered: bool) -> Graph:
    """Each row as a blank node, so that blank nodes in the rows may be renamed."""
    graph = Graph()
    for number, row in enumerate(result.bindings):
        node = BNode()
        graph.add((node, _ROWS.number, Literal(str(number) if ordered else "")))
        for name, term in row.items():
            graph.add((node, _ROWS[str(name)], _comparable(term)))
    return graph


def _comparable(term: Node) -> Node:
    """Numbers by what they are worth and language tags in lower case: RDF leaves open how these are written."""
    if isinstance(term, Literal) and term.datatype in _NUMBERS and term.value is not None:
        return Literal(f"{float(term.value)!r}^^{term.datatype}")
    if isinstance(term, Literal) and term.language is not None:
        return Literal(str(term), lang=term.language.lower())
    return term


def same_csv(found: bytes, expected: bytes) -> bool:
    """Whether two tables in CSV have the same rows in the same order, whatever the order of the columns."""
    return _plain_rows(found) == _plain_rows(expected)


def _plain_rows(content: bytes) -> list[dict[str, str | float]]:
    return [{name: _plain(cell) for name, cell in row.items()} for row in csv.DictReader(io.StringIO(content.decode()))]


def _plain(cell: str) -> str | float:
    if cell.startswith("_:"):
        return "_:"
    try:
        return float(cell)
    except ValueError:
        return cell
