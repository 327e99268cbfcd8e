"""The reference engine and the fast engine report the same on every spoilt plan."""

from collections.abc import Callable

import pytest
from tests.engines import FastEngine

from ansinh.gate.bench import Bench
from ansinh.gate.check import Gate
from ansinh.gate.descriptions import Surroundings
from ansinh.gate.draft import Draft
from ansinh.knowledge.shacl_reference import ReferenceValidator
from ansinh.terms import RDFS, SHAPES_GRAPH, THING, document_graph

pytestmark = [pytest.mark.heavy, pytest.mark.usefixtures("prepared_queries")]

# A value of the wrong kind has no order (SPARQL 1.1, section 17.3); rdflib, under pySHACL, orders it all the
# same, and so gives results beside that of the shape that asks for the right kind.
UNLIKE = {"a date that is no date", "a value that is no number"}


def test_both_engines_report_a_mutation_alike(  # type: ignore[no-untyped-def]
    mutation, gate: Gate, draft_of: Callable[..., Draft]
) -> None:
    draft = draft_of(mutation)
    assert draft.parts is not None
    said = {*draft.parts.said, *(line for bundle in draft.parts.shared.values() for line in bundle)}
    bench = Bench(gate.grounds, Surroundings(gate.engine, gate.grounds.descriptions))
    bench.lay(document_graph(draft.plan), said)
    bench.surround(said)
    bench.conclude(draft.plan)
    bench.compare()
    lines = bench.store.ntriples([name for name in bench.store.graphs() if name != SHAPES_GRAPH])
    data = [line for line in lines if line.startswith(f"<{THING}") or f" <{RDFS}subClassOf> " in line]
    fast, reference = (
        FastEngine(gate.grounds.shapes).validate(data),
        ReferenceValidator(gate.grounds.shapes).validate(data),
    )
    if mutation.mistake in UNLIKE:
        assert {(one.shape, one.focus) for one in fast} <= {(one.shape, one.focus) for one in reference}
        assert f"{THING}shape/{mutation.rule}" in {one.shape for one in fast}
    else:
        assert fast == reference
