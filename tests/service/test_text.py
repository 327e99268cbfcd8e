"""Vietnamese text is matched with and without diacritics, and document numbers in any spelling."""

import unicodedata

import pytest

from ansinh.text import fold, nfc, number_key, same_words, slug, words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("nợ bảo hiểm", "no bao hiem"),
        ("Đồng Nai", "dong nai"),
        ("uỷ ban", "ủy ban"),
        ("hoà bình", "hòa bình"),
        (unicodedata.normalize("NFD", "Vĩnh Long"), "Vĩnh Long"),
    ],
)
def test_words_that_differ_in_marks_alone_fold_to_the_same(first: str, second: str) -> None:
    assert fold(first) == fold(second)


@pytest.mark.parametrize("spelling", ["21-NQ/TW", "21NQ/TW", "21-nq-tw", "21 – NQ / TW", "21_nq_tw"])
def test_a_document_number_has_one_key_in_any_spelling(spelling: str) -> None:
    assert number_key(spelling) == "21nqtw"


def test_different_document_numbers_have_different_keys() -> None:
    assert number_key("248/QĐ-UBND") != number_key("243/QĐ-UBND")


def test_labels_are_kept_in_normal_form_c() -> None:
    assert nfc(unicodedata.normalize("NFD", "Lạng Sơn")) == "Lạng Sơn"


def test_a_slug_has_only_letters_digits_and_hyphens() -> None:
    assert slug("Kế hoạch số 1204/KH-BCĐ") == "ke-hoach-so-1204-kh-bcd"


def test_names_are_compared_without_case_marks_and_white_space() -> None:
    assert same_words("Sở  Y tế", "so y te")


@pytest.mark.parametrize(("first", "second"), [("uỷ", "ủy"), ("hoà", "hòa"), ("khoẻ", "Khỏe"), ("THUỶ", "thủy")])
def test_a_word_has_one_toned_form_wherever_the_mark_stands(first: str, second: str) -> None:
    assert [word.toned for word in words(first)] == [word.toned for word in words(second)]


@pytest.mark.parametrize(("first", "second"), [("nợ", "nó"), ("nợ", "no"), ("đo", "do"), ("bao", "bảo"), ("ơ", "o")])
def test_words_that_are_written_differently_have_different_toned_forms(first: str, second: str) -> None:
    assert [word.toned for word in words(first)] != [word.toned for word in words(second)]


@pytest.mark.parametrize("spelling", ["21-NQ/TW", "21NQ/TW", "021 nq tw", "21_NQ–TW"])
def test_letters_and_digits_are_words_apart_and_leading_zeros_do_not_count(spelling: str) -> None:
    assert [word.folded for word in words(spelling)] == ["21", "nq", "tw"]


def test_a_word_knows_where_it_stands() -> None:
    text = "Số 21-NQ/TW, ngày"
    assert [text[word.start : word.end] for word in words(text)] == ["Số", "21", "NQ", "TW", "ngày"]
