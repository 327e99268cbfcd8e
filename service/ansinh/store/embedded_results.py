"""Results of the embedded engine as bytes, cut between two rows where they would be too large."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from ansinh.store.embedded_terms import as_bytes
from ansinh.store.interface import Caps, Result, ResultForm
from ansinh.terms import PREFIXES

T = TypeVar("T")
QuerySolutions = ox.QuerySolutions
Results = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]
"""What a query gave: of the embedded engine, or what another engine sent (`embedded_parsing`)."""

_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
# A row's size differs among formats and among rows; what is cut by size is cut a little shorter than the mean says.
_MARGIN = 0.9


def form(results: Results) -> ResultForm:
    """What a query gave back."""
    if isinstance(results, ox.QuerySolutions):
        return ResultForm.SELECT
    return ResultForm.ASK if isinstance(results, ox.QueryBoolean) else ResultForm.GRAPH


def written(results: Results, name: str) -> bytes:
    """The whole result in the format of that short name."""
    try:
        if isinstance(results, ox.QuerySolutions | ox.QueryBoolean):
            return as_bytes(results.serialize(format=_TABLES[name]))
        return _graph(results, name)
    finally:
        # Results may be dropped by their own thread alone; an exception would carry them to another.
        del results


def written_within(results: Results, name: str, caps: Caps) -> Result:
    """As much of the result as `caps` allow, in the format of that short name."""
    match results:
        case ox.QuerySolutions():
            (header, *rows), cut = _lines(results, caps)
            content, count = _fitted(rows, caps, lambda some: _table([header, *some], name))
            return Result(content, ResultForm.SELECT, count, cut=cut or count < len(rows))
        case ox.QueryBoolean():
            return Result(written(results, name), ResultForm.ASK, 1, cut=False)
        case _:
            triples = list(islice(results, caps.rows + 1))
            content, count = _fitted(triples, caps, lambda some: _graph(some, name))
            return Result(content, ResultForm.GRAPH, count, cut=count < len(triples))


class _Enough(Exception):  # noqa: N818 - it is no error: it stops the engine
    """As much has been written as is wanted."""


class _Bounded(BytesIO):
    """Stops whoever writes once there are more bytes or lines than are wanted."""

    def __init__(self, caps: Caps) -> None:
        super().__init__()
        self._size = caps.size
        self._lines = caps.rows + 1  # the header is a line too
        self._full = False

    def write(self, content: bytes, /) -> int:  # type: ignore[override]
        """See `io.BytesIO.write`."""
        if self._full:  # what could not be written is written again when the engine drops its buffer
            return len(content)
        count = super().write(content)
        self._lines -= content.count(b"\n")
        self._full = self._lines < 0 or self.tell() > self._size
        if self._full:
            raise _Enough
        return count


def _lines(results: ox.QuerySolutions, caps: Caps) -> tuple[list[bytes], bool]:
    """The header and rows in TSV, where each is one line whatever its literals hold, and whether more would follow."""
    table = _Bounded(caps)
    try:
        results.serialize(table, format=_TABLES["tsv"])
    except _Enough:
        return table.getvalue().split(b"\n")[:-1], True
    return table.getvalue().split(b"\n")[:-1], False


def _fitted(rows: Sequence[T], caps: Caps, write: Callable[[Sequence[T]], bytes]) -> tuple[bytes, int]:
    """As many of `rows` as neither in number nor in bytes exceed `caps`, written, and how many these are."""
    shown = rows[: caps.rows]
    content = write(shown)
    while len(content) > caps.size and shown:
        shown = shown[: int(len(shown) * _MARGIN * caps.size / len(content))]
        content = write(shown)
    return content, len(shown)


def _table(lines: Sequence[bytes], name: str) -> bytes:
    text = b"".join(line + b"\n" for line in lines)
    if name == "tsv":
        return text
    rows = ox.parse_query_results(text, format=_TABLES["tsv"])
    return written(rows, name)


def _graph(triples: Iterable[ox.Triple], name: str) -> bytes:
    return as_bytes(ox.serialize(triples, format=GRAPHS[name], prefixes=PREFIXES))
