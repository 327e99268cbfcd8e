"""One mistake in a correct plan is met by the right rule, at the right line, with no false companion."""

import re
from collections.abc import Callable

import pytest

from ansinh.corpus.files import Corpus
from ansinh.gate.check import Gate, PlanReport, Remark
from ansinh.gate.draft import Draft, read_draft
from ansinh.terms import THING

_PREFIX = re.compile(r"^@prefix (\w+): <([^>]+)> \.$", re.MULTILINE)


@pytest.fixture(scope="session")
def before(gate: Gate, plans: dict[str, str]) -> dict[str, set[tuple[str, str]]]:
    """The remarks on the plans before they are spoilt: rule and node."""
    return {name: _found(gate.check(read_draft("plan.ttl", ".ttl", plans[name].encode(), b""))) for name in plans}


def _found(report: PlanReport) -> set[tuple[str, str]]:
    return {(_rule(remark), remark.subject) for remark in report.remarks}


def _rule(remark: Remark) -> str:
    return remark.rule.removeprefix(f"{THING}shape/")


def test_a_mistake_is_met_by_its_rule_at_its_line(mutation, gate, plans, before) -> None:  # type: ignore[no-untyped-def]
    text = mutation.spoilt(plans[mutation.base])
    prefixes = dict(_PREFIX.findall(text))

    def iri(short: str) -> str:
        name, _, local = short.partition(":")
        return str(prefixes[name] + local)

    report = gate.check(read_draft("plan.ttl", ".ttl", text.encode(), b""))
    expected = {(mutation.rule, iri(mutation.subject)), *((rule, iri(node)) for rule, node in mutation.companions)}
    assert _found(report) - before[mutation.base] == expected, [remark.message.en for remark in report.remarks]
    (remark,) = (one for one in report.remarks if (_rule(one), one.subject) == (mutation.rule, iri(mutation.subject)))
    assert remark.severity == mutation.severity
    starts = f"{mutation.subject} a "
    assert next(at for at, line in enumerate(text.split("\n"), 1) if line.startswith(starts)) in remark.lines
    for words in (remark.message, remark.mend):
        assert words.vi
        assert words.en
        assert "{" not in words.vi + words.en
    assert report.conforms is (mutation.severity != "violation")


def test_there_are_mutations_of_every_rule_that_compares(mutations, gate) -> None:  # type: ignore[no-untyped-def]
    assert len(mutations) >= 50
    compared = {line.partition("> ")[0].rpartition("/")[2] for line in gate.grounds.shapes if "/shacl#sparql>" in line}
    known = {"AuthorityRecord-numberHasSource", "AuthorityRecord-dateHasSource"}
    assert compared - {mutation.rule for mutation in mutations} <= known


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


COMPARED = [
    "a cited date that the graph knows otherwise",
    "a cited number that the graph knows otherwise",
    "a cited title that the graph knows otherwise",
    "a document dated after the directive",
    "a cited document no longer in force",
    "a restated target that an earlier plan restates otherwise",
    "a local target below that of the resolution",
    "a later target lower than an earlier one",
    "parts that do not make the whole",
    "a summary report due before a report that it sums up",
]


@pytest.mark.parametrize("mistake", COMPARED)
def test_a_disagreement_names_the_passages_of_both_sides(  # type: ignore[no-untyped-def]
    mistake: str, mutations, gate: Gate, draft_of: Callable[..., Draft]
) -> None:
    mutation = next(one for one in mutations if one.mistake == mistake)
    report = gate.check(draft_of(mutation))
    (remark,) = (one for one in report.remarks if _rule(one) == mutation.rule)
    assert remark.compared
    assert all(iri.startswith(f"{THING}source/") for iri in remark.compared)


def test_what_is_compared_is_named_in_the_words_of_the_reader(check: Callable[..., PlanReport]) -> None:
    (remark,) = check(('ansinh:statedDate "2012-11-22"', 'ansinh:statedDate "2012-11-21"')).remarks
    assert "21-NQ/TW (21/11/2012)" in remark.message.vi
    assert "21-NQ/TW (22/11/2012)" in remark.message.vi
    assert "21-NQ/TW (2012-11-22)" in remark.message.en


def test_a_syntax_error_names_its_line(check: Callable[..., PlanReport], line_of: Callable[[str], int]) -> None:
    (remark,) = check(("task:1-1 a ansinh:Task ;", "task:1-1 a ansinh:Task ; <")).remarks
    assert (remark.rule, remark.severity) == ("syntax", "violation")
    assert remark.lines == (line_of("task:1-1"),)


@pytest.mark.parametrize("guide", ["adding-a-plan.md", "them-ke-hoach.md"])
def test_every_rule_that_a_guide_names_has_a_mutation_that_shows_it(guide: str, mutations, corpus: Corpus) -> None:  # type: ignore[no-untyped-def]
    text = (corpus.root / "docs" / guide).read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z][A-Za-z]+-[a-z][A-Za-z]+)`", text))
    assert len(named) > 30
    assert named <= {mutation.rule for mutation in mutations}
