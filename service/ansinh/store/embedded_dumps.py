"""Whole graphs written to files, in whatever form, as they are read."""

from collections.abc import Iterable
from itertools import chain
from typing import IO

import pyoxigraph as ox

from ansinh.terms import PREFIXES

_FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}


Graph = ox.NamedNode | ox.DefaultGraph


def write(store: ox.Store, output: IO[bytes], form: str, graphs: Iterable[Graph]) -> None:
    """Write graphs one after the other.

    Args:
        store: the engine's store.
        output: where to write.
        form: `nquads`, `trig`, `turtle` or `jsonld`.
        graphs: the graphs; Turtle does not say which triple stands in which.
    """
    found = (store.quads_for_pattern(None, None, None, graph) for graph in graphs)
    quads = chain.from_iterable(found)
    written = (quad.triple for quad in quads) if form == "turtle" else quads
    ox.serialize(written, output, format=_FORMATS[form], prefixes=PREFIXES)
