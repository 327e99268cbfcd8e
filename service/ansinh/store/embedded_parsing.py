"""Results that another engine sent, read by the embedded engine's parsers row by row as they come."""

import io
from collections.abc import Iterator

import pyoxigraph as ox
from typing_extensions import Buffer

from ansinh.store.embedded_results import Results
from ansinh.store.interface import ResultForm

ACCEPT = {
    ResultForm.SELECT: "application/sparql-results+json",
    ResultForm.ASK: "application/sparql-results+json",
    ResultForm.GRAPH: "application/n-triples",
}
"""In which format each form of result is asked for."""

_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


class _Pieces(io.RawIOBase):
    """Pieces of bytes as a file that is read once.

    Args:
        pieces: the pieces, in order.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """See `io.RawIOBase.readable`."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """See `io.RawIOBase.readinto`."""
        into = memoryview(buffer)
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        count = min(len(into), len(self._rest))
        into[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def received(pieces: Iterator[bytes], form: ResultForm) -> Results:
    """The result of a query that gives back `form`.

    Raises:
        SyntaxError: it is not what was asked for.
    """
    stream = io.BufferedReader(_Pieces(pieces))
    if form is ResultForm.GRAPH:
        return (quad.triple for quad in ox.parse(input=stream, format=ox.RdfFormat.N_TRIPLES))
    results = ox.parse_query_results(stream, format=ox.QueryResultsFormat.JSON)
    if form is ResultForm.ASK and isinstance(results, ox.QuerySolutions):
        return _truth(results)
    return results


def _truth(results: ox.QuerySolutions) -> ox.QueryBoolean:
    """The truth value that came as a table of one cell, as Virtuoso sends it behind its own declarations."""
    true = any(_TRUTHS[cell.value] for row in results for cell in row)
    text = b'{"head": {}, "boolean": %s}' % (b"true" if true else b"false")
    truth = ox.parse_query_results(text, format=ox.QueryResultsFormat.JSON)
    assert isinstance(truth, ox.QueryBoolean)  # noqa: S101 - as the line above wrote it
    return truth
