"""The links of a thing, looked up one property at a time: the cost follows what is read, not how much there is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from ansinh.store.embedded_terms import from_engine, to_engine
from ansinh.store.interface import BlankNode, Iri, Term

Node = Iri | BlankNode


@dataclass(frozen=True, slots=True)
class Slice:
    """Which of the links of one property are wanted: at most `limit`, after `offset`; without a limit all of them."""

    limit: int | None = None
    offset: int = 0


ALL = Slice()


class Links:
    """The links in the union of all graphs.

    Args:
        store: the engine's store.
        merged: whether its default graph holds the union.
    """

    def __init__(self, store: ox.Store, *, merged: bool) -> None:
        self._store = store
        self._graph = ox.DefaultGraph() if merged else None

    @staticmethod
    def names(iri: str) -> bool:
        """Whether `iri` is an IRI at all (RFC 3987, section 2.2), so that it may be asked for."""
        try:
            ox.NamedNode(iri)
        except ValueError:
            return False
        return True

    def holds(self, node: str) -> bool:
        """Whether anything is said about `node`."""
        return any(self._store.quads_for_pattern(ox.NamedNode(node), None, None, self._graph))

    def holds_graph(self, name: str) -> bool:
        """Whether there is a named graph of that name."""
        return self._store.contains_named_graph(ox.NamedNode(name))

    def size(self, graph: str) -> int:
        """How many triples a named graph holds."""
        solutions = self._store.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}")
        return next(int(solution["n"].value) for solution in solutions)  # type: ignore[union-attr]

    def values(self, node: Node, predicate: str, wanted: Slice = ALL) -> list[Term]:
        """The objects of `node` by `predicate`."""
        quads = self._store.quads_for_pattern(to_engine(node), ox.NamedNode(predicate), None, self._graph)  # type: ignore[arg-type]
        return [from_engine(triple.object) for triple in self._wanted(quads, wanted)]

    def subjects(self, predicate: str, value: Iri, wanted: Slice = ALL) -> list[Iri]:
        """The things that have `value` by `predicate`; blank nodes are left out."""
        quads = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value.value), self._graph)
        named = (quad for quad in quads if isinstance(quad.subject, ox.NamedNode))
        found = (triple.subject for triple in self._wanted(named, wanted))
        return [Iri(subject.value) for subject in found if isinstance(subject, ox.NamedNode)]

    def predicates(self, node: BlankNode) -> list[str]:
        """The properties of a blank node, which never has many."""
        quads = self._store.quads_for_pattern(ox.BlankNode(node.value), None, None, self._graph)
        return sorted({quad.predicate.value for quad in quads})

    def _wanted(self, quads: Iterable[ox.Quad], wanted: Slice) -> Iterator[ox.Triple]:
        triples = (quad.triple for quad in quads)
        once = triples if self._graph is not None else iter(dict.fromkeys(triples))
        return islice(once, wanted.offset, None if wanted.limit is None else wanted.offset + wanted.limit)


def as_line(subject: Node, predicate: str, value: Term) -> str:
    """A triple as an N-Triples line."""
    return f"{to_engine(subject)} <{predicate}> {to_engine(value)} ."
