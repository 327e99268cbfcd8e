"""The JSON Schema of plans: real plans conform to it, mistakes do not, and it says what things mean."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ansinh.authoring.compact import compacted
from ansinh.authoring.schema import plan_schema
from ansinh.authoring.skeleton import Request, skeleton
from ansinh.cli import main
from ansinh.corpus.files import Corpus
from ansinh.hall import Hall
from ansinh.settings import Settings
from ansinh.terms import THING

Json = dict[str, Any]
Errors = Callable[[Json], list[str]]


@pytest.fixture(scope="module")
def schema(hall: Hall, corpus: Corpus) -> Json:
    return plan_schema(hall.store, corpus.context)


@pytest.fixture(scope="module")
def errors(schema: Json) -> Errors:
    """The paths at which a plan does not conform."""
    validator = Draft202012Validator(schema)
    return lambda plan: [error.json_path for error in validator.iter_errors(plan)]


@pytest.fixture(scope="module")
def real(corpus: Corpus) -> Json:
    """One node of each class of the directive of Vĩnh Long, in JSON-LD."""
    text = (corpus.root / "data" / "documents" / "06-ct-ubnd-2018-vinh-long.ttl").read_text(encoding="utf-8")
    plan: Json = json.loads(compacted(text, corpus.context))
    first = {str(node["type"]): node for node in reversed(plan["@graph"])}
    return {**plan, "@graph": list(first.values())}


def spoilt(plan: Json, kind: str, change: Callable[[Json], object]) -> Json:
    """The plan after its first node of a class was changed."""
    plan = copy.deepcopy(plan)
    change(next(node for node in plan["@graph"] if kind in node["type"]))
    return plan


def test_it_is_a_schema_of_its_dialect(schema: Json) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", ["06-ct-ubnd-2018-vinh-long", "plan-issued-with-5063-qd-ubnd-2012-ho-chi-minh"])
def test_a_real_plan_conforms(errors: Errors, corpus: Corpus, name: str) -> None:
    text = (corpus.root / "data" / "documents" / f"{name}.ttl").read_text(encoding="utf-8")
    assert errors(json.loads(compacted(text, corpus.context))) == []


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("Task", lambda node: node.update(mainTaskType=f"{THING}task-type/enrollment")),
        ("Task", lambda node: node["summary"].pop("en")),
        ("Task", lambda node: node.pop("mainTaskType")),
        ("Task", lambda node: node.pop("statedIn")),
        ("Task", lambda node: node.update(position=0)),
        ("Task", lambda node: node.update(mainTasktype="")),
        ("Task", lambda node: node.update(type="Tasks")),
        ("Task", lambda node: node.pop("id")),
        ("Participation", lambda node: node.update(role=f"{THING}role/performer")),
        ("Participation", lambda node: node.update(participant=f"{THING}agency/___")),
        ("Observation", lambda node: node.update(value="15,7")),
        ("Citation", lambda node: node.update(statedDate="4/6/2015")),
        ("Citation", lambda node: node.update(generalReference="pháp luật")),
        ("Citation", lambda node: node.pop("citedDocument")),
        ("SourceFile", lambda node: node.update(sha256="x")),
        ("SourceDocument", lambda node: node.update(title={"vi": "Chỉ thị"})),
        ("SourceDocument", lambda node: node.update(type=["StateDocument"])),
    ],
)
def test_a_mistake_does_not_conform(errors: Errors, real: Json, kind: str, change: Callable[[Json], object]) -> None:
    assert errors(spoilt(real, kind, change)) != []


@pytest.mark.parametrize(
    "change",
    [
        lambda node: node.update(position=1),
        lambda node: node.update(taskType=[f"{THING}task-type/inspection", f"{THING}task-type/communication"]),
        lambda node: node.update({"skos:note": "of another vocabulary"}),
        lambda node: node.pop("sectionPath"),
    ],
)
def test_what_the_shapes_leave_open_conforms(errors: Errors, real: Json, change: Callable[[Json], object]) -> None:
    assert errors(spoilt(real, "Task", change)) == []


def test_the_nodes_that_are_spoilt_conform_before(errors: Errors, real: Json) -> None:
    assert errors(real) == []


def test_a_skeleton_conforms_but_for_its_blanks(errors: Errors, hall: Hall, corpus: Corpus) -> None:
    written = compacted(skeleton(hall.store, Request("plan"), "vi"), corpus.context)
    assert errors(json.loads(written)) != []
    assert "$schema" not in " ".join(errors(json.loads(written)))


def test_properties_and_codes_are_described_in_both_languages(schema: Json) -> None:
    definitions = schema["$defs"]
    for name in ("Task-node", "Citation-node", "Passage-node", "SourceFile-node"):
        for described in definitions[name]["properties"].values():
            assert " / " in described["title"]
            assert " / " in described["description"]
    codes = definitions["TaskType-code"]["oneOf"]
    assert f"{THING}task-type/enrolment" in [code["const"] for code in codes]
    assert all({"const", "title", "description"} <= set(code) for code in codes)


def test_what_shapes_ask_stands_in_the_schema(schema: Json) -> None:
    passage = schema["$defs"]["Passage-node"]
    assert passage["required"] == ["firstLine", "inSourceFile", "lastLine"]
    assert passage["properties"]["firstLine"]["minimum"] == 1
    assert schema["$defs"]["SourceFile-node"]["properties"]["sha256"]["pattern"] == "^[0-9a-f]{64}$"
    assert {"required": ["numberAccordingTo"]} in schema["$defs"]["AuthorityRecord-node"]["anyOf"]
    assert {"required": ["generalReference"]} in schema["$defs"]["Citation-node"]["oneOf"]


def test_the_command_writes_it_and_the_skeleton_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings, schema: Json
) -> None:
    monkeypatch.setenv("ANSINH_STATE", str(settings.state))
    for arguments in (
        ["schema", "-o", str(tmp_path / "schema.json")],
        ["new", "report", "-f", "jsonld", "-o", str(tmp_path / "report.jsonld")],
    ):
        monkeypatch.setattr("sys.argv", ["ansinh", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        assert not caught.value.code
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8")) == schema
    named = json.loads((tmp_path / "report.jsonld").read_text(encoding="utf-8"))["$schema"]
    assert json.loads((tmp_path / named).read_text(encoding="utf-8")) == schema


def test_a_file_that_is_there_is_not_written_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.ttl"
    file.write_text("mine", encoding="utf-8")
    monkeypatch.setenv("ANSINH_STATE", str(settings.state))
    monkeypatch.setattr("sys.argv", ["ansinh", "new", "plan", "-o", str(file)])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    assert "is there already" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"
