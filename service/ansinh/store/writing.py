"""Triples made by code, written in any of the graph formats."""

from collections.abc import Iterable

from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import GRAPH

_SCRATCH = GRAPH + "scratch"
_WHOLE = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def in_form(ntriples: Iterable[str], form: str) -> bytes:
    """Triples in one of the graph formats.

    Args:
        ntriples: the triples as N-Triples lines.
        form: `turtle`, `ntriples`, `jsonld` or `rdfxml`.
    """
    store = EmbeddedStore.in_memory()
    store.add(_SCRATCH, ntriples)
    return store.answer(_WHOLE, lambda _form: form)
