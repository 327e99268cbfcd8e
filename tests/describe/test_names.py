"""A thing without a label is called by what is said of it, in both languages."""

import pytest

from ansinh.describe.names import Names
from ansinh.errors import Message
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import REFERENCE_GRAPH, THING

PLAN = "document/1204-kh-bcd-2024-kon-tum"


@pytest.mark.parametrize(
    ("thing", "vi", "en"),
    [
        ("agency-type/police", "công an", "police"),
        ("document/21-nq-tw-2012", "21-NQ/TW (2012-11-22)", "21-NQ/TW (2012-11-22)"),
        (
            f"{PLAN}/participation/PL2.IV.10-police-lead",
            "Công an tỉnh Kon Tum: chủ trì",
            "Kon Tum Provincial Police: lead",
        ),
        (
            "source/003_158e14af8b7b391b/621-622",
            "003_158e14af8b7b391b.txt, dòng 621–622",
            "003_158e14af8b7b391b.txt, line 621–622",
        ),
        ("source/003_158e14af8b7b391b", "003_158e14af8b7b391b.txt", "003_158e14af8b7b391b.txt"),
        ("record/111-hdbt-1981", "bản ghi của 111/HĐBT (1981-10-13)", "record of 111/HĐBT (1981-10-13)"),
        ("time/2024-10", "2024-10", "2024-10"),
    ],
)
def test_a_thing_is_called_by_what_is_said_of_it(graph: EmbeddedStore, thing: str, vi: str, en: str) -> None:
    assert Names(graph.links()).of(THING + thing).label == Message(vi, en)


def test_a_provision_is_called_by_its_article_in_each_language(graph: EmbeddedStore) -> None:
    label = Names(graph.links()).of(f"{THING}provision/luat-bhyt-dieu-12-khoan-1").label
    assert ", Điều 12, khoản 1" in label.vi
    assert ", article 12, clause 1" in label.en


def test_a_part_of_a_name_that_has_no_value_is_left_out(graph: EmbeddedStore) -> None:
    label = Names(graph.links()).of(f"{THING}document/luat-bhyt").label
    assert "(" not in label.vi


def test_what_the_graph_does_not_name_is_called_by_its_short_iri(graph: EmbeddedStore) -> None:
    assert Names(graph.links()).of(f"{THING}agency/nobody").label == Message("agency:nobody", "agency:nobody")


def test_two_records_that_describe_each_other_come_to_an_end() -> None:
    store = EmbeddedStore.in_memory()
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/ansinh/ontology#AuthorityRecord> ."
    tie = "<https://w3id.org/ansinh/ontology#describes>"
    one, other = f"<{THING}record/one>", f"<{THING}record/other>"
    store.add(REFERENCE_GRAPH, [f"{one} {kind}", f"{other} {kind}", f"{one} {tie} {other} .", f"{other} {tie} {one} ."])
    assert Names(store.links()).of(f"{THING}record/one").label.en.startswith("record of record of")
