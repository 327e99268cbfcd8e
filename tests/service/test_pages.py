"""The pages: both languages, every question one click away, no outside host, nothing unescaped."""

import re

import pytest
from fastapi.testclient import TestClient

from ansinh.hall import Hall
from ansinh.web.words import WORDS


def test_the_first_page_links_every_question(client: TestClient, hall: Hall) -> None:
    page = client.get("/").text
    for question in hall.library.all():
        assert f'href="/questions/{question.name}?lang=vi"' in page


@pytest.mark.parametrize(("header", "tongue"), [("en", "en"), ("vi", "vi"), ("fr", "vi")])
def test_the_language_follows_the_browser(client: TestClient, header: str, tongue: str) -> None:
    response = client.get("/", headers={"Accept-Language": header})
    assert f'<html lang="{tongue}">' in response.text
    assert response.headers["content-language"] == tongue


def test_the_language_can_be_switched_in_the_address(client: TestClient) -> None:
    assert '<html lang="en">' in client.get("/?lang=en", headers={"Accept-Language": "vi"}).text


def test_a_question_page_shows_its_answer_its_places_and_what_counts(client: TestClient) -> None:
    page = client.get("/questions/debt-collection-by-police?lang=en").text
    assert "003_158e14af8b7b391b.txt" in page
    assert "621–622" in page
    assert "no_task_stated" in page
    assert WORDS["en"]["counts"] in page


def test_a_question_page_takes_parameters_from_its_address(client: TestClient) -> None:
    page = client.get("/questions/debt-collection-by-police", params={"province": "Kon Tum"}).text
    assert "Lạng Sơn</td>" not in page


def test_what_comes_from_the_address_is_escaped(client: TestClient) -> None:
    page = client.get("/questions/debt-collection-by-police", params={"x": "<script>alert(1)</script>"}).text
    assert "<script" not in page


@pytest.mark.parametrize("path", ["/", "/questions/targets"])
def test_nothing_is_loaded_from_another_host(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!ansinh\.test)', page)


def test_the_words_of_the_pages_are_the_same_in_both_languages() -> None:
    assert set(WORDS["vi"]) == set(WORDS["en"])
    assert all(text.strip() for words in WORDS.values() for text in words.values())
