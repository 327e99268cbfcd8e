"""A remote engine: what it answers, in our terms and forms; what goes wrong with it, in our errors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.standin import StandIn, stand_in

from ansinh.errors import NotAcceptableError, QueryError, SetupError
from ansinh.store.endpoint import Address, Endpoint
from ansinh.store.interface import Caps, Dataset, Iri, Literal, ResultForm
from ansinh.store.remote import RemoteStore
from ansinh.terms import XSD
from ansinh.unavailable import DeadlineError, RemoteEngineError

DATA = """
INSERT DATA {
  <http://a/one> <http://a/p> "một"@vi , 2 . <http://a/two> <http://a/p> <http://a/one> .
  GRAPH <http://g/1> { <http://a/one> <http://a/p> "một"@vi } GRAPH <http://g/2> { <http://a/one> <http://a/p> 2 }
}
"""
ROWS = "SELECT ?s ?o { ?s <http://a/p> ?o } ORDER BY ?o"


def address(behind: StandIn, seconds: float = 10) -> Address:
    return Address(f"{behind.address}/query", f"{behind.address}/update", "", None, "", seconds)


@pytest.fixture
def behind() -> Iterator[StandIn]:
    """An endpoint with a few triples."""
    with stand_in() as behind:
        behind.store.update(DATA)
        yield behind


@pytest.fixture
def remote(behind: StandIn) -> RemoteStore:
    """The engine under test."""
    return RemoteStore(address(behind))


def test_rows_come_as_terms(remote: RemoteStore) -> None:
    rows = remote.select(ROWS)
    assert {(row["s"], row["o"]) for row in rows} == {
        (Iri("http://a/one"), Literal("một", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "vi")),
        (Iri("http://a/one"), Literal("2", XSD + "integer")),
        (Iri("http://a/two"), Iri("http://a/one")),
    }


def test_given_terms_stand_in_the_text_and_in_each_row(remote: RemoteStore, behind: StandIn) -> None:
    one = Iri("http://a/one")
    assert {row["s"] for row in remote.select(ROWS, {"s": one})} == {one}
    assert "http%3A%2F%2Fa%2Fone" in behind.seen[-1][2]


def test_each_of_many_terms_is_asked_for_in_one_request(remote: RemoteStore, behind: StandIn) -> None:
    remote.select(ROWS)
    before = len(behind.seen)
    query = ROWS.replace("{", "WHERE {", 1)
    rows = remote.look_up(query, [{"s": Iri(f"http://a/{name}")} for name in ("one", "two", "none")])
    assert (len(rows), len(behind.seen)) == (3, before + 1)


def test_known_prefixes_need_not_be_declared(remote: RemoteStore) -> None:
    assert remote.select("SELECT ?s { ?s a ansinh:Task , skos:Concept }") == []


def test_a_limit_is_sent_where_the_query_has_none(remote: RemoteStore, behind: StandIn) -> None:
    assert len(remote.select(ROWS, limit=2)) == 2
    assert "LIMIT+2" in behind.seen[-1][2]
    assert len(remote.select(f"{ROWS} LIMIT 3", limit=2)) == 2
    assert "LIMIT+2" not in behind.seen[-1][2]


@pytest.mark.parametrize(
    ("query", "name", "form", "content"),
    [
        ("ASK { ?s ?p 2 }", "json", ResultForm.ASK, b'{"head":{},"boolean":true}'),
        ("SELECT ?s { ?s ?p 2 }", "csv", ResultForm.SELECT, b"s\r\nhttp://a/one\r\n"),
        (
            "CONSTRUCT WHERE { <http://a/two> ?p ?o }",
            "ntriples",
            ResultForm.GRAPH,
            b"<http://a/two> <http://a/p> <http://a/one> .\n",
        ),
    ],
)
def test_results_are_written_as_the_embedded_engine_writes_them(
    remote: RemoteStore, query: str, name: str, form: ResultForm, content: bytes
) -> None:
    result = remote.answer_within(query, lambda _form: name, Caps(10, 1_000))
    assert (result.content, result.form, result.cut) == (content, form, False)
    assert remote.answer(query, lambda _form: name) == content


def test_a_result_beyond_the_caps_is_cut_and_says_so(remote: RemoteStore) -> None:
    result = remote.answer_within(ROWS, lambda _form: "csv", Caps(2, 1_000))
    assert (result.rows, result.cut) == (2, True)
    small = remote.answer_within(ROWS, lambda _form: "csv", Caps(10, 30))
    assert small.cut
    assert len(small.content) <= 30


def test_the_dataset_is_told_by_the_protocol(remote: RemoteStore) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    csv = remote.answer(count, lambda _form: "csv", Dataset(("http://g/1",), ()))
    assert csv == b"n\r\n1\r\n"


def test_what_is_said_about_a_node_comes_by_graph(remote: RemoteStore) -> None:
    assert remote.about("http://a/one") == {
        "http://g/1": ['<http://a/one> <http://a/p> "một"@vi .'],
        "http://g/2": ['<http://a/one> <http://a/p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .'],
    }
    assert remote.about("http://a/one", ["http://a/q"]) == {}
    assert len(remote) == 2


def test_what_is_no_sparql_is_refused_before_the_engine_sees_it(remote: RemoteStore, behind: StandIn) -> None:
    for query in ("SELECT * { ?s ?p ", "define input:x <y> SELECT * {}", "INSERT DATA {}"):
        with pytest.raises(QueryError):
            remote.select(query)
    assert behind.seen == []


def test_a_form_that_nobody_takes_is_refused_before_the_engine_is_asked(remote: RemoteStore, behind: StandIn) -> None:
    def choose(_form: ResultForm) -> str:
        raise NotAcceptableError("không", "no")

    with pytest.raises(NotAcceptableError):
        remote.answer(ROWS, choose)
    assert behind.seen == []


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ((400, {}, "Error: at line 3\nmore"), QueryError),
        ((500, {}, "<html><body>broken</body></html>"), RemoteEngineError),
        ((401, {}, ""), SetupError),
        ((200, {"Server": "Virtuoso", "X-SQL-State": "S1TAT"}, ""), DeadlineError),
        ((500, {"Server": "Virtuoso"}, "Virtuoso S1T00 Error SR171"), DeadlineError),
        ((200, {}, '{"head": {"vars": ["s"]}, "results": {"bind'), RemoteEngineError),
    ],
)
def test_faults_of_the_engine_are_told_in_our_words(
    remote: RemoteStore, behind: StandIn, fault: tuple[int, dict[str, str], str], kind: type[Exception]
) -> None:
    remote.select(ROWS)
    behind.faults.append(fault)
    with pytest.raises(kind):
        remote.select(ROWS)


def test_an_engine_that_is_not_there_is_unavailable() -> None:
    gone = Address("http://127.0.0.1:1/", "http://127.0.0.1:1/", "", None, "standard", 1)
    with pytest.raises(RemoteEngineError, match="refused"):
        RemoteStore(gone).select(ROWS)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ('Basic realm="x"', "Basic c3Rld2FyZDpodXNo"),
        ('Digest realm="x", nonce="n", qop="auth", algorithm=MD5', 'Digest username="steward"'),
    ],
)
def test_name_and_password_are_shown_only_when_asked_for_and_as_asked(
    behind: StandIn, tmp_path: Path, asked: str, shown: str
) -> None:
    password = tmp_path / "password"
    password.write_text("hush\n")
    known = Address(f"{behind.address}/query", f"{behind.address}/update", "steward", password, "standard", 10)
    behind.faults.append((401, {"WWW-Authenticate": asked}, ""))
    Endpoint(known).update("CLEAR GRAPH <http://g/1>")
    (_, first, _), (_, second, body) = behind.seen
    assert "authorization" not in first
    assert second["authorization"].startswith(shown)
    assert body == "CLEAR GRAPH <http://g/1>"
