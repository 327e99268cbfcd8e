"""The embedded engine, pyoxigraph: parsing files, one writer that builds, readers of what was published."""

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from ansinh.errors import FileSyntaxError, QueryError
from ansinh.store.interface import WHOLE, BlankNode, Choose, Dataset, Iri, Literal, ResultForm, Row, Term
from ansinh.terms import PREFIXES

_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def _from_engine(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    match term:
        case ox.NamedNode():
            return Iri(term.value)
        case ox.BlankNode():
            return BlankNode(term.value)
        case ox.Literal():
            return Literal(term.value, term.datatype.value, term.language)
        case _:
            raise QueryError("Bộ ba lồng nhau không được hỗ trợ.", "Triple terms are not supported here.")


def _to_engine(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    match term:
        case Iri(value):
            return ox.NamedNode(value)
        case BlankNode(value):
            return ox.BlankNode(value)
        case Literal(value, _, language) if language is not None:
            return ox.Literal(value, language=language)
        case Literal(value, datatype, _):
            return ox.Literal(value, datatype=ox.NamedNode(datatype))


def _named(iris: Iterable[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError(f"Đây không phải là IRI của đồ thị: {error}", f"This is no IRI of a graph: {error}") from error


def _query_error(error: Exception) -> QueryError:
    return QueryError(f"Không thực hiện được truy vấn: {error}", f"The query cannot be carried out: {error}")


class EmbeddedStore:
    """Quads in memory or in a folder, behind `ansinh.store.interface.QueryEngine`.

    A published store holds the union of its graphs once more as its default graph. The engine could form the union as
    it goes, but would then give a triple that stands in two graphs twice.

    Args:
        store: the engine's store.
        merged: whether its default graph holds the union; otherwise the engine forms it.
    """

    def __init__(self, store: ox.Store, *, merged: bool = False) -> None:
        self._store = store
        self._merged = merged

    @classmethod
    def in_memory(cls) -> "EmbeddedStore":
        """An empty store that is gone with the process."""
        return cls(ox.Store())

    @classmethod
    def reader(cls, folder: Path) -> "EmbeddedStore":
        """A reader of a published store, which nobody writes to any more."""
        return cls(ox.Store.read_only(str(folder)), merged=True)

    @classmethod
    def publish(cls, folder: Path, nquads: bytes, ntriples: Iterable[str]) -> None:
        """Write a store into `folder`: the graphs as N-Quads, and as its default graph their union as N-Triples."""
        store = ox.Store(str(folder))
        store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        store.bulk_load("\n".join(ntriples), format=ox.RdfFormat.N_TRIPLES)
        store.flush()
        store.optimize()

    def load_file(self, path: Path, graph: str, blank_prefix: str = "") -> None:
        """Parse a Turtle file into `graph`.

        Blank nodes get canonical labels (RDFC-1.0) behind `blank_prefix`, so that one file always gives the same quads.

        Raises:
            FileSyntaxError: the file is not Turtle; names the line.
        """
        self.load_text(path.read_bytes(), "turtle", graph, str(path), f"{blank_prefix}{path.stem}-")

    def load_text(self, content: bytes, name: str, graph: str, file: str, blank_prefix: str = "") -> None:
        """Parse text in one of the graph formats (by short name) into `graph`; see `load_file`.

        Raises:
            FileSyntaxError: the text is not of that format; names `file` and the line.
        """
        target = ox.NamedNode(graph)
        try:
            parsed = ox.Dataset(
                ox.Quad(triple.subject, triple.predicate, triple.object, target)
                for triple in ox.parse(input=content, format=_GRAPHS[name])
            )
        except SyntaxError as error:
            raise FileSyntaxError(file, error.lineno, str(error.msg)) from error
        parsed.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        self._store.extend(_relabelled(quad, blank_prefix) for quad in parsed)

    def add(self, graph: str, ntriples: Iterable[str]) -> None:
        """Add triples written as N-Triples lines to `graph`."""
        text = "\n".join(ntriples)
        self._store.load(text, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))

    def select(self, query: str, bindings: Mapping[str, Term] | None = None, limit: int | None = None) -> list[Row]:
        """See `QueryEngine.select`."""
        terms = {ox.Variable(name): _to_engine(term) for name, term in (bindings or {}).items()}
        results = self._evaluate(query, WHOLE, terms)
        if not isinstance(results, ox.QuerySolutions):
            raise QueryError("Cần một truy vấn SELECT.", "A SELECT query is needed here.")
        names = [variable.value for variable in results.variables]
        try:
            return [
                {name: _from_engine(solution[name]) for name in names if solution[name] is not None}
                for solution in islice(results, limit)
            ]
        except (OSError, RuntimeError, ValueError) as error:
            raise _query_error(error) from error

    def answer(self, query: str, choose: Choose, dataset: Dataset = WHOLE) -> bytes:
        """See `QueryEngine.answer`."""
        results = self._evaluate(query, dataset, {})
        try:
            return _written(results, choose(_form(results)))
        except (OSError, RuntimeError) as error:
            raise _query_error(error) from error
        finally:
            # Results may be dropped by their own thread alone; an exception would carry them to another.
            del results

    def construct(self, query: str, graphs: Iterable[str]) -> list[str]:
        """What a CONSTRUCT query makes of the union of `graphs`, as N-Triples lines, sorted and without repetition."""
        results = self._evaluate(query, Dataset(tuple(graphs)), {})
        if not isinstance(results, ox.QueryTriples):
            raise QueryError("Cần một truy vấn CONSTRUCT.", "A CONSTRUCT query is needed here.")
        return sorted(set(_lines(results.serialize(format=ox.RdfFormat.N_TRIPLES))))

    def ntriples(self, graphs: Iterable[str]) -> list[str]:
        """The triples of `graphs` together, as N-Triples lines, sorted and without repetition."""
        lines: set[str] = set()
        for graph in graphs:
            lines.update(_lines(self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph))))
        return sorted(lines)

    def nquads(self) -> bytes:
        """All quads as N-Quads, sorted, so that the same quads always give the same bytes."""
        lines = sorted(_lines(self._store.dump(format=ox.RdfFormat.N_QUADS)))
        return "".join(f"{line}\n" for line in lines).encode()

    def graphs(self) -> list[str]:
        """The names of the graphs, sorted."""
        return sorted(name.value for name in self._store.named_graphs())

    def __len__(self) -> int:
        return len(self._store)

    def _evaluate(
        self, query: str, dataset: Dataset, terms: Mapping[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal]
    ) -> "_Results":
        whole = not dataset.default_graphs and not dataset.named_graphs
        options: dict[str, object] = {}
        if not whole:
            options["default_graph"] = _named(dataset.default_graphs)
            options["named_graphs"] = _named(dataset.named_graphs)
        try:
            return self._store.query(
                query,
                prefixes=PREFIXES,
                use_default_graph_as_union=whole and not self._merged,
                substitutions=dict(terms),
                **options,  # type: ignore[arg-type]
            )
        except SyntaxError as error:
            place = "" if error.lineno is None else f" (dòng {error.lineno}, cột {error.offset})"
            where = "" if error.lineno is None else f" (line {error.lineno}, column {error.offset})"
            raise QueryError(f"Sai cú pháp SPARQL{place}: {error.msg}", f"SPARQL syntax{where}: {error.msg}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise _query_error(error) from error


def _bytes(written: bytes | None) -> bytes:
    """What the engine wrote; it gives nothing only where it was told to write to a file."""
    return written or b""


def _lines(written: bytes | None) -> list[str]:
    # Split at line feeds alone: N-Triples may hold other characters that Python takes for the end of a line.
    return [line for line in _bytes(written).decode().split("\n") if line]


_Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def _form(results: _Results) -> ResultForm:
    if isinstance(results, ox.QueryTriples):
        return ResultForm.GRAPH
    return ResultForm.ASK if isinstance(results, ox.QueryBoolean) else ResultForm.SELECT


def _written(results: _Results, name: str) -> bytes:
    try:
        if isinstance(results, ox.QueryTriples):
            return _bytes(ox.serialize(results, format=_GRAPHS[name], prefixes=PREFIXES))
        return _bytes(results.serialize(format=_TABLES[name]))
    finally:
        del results


def _relabelled(quad: ox.Quad, prefix: str) -> ox.Quad:
    def label(term: object) -> object:
        return ox.BlankNode(prefix + term.value) if isinstance(term, ox.BlankNode) else term

    return ox.Quad(label(quad.subject), quad.predicate, label(quad.object), quad.graph_name)  # type: ignore[arg-type]
