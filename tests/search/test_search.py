"""Search: what is written so comes first, then what is so without diacritics, then what is near; all marked."""

import unicodedata

import pytest

from ansinh.errors import ParameterError
from ansinh.hall import Hall
from ansinh.search.index import FACETS
from ansinh.search.query import Found, Hit, Matching, Wanted
from ansinh.search.records import KINDS
from ansinh.text import fold, words

RESOLUTION = "https://w3id.org/ansinh/id/document/21-nq-tw-2012"
MOST = 500


def _find(hall: Hall, text: str, language: str = "vi", **narrowed: str) -> Found:
    return hall.search.find(Wanted(text, language, narrowed, MOST))


def _iris(found: Found) -> list[str]:
    return [hit.record.iri for hit in found.hits]


def _said(hit: Hit) -> list[str]:
    record = hit.record
    return [*(text for texts in (record.titles, record.texts) for each in texts.values() for text in each)]


def _marked(hit: Hit) -> set[str]:
    texts = [hit.title, *([hit.snippet] if hit.snippet else [])]
    return {fold(piece) for text in texts for piece, asked in text.pieces() if asked}


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        ("nợ bảo hiểm", "no bao hiem"),
        ("Đồng Nai", "dong nai"),
        ("Ủy ban nhân dân", "UY BAN NHAN DAN"),
        ("Thành phố Biên Hòa", "thanh pho bien hoa"),
        ("nợ bảo hiểm", unicodedata.normalize("NFD", "nợ bảo hiểm")),
    ],
)
def test_the_same_is_found_with_and_without_diacritics(hall: Hall, written: str, otherwise: str) -> None:
    assert _find(hall, written).total > 0
    assert set(_iris(_find(hall, written))) == set(_iris(_find(hall, otherwise)))


@pytest.mark.parametrize(("old", "new"), [("Ủy ban", "Uỷ ban"), ("Biên Hòa", "Biên Hoà"), ("y tế", "Y TẾ")])
def test_it_is_one_word_wherever_the_tone_mark_stands(hall: Hall, old: str, new: str) -> None:
    assert _find(hall, old).total > 0
    assert _iris(_find(hall, old)) == _iris(_find(hall, new))


@pytest.mark.parametrize("text", ["nợ", "thu nợ", "bảo hiểm", "giám sát", "Lạng Sơn"])
def test_what_is_written_so_comes_before_what_is_so_without_diacritics(hall: Hall, text: str) -> None:
    asked = {word.toned for word in words(text)}
    written = [
        asked <= {word.toned for said in [*_said(hit), *hit.record.names] for word in words(said)}
        for hit in _find(hall, text).hits
    ]
    assert any(written)
    assert written == sorted(written, reverse=True)


def test_words_without_diacritics_find_words_that_have_others(hall: Hall) -> None:
    found = _find(hall, "nợ")
    assert found.total > len([hit for hit in found.hits if any("nợ" in text.lower() for text in _said(hit))]) > 0


@pytest.mark.parametrize("text", ["bảo hiểm y tế", "bao hiem y te"])
def test_words_in_one_run_come_before_words_apart(hall: Hall, text: str) -> None:
    run = [word.folded for word in words(text)]

    def holds(hit: Hit) -> bool:
        return any(
            run == folded[start : start + len(run)]
            for said in _said(hit)
            for folded in [[word.folded for word in words(said)]]
            for start in range(len(folded))
        )

    rated = [holds(hit) for hit in _find(hall, text).hits]
    assert rated[0]
    assert not rated[-1]
    assert rated == sorted(rated, reverse=True)


@pytest.mark.parametrize(
    "spelling", ["21-NQ/TW", "21NQ/TW", "21-nq-tw", "21 NQ TW", "21nqtw", "021-NQ/TW", "21–NQ/TW", "21_nq_tw"]
)
def test_a_document_is_found_first_by_its_number_in_any_spelling(hall: Hall, spelling: str) -> None:
    assert _iris(_find(hall, spelling))[0] == RESOLUTION


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kon Tum", "area"),
        ("kon tum", "area"),
        ("debt_collection", "code"),
        ("Công an tỉnh Kon Tum", "agency"),
        ("hasParticipation", "term"),
        ("debt-collection-by-police", "question"),
        ("mức bao phủ bảo hiểm y tế", "indicator"),
    ],
)
def test_what_is_called_so_comes_before_what_speaks_of_it(hall: Hall, name: str, kind: str) -> None:
    assert _find(hall, name).hits[0].record.kind == kind


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_thing_can_be_found(hall: Hall, kind: str) -> None:
    everything = {"document": "kế hoạch", "area": "tỉnh", "term": "document", "group": "nhóm", "code": "cơ quan"}
    found = _find(hall, everything.get(kind, "bảo hiểm"), kind=kind)
    assert found.total > 0
    assert {hit.record.kind for hit in found.hits} == {kind}


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("debt colection", "collection"),
        ("debt collectoin", "collection"),
        ("thất nghiiệp", "nghiep"),
        ("khởi kiênn", "kien"),
    ],
)
def test_a_word_misspelt_by_one_edit_is_found_and_what_was_meant_is_marked(
    hall: Hall, misspelt: str, meant: str
) -> None:
    found = _find(hall, misspelt)
    assert found.matching is Matching.WORDS
    assert any(meant in marked.split() for hit in found.hits for marked in _marked(hit))


