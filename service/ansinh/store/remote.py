"""A remote engine: any that answers SPARQL 1.1 over HTTP."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice

from ansinh.errors import QueryError
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.embedded_parsing import ACCEPT, received
from ansinh.store.embedded_results import QuerySolutions, Results, written, written_within
from ansinh.store.embedded_terms import as_rows, beginning_with, line_of
from ansinh.store.endpoint import Address, Endpoint
from ansinh.store.interface import WHOLE, Caps, Choose, Dataset, Iri, Result, ResultForm, Row, Term
from ansinh.store.placing import placed
from ansinh.store.sparql_text import prefixed
from ansinh.unavailable import RemoteEngineError

# Longer lists make some engines' compilers slow.
_TOGETHER = 200
_ABOUT = "SELECT ?predicate ?object ?graph WHERE { GRAPH ?graph { ?node ?predicate ?object } }"
_COUNT = "SELECT (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?subject ?predicate ?object } }"


class RemoteStore:
    """The graphs as a remote engine holds them, behind `ansinh.store.interface.QueryEngine`.

    A query is first read by the embedded engine's parser: it says what is wrong in the same words whatever engine
    answers, lets nothing through that is not SPARQL, and tells the form of the result.

    Args:
        address: where the engine is.
    """

    def __init__(self, address: Address) -> None:
        self._endpoint = Endpoint(address)
        self._parser = EmbeddedStore.in_memory()

    def select(self, query: str, bindings: Mapping[str, Term] | None = None, limit: int | None = None) -> list[Row]:
        """See `QueryEngine.select`."""
        given = bindings or {}
        return [{**given, **row} for row in self.rows(placed(query, given), limit)]

    def rows(self, query: str, limit: int | None = None, dataset: Dataset = WHOLE) -> list[Row]:
        """The rows of a SELECT query over a dataset."""
        wanted = query if limit is None else self._limited(query, limit)
        with self._results(wanted, dataset) as (_, results):
            if not isinstance(results, QuerySolutions):
                raise QueryError("Cần một truy vấn SELECT.", "A SELECT query is needed here.")
            return list(islice(as_rows(results), limit))

    def look_up(self, query: str, rows: Sequence[Row]) -> list[Row]:
        """See `QueryEngine.look_up`; many rows go in one request."""
        parts = (rows[at : at + _TOGETHER] for at in range(0, len(rows), _TOGETHER))
        return [row for part in parts for row in self.rows(beginning_with(query, part))]

    def answer(self, query: str, choose: Choose, dataset: Dataset = WHOLE) -> bytes:
        """See `QueryEngine.answer`."""
        with self._results(query, dataset, choose) as (form, results):
            return written(results, choose(form))

    def answer_within(self, query: str, choose: Choose, caps: Caps, dataset: Dataset = WHOLE) -> Result:
        """See `QueryEngine.answer_within`."""
        with self._results(self._limited(query, caps.rows + 1), dataset, choose) as (form, results):
            return written_within(results, choose(form), caps)

    def about(self, node: str, predicates: Iterable[str] | None = None) -> dict[str, list[str]]:
        """See `QueryEngine.about`."""
        wanted = None if predicates is None else set(predicates)
        found: dict[str, list[str]] = {}
        for row in self.select(_ABOUT, {"node": Iri(node)}):
            if wanted is None or row["predicate"].value in wanted:
                line = line_of(Iri(node), row["predicate"], row["object"])
                found.setdefault(row["graph"].value, []).append(line)
        return found

    def __len__(self) -> int:
        return int(self.select(_COUNT)[0]["count"].value)

    def _limited(self, query: str, rows: int) -> str:
        """The query with a limit where it has none: no more is read, and an engine sorts a bounded result in memory."""
        limited = f"{query}\nLIMIT {rows}"
        try:
            form = self._parser.form(limited)
        except QueryError:  # it has a limit, or ends with VALUES, or is wrong, which is said when it is asked
            return query
        return query if form is ResultForm.ASK else limited

    @contextmanager
    def _results(
        self, query: str, dataset: Dataset, choose: Choose | None = None
    ) -> Iterator[tuple[ResultForm, Results]]:
        """The form of a query's result and the result as it comes; a form is refused before anything is asked."""
        form = self._parser.form(query, dataset)
        if choose is not None:
            choose(form)
        prepared = self._endpoint.dialect.prepared(prefixed(query), dataset, self._endpoint.address.seconds)
        try:
            with self._endpoint.asked(prepared, ACCEPT[form]) as pieces:
                yield form, received(pieces, form)
        except (SyntaxError, OSError) as error:
            raise RemoteEngineError(str(error)) from error
