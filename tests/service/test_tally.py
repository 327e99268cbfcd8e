"""Counts of properties and classes follow what comes and goes."""

from ansinh.store.tally import Tally, tallied

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LINES = (f"<a> {TYPE} <C> .", f"<b> {TYPE} <C> .", '<a> <p> "x <y> z"@en .', "_:b <p> <a> .")


def test_triples_are_counted_by_property_and_members_by_class() -> None:
    type_iri = TYPE[1:-1]
    assert tallied(LINES) == Tally(4, {type_iri: 2, "p": 2}, {"C": 2})


def test_what_comes_and_goes_gives_the_counts_of_what_is_there() -> None:
    assert tallied(LINES[:2]).changed(LINES[1:2], LINES[2:]) == tallied((LINES[0], *LINES[2:]))


def test_what_is_no_longer_there_is_not_counted_as_none() -> None:
    assert tallied(LINES).changed(LINES, ()) == Tally(0, {}, {})
