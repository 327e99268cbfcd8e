"""What a plan touches in the graph: enough to check it by, so that the cost does not grow with the graph."""

from collections.abc import Iterable, Iterator

from ansinh.store.interface import Iri, Literal, QueryEngine, Row, Term

_OWN = "SELECT ?node ?predicate ?value WHERE { ?node ?predicate ?value }"
# A node that is touched brings along what a rule compares it with: the record of a document, the targets that restate
# it or stand in it, the change that ended an agency, the areas around an area.
_ALONG = (
    "SELECT ?touched ?node WHERE { ?node ansinh:describes ?touched }",
    "SELECT ?touched ?node WHERE { ?node ansinh:restatedFrom ?touched }",
    "SELECT ?touched ?node WHERE { ?node a ansinh:Target ; ansinh:inDocument ?touched }",
    "SELECT ?touched ?node WHERE { ?node ansinh:formerAgency ?touched }",
    "SELECT ?touched ?node WHERE { ?touched ansinh:within ?node }",
    "SELECT ?touched ?node WHERE { ?touched ansinh:implements ?document . ?node ansinh:restatedFrom ?document }",
    "SELECT ?touched ?node WHERE { ?touched ansinh:operatesIn ?node }",
    "SELECT ?touched ?node WHERE { ?touched ansinh:jurisdiction ?node }",
)
_TIMES = "SELECT ?node ?time WHERE { ?node ansinh:byTime ?time }"


def neighbourhood(engine: QueryEngine, touched: Iterable[str]) -> list[str]:
    """The triples of the graph about the nodes that a plan names, and about what belongs to these, as N-Triples lines.

    Args:
        engine: the graph that the plan is about to join.
        touched: IRIs that the plan names and does not itself describe.
    """
    nodes = set(touched)
    for iri in sorted(nodes):
        for query in _ALONG:
            nodes |= {
                row["node"].value for row in engine.select(query, {"touched": Iri(iri)}) if row["node"] != Iri(iri)
            }
    for iri in sorted(nodes):
        nodes |= {row["time"].value for row in engine.select(_TIMES, {"node": Iri(iri)})}
    return sorted({line for iri in nodes for line in _described(engine.select(_OWN, {"node": Iri(iri)}))})


def _described(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield f"{_written(row['node'])} {_written(row['predicate'])} {_written(row['value'])} ."


def _written(term: Term) -> str:
    """A term in N-Triples (RDF 1.1 N-Triples, section 2)."""
    match term:
        case Iri(value):
            return f"<{value}>"
        case Literal(value, datatype, language):
            escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
            return f'"{escaped}"@{language}' if language else f'"{escaped}"^^<{datatype}>'
        case _:
            return f"_:{term.value}"
