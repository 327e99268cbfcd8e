"""One mistake in a correct plan is met by the right rule, at the right line, with no companion."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ansinh.gate.check import PlanReport
from ansinh.terms import THING

HEAD = "doc:96-ct-ubnd-2018-vinh-long"
YEAR = """time:2018 a ansinh:DatedPeriod ;
    ansinh:timeNotation "2018" ;
    ansinh:precision precision:year ;
    ansinh:firstDay "2018-01-01"^^xsd:date ;
    ansinh:lastDay "2018-12-31\""""


@dataclass(frozen=True, slots=True)
class Mutation:
    """What is replaced in the plan, and what must be said of it."""

    mistake: str
    old: str
    new: str
    rule: str
    subject: str
    severity: str = "violation"


MUTATIONS = [
    Mutation(
        "a task type that is not in the list",
        "taskType:enrolment",
        "taskType:enrollment",
        "Task-mainTaskType",
        "task:1-1",
    ),
    Mutation(
        "a role that is not in the list",
        "role:perform",
        "role:performer",
        "Participation-role",
        "part:1-1-all-departments-perform",
    ),
    Mutation(
        "an agency that nobody describes",
        "agency:86-tax-department",
        "agency:86-tax",
        "Participation-participant",
        "part:6-tax-department-lead",
    ),
    Mutation(
        "a line outside the file",
        "ansinh:lastLine 39",
        "ansinh:lastLine 3900",
        "Passage-linesInsideFile",
        "lines:35-39",
    ),
    Mutation(
        "lines in the wrong order", "ansinh:firstLine 35", "ansinh:firstLine 135", "Passage-linesInOrder", "lines:35-39"
    ),
    Mutation(
        "a summary in one language",
        '"@en ;\n    ansinh:mainTaskType',
        '"@fr ;\n    ansinh:mainTaskType',
        "Task-summary",
        "task:1-1",
    ),
    Mutation("a date that is no date", '"2018-03-12"^^xsd:date', '"12/3/2018"', "Document-issuedOn", HEAD),
    Mutation(
        "a document type that is not in the list",
        "documentType:directive",
        "documentType:directives",
        "Document-documentType",
        HEAD,
    ),
    Mutation(
        "a province that does not exist",
        "jurisdiction area:86-2008-08-01",
        "jurisdiction area:86",
        "SourceDocument-jurisdiction",
        HEAD,
    ),
    Mutation(
        "a hash that is no SHA-256",
        'ansinh:sha256 "b',
        'ansinh:sha256 "x',
        "SourceFile-sha256",
        "source:002_2bcf1fc0681ea34f",
    ),
    Mutation(
        "a citation of nothing",
        "ansinh:citedDocument doc:10-ct-ubnd-2015-vinh-long ;",
        "",
        "Citation-citedOrGeneral",
        "cite:1",
    ),
    Mutation(
        "a value that is no number", "ansinh:value 15.7", 'ansinh:value "15,7"', "IndicatorValue-value", "observation:1"
    ),
    Mutation(
        "a unit that is not in the list",
        "ansinh:value 15.7 ;\n    ansinh:unit unit:percent",
        "ansinh:value 15.7 ;\n    ansinh:unit unit:per_cent",
        "IndicatorValue-unit",
        "observation:1",
    ),
    Mutation(
        "a rate over a hundred",
        "ansinh:value 15.7",
        "ansinh:value 157.0",
        "IndicatorValue-percentRange",
        "observation:1",
        "warning",
    ),
    Mutation(
        "a cited date that the graph knows otherwise",
        'ansinh:statedDate "2012-11-22"',
        'ansinh:statedDate "2012-11-21"',
        "Citation-dateAsKnown",
        "cite:2",
        "warning",
    ),
    Mutation(
        "a cited number that the graph knows otherwise",
        'ansinh:statedNumber "21-NQ/TW"',
        'ansinh:statedNumber "22-NQ/TW"',
        "Citation-numberAsKnown",
        "cite:2",
        "warning",
    ),
    Mutation(
        "a restated target that others restate otherwise",
        "ansinh:value 90.0",
        "ansinh:value 91.0",
        "Target-restatedAlike",
        "target:3",
        "warning",
    ),
    Mutation(
        "a deadline before the directive itself",
        YEAR,
        YEAR.replace("12-31", "01-31"),
        "Deadline-afterDocument",
        "deadline:1",
    ),
    Mutation(
        "a document dated after the directive",
        '"2018-03-12"^^xsd:date',
        '"2014-03-12"^^xsd:date',
        "Citation-citedIsEarlier",
        "cite:1",
        "warning",
    ),
    Mutation(
        "a lead agency of another province",
        "ansinh:participant agency:86-tax-department",
        "ansinh:participant agency:62-police",
        "Participation-leadOfOwnProvince",
        "part:6-tax-department-lead",
        "warning",
    ),
    Mutation(
        "a directive dated when its province was another",
        '"2018-03-12"^^xsd:date',
        '"2007-03-12"^^xsd:date',
        "SourceDocument-areaExisted",
        HEAD,
        "warning",
    ),
]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.mistake)
def test_a_mistake_is_met_by_its_rule_at_its_line(
    check: Callable[..., PlanReport], line_of: Callable[[str], int], mutation: Mutation
) -> None:
    report = check((mutation.old, mutation.new))
    rules = {remark.rule.removeprefix(f"{THING}shape/"): remark for remark in report.remarks}
    assert mutation.rule in rules, [remark.message.en for remark in report.remarks]
    remark = rules[mutation.rule]
    assert remark.severity == mutation.severity
    assert line_of(mutation.subject) in remark.lines
    assert remark.message.vi
    assert remark.message.en
    assert remark.mend.vi
    assert remark.mend.en
    assert report.conforms is (mutation.severity != "violation")


def test_the_correct_plan_has_no_remark(check: Callable[..., PlanReport]) -> None:
    assert check().remarks == ()


def test_an_unknown_code_is_answered_with_the_nearest(check: Callable[..., PlanReport]) -> None:
    (remark,) = check(("taskType:enrolment", "taskType:enrollment")).remarks
    assert "enrolment" in remark.mend.vi


def test_one_wrong_value_in_many_places_is_one_remark_with_all_its_lines(check: Callable[..., PlanReport]) -> None:
    report = check(
        ("participant agency:86-social-insurance ", "participant agency:86-social "),
        ("participant agency:86-social-insurance ", "participant agency:86-social "),
    )
    (remark,) = report.remarks
    assert len(remark.lines) == 2


def test_a_conflict_with_the_graph_names_the_passage_that_says_otherwise(check: Callable[..., PlanReport]) -> None:
    (remark,) = check(('ansinh:statedDate "2012-11-22"', 'ansinh:statedDate "2012-11-21"')).remarks
    assert remark.compared
    assert all(iri.startswith(f"{THING}source/") for iri in remark.compared)


def test_a_syntax_error_names_its_line(check: Callable[..., PlanReport], line_of: Callable[[str], int]) -> None:
    (remark,) = check(("task:1-1 a ansinh:Task ;", "task:1-1 a ansinh:Task ; <")).remarks
    assert (remark.rule, remark.severity) == ("syntax", "violation")
    assert remark.lines == (line_of("task:1-1"),)
