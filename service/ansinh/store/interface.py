"""What any engine must offer, and the terms in which rooms above speak of RDF."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Iri:
    """An IRI."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal; `language` is set for language-tagged strings, else `datatype` says what `value` is."""

    value: str
    datatype: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class BlankNode:
    """A blank node, by its label in the store."""

    value: str


Term = Iri | Literal | BlankNode
Row = Mapping[str, Term]


Choose = Callable[["ResultForm"], str]
"""Chooses the format of a result by its form; gives a short name of `ansinh.store.formats`, or raises."""


class ResultForm(Enum):
    """What a query gives back (SPARQL 1.1 Query, section 16)."""

    SELECT = "select"
    ASK = "ask"
    GRAPH = "graph"


# What crosses to a reader and back has no slots: with them, pickling takes twice as long.
@dataclass(frozen=True)
class Dataset:
    """The graphs a query looks at; both empty means all graphs, the default graph being their union."""

    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


WHOLE = Dataset()


@dataclass(frozen=True)
class Caps:
    """How large a result may be: rows (of a graph: triples), and bytes."""

    rows: int
    size: int


@dataclass(frozen=True)
class Result:
    """A result as it is sent.

    Args:
        content: the bytes, well-formed in any case.
        form: what the query gave back.
        rows: how many rows or triples it holds.
        cut: whether more would follow.
    """

    content: bytes
    form: ResultForm
    rows: int
    cut: bool


class QueryEngine(Protocol):
    """An engine that answers SPARQL 1.1 queries over the graphs of Ansinh."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None, limit: int | None = None) -> list[Row]:
        """The rows of a SELECT query over the union of all graphs; an unbound variable is absent from its row.

        Args:
            query: the query; the prefixes of `ansinh.terms.PREFIXES` need not be declared.
            bindings: terms put in the place of variables, so that the engine plans with them; they are in every row.
            limit: how many rows are read at the most.

        Raises:
            QueryError: the query cannot be parsed or evaluated.
        """

    def look_up(self, query: str, rows: Sequence[Row]) -> list[Row]:
        """The rows of a SELECT query that begins with given ones, which all bind the same variables.

        Raises:
            QueryError: the query cannot be parsed or evaluated.
        """

    def answer(self, query: str, choose: Choose, dataset: Dataset = WHOLE) -> bytes:
        """The result of a query of any form, written by the engine in the format that is chosen once the form is known.

        Raises:
            QueryError: the query cannot be parsed or evaluated.
        """

    def answer_within(self, query: str, choose: Choose, caps: Caps, dataset: Dataset = WHOLE) -> Result:
        """As `answer`, cut between two rows where it would be larger than `caps`.

        Raises:
            QueryError: the query cannot be parsed or evaluated.
        """

    def about(self, node: str, predicates: Iterable[str] | None = None) -> Mapping[str, list[str]]:
        """The triples whose subject is `node`, as N-Triples lines by the named graph that holds them.

        Args:
            node: an IRI.
            predicates: which predicates are looked up; without them all are.
        """

    def __len__(self) -> int:
        """How many quads there are."""
