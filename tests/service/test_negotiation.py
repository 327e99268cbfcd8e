"""The form of an answer follows the Accept header, most specific range first, and is refused rather than guessed."""

import pytest

from ansinh.errors import NotAcceptableError
from ansinh.store.formats import GRAPH_FORMATS, TABLE_FORMATS
from ansinh.web.negotiation import choose, language


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("text/*", "csv"),
        ("application/xml", "xml"),
        ("application/json", "json"),
        ("TEXT/CSV", "csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "xml"),
        ("text/csv; q=0.5, */*; q=0.1", "csv"),
        ("*/*, application/sparql-results+json;q=0", "xml"),
        ("text/csv;q=0, text/*", "tsv"),
        ("text/turtle, text/tab-separated-values;q=0.2", "tsv"),
        ("application/sparql-results+json;q=0.8, text/csv;q=0.9", "csv"),
    ],
)
def test_the_preferred_form_is_chosen(accept: str | None, name: str) -> None:
    assert choose(accept, TABLE_FORMATS).name == name


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "text/turtle", "nonsense", "*/*;q=0"])
def test_an_unknown_accept_is_refused(accept: str) -> None:
    with pytest.raises(NotAcceptableError):
        choose(accept, TABLE_FORMATS)


def test_an_answer_asked_for_by_another_name_of_its_type_says_that_name() -> None:
    assert choose("application/json", TABLE_FORMATS).media_type == "application/json"
    assert choose("text/xml", TABLE_FORMATS).media_type == "text/xml"


def test_a_graph_has_forms_of_its_own() -> None:
    assert choose("*/*", GRAPH_FORMATS).name == "turtle"
    assert choose("application/rdf+xml", GRAPH_FORMATS).name == "rdfxml"


@pytest.mark.parametrize(
    ("header", "asked", "expected"),
    [
        (None, None, "vi"),
        ("en-GB,en;q=0.9", None, "en"),
        ("vi-VN,vi;q=0.9,en;q=0.8", None, "vi"),
        ("fr", None, "vi"),
        ("en", "vi", "vi"),
        ("vi", "en", "en"),
        ("vi;q=0.1, en;q=0.2", None, "en"),
        ("en;q=zero, vi;q=0.1", None, "vi"),
    ],
)
def test_the_language_follows_the_address_then_the_header_then_is_vietnamese(
    header: str | None, asked: str | None, expected: str
) -> None:
    assert language(header, asked) == expected
