"""The pages: both languages, every question one click away, no outside host, nothing inline, nothing unescaped."""

import gzip
import re

import pytest
from fastapi.testclient import TestClient
from tests.service.html import Parsed, parsed

from ansinh.hall import Hall
from ansinh.questions.columns import title
from ansinh.web.pages import STATIC
from ansinh.web.words import WORDS

_HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
_PAGES = [
    "/",
    "/questions/debt-collection-by-police",
    "/questions/tasks-by-type-and-role",
    "/questions/assignments",
    "/check",
    "/ontology",
    "/model",
    "/query",
    "/search?q=no+bao+hiem",
    "/dumps",
    "/about/agency/62-police",
    "/documents/1204-kh-bcd-2024-kon-tum",
    "/documents/21-nq-tw-2012",
    "/compare",
    "/map",
    "/agencies",
    "/calendar",
    "/.well-known/void",
    "/compare/documents?a=1204-kh-bcd-2024-kon-tum&b=dong-nai-plan-implementing-162-kh-tu",
]


def _page(client: TestClient, path: str, tongue: str = "en") -> Parsed:
    return parsed(client.get(path, headers={"Accept": "text/html", "Accept-Language": tongue}).text)


def test_the_first_page_links_every_question(client: TestClient, hall: Hall) -> None:
    links = {one.attributes["href"] for one in _page(client, "/", "vi").all("a")}
    assert {f"/questions/{question.name}?lang=vi" for question in hall.library.all()} <= links


@pytest.mark.parametrize(("header", "tongue"), [("en", "en"), ("vi", "vi"), ("fr", "vi")])
def test_the_language_follows_the_browser(client: TestClient, header: str, tongue: str) -> None:
    response = client.get("/", headers={"Accept-Language": header})
    assert f'<html lang="{tongue}">' in response.text
    assert response.headers["content-language"] == tongue


def test_the_language_can_be_switched_in_the_address(client: TestClient) -> None:
    assert '<html lang="en">' in client.get("/?lang=en", headers={"Accept-Language": "vi"}).text


def test_the_switch_keeps_what_was_asked(client: TestClient) -> None:
    page = _page(client, "/questions/debt-collection-by-police?province=Kon+Tum&lang=en")
    (switch,) = page.all("a", hreflang="vi")
    assert switch.attributes["href"] == "/questions/debt-collection-by-police?province=Kon+Tum&lang=vi"


