"""Drafts are read without fetching anything; what the graph holds already is refused; reports have every form."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from ansinh.cli import main
from ansinh.corpus.files import Corpus
from ansinh.corpus.jsonld import CONTEXT, with_context
from ansinh.errors import InputError, UnsupportedMediaTypeError
from ansinh.gate.bench import Keeper
from ansinh.gate.check import Gate, PlanReport
from ansinh.gate.draft import read_draft
from ansinh.gate.written import as_json, as_lines, as_rdf
from ansinh.store.snapshots import BuildRecord
from ansinh.terms import SH, THING

WRONG = ("taskType:enrolment", "taskType:enrollment")


def _jsonld(plan: str) -> dict[str, object]:
    triples = ox.parse(input=plan, format=ox.RdfFormat.TURTLE)
    written = ox.serialize(triples, format=ox.RdfFormat.JSON_LD)
    assert written is not None
    return {"@graph": json.loads(written)}


def test_the_same_plan_in_json_ld_has_the_same_report(gate: Gate, plan: str, corpus: Corpus) -> None:
    spoilt = plan.replace(*WRONG, 1)
    turtle = gate.check(read_draft("plan.ttl", ".ttl", spoilt.encode(), corpus.context))
    text = json.dumps(_jsonld(spoilt), indent=1)
    jsonld = gate.check(read_draft("plan.jsonld", ".jsonld", text.encode(), corpus.context))
    assert [(one.rule, one.subject) for one in jsonld.remarks] == [(one.rule, one.subject) for one in turtle.remarks]
    assert jsonld.remarks[0].lines


def test_the_local_context_gives_the_terms_of_the_ontology(corpus: Corpus) -> None:
    plan = {
        "@context": CONTEXT,
        "id": "https://w3id.org/ansinh/id/document/x/task/1",
        "type": "Task",
        "summary": {"vi": "việc", "en": "work"},
        "position": 1,
        "mainTaskType": "https://w3id.org/ansinh/id/task-type/planning",
    }
    expanded = with_context("plan.jsonld", json.dumps(plan), corpus.context)
    triples = {str(quad.triple) for quad in ox.parse(input=expanded, format=ox.RdfFormat.JSON_LD)}
    own = "<https://w3id.org/ansinh/id/document/x/task/1>"
    ontology = "https://w3id.org/ansinh/ontology#"
    assert f'{own} <{ontology}summary> "việc"@vi' in triples
    assert f"{own} <{ontology}mainTaskType> <https://w3id.org/ansinh/id/task-type/planning>" in triples
    assert f'{own} <{ontology}position> "1"^^<http://www.w3.org/2001/XMLSchema#integer>' in triples


@pytest.mark.parametrize("context", ["http://127.0.0.1:1/context", ["https://schema.org/"]])
def test_another_context_is_refused_and_never_fetched(corpus: Corpus, context: object) -> None:
    text = json.dumps({"@context": context, "@id": "http://a/"})
    with pytest.raises(InputError, match="not fetched"):
        read_draft("plan.jsonld", ".jsonld", text.encode(), corpus.context)


@pytest.mark.parametrize(("kind", "content"), [(".xlsx", b""), (".ttl", b"\xff\xfe")])
def test_what_cannot_be_read_is_refused(corpus: Corpus, kind: str, content: bytes) -> None:
    with pytest.raises((UnsupportedMediaTypeError, InputError)):
        read_draft("plan", kind, content, corpus.context)


def test_a_plan_that_the_graph_holds_is_refused(gate: Gate, corpus: Corpus) -> None:
    path = corpus.documents[0].path
    report = gate.check(read_draft(path.name, ".ttl", path.read_bytes(), corpus.context))
    assert [one.rule for one in report.remarks if one.severity == "violation"] == ["identity"]


def test_a_plan_with_the_tasks_of_another_is_warned_of(check: Callable[..., PlanReport], gate: Gate, plan: str) -> None:
    copied = plan.replace("(96) ", "")
    report = gate.check(read_draft("plan.ttl", ".ttl", copied.encode(), b""))
    assert [(one.rule, one.severity) for one in report.remarks] == [
        (f"{THING}shape/SourceDocument-mostTasksAreItsOwn", "warning")
    ]
    assert "06/CT-UBND" in report.remarks[0].message.en
    assert check().conforms


def test_the_number_of_a_known_document_under_another_name_is_refused(check: Callable[..., PlanReport]) -> None:
    report = check(
        ('ansinh:issuedOn "2018-03-12"', 'ansinh:issuedOn "2018-04-10"'), ('documentNumber "96', 'documentNumber "06')
    )
    (remark,) = report.remarks
    assert (remark.rule, remark.severity) == (f"{THING}shape/Document-identityIsNew", "violation")
    assert remark.mend.en.endswith("document/06-ct-ubnd-2018-vinh-long.")


def test_a_file_without_a_document_is_refused(gate: Gate) -> None:
    report = gate.check(read_draft("plan.ttl", ".ttl", b"", b""))
    assert [one.rule for one in report.remarks] == ["document"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_report_is_written_as_lines(check: Callable[..., PlanReport], language: str) -> None:
    lines = list(as_lines(check(WRONG), language))
    assert lines[0].startswith("plan.ttl:213: violation: ")
    assert len(lines) == 2


def test_the_report_is_written_as_json(check: Callable[..., PlanReport]) -> None:
    written = as_json(check(WRONG), "en")
    assert written["conforms"] is False


def test_the_report_is_written_as_a_shacl_report(check: Callable[..., PlanReport]) -> None:
    triples = list(ox.parse(input=as_rdf(check(WRONG), "turtle"), format=ox.RdfFormat.TURTLE))
    predicates = [quad.predicate.value for quad in triples]
    assert predicates.count(SH + "result") == 1
    assert predicates.count(SH + "resultMessage") == 2


def test_a_plan_is_validated_over_http(client: TestClient, plan: str) -> None:
    headers = {"Content-Type": "text/turtle"}
    good = client.post("/api/validate", content=plan.encode(), headers=headers)
    assert good.json() == {"name": "plan", "conforms": True, "remarks": []}
    bad = client.post("/api/validate?lang=en", content=plan.replace(*WRONG, 1).encode(), headers=headers).json()
    assert bad["remarks"][0]["message"] == bad["remarks"][0]["message_en"]
    assert bad["remarks"][0]["lines"] == [213]


@pytest.mark.parametrize("method", ["STRING", "BASE64"])
def test_the_field_names_of_the_test_bed_are_taken(client: TestClient, plan: str, method: str) -> None:
    text = base64.b64encode(plan.encode()).decode() if method == "BASE64" else plan
    body = {
        "contentToValidate": text,
        "embeddingMethod": method,
        "contentSyntax": "text/turtle",
        "reportSyntax": "text/turtle",
        "locale": "en",
    }
    response = client.post("/api/validate", json=body)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/turtle")
    assert response.headers["content-language"] == "en"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "application/json", 422),
        (b"not json", "application/json", 422),
        (b'{"contentToValidate": "x", "embeddingMethod": "URL"}', "application/json", 422),
        (b"", "application/xml", 415),
        (b"\xff", "text/turtle", 400),
        (b'{"@context": "http://127.0.0.1:1/"}', "application/ld+json", 400),
        (b" " * 1_100_000, "text/turtle", 413),
    ],
)
def test_bad_requests_are_told_what_is_wrong(client: TestClient, content: bytes, kind: str, status: int) -> None:
    response = client.post("/api/validate", content=content, headers={"Content-Type": kind})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("spoil", "code"), [(False, 0), (True, 1)])
def test_the_command_checks_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plan: str, state: Path, record: BuildRecord, spoil: bool, code: int
) -> None:
    assert record.quads
    file = tmp_path / "plan.ttl"
    file.write_text(plan.replace(*WRONG, 1) if spoil else plan, encoding="utf-8")
    monkeypatch.setenv("ANSINH_STATE", str(state))
    monkeypatch.setattr("sys.argv", ["ansinh", "check", str(file)])
    with pytest.raises(SystemExit) as caught:
        main()
    assert (caught.value.code or 0) == code


def test_a_decimal_number_of_json_is_the_decimal_that_is_written(corpus: Corpus) -> None:
    plan = {"@graph": [{"@id": "https://w3id.org/ansinh/id/document/x/target/1", "value": 15.70}]}
    text = json.dumps(plan).replace("15.7", "15.70")
    draft = read_draft("plan.jsonld", ".jsonld", text.encode(), corpus.context)
    assert draft.parts is not None
    expanded = json.loads(with_context("plan.jsonld", text, corpus.context))
    assert expanded["@graph"][0]["value"] == "15.70"
    typed = with_context(
        "plan.jsonld", '{"value": {"@value": 1.5e1, "@type": "xsd:decimal"}, "x": 0.5}', corpus.context
    )
    assert json.loads(typed)["value"]["@value"] == "15"
    assert json.loads(typed)["x"] == 0.5


def test_what_no_plan_can_change_is_read_once(gate: Gate, corpus: Corpus) -> None:
    keeper = Keeper(corpus)
    grounds = keeper.grounds(gate.engine, "digest")
    assert keeper.grounds(gate.engine, "digest") is grounds
    assert keeper.grounds(gate.engine, "another digest") is not grounds
