"""Terms, triples and lines: between the words of `ansinh.store.interface` and those of the embedded engine."""

import re
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from ansinh.errors import QueryError
from ansinh.store.interface import BlankNode, Iri, Literal, Row, Term

_GROUP = re.compile(r"WHERE\s*\{")


def from_engine(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    """A term of the engine in our words.

    Raises:
        QueryError: it is a triple term.
    """
    match term:
        case ox.NamedNode():
            return Iri(term.value)
        case ox.BlankNode():
            return BlankNode(term.value)
        case ox.Literal():
            return Literal(term.value, term.datatype.value, term.language)
        case _:
            raise QueryError("Bộ ba lồng nhau không được hỗ trợ.", "Triple terms are not supported here.")


def as_rows(solutions: ox.QuerySolutions) -> Iterator[Row]:
    """The rows of a SELECT query; an unbound variable is absent from its row."""
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: from_engine(value) for name, value in zip(names, solution, strict=True) if value is not None}


def line_of(subject: Iri, predicate: Term, value: Term) -> str:
    """A triple as an N-Triples line."""
    return f"{to_engine(subject)} {to_engine(predicate)} {to_engine(value)} ."


def to_engine(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Our term in the words of the engine."""
    match term:
        case Iri(value):
            return ox.NamedNode(value)
        case BlankNode(value):
            return ox.BlankNode(value)
        case Literal(value, _, language) if language is not None:
            return ox.Literal(value, language=language)
        case Literal(value, datatype, _):
            return ox.Literal(value, datatype=ox.NamedNode(datatype))


def by_graph(quads: Iterable[ox.Quad]) -> dict[str, list[str]]:
    """The N-Triples lines of quads by the name of their graph; the default graph is left out."""
    found: dict[str, list[str]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            found.setdefault(quad.graph_name.value, []).append(f"{quad.triple} .")
    return found


def parsed(ntriples: Iterable[str]) -> list[ox.Triple]:
    """The triples of N-Triples lines."""
    return [quad.triple for quad in ox.parse(input="\n".join(ntriples), format=ox.RdfFormat.N_TRIPLES)]


def as_bytes(written: bytes | None) -> bytes:
    """What the engine wrote; it gives nothing only where it was told to write to a file."""
    return written or b""


def as_lines(written: bytes | None) -> list[str]:
    """The lines of N-Triples or N-Quads that the engine wrote."""
    # Split at line feeds alone: N-Triples may hold other characters that Python takes for the end of a line.
    return [line for line in as_bytes(written).decode().split("\n") if line]


def relabelled(quad: ox.Quad, prefix: str) -> ox.Quad:
    """A quad with `prefix` before the labels of its blank nodes."""

    def label(term: object) -> object:
        return ox.BlankNode(prefix + term.value) if isinstance(term, ox.BlankNode) else term

    return ox.Quad(label(quad.subject), quad.predicate, label(quad.object), quad.graph_name)  # type: ignore[arg-type]


def quad_in(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    """A triple as a quad of `graph`."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def beginning_with(query: str, rows: Sequence[Row]) -> str:
    """A SELECT query whose outermost group begins with rows of values; all bind the same variables.

    The terms come from a store, so that what the engine writes of them is SPARQL.
    """
    names = sorted(rows[0])
    values = " ".join(f"({' '.join(str(to_engine(row[name])) for name in names)})" for row in rows)
    table = f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {values} }}"
    return _GROUP.sub(lambda start: f"{start[0]} {table} ", query, count=1)
