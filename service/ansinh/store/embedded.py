"""The embedded engine, pyoxigraph: parsing files, one writer that builds, readers of what was published."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from ansinh.errors import FileSyntaxError, QueryError
from ansinh.store.embedded_dumps import write
from ansinh.store.embedded_links import Links
from ansinh.store.embedded_results import GRAPHS, Results, form, written, written_within
from ansinh.store.embedded_terms import (
    as_lines,
    as_rows,
    beginning_with,
    by_graph,
    parsed,
    quad_in,
    relabelled,
)
from ansinh.store.interface import WHOLE, Caps, Choose, Dataset, Result, ResultForm, Row, Term
from ansinh.store.placing import placed
from ansinh.store.sparql_syntax import refused
from ansinh.terms import PREFIXES, THING


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
    def writer(cls, folder: Path) -> "EmbeddedStore":
        """The one writer of a published store that nobody reads yet."""
        return cls(ox.Store(str(folder)), merged=True)

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
            dataset = ox.Dataset(
                ox.Quad(triple.subject, triple.predicate, triple.object, target)
                for triple in ox.parse(input=content, format=GRAPHS[name])
            )
        except SyntaxError as error:
            raise FileSyntaxError(file, error.lineno, str(error.msg)) from error
        if any(isinstance(term, ox.BlankNode) for quad in dataset for term in (quad.subject, quad.object)):
            dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
            self._store.extend(relabelled(quad, blank_prefix) for quad in dataset)
        else:
            self._store.extend(dataset)

    def add(self, graph: str, ntriples: Iterable[str]) -> None:
        """Add triples written as N-Triples lines to `graph`."""
        text = "\n".join(ntriples)
        self._store.load(text, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))

    def select(self, query: str, bindings: Mapping[str, Term] | None = None, limit: int | None = None) -> list[Row]:
        """See `QueryEngine.select`."""
        given = bindings or {}
        results = self._evaluate(placed(query, given), WHOLE)
        if not isinstance(results, ox.QuerySolutions):
            raise QueryError("Cần một truy vấn SELECT.", "A SELECT query is needed here.")
        try:
            return [{**given, **row} for row in islice(as_rows(results), limit)]
        except (OSError, RuntimeError, ValueError) as error:
            raise _query_error(error) from error

    def look_up(self, query: str, rows: Sequence[Row]) -> list[Row]:
        """See `QueryEngine.look_up`."""
        return self.select(beginning_with(query, rows)) if rows else []

    def form(self, query: str, dataset: Dataset = WHOLE) -> ResultForm:
        """What a query would give back.

        Raises:
            QueryError: the query cannot be parsed, or the dataset names what is no graph.
        """
        return form(self._evaluate(query, dataset))

    def answer(self, query: str, choose: Choose, dataset: Dataset = WHOLE) -> bytes:
        """See `QueryEngine.answer`."""
        results = self._evaluate(query, dataset)
        try:
            return written(results, choose(form(results)))
        except (OSError, RuntimeError) as error:
            raise _query_error(error) from error
        finally:
            del results  # see `written`

    def answer_within(self, query: str, choose: Choose, caps: Caps, dataset: Dataset = WHOLE) -> Result:
        """See `QueryEngine.answer_within`."""
        results = self._evaluate(query, dataset)
        try:
            return written_within(results, choose(form(results)), caps)
        except (OSError, RuntimeError) as error:
            raise _query_error(error) from error
        finally:
            del results

    def construct(self, query: str, graphs: Iterable[str]) -> list[str]:
        """What a CONSTRUCT query makes of the union of `graphs`, as N-Triples lines, sorted and without repetition."""
        named = tuple(graphs)
        # The engine reads the union of all graphs faster than that of a list, and is asked for it where it is the same.
        everything = not self._merged and set(named).issuperset(self.graphs())
        results = self._evaluate(query, WHOLE if everything else Dataset(named))
        if not isinstance(results, ox.QueryTriples):
            raise QueryError("Cần một truy vấn CONSTRUCT.", "A CONSTRUCT query is needed here.")
        return sorted(set(as_lines(results.serialize(format=ox.RdfFormat.N_TRIPLES))))

    def ntriples(self, graphs: Iterable[str], node: str | None = None) -> list[str]:
        """The triples of `graphs` together, or those about `node`, as N-Triples lines, sorted, without repetition."""
        lines: set[str] = set()
        if node is not None:
            subject = ox.NamedNode(node)
            found = (self._store.quads_for_pattern(subject, None, None, ox.NamedNode(graph)) for graph in graphs)
            return sorted({f"{quad.triple} ." for quad in chain.from_iterable(found)})
        for graph in graphs:
            lines.update(as_lines(self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph))))
        return sorted(lines)

    def about(self, node: str, predicates: Iterable[str] | None = None) -> dict[str, list[str]]:
        """See `QueryEngine.about`."""
        subject = ox.NamedNode(node)
        if predicates is None:
            return by_graph(self._store.quads_for_pattern(subject, None, None, None))
        found = (self._store.quads_for_pattern(subject, ox.NamedNode(one), None, None) for one in predicates)
        return by_graph(chain.from_iterable(found))

    def once(self, node: str, predicates: Iterable[str]) -> list[str]:
        """The triples about `node` with some predicates, each once, however many graphs hold it, as N-Triples lines."""
        if not self._merged:
            return sorted({line for lines in self.about(node, predicates).values() for line in lines})
        subject, graph = ox.NamedNode(node), ox.DefaultGraph()
        found = (self._store.quads_for_pattern(subject, ox.NamedNode(one), None, graph) for one in predicates)
        return [f"{quad.triple} ." for quad in chain.from_iterable(found)]

    def naming(self, node: str) -> Iterator[tuple[str, str]]:
        """The graphs in which `node` is an object, each with the subject, one by one as they are asked for."""
        for quad in self._store.quads_for_pattern(None, None, ox.NamedNode(node), None):
            if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
                yield quad.graph_name.value, quad.subject.value

    def pointing(self, node: str, predicate: str) -> set[str]:
        """The IRIs of what points to `node` by a predicate."""
        found = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(node), None)
        return {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}

    def links(self) -> Links:
        """The links of single things, in the union of all graphs."""
        return Links(self._store, merged=self._merged)

    def holders(self, line: str) -> Iterator[str]:
        """The named graphs that hold a triple, written as an N-Triples line, one by one as they are asked for."""
        (triple,) = parsed([line])
        for quad in self._store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None):
            if isinstance(quad.graph_name, ox.NamedNode):
                yield quad.graph_name.value

    def apply(self, removed: Mapping[str, Iterable[str]], added: Mapping[str, Iterable[str]]) -> None:
        """Take triples out of named graphs and put others in; the default graph stays their union.

        Args:
            removed: N-Triples lines that go, by graph.
            added: N-Triples lines that come, by graph.
        """
        gone = {graph: parsed(lines) for graph, lines in removed.items()}
        for graph, triples in gone.items():
            for triple in triples:
                self._store.remove(quad_in(triple, ox.NamedNode(graph)))
        for graph, lines in added.items():
            triples = parsed(lines)
            self._store.extend(quad_in(triple, ox.NamedNode(graph)) for triple in triples)
            if self._merged:
                self._store.extend(quad_in(triple, ox.DefaultGraph()) for triple in triples)
        for triple in {triple for triples in gone.values() for triple in triples if self._merged}:
            self._forget(triple)
        self._drop_empty(gone)

    def _drop_empty(self, graphs: Iterable[str]) -> None:
        for graph in graphs:
            if not any(self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))):
                self._store.remove_graph(ox.NamedNode(graph))

    def _forget(self, triple: ox.Triple) -> None:
        """Take a triple out of the default graph unless a named graph still holds it."""
        if not any(
            quad.graph_name != ox.DefaultGraph()
            for quad in self._store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        ):
            self._store.remove(quad_in(triple, ox.DefaultGraph()))

    def backup(self, folder: Path) -> None:
        """Write a copy of a published store to `folder`, which must not exist; unchanged files are shared with it."""
        self._store.backup(str(folder))

    def flush(self) -> None:
        """Write what was changed to the disk."""
        self._store.flush()

    def nquads(self) -> bytes:
        """All quads as N-Quads, sorted, so that the same quads always give the same bytes."""
        lines = sorted(as_lines(self._store.dump(format=ox.RdfFormat.N_QUADS)))
        return "".join(f"{line}\n" for line in lines).encode()

    def write(self, output: IO[bytes], form: str, graph: str | None = None) -> None:
        """Write a named graph, or all, as they are read, without holding them.

        Args:
            output: where to write.
            form: `nquads`, `trig`, `turtle` (of all graphs: their union, of a published store) or `jsonld`.
            graph: the graph; without it all.
        """
        named = [graph] if graph is not None else self.graphs()
        union = form == "turtle" and graph is None
        write(self._store, output, form, [ox.DefaultGraph()] if union else map(ox.NamedNode, named))

    def graphs(self) -> list[str]:
        """The names of the graphs, sorted."""
        return sorted(name.value for name in self._store.named_graphs())

    def __len__(self) -> int:
        return len(self._store)

    def _evaluate(self, query: str, dataset: Dataset) -> Results:
        whole = not dataset.default_graphs and not dataset.named_graphs
        options: dict[str, object] = {}
        if not whole:
            options["default_graph"] = _named(dataset.default_graphs)
            options["named_graphs"] = _named(dataset.named_graphs)
        try:
            return self._store.query(
                query,
                base_iri=THING,
                # Each that is given costs more than a look whether it is used.
                prefixes={name: iri for name, iri in PREFIXES.items() if f"{name}:" in query},
                use_default_graph_as_union=whole and not self._merged,
                **options,  # type: ignore[arg-type]
            )
        except SyntaxError as error:
            raise refused(query, str(error.msg)) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise _query_error(error) from error
