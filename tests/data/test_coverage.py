"""Every line of every source is accounted for."""

from collections import Counter

from ansinh.coverage import expand, line_accounts
from ansinh.store.embedded import EmbeddedStore


def test_no_line_is_not_yet_accounted_for(graph: EmbeddedStore) -> None:
    missing = [(one.source_file, one.line) for one in line_accounts(graph) if one.account == "not_yet"]
    assert missing == []


def test_each_line_that_is_not_blank_has_one_account(graph: EmbeddedStore) -> None:
    accounts = line_accounts(graph)
    places = Counter((one.source_file, one.line) for one in accounts)
    assert set(places.values()) == {1}
    assert len({name for name, _ in places}) == 5
    assert all(one.what for one in accounts)


def test_most_lines_of_the_task_tables_are_stated_in_facts(graph: EmbeddedStore) -> None:
    accounts = {(one.source_file[:3], one.line): one for one in line_accounts(graph)}
    assert accounts["003", 621].account == "facts"
    assert "PL2.IV.10" in accounts["003", 621].what
    assert accounts["002", 1].account == "facts"
    assert accounts["002", 48].account in ("facts", "heading")


def test_ranges_stand_for_their_numbers() -> None:
    assert list(expand("1-3 5 7-8")) == [1, 2, 3, 5, 7, 8]
