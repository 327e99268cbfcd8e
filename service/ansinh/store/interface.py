"""What any engine must offer, and the terms in which rooms above speak of RDF."""

from collections.abc import Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Table:
    """The variables of a SELECT query and its rows, read one by one; an unbound variable is absent from its row."""

    variables: tuple[str, ...]
    rows: Iterator[Row]


class ResultForm(Enum):
    """What a query gives back (SPARQL 1.1 Query, section 16)."""

    SELECT = "select"
    ASK = "ask"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs a query looks at; both empty means all graphs, the default graph being their union."""

    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


WHOLE = Dataset()


class Results(Protocol):
    """The result of a query, not yet written down."""

    @property
    def form(self) -> ResultForm:
        """Whether it is a table, a truth value or a graph."""

    def serialise(self, media_type: str) -> bytes:
        """The result in one of the media types of its form, written by the engine."""


class QueryEngine(Protocol):
    """An engine that answers SPARQL 1.1 queries over the graphs of Ansinh."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table:
        """The rows of a SELECT query over the union of all graphs.

        Args:
            query: the query; the prefixes of `ansinh.terms.PREFIXES` need not be declared.
            bindings: terms put in the place of variables by the engine, never pasted into the text.

        Raises:
            QueryError: the query cannot be parsed or evaluated.
        """

    def query(self, query: str, dataset: Dataset = WHOLE) -> Results:
        """The result of any query form.

        Raises:
            QueryError: the query cannot be parsed or evaluated.
        """

    def __len__(self) -> int:
        """How many quads there are."""
