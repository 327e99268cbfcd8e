"""The reference engine and the fast engine report the same on the whole corpus."""

import pytest
from tests.engines import FastEngine

from ansinh.corpus.files import Corpus
from ansinh.knowledge.shacl_reference import ReferenceValidator
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import AUTHORITY_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH, SHAPES_GRAPH

pytestmark = [pytest.mark.heavy, pytest.mark.usefixtures("prepared_queries")]


def test_both_engines_report_the_same_on_the_whole_corpus(graph: EmbeddedStore, corpus: Corpus) -> None:
    shapes = graph.ntriples([SHAPES_GRAPH])
    graphs = [ONTOLOGY_GRAPH, REFERENCE_GRAPH, AUTHORITY_GRAPH, *(file.graph for file in corpus.documents)]
    data = graph.ntriples(graphs)
    fast = FastEngine(shapes).validate(data)
    assert fast == ReferenceValidator(shapes).validate(data)
    assert not [result for result in fast if result.severity == "violation"]