@pytest.mark.parametrize("tongue", ["vi", "en"])
@pytest.mark.parametrize("path", _PAGES)
def test_a_page_is_whole_and_holds_nothing_inline(client: TestClient, path: str, tongue: str) -> None:
    page = _page(client, path, tongue)
    (root,) = page.all("html")
    assert root.attributes["lang"] == tongue
    assert page.all("title")[0].text.endswith("Ansinh")
    assert page.all("main", id="main")
    assert not page.all("style")
    assert all(one.attributes.get("src", "").startswith("/static/") and not one.text for one in page.all("script"))
    for element in page.elements:
        assert not [name for name in element.attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", _PAGES)
def test_every_control_has_a_name_that_is_read_aloud(client: TestClient, path: str) -> None:
    page = _page(client, path)
    labelled = {one.attributes["for"] for one in page.all("label") if "for" in one.attributes}
    wrapped = sum(1 for one in page.all("label") if "for" not in one.attributes)
    bare = [
        one
        for tag in ("input", "select", "textarea")
        for one in page.all(tag)
        if one.attributes.get("type") != "hidden"
        and "aria-label" not in one.attributes
        and one.attributes.get("id") not in labelled
    ]
    assert len(bare) <= wrapped


@pytest.mark.parametrize("path", _PAGES)
def test_nothing_is_loaded_from_another_host(client: TestClient, path: str) -> None:
    page = _page(client, path)
    loaded = [
        one.attributes.get("src") or one.attributes.get("href", "")
        for one in page.elements
        if one.tag in ("script", "link", "img")
    ]
    assert loaded
    assert all(one.startswith("/") and not one.startswith("//") for one in loaded)


@pytest.mark.parametrize("path", ["/", "/questions/debt-collection-by-police", "/questions/tasks-by-type-and-role"])
def test_a_page_with_its_style_and_script_is_light(client: TestClient, path: str) -> None:
    parts = [path, "/static/ansinh.css", "/static/ansinh.js", "/static/icon.svg"]
    assert sum(len(gzip.compress(client.get(part).content)) for part in parts) < 150_000


@pytest.mark.parametrize("path", ["/", "/api/questions", "/health", "/static/ansinh.css", "/nothing"])
def test_every_response_forbids_what_it_did_not_come_with(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


def test_the_preview_of_a_match_may_be_shown_in_a_frame(client: TestClient) -> None:
    shown = client.get("/reconcile/preview", params={"id": "agency/62-police"})
    assert shown.status_code == 200
    assert "frame-ancestors *" in shown.headers["content-security-policy"]


def test_a_question_page_shows_its_answer_its_places_and_what_counts(client: TestClient) -> None:
    page = client.get("/questions/debt-collection-by-police?lang=en").text
    assert "003_158e14af8b7b391b.txt" in page
    assert "621–622" in page
    assert "no task stated" in page
    assert WORDS["en"]["counts"] in page


def test_codes_have_names_on_the_page_and_the_form_offers_names(client: TestClient) -> None:
    page = _page(client, "/questions/debt-collection-by-police?lang=vi", "vi")
    assert any(one.text == "thu hồi nợ đóng" for one in page.all("td"))
    chosen = {one.text for one in page.all("option") if "selected" in one.attributes}
    assert {"công an", "thu hồi nợ đóng"} <= chosen


def test_provinces_that_are_not_in_the_graph_are_told_apart_in_the_form(client: TestClient) -> None:
    page = _page(client, "/questions/debt-collection-by-police?province=H%C3%A0+N%E1%BB%99i")
    assert [one.attributes["label"] for one in page.all("optgroup")] == ["in the graph", "not in the graph"]
    assert [one.text for one in page.all("td", **{"class": "silent"})] == ["not in the graph"]


def test_a_question_page_takes_parameters_from_its_address(client: TestClient) -> None:
    page = client.get("/questions/debt-collection-by-police", params={"province": "Kon Tum"}).text
    assert "Lạng Sơn</td>" not in page


def test_a_wrong_parameter_is_said_where_it_can_be_mended(client: TestClient) -> None:
    response = client.get("/questions/debt-collection-by-police?province=Kon+Tumm&lang=en")
    page = parsed(response.text)
    (message,) = page.all("p", role="alert")
    assert response.status_code == 422
    assert "Kon Tum" in message.text
    assert page.all("select", name="province")


def test_rows_are_filtered_sorted_and_paged_by_the_address(client: TestClient) -> None:
    page = _page(client, "/questions/tasks-of-an-agency-type?sort=-items&lang=en")
    counts = [int(one.text) for one in page.all("td", **{"class": "number"})]
    assert counts == sorted(counts, reverse=True)
    assert page.all("th", **{"aria-sort": "descending"})
    (found,) = _page(client, "/questions/tasks-of-an-agency-type?find=kon+tum").all("tbody")
    assert "Kon Tum" in found.text
    assert "Lạng Sơn" not in found.text
    second = _page(client, "/questions/assignments?page=2&lang=en")
    assert second.all("a", rel="prev")
    assert second.all("a", rel="next")


def test_a_long_table_is_narrowed_by_the_values_of_its_columns(client: TestClient) -> None:
    page = _page(client, "/questions/findings?is_kind=date_conflict&lang=en")
    assert page.all("select", name="is_kind")
    (chosen,) = [one.text for one in page.all("option", value="date_conflict")]
    kinds = {one.text for one in page.all("td")} & {chosen, "misprint", "arithmetic"}
    assert kinds == {chosen}


def test_a_chart_is_named_in_the_page_and_drawn_at_its_address(client: TestClient) -> None:
    page = _page(client, "/questions/tasks-by-how-clearly-assigned?lang=en")
    (picture,) = page.all("img")
    drawn = client.get(picture.attributes["src"])
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert f'height="{picture.attributes["height"]}"' in drawn.text
    assert picture.attributes["alt"]
    assert client.get("/questions/debt-collection-by-police/chart.svg").status_code == 404


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/questions/debt-collection-by-police", "x"),
        ("/questions/debt-collection-by-police", "province"),
        ("/questions/debt-collection-by-police", "find"),
        ("/questions/debt-collection-by-police", "sort"),
        ("/questions/debt-collection-by-police", "lang"),
    ],
)
def test_what_comes_from_the_address_is_escaped(client: TestClient, path: str, name: str) -> None:
    page = parsed(client.get(path, params={name: _HOSTILE}).text)
    assert [one.attributes.get("src") for one in page.all("script")] == ["/static/ansinh.js"]
    assert not [one for one in page.elements if "onerror" in one.attributes]


def test_a_browser_reads_an_error_as_a_page_and_a_program_as_problem_details(client: TestClient) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    shown = client.get("/questions/nothing?lang=en", headers={"Accept": browser})
    told = client.get("/questions/nothing?lang=en")
    assert shown.status_code == told.status_code == 404
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["detail"] in parsed(shown.text).all("main")[0].text
    assert shown.headers["content-type"].startswith("text/html")


def test_the_words_of_the_pages_are_the_same_in_both_languages() -> None:
    assert set(WORDS["vi"]) == set(WORDS["en"])
    assert all(text.strip() for words in WORDS.values() for text in words.values())
    for key in WORDS["vi"]:
        assert WORDS["vi"][key].count("{}") == WORDS["en"][key].count("{}"), key


def test_every_column_has_a_heading_in_both_languages(hall: Hall) -> None:
    for question in hall.library.all():
        for column in question.header.columns:
            assert title(column).vi
            assert title(column).en


def test_the_description_of_a_question_leads_to_its_page(client: TestClient) -> None:
    page = _page(client, "/about/question/debt-collection-by-police?lang=en")
    assert page.all("a", href="/questions/debt-collection-by-police?lang=en")


def test_no_template_turns_escaping_off() -> None:
    for path in (STATIC.parent / "templates").glob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape", path.read_text(encoding="utf-8"))