def test_where_no_hit_has_all_the_words_near_ones_are_given_and_that_is_said(hall: Hall) -> None:
    found = _find(hall, "chương trình hành độc")  # each is a word of the graph, yet not in one hit
    assert found.matching is Matching.NEAR
    assert "Chương trình hành động" in found.hits[0].title.text


def test_of_a_whole_sentence_half_of_the_words_are_enough_and_that_is_said(hall: Hall) -> None:
    found = _find(hall, "Which provinces assign debt collection to the provincial police today?", "en")
    assert found.matching is Matching.ANY
    assert found.total > 0


def test_what_stands_nowhere_is_not_found(hall: Hall) -> None:
    found = _find(hall, "zzzzqqqq")
    assert (found.total, found.hits, found.facets["kind"]) == (0, (), ())


@pytest.mark.parametrize("text", ["///", "  ", "“”", "…"])
def test_what_has_no_word_is_refused(hall: Hall, text: str) -> None:
    with pytest.raises(ParameterError, match="at least one word"):
        _find(hall, text)


@pytest.mark.parametrize("text", ["nợ bảo hiểm", "no bao hiem", "21NQ/TW", "colection"])
def test_every_hit_of_all_words_shows_one_of_them_marked(hall: Hall, text: str) -> None:
    for hit in _find(hall, text).hits:
        assert _marked(hit), hit.record.iri


def test_marks_stand_for_characters_of_the_text_as_it_is_shown(hall: Hall) -> None:
    hit = _find(hall, "mat tran to quoc").hits[0]
    begin, end = hit.title.marks[0]
    assert hit.title.text[begin:end] == "Mặt trận Tổ quốc"


def test_a_snippet_is_cut_at_words_and_holds_a_mark(hall: Hall) -> None:
    cut = [hit.snippet for hit in _find(hall, "Thanh tra").hits if hit.snippet and "… " in hit.snippet.text]
    assert cut
    for snippet in cut:
        assert len(snippet.text) <= 250
        assert any(asked for _, asked in snippet.pieces())


@pytest.mark.parametrize("facet", FACETS)
def test_a_facet_counts_what_narrowing_to_it_gives(hall: Hall, facet: str) -> None:
    found = _find(hall, "bảo hiểm")
    assert found.facets[facet]
    for count in found.facets[facet]:
        assert _find(hall, "bảo hiểm", **{facet: count.value}).total == count.count
        assert count.label


@pytest.mark.parametrize("facet", FACETS)
def test_no_two_values_of_a_facet_are_called_alike(hall: Hall, facet: str) -> None:
    labels = [count.label for count in _find(hall, "Đồng Nai").facets[facet]]
    assert len(labels) == len(set(labels))


def test_a_narrowed_facet_still_counts_what_the_others_would_give(hall: Hall) -> None:
    assert _find(hall, "nợ", kind="task").facets["kind"] == _find(hall, "nợ").facets["kind"]


@pytest.mark.parametrize("province", ["Kon Tum", "kon tum", "Tỉnh Kon Tum", "62"])
def test_a_province_is_narrowed_to_by_name_or_code(hall: Hall, province: str) -> None:
    found = _find(hall, "công an", province=province)
    assert {place for hit in found.hits for place in hit.record.provinces} == {
        "https://w3id.org/ansinh/id/area/62-2008-08-01"
    }


@pytest.mark.parametrize(("name", "value"), [("province", "Atlantis"), ("year", "1066"), ("type", "poem")])
def test_a_value_that_nothing_has_is_refused_with_those_that_there_are(hall: Hall, name: str, value: str) -> None:
    with pytest.raises(ParameterError, match="There are: "):
        _find(hall, "nợ", **{name: value})


def test_hits_come_in_windows_that_fit_together(hall: Hall) -> None:
    whole = _iris(_find(hall, "bảo hiểm"))
    parts = [hall.search.find(Wanted("bảo hiểm", limit=7, offset=start)) for start in range(0, len(whole), 7)]
    assert [iri for part in parts for iri in _iris(part)] == whole
    assert {part.total for part in parts} == {len(whole)}
