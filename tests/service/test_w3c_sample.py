"""A sample of the W3C suite of SPARQL 1.1 where it is at hand; the whole of it is among the heavy tests."""

from pathlib import Path

import pytest
from tests.w3c import RDFLIB_READS_JSONLD, Case, Endpoint, agrees, cases

pytestmark = RDFLIB_READS_JSONLD

SAMPLE = {
    "bind/bind05",
    "cast/cast-int",
    "construct/constructwhere02",
    "csv-tsv-res/csv01",
    "csv-tsv-res/tsv01",
    "json-res/jsonres02",
    "subquery/subquery08",
}

DATA = '<a> <of> <b> ; <says> "một"@vi , 2.50 .\n<b> <of> [ <says> "hai" ] .\n'
ROWS = '?s\t?o\n_:x\t"hai"\n<%(at)s/a>\t2.5\n<%(at)s/a>\t"một"@vi\n'
GRAPH = "@base <%(at)s/> . <b> <part> <a> . _:x <part> <b> .\n"


def _own(folder: Path, query: str, result: str, suffix: str) -> Case:
    texts = {"query.rq": query, "data.ttl": DATA, f"result{suffix}": result % {"at": folder.as_uri()}}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Case(
        "own", "QueryEvaluationTest", folder / "query.rq", (folder / "data.ttl",), (), folder / f"result{suffix}"
    )


def test_rows_are_compared_up_to_names_of_blank_nodes_and_writing_of_numbers(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    assert agrees(endpoint, _own(tmp_path, "SELECT ?s ?o { ?s <says> ?o }", ROWS, ".tsv"))
    assert not agrees(endpoint, _own(tmp_path, "SELECT ?s ?o { ?s <says> ?o } LIMIT 2", ROWS, ".tsv"))


def test_graphs_are_compared_up_to_the_names_of_blank_nodes(endpoint: Endpoint, tmp_path: Path) -> None:
    assert agrees(endpoint, _own(tmp_path, "CONSTRUCT { ?o <part> ?s } { ?s <of> ?o }", GRAPH, ".ttl"))
    assert not agrees(endpoint, _own(tmp_path, "CONSTRUCT { ?s <part> ?o } { ?s <of> ?o }", GRAPH, ".ttl"))


@pytest.mark.parametrize("folder", sorted({name.partition("/")[0] for name in SAMPLE}))
def test_a_sample_of_the_suite_is_answered_as_expected(endpoint: Endpoint, folder: str) -> None:
    for case in cases(folder):
        assert case.name not in SAMPLE or agrees(endpoint, case), case.name
