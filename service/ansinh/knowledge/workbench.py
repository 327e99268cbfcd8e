"""What the rooms of knowledge need of a store; any engine that offers it will do."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from ansinh.store.interface import Row, Term


class Workbench(Protocol):
    """Quads that can be asked, added to and written down."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None, limit: int | None = None) -> list[Row]:
        """The rows of a SELECT query over the union of all graphs."""

    def construct(self, query: str, graphs: Iterable[str]) -> list[str]:
        """What `query` makes of the union of `graphs`, as N-Triples lines."""

    def ntriples(self, graphs: Iterable[str]) -> list[str]:
        """The triples of `graphs` together, as N-Triples lines."""

    def add(self, graph: str, ntriples: Iterable[str]) -> None:
        """Add triples, written as N-Triples lines, to `graph`."""
