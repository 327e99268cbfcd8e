"""The SPARQL page: results, errors, examples and what the editor completes."""

import pytest
from fastapi.testclient import TestClient
from tests.service.html import Parsed, parsed

from ansinh.hall import Hall
from ansinh.questions.answer import Window
from ansinh.web.ontology import samples


def _asked(client: TestClient, query: str, tongue: str = "en") -> Parsed:
    return parsed(client.get("/query", params={"query": query, "lang": tongue}).text)


@pytest.mark.parametrize("tongue", ["vi", "en"])
def test_the_page_shows_a_query_before_one_is_asked(client: TestClient, tongue: str) -> None:
    page = parsed(client.get("/query", params={"lang": tongue}).text)
    (area,) = page.all("textarea", id="query")
    assert "SELECT" in area.text
    assert not page.all("section", id="result")


def test_a_result_is_a_table_whose_things_are_links(client: TestClient) -> None:
    page = _asked(client, "SELECT ?d { ?d ansinh:implements doc:21-nq-tw-2012 } ORDER BY ?d LIMIT 3")
    (result,) = page.all("section", id="result")
    assert "doc:06-ct-ubnd-2018-vinh-long" in result.text
    assert any(one.attributes["href"] == "/id/document/06-ct-ubnd-2018-vinh-long" for one in page.all("a"))


def test_a_truth_value_and_a_graph_are_shown_too(client: TestClient) -> None:
    (truth,) = _asked(client, "ASK { ?s ?p ?o }").all("section", id="result")
    (graph,) = _asked(client, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 1").all("section", id="result")
    assert "Yes." in truth.text
    assert "turtle" in graph.text


_NUMBERS = "SELECT ?n (STRLEN(?n) AS ?size) { VALUES ?n { 'a' 'bb' 'ccc' } }"
_TRIPLES = "CONSTRUCT { ?s ansinh:implements ?o } WHERE { ?s ansinh:implementsDirectly ?o } LIMIT 5"


@pytest.mark.parametrize(("query", "text"), [(_NUMBERS, "ccc"), (_TRIPLES, "implements")])
def test_numbers_are_shown_as_a_chart_and_triples_as_a_network_with_all_of_it_below(
    client: TestClient, query: str, text: str
) -> None:
    (picture,) = _asked(client, query).all("img")
    drawn = client.get(picture.attributes["src"])
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert f'height="{picture.attributes["height"]}"' in drawn.text
    assert text in drawn.text
    assert "below" in picture.attributes["alt"]
    assert client.get("/query/result.png", params={"query": query}).content.startswith(b"\x89PNG")


def test_numbers_alone_are_a_line_along_the_first(client: TestClient) -> None:
    query = "SELECT ?year ?value { VALUES (?year ?value) { (2015 70.5) (2020 90.1) } }"
    assert "2015" in client.get("/query/result.svg", params={"query": query}).text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s a ansinh:Task } LIMIT 3",
        "SELECT ('a' AS ?x) ('INF'^^xsd:double AS ?y) {}",
        "SELECT (1 AS ?x) {}",
        "ASK {}",
        "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o FILTER (false) }",
    ],
)
def test_what_has_no_numbers_to_draw_has_no_picture(client: TestClient, query: str) -> None:
    assert not _asked(client, query).all("img")
    assert client.get("/query/result.svg", params={"query": query}).status_code == 404


def test_a_picture_of_a_query_that_cannot_be_read_is_refused(client: TestClient) -> None:
    assert client.get("/query/result.svg", params={"query": "SELECT"}).status_code == 400
    assert client.get("/query/result.gif", params={"query": _NUMBERS}).status_code == 404


def test_a_page_that_shows_not_all_says_so(client: TestClient) -> None:
    (result,) = _asked(client, "SELECT ?s { ?s ?p ?o } LIMIT 501").all("section", id="result")
    assert "500 rows" in result.text
    assert "There is more" in result.text


def test_a_query_that_cannot_be_read_stays_in_its_place_with_what_is_wrong(client: TestClient) -> None:
    response = client.get("/query", params={"query": "SELECT ?d {\n ?d }", "lang": "en"})
    page = parsed(response.text)
    assert response.status_code == 400
    (area,) = page.all("textarea", id="query")
    assert area.text.strip() == "SELECT ?d {\n ?d }"
    (message,) = page.all("p", id="query-error")
    assert (message.attributes["data-line"], message.attributes["data-column"]) == ("2", "5")


def test_what_a_query_gives_is_escaped(client: TestClient) -> None:
    page = _asked(client, 'SELECT ("<script>alert(1)</script>" AS ?x) ("<b>"@en AS ?y) {}')
    (result,) = page.all("section", id="result")
    assert "<script>alert(1)</script>" in result.text
    assert len(page.all("b")) == 0


def test_the_query_of_a_question_stands_by_itself(client: TestClient, hall: Hall) -> None:
    page = parsed(client.get("/query?question=tasks-of-an-agency-type&agency_type=tax&province=Kon+Tum").text)
    (area,) = page.all("textarea", id="query")
    assert "agency-type/tax" in area.text
    assert "#+" not in area.text
    assert len(hall.store.select(area.text)) == 1


def test_every_example_has_an_answer(client: TestClient) -> None:
    for sample in samples():
        assert _asked(client, sample.query).all("tbody")[0].text.strip(), sample.name


def test_the_editor_is_told_the_terms_in_the_language_of_the_reader(client: TestClient) -> None:
    terms = {one["label"]: one["detail"] for one in client.get("/query/terms?lang=vi").json()}
    assert terms["ansinh:Task"] == "nhiệm vụ"
    assert terms["agencyType:police"] == "công an"
    assert "doc:" in terms


def test_a_question_leads_to_its_query(client: TestClient) -> None:
    page = parsed(client.get("/questions/debt-collection-by-police?province=Kon+Tum&lang=en").text)
    assert any(
        one.attributes["href"] == "/query?province=Kon+Tum&question=debt-collection-by-police&lang=en"
        for one in page.all("a")
    )


@pytest.mark.heavy
def test_the_query_of_every_question_gives_as_many_rows_by_itself(client: TestClient, hall: Hall) -> None:
    for question in hall.library.all():
        page = parsed(client.get("/query", params={"question": question.name}).text)
        rows = hall.store.select(page.all("textarea", id="query")[0].text)
        assert len(rows) == len(hall.desk.table(question, {}, "en", Window(20_000)).rows), question.name
