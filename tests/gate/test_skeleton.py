"""The skeleton of every document type, once filled in, is acceptable; with a blank left in it, it is not."""

import json
import re
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from ansinh.authoring.blank import BLANK
from ansinh.authoring.compact import compacted
from ansinh.authoring.lookup import codes, province, provinces
from ansinh.authoring.skeleton import TEMPLATES, Request, day_of, skeleton
from ansinh.authoring.source import SourceRecord, ranges, record_of
from ansinh.corpus.files import Corpus
from ansinh.errors import InputError, Message, ParameterError
from ansinh.gate.check import Gate
from ansinh.gate.draft import read_draft
from ansinh.hall import Hall

TYPES = yaml.safe_load((TEMPLATES / "types.yaml").read_text(encoding="utf-8"))
WORDS = yaml.safe_load((TEMPLATES / "words.yaml").read_text(encoding="utf-8"))
# What a steward would write; the first pattern that fits a blank fills it.
FILLING = (
    (r"lines:___", "lines:1-1"),
    (r"agency:___new", "agency:86-some-office"),
    (r"agency:___", "agency:86-health-department"),
    (r"doc:___known", "doc:21-nq-tw-2012"),
    (r"(doc|record):___new", r"\1:77-nq-tw-2012"),
    (r"area:___", "area:VN"),
    (r"time:___", "time:2020"),
    (r"agencyType:___", "agencyType:other"),
    (r"level:___", "level:province"),
    (r"relation:___", "relation:cites"),
    (r"documentType:___", "documentType:resolution"),
    (r"taskType:___", "taskType:communication"),
    (r"role:___", "role:perform"),
    (r"mode:___", "mode:heading"),
    (r"recurrence:___", "recurrence:yearly"),
    (r"indicator:___", "indicator:bhyt_coverage"),
    (r"denominator:___", "denominator:population"),
    (r"comparator:___", "comparator:at-least"),
    (r"unit:___", "unit:percent"),
    (r"findingKind:___", "findingKind:other"),
    (r"severity:___", "severity:info"),
    (r"certainty:___", "certainty:possible"),
    (r"reason:___", "reason:letterhead"),
    (r'"___"\^\^xsd:date', '"2012-11-22"^^xsd:date'),
    (r'"___"\^\^xsd:decimal', '"50.5"^^xsd:decimal'),
    (r'(Number|shortName) "___"', r'\1 "21-NQ/TW"'),
    (r'"___"@vi', '"lời của mình"@vi'),
    (r'"___"@en', '"own words"@en'),
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> SourceRecord:
    """The record of a text of five lines, two of them blank."""
    path = tmp_path_factory.mktemp("source") / "ke-hoach.txt"
    path.write_text("PHẦN ĐẦU\n\nMột việc\nHai việc\n \n", encoding="utf-8")
    return record_of(path)


def complete(code: str, source: SourceRecord) -> Request:
    """A request with everything that can be known beforehand."""
    title = Message('Về "một việc"', "On one matter")
    return Request(code, "Vĩnh Long", "9703/KH-UBND", date(2019, 3, 1), title, source)


def filled(text: str) -> str:
    """The skeleton with every blank filled in."""
    for pattern, value in FILLING:
        text = re.sub(pattern, value, text)
    facts = [line for line in text.split("\n") if not line.startswith("#")]
    assert not [line for line in facts if BLANK in line]
    return text


def triples(text: str) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(input=text, format=ox.RdfFormat.TURTLE)}


def test_every_document_type_but_what_is_only_cited_has_a_skeleton(hall: Hall) -> None:
    known = {code.notation for code in codes(hall.store)["document-type"]}
    assert set(TYPES["types"]) == known - set(TYPES["not_held"])


@pytest.mark.parametrize("code", TYPES["types"])
def test_a_skeleton_that_is_filled_in_is_acceptable(gate: Gate, hall: Hall, source: SourceRecord, code: str) -> None:
    texts = {language: filled(skeleton(hall.store, complete(code, source), language)) for language in ("vi", "en")}
    assert triples(texts["vi"]) == triples(texts["en"])
    report = gate.check(read_draft("plan.ttl", ".ttl", texts["vi"].encode(), b""))
    assert [one for one in report.remarks if one.severity == "violation"] == []


@pytest.mark.parametrize("code", ["plan", "official_letter"])
@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_a_blank_is_refused_with_the_property_to_fill_in(
    gate: Gate, hall: Hall, corpus: Corpus, code: str, form: str
) -> None:
    text = skeleton(hall.store, Request(code), "en")
    if form == "jsonld":
        text = compacted(text, corpus.context)
    report = gate.check(read_draft("plan", form, text.encode(), corpus.context))
    assert not report.conforms
    said = " ".join(f"{one.message.en} {one.mend.en}" for one in report.remarks)
    for asked in ("agency/___", "area/___", "task-type/___", "ansinh:issuedOn", "ansinh:sha256", "/___. "):
        assert asked in said


