"""What is asked, as the results that are kept are told apart."""

from dataclasses import replace
from typing import Any

import pytest

from ansinh.errors import NotAcceptableError
from ansinh.hall import Hall
from ansinh.store.formats import Format, named
from ansinh.store.interface import WHOLE, Dataset, Result, ResultForm
from ansinh.web.asking import Asked
from ansinh.web.cache import ResultCache

QUERY = "SELECT ?s { ?s ?p ?o } LIMIT 1"


def _formats(name: str) -> dict[ResultForm, Format | NotAcceptableError]:
    none = NotAcceptableError("không", "none")
    return {ResultForm.SELECT: named(ResultForm.SELECT, name), ResultForm.ASK: none, ResultForm.GRAPH: none}


@pytest.fixture
def asked(hall: Hall) -> Asked:
    return Asked(hall, QUERY, WHOLE, _formats("json"), 10)


def test_those_who_ask_the_same_share_a_result(asked: Asked) -> None:
    assert replace(asked, formats=_formats("json")).digest == asked.digest


@pytest.mark.parametrize(
    "change",
    [
        {"query": f"{QUERY} "},
        {"dataset": Dataset(default_graphs=("urn:x",))},
        {"dataset": Dataset(named_graphs=("urn:x",))},
        {"formats": _formats("csv")},
        {"rows": 11},
    ],
    ids=["query", "default graphs", "named graphs", "formats", "rows"],
)
def test_whatever_a_result_depends_on_tells_it_apart(asked: Asked, change: dict[str, Any]) -> None:
    assert replace(asked, **change).digest != asked.digest


def test_a_result_of_one_version_never_answers_for_another(asked: Asked, hall: Hall) -> None:
    other = replace(hall, desk=replace(hall.desk, version="another"))
    assert replace(asked, hall=other).digest != asked.digest


@pytest.mark.parametrize("call", ["NOW()", "rand()", "UUID()", r"\u0052AND()", "BNODE()"])
def test_what_differs_each_time_is_not_kept(asked: Asked, call: str) -> None:
    assert not replace(asked, query=f"SELECT ({call} AS ?x) {{}}").lasting
    assert asked.lasting


def test_a_cache_without_room_keeps_nothing(asked: Asked) -> None:
    cache = ResultCache(0)
    cache.put(asked.digest, Result(b"", ResultForm.SELECT, 0, cut=False))
    assert cache.get(asked.digest) is None
    assert cache.hits == 0
