"""How much faster the fast SHACL engine is than the reference on the whole corpus, and that both report the same.

usage: python bench/shacl_engines.py
"""

import sys
import time
from collections.abc import Callable

from ansinh.build import deduce, read, validator_of
from ansinh.corpus.files import find_corpus
from ansinh.knowledge.shacl_reference import ReferenceValidator
from ansinh.knowledge.validation import Result
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import SHAPES_GRAPH


def timed(validate: Callable[[], list[Result]]) -> tuple[float, list[Result]]:
    """Seconds of one run, and the results."""
    start = time.perf_counter()
    results = validate()
    return time.perf_counter() - start, results


def main() -> int:
    """Run both engines once and print the ratio."""
    corpus = find_corpus()
    store = EmbeddedStore.in_memory()
    deduce(store, corpus, read(store, corpus))
    shapes = store.ntriples([SHAPES_GRAPH])
    graphs = [graph for graph in store.graphs() if graph != SHAPES_GRAPH]
    triples = store.ntriples(graphs)
    fast, fast_results = timed(lambda: validator_of(store).validate(store, graphs))
    reference, reference_results = timed(lambda: ReferenceValidator(shapes).validate(triples))
    same = fast_results == reference_results
    print(f"{len(triples)} triples, {len(fast_results)} results, equal: {same}")
    print(f"fast {fast:.2f} s, reference {reference:.2f} s, reference / fast = {reference / fast:.1f}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
