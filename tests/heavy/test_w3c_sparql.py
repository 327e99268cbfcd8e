"""The W3C suite of SPARQL 1.1: evaluation, syntax and result formats, each test over HTTP through our endpoint."""

from pathlib import Path

import pytest
import yaml
from tests.w3c import RDFLIB_READS_JSONLD, SUITES, Case, Endpoint, agrees, cases

pytestmark = [pytest.mark.heavy, RDFLIB_READS_JSONLD]

FOLDERS = (
    "aggregates",
    "bind",
    "bindings",
    "cast",
    "construct",
    "csv-tsv-res",
    "entailment",
    "exists",
    "functions",
    "grouping",
    "json-res",
    "negation",
    "project-expression",
    "property-path",
    "service",
    "subquery",
    "syntax-fed",
    "syntax-query",
)
_LIST = Path(__file__).with_name("w3c_sparql_differences.yaml")
DIFFERENT = {name for entry in yaml.safe_load(_LIST.read_text(encoding="utf-8")) for name in entry["tests"]}
CASES = cases(*FOLDERS)


def test_the_suite_is_there() -> None:
    assert SUITES.is_dir(), f"{SUITES} is no folder; ANSINH_TEST_W3C names the folder of the W3C suites"
    assert {case.name for case in CASES} >= DIFFERENT


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_endpoint_answers_as_the_suite_expects_but_for_what_is_listed(endpoint: Endpoint, case: Case) -> None:
    assert agrees(endpoint, case) is (case.name not in DIFFERENT)
