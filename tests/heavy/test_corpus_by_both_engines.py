"""The reference engine and the fast engine report the same on each document of the project, beside what all share."""

import pytest
from tests.engines import FastEngine

from ansinh.corpus.files import Corpus, find_corpus
from ansinh.knowledge.shacl_reference import ReferenceValidator
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import AUTHORITY_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH, SHAPES_GRAPH

pytestmark = [pytest.mark.heavy, pytest.mark.usefixtures("prepared_queries")]


@pytest.mark.timeout(1_800)  # the reference engine takes minutes for the longest
@pytest.mark.parametrize("name", [file.path.stem for file in find_corpus().documents])
def test_both_engines_report_the_same_on_a_document(graph: EmbeddedStore, corpus: Corpus, name: str) -> None:
    shapes = graph.ntriples([SHAPES_GRAPH])
    own = [file.graph for file in corpus.documents if file.path.stem == name]
    data = graph.ntriples([ONTOLOGY_GRAPH, REFERENCE_GRAPH, AUTHORITY_GRAPH, *own])
    assert FastEngine(shapes).validate(data) == ReferenceValidator(shapes).validate(data)
