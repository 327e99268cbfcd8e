"""The two SHACL engines behind one face, for the tests that compare them."""

from collections.abc import Iterable

from ansinh.knowledge.shacl_fast import FastValidator
from ansinh.knowledge.shacl_store import StoreValidator
from ansinh.knowledge.validation import Result
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import GRAPH, SHAPES_GRAPH

_DATA = GRAPH + "data"


class FastEngine:
    """What the service checks with, for data that lie in no store; see `ansinh.knowledge.validation.Validator`.

    Args:
        shapes: the shapes as N-Triples lines.
    """

    def __init__(self, shapes: Iterable[str]) -> None:
        lines = list(shapes)
        store = EmbeddedStore.in_memory()
        store.add(SHAPES_GRAPH, lines)
        self._validator = StoreValidator(store, lines, FastValidator)

    def validate(self, ntriples: Iterable[str]) -> list[Result]:
        """See `Validator.validate`."""
        store = EmbeddedStore.in_memory()
        store.add(_DATA, ntriples)
        return self._validator.validate(store, [_DATA])
