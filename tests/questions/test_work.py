"""What a question asks of the engine follows its answer, not the graph; nothing here looks at a clock."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from ansinh.corpus.files import find_corpus
from ansinh.errors import QueryError
from ansinh.hall import Hall
from ansinh.questions.library import Library
from ansinh.questions.parameters import bind
from ansinh.questions.parts import rows_of
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import BlankNode, Iri, Literal, Row, Term
from ansinh.store.placing import placed, written
from ansinh.terms import XSD

LIBRARY = Library(find_corpus().questions)
IN_PARTS = [question.name for question in LIBRARY.all() if question.header.parts]
LISTINGS = ["assignments", "citations", "deadlines", "findings", "groups", "observations", "targets"]
_SELECT = re.compile(r"\bSELECT\b")


@dataclass
class Watched(EmbeddedStore):
    """A store that notes what it is asked."""

    store: EmbeddedStore
    asked: list[Mapping[str, Term]] = field(default_factory=list)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None, limit: int | None = None) -> list[Row]:
        """See `QueryEngine.select`."""
        self.asked.append(bindings or {})
        return self.store.select(query, bindings, limit)


def _blocks(query: str) -> list[str]:
    """The innermost SELECT blocks below the outer one, each with its pattern."""
    body = re.sub(r"(?m)^#.*$", "", query)
    starts = [found.start() for found in _SELECT.finditer(body)][1:]
    blocks = [body[start : _end(body, body.index("{", start))] for start in starts]
    return [block for block in blocks if len(_SELECT.findall(block)) == 1]


def _end(text: str, opening: int) -> int:
    depth = 0
    for at in range(opening, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if not depth:
            return at
    raise AssertionError(text)


@pytest.mark.parametrize("name", IN_PARTS)
def test_every_pattern_of_a_question_read_in_parts_is_bound_to_its_part(name: str) -> None:
    question = LIBRARY.get(name)
    assert question.header.parts is not None
    for block in _blocks(question.query):
        assert re.search(rf"\?{question.header.parts.variable}\b", block), block


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_is_read_file_by_file(name: str) -> None:
    parts = LIBRARY.get(name).header.parts
    assert parts is not None
    assert parts.kind == "file"


@pytest.mark.parametrize("name", IN_PARTS)
def test_the_parts_of_an_answer_together_are_the_answer(hall: Hall, name: str) -> None:
    question = LIBRARY.get(name)
    terms = bind(hall.store, question, {})
    whole = hall.store.select(question.query, terms)
    variables = [f"{name}" for name in question.header.columns]
    shown = [tuple(row.get(name) or row.get(f"{name}_vi") for name in variables) for row in whole]
    found = rows_of(hall.store, question, terms)
    assert [tuple(row.get(name) or row.get(f"{name}_vi") for name in variables) for row in found] == shown


@pytest.mark.parametrize("name", LISTINGS)
def test_a_page_asks_for_no_file_behind_its_last_row(hall: Hall, name: str) -> None:
    watched = Watched(hall.store)
    rows = rows_of(watched, LIBRARY.get(name), {}, 3)
    assert len(rows) == 3
    assert len([one for one in watched.asked if one]) == len({row["file"] for row in rows})


def test_a_province_that_is_given_is_the_only_one_asked_for(hall: Hall) -> None:
    watched = Watched(hall.store)
    question = LIBRARY.get("laws-named-by-province")
    terms = bind(hall.store, question, {"province": "Kon Tum"})
    assert rows_of(watched, question, terms)
    assert [one["area"] for one in watched.asked] == [terms["area"]]


def test_terms_stand_in_the_place_of_variables() -> None:
    where = "?a ansinh:p ?b ; ansinh:q ?c . FILTER (BOUND(?a) && ?c>1)"
    query = f"SELECT ?a ?b (COUNT(?c) AS ?n) WHERE {{ {where} }} GROUP BY ?a ?b"
    text = placed(query, {"a": Iri("urn:a")})
    assert "<urn:a> ansinh:p ?b" in text
    assert text.startswith("SELECT ?b (COUNT(?c) AS ?n)")
    assert "FILTER (true && ?c>1)" in text
    assert "GROUP BY (<urn:a> AS ?placed_" in text


def test_what_a_query_computes_into_a_given_variable_is_compared() -> None:
    year = Literal("2020", XSD + "integer")
    store = EmbeddedStore.in_memory()
    query = "SELECT ?n ?year WHERE { VALUES ?n { 2019 2020 } BIND (?n + 0 AS ?year) }"
    assert [row["n"] for row in store.select(query, {"year": year})] == [year]
    assert [row["n"] for row in store.select("SELECT ?n WHERE { VALUES ?n { 2019 2020 } }", {"n": year})] == [year]


def test_what_is_put_into_a_query_cannot_end_a_literal() -> None:
    evil = Literal('x" } INSERT { \\', XSD + "string")
    store = EmbeddedStore.in_memory()
    assert store.select("SELECT ?x ?y WHERE { BIND (?x AS ?y) }", {"x": evil})[0]["y"] == evil


def test_a_blank_node_is_not_put_into_a_query() -> None:
    with pytest.raises(QueryError):
        written(BlankNode("b"))


def _optional_groups(query: str) -> Iterator[str]:
    """The text of each OPTIONAL group, nested ones too."""
    for found in re.finditer(r"\bOPTIONAL\s*\{", query):
        yield query[found.end() : _end(query, found.end() - 1)]


def _own_patterns(group: str) -> str:
    """What stands in a group outside the groups nested in it, without filters and assignments."""
    depth, kept = 0, []
    for sign in group:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and sign != "}":
            kept.append(sign)
    return re.sub(r"\b(FILTER|BIND)\b[^?]*\([^\n]*", "", "".join(kept))


def _steps(patterns: str) -> int:
    """How many triple patterns a text holds; each `/` of a path is one more."""
    return len(re.findall(r"\?\w+ (?=[a-z]+:|a )|[;,/]", patterns))


FREE_OF_PRODUCTS = ["targets", "observations", "assignments", "citations", "deadlines", "findings", "groups"]


@pytest.mark.parametrize("name", FREE_OF_PRODUCTS)
def test_what_is_optional_in_a_listing_is_looked_up_row_by_row_or_begins_at_the_file(name: str) -> None:
    for group in _optional_groups(re.sub(r"(?m)^#.*$", "", LIBRARY.get(name).query)):
        own = _own_patterns(group)
        assert "?file" in group or _steps(own) <= 1, group


@pytest.mark.parametrize("name", FREE_OF_PRODUCTS)
def test_a_listing_names_its_file_behind_what_is_optional(name: str) -> None:
    query = LIBRARY.get(name).query
    assert query.index("?file ansinh:fileName") > query.rindex("OPTIONAL") or "OPTIONAL" not in query