def test_the_skeleton_in_json_ld_says_the_same(hall: Hall, corpus: Corpus, source: SourceRecord) -> None:
    text = filled(skeleton(hall.store, complete("plan", source), "vi"))
    written = compacted(text, corpus.context)
    assert json.loads(written)["$schema"] == "plan.schema.json"
    given = json.dumps({**json.loads(written), **json.loads(corpus.context)})
    read = {str(quad.triple) for quad in ox.parse(input=given, format=ox.RdfFormat.JSON_LD)}
    assert read == triples(text)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_comments_list_codes_and_agencies_in_the_language_asked_for(
    hall: Hall, source: SourceRecord, language: str
) -> None:
    text = skeleton(hall.store, complete("plan", source), language)
    for scheme in ("task-type", "role", "unit", "finding-kind", "line-reason", "group-code"):
        for code in codes(hall.store)[scheme]:
            assert f":{code.iri.rpartition('/')[2]}  {code.labels[language]}\n" in text
    tax = {"vi": "Cục Thuế tỉnh Vĩnh Long", "en": "Tax Department of Vĩnh Long Province"}
    assert f"#   agency:86-tax-department  {tax[language]}\n" in text


def test_the_words_stand_in_both_languages() -> None:
    assert {name for name, texts in WORDS.items() if set(texts) != {"vi", "en"}} == set()


def test_the_head_holds_what_is_known(hall: Hall, source: SourceRecord) -> None:
    text = skeleton(hall.store, complete("plan", source), "en")
    for fact in (
        "doc:9703-kh-ubnd-2019-vinh-long a ansinh:SourceDocument , ansinh:StateDocument ;",
        "ansinh:issuer agency:86-people-committee ;",
        "ansinh:jurisdiction area:86-2008-08-01 ;",
        'ansinh:title "Về \\"một việc\\""@vi ,',
        'ansinh:fileName "ke-hoach.txt" ;',
        "ansinh:lineCount 5 ;",
        'ansinh:nonBlankLines "1 3-4" .',
    ):
        assert fact in text


def test_the_committee_of_a_province_without_agencies_is_described(
    gate: Gate, hall: Hall, source: SourceRecord
) -> None:
    request = Request("plan", "Hà Nội", "9703/KH-UBND", date(2019, 3, 1), Message("Việc", "Work"), source)
    text = skeleton(hall.store, request, "vi")
    assert '    rdfs:label "Ủy ban nhân dân thành phố Hà Nội"@vi ,\n' in text
    report = gate.check(read_draft("plan.ttl", ".ttl", filled(text).encode(), b""))
    assert report.conforms


def test_a_party_document_is_known_by_its_number(hall: Hall) -> None:
    text = skeleton(hall.store, Request("report", "Lạng Sơn", "97-BC/TU", date(2019, 3, 1)), "vi")
    assert "doc:97-bc-tu-2019-lang-son a ansinh:SourceDocument , ansinh:PartyDocument ;" in text
    assert "ansinh:issuer agency:___ ;" in text


def test_a_type_differs_in_its_parts_alone(hall: Hall) -> None:
    texts = {code: skeleton(hall.store, Request(code), "en") for code in ("report", "directive", "official_letter")}
    assert texts["report"].index("\nobservation:1 ") < texts["report"].index("\ntask:1 ")
    assert texts["directive"].index("\ntask:1 ") < texts["directive"].index("\nobservation:1 ")
    assert "\ntarget:1 " not in texts["official_letter"]


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("kon tum", None, "62-2008-08-01"),
        ("62", date(2024, 1, 1), "62-2008-08-01"),
        ("Tỉnh Vĩnh Long", date(2018, 1, 1), "86-2008-08-01"),
        ("Vĩnh Long", None, "86-2025-07-01"),
        ("86-2008-08-01", None, "86-2008-08-01"),
    ],
)
def test_a_province_is_found_by_name_or_code_as_it_was(hall: Hall, name: str, day: date | None, found: str) -> None:
    assert province(provinces(hall.store), name, day).name == found


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (Request("directiv"), "Choose one of: directive"),
        (Request("event"), "There is no document type"),
        (Request("plan", "Kon Tumm"), "Nearest: Kon Tum"),
        (Request("plan", "Kon Tum", day=date(2026, 1, 1)), "did not exist on 2026-01-01"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_known_is_answered_with_what_comes_near(hall: Hall, request_: Request, said: str) -> None:
    with pytest.raises(ParameterError, match=said):
        skeleton(hall.store, request_, "en")


@pytest.mark.parametrize("text", ["1/3/2019", "20190301", "2019-02-30"])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="YYYY-MM-DD"):
        day_of(text)


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff"])
def test_a_source_without_words_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "source.txt").write_bytes(content)
    with pytest.raises(InputError):
        record_of(tmp_path / "source.txt")


def test_the_record_of_a_source_is_that_of_the_project(sources: Path | None, corpus: Corpus) -> None:
    if sources is None:
        pytest.skip("the texts of the sources are not here")
    record = record_of(sources / "001_eb864887958251af.txt")
    written = corpus.documents[-1].path.read_text(encoding="utf-8")
    for value in (record.sha256, f"lineCount {record.line_count} ", f'"{record.non_blank_lines}"', record.stem):
        assert value in written


def test_numbers_are_written_as_ranges() -> None:
    assert ranges([1, 2, 3, 5, 7, 8]) == "1-3 5 7-8"
