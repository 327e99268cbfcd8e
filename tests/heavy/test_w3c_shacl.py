"""The W3C test suites of SHACL Core and SHACL-SPARQL, run through the validation room.

The suites lie in the folder `shacl` of what ANSINH_TEST_W3C names, or of `../shared/w3c` beside the checkout.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import SH, BNode, Graph, Namespace, Node, URIRef
from rdflib.collection import Collection

from ansinh.errors import DataError
from ansinh.knowledge.shacl_fast import FastValidator
from ansinh.knowledge.shacl_reference import ReferenceValidator
from ansinh.knowledge.validation import Result, Validator

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).resolve().parents[2]
SUITES = Path(os.environ.get("ANSINH_TEST_W3C", str(ROOT.parent / "shared" / "w3c"))) / "shacl"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
_SEVERITIES = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}

DIFFERENT = {
    "reference": frozenset({"property/uniqueLang-002", "node/prefixes-001", "pre-binding/shapesGraph-001"}),
    "fast": frozenset(
        {
            "property/datatype-001",
            "component/optional-001",
            "component/propertyValidator-select-001",
            "component/validator-001",
            "pre-binding/pre-binding-002",
            "pre-binding/pre-binding-003",
            "pre-binding/pre-binding-005",
            "pre-binding/pre-binding-006",
            "pre-binding/pre-binding-007",
            "pre-binding/shapesGraph-001",
            "pre-binding/unsupported-sparql-001",
            "pre-binding/unsupported-sparql-002",
            "pre-binding/unsupported-sparql-003",
            "pre-binding/unsupported-sparql-004",
            "pre-binding/unsupported-sparql-006",
        }
    ),
}
"""Tests whose report differs from the expected one; `docs/conformance.md` says why."""


@dataclass(frozen=True, slots=True)
class Case:
    """One test: data and shapes as N-Triples lines, and the expected results, none where a failure is expected."""

    name: str
    data: list[str]
    shapes: list[str]
    expected: Counter[tuple[str, str, str, str]] | None


def _cases(manifest: Path) -> Iterator[Case]:
    graph = Graph().parse(manifest, publicID=manifest.as_uri())
    for included in graph.objects(None, MF.include):
        yield from _cases(Path(str(included).removeprefix("file://")))
    for entries in graph.objects(None, MF.entries):
        for test in Collection(graph, entries):
            yield _case(manifest, graph, test)


def _case(manifest: Path, graph: Graph, test: Node) -> Case:
    action = graph.value(test, MF.action)
    result = graph.value(test, MF.result)
    data, shapes = (_lines(graph.value(action, part)) for part in (SHT.dataGraph, SHT.shapesGraph))
    name = f"{manifest.parent.name}/{str(test).rpartition('/')[2]}"
    if result == SHT.Failure:
        return Case(name, data, shapes, None)
    expected = Counter(_outline(graph, node) for node in graph.objects(result, SH.result))
    return Case(name, data, shapes, expected)


def _lines(file: Node | None) -> list[str]:
    path = Path(str(file).removeprefix("file://"))
    # Not by rdflib, which would write ill-typed literals as it understands them.
    triples = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())
    written = ox.serialize((quad.triple for quad in triples), format=ox.RdfFormat.N_TRIPLES) or b""
    return written.decode().splitlines()


def _outline(graph: Graph, node: Node) -> tuple[str, str, str, str]:
    """Focus node, path, severity and value of an expected result; blank nodes have no name to compare."""

    def text(predicate: URIRef) -> str:
        term = graph.value(node, predicate)
        return "" if term is None or isinstance(term, BNode) else str(term)

    focus, value = text(SH.focusNode), text(SH.value)
    severity = _SEVERITIES.get(URIRef(text(SH.resultSeverity)), text(SH.resultSeverity))
    return focus, text(SH.resultPath), severity, "" if value == focus else value


def _found(result: Result) -> tuple[str, str, str, str]:
    return result.focus, result.path, result.severity, result.value


def _agrees(validator: Validator, case: Case) -> bool:
    try:
        found = Counter(_found(result) for result in validator.validate(case.data))
    except DataError:
        return case.expected is None
    except NotImplementedError:
        return False
    except Exception as error:
        if "Unknown namespace prefix" in str(error):  # rdflib has no better class for a prefix that it does not know
            return False
        raise
    # The room gives each result once; the suites count results that differ in their constraint component alone apart.
    return case.expected is not None and set(found) == set(case.expected)


CASES = list(_cases(SUITES / "manifest.ttl")) if SUITES.is_dir() else []


def test_the_suites_are_there() -> None:
    assert SUITES.is_dir(), f"{SUITES} is no folder; ANSINH_TEST_W3C names the folder of the W3C suites"
    assert len(CASES) > 100


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("engine", ["reference", "fast"])
def test_the_report_is_the_expected_one(engine: str, case: Case) -> None:
    validator = ReferenceValidator(case.shapes) if engine == "reference" else FastValidator(case.shapes)
    assert _agrees(validator, case) is (case.name not in DIFFERENT[engine])
