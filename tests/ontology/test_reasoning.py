"""HermiT finds the ontology, the reference data and the documents consistent, and agrees with the rules."""

from collections import defaultdict

import pytest

from ansinh.build import deduce, read
from ansinh.corpus.files import Corpus
from ansinh.knowledge.reason import Verdict, reason
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import (
    AUTHORITY_GRAPH,
    BASE_INFERRED_GRAPH,
    CORPUS_INFERRED_GRAPH,
    ONTOLOGY,
    ONTOLOGY_GRAPH,
    OWL,
    RDF,
    RDFS,
    REFERENCE_GRAPH,
    THING,
    document_graph,
    inferred_graph,
)

Triple = tuple[str, str, str]
DIRECT = (
    "cites",
    "implementsDirectly",
    "hasLegalBasis",
    "issuedWith",
    "amends",
    "supersedes",
    "proposesAmendmentOf",
    "lists",
)
"""Properties that a rule reads off citations, which no OWL axiom can say; the reasoner is given them."""


def _iris(lines: list[str]) -> set[Triple]:
    parts = (line.removesuffix(" .").split(" ", 2) for line in lines)
    return {(a[1:-1], b[1:-1], c[1:-1]) for a, b, c in parts if a[0] == c[0] == "<"}


def _ours(triple: Triple) -> bool:
    subject, predicate, _ = triple
    return subject.startswith(THING) and (predicate.startswith(ONTOLOGY) or predicate == RDF + "type")


@pytest.fixture(scope="module")
def graph(corpus: Corpus) -> EmbeddedStore:
    """The whole graph with what follows, before findings are computed."""
    store = EmbeddedStore.in_memory()
    deduce(store, corpus, read(store, corpus))
    return store


@pytest.fixture(scope="module")
def inferred(graph: EmbeddedStore, corpus: Corpus) -> list[str]:
    own = [inferred_graph(file.path.stem) for file in corpus.documents]
    return graph.ntriples([BASE_INFERRED_GRAPH, *own, CORPUS_INFERRED_GRAPH])


@pytest.fixture(scope="module")
def said(graph: EmbeddedStore, corpus: Corpus, inferred: list[str]) -> list[str]:
    graphs = [ONTOLOGY_GRAPH, REFERENCE_GRAPH, AUTHORITY_GRAPH, *(file.graph for file in corpus.documents)]
    read_off = [line for line in inferred if any(f"> <{ONTOLOGY}{name}> <" in line for name in DIRECT)]
    return [*graph.ntriples(graphs), *read_off]


@pytest.fixture(scope="module")
def verdict(said: list[str]) -> Verdict:
    return reason(said, properties=True)


def test_ontology_reference_data_and_all_documents_are_consistent_and_no_class_is_unsatisfiable(
    verdict: Verdict,
) -> None:
    assert verdict.consistent
    assert verdict.unsatisfiable == ()


def test_a_deliberate_inconsistency_is_caught(graph: EmbeddedStore) -> None:
    task = f"<{THING}document/06-ct-ubnd-2018-vinh-long/task/1-1>"
    nonsense = f"{task} <{RDF}type> <{ONTOLOGY}Agency> ."
    found = reason([*graph.ntriples([ONTOLOGY_GRAPH, document_graph("06-ct-ubnd-2018-vinh-long")]), nonsense])
    assert not found.consistent


def test_an_unsatisfiable_class_is_named(graph: EmbeddedStore) -> None:
    both = f"{ONTOLOGY}TaskAndAgency"
    lines = [
        f"<{both}> <{RDF}type> <{OWL}Class> .",
        f"<{both}> <{RDFS}subClassOf> <{ONTOLOGY}Task> .",
        f"<{both}> <{RDFS}subClassOf> <{ONTOLOGY}Agency> .",
    ]
    assert reason([*graph.ntriples([ONTOLOGY_GRAPH]), *lines]).unsatisfiable == (both,)


def test_whatever_the_reasoner_infers_the_rules_infer_too(
    said: list[str], inferred: list[str], verdict: Verdict
) -> None:
    assert {triple for triple in verdict.triples if _ours(triple)} - _iris(said) - _iris(inferred) == set()


def test_whatever_the_rules_infer_the_reasoner_infers_too(
    said: list[str], inferred: list[str], verdict: Verdict
) -> None:
    entailed = _with_what_one_axiom_gives(_iris(said) | verdict.triples)
    # How codes are listed and what summaries gather is our own rule and no axiom.
    summary = (RDFS + "isDefinedBy", ONTOLOGY.removesuffix("#") + "/summary")
    own = {ONTOLOGY + "listedAs"} | {subject for subject, *rest in _iris(said) if tuple(rest) == summary}
    new = {triple for triple in _iris(inferred) if _ours(triple) and not own & set(triple[1:])}
    assert len(own) > 1
    assert new - entailed == set()


def _with_what_one_axiom_gives(triples: set[Triple]) -> set[Triple]:
    """What the reasoner leaves unsaid: inverses, symmetry, wider classes and properties."""
    wider: dict[str, set[str]] = defaultdict(set)
    inverse: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value in triples:
        if predicate in (RDFS + "subClassOf", RDFS + "subPropertyOf"):
            wider[subject].add(value)
        if predicate == OWL + "inverseOf":
            inverse[subject].add(value)
            inverse[value].add(subject)
        if (predicate, value) == (RDF + "type", OWL + "SymmetricProperty"):
            inverse[subject].add(subject)
    closed = set(triples)
    fresh = set(triples)
    while fresh:
        more: set[Triple] = set()
        for subject, predicate, value in fresh:
            more |= {(subject, other, value) for other in wider[predicate]}
            more |= {(value, other, subject) for other in inverse[predicate]}
            if predicate == RDF + "type":
                more |= {(subject, predicate, other) for other in wider[value]}
        fresh = more - closed
        closed |= fresh
    return closed
