"""How much faster the fast SHACL engine is than the reference on the whole corpus, and that both report the same.

usage: python bench/shacl_engines.py
"""

import sys
import time

from ansinh.build import deduce, read
from ansinh.corpus.files import find_corpus
from ansinh.knowledge.shacl_fast import FastValidator
from ansinh.knowledge.shacl_reference import ReferenceValidator
from ansinh.knowledge.validation import Result, Validator
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import AUTHORITY_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH, SHAPES_GRAPH


def timed(validator: Validator, triples: list[str]) -> tuple[float, list[Result]]:
    """Seconds of one run, and the results."""
    start = time.perf_counter()
    results = validator.validate(triples)
    return time.perf_counter() - start, results


def main() -> int:
    """Run both engines once and print the ratio."""
    corpus = find_corpus()
    store = EmbeddedStore.in_memory()
    read(store, corpus)
    deduce(store, corpus)
    shapes = store.ntriples([SHAPES_GRAPH])
    graphs = [ONTOLOGY_GRAPH, REFERENCE_GRAPH, AUTHORITY_GRAPH, *(file.graph for file in corpus.documents)]
    triples = store.ntriples(graphs)
    fast, fast_results = timed(FastValidator(shapes), triples)
    reference, reference_results = timed(ReferenceValidator(shapes), triples)
    same = fast_results == reference_results
    print(f"{len(triples)} triples, {len(fast_results)} results, equal: {same}")
    print(f"fast {fast:.2f} s, reference {reference:.2f} s, reference / fast = {reference / fast:.1f}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
