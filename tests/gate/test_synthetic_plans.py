"""Correct plans that were made up pass the gate without a remark; one wrong figure in them does not."""

import re

import pytest
from bench.synthetic import plans

from ansinh.gate.check import Gate
from ansinh.gate.draft import read_draft

SEED = 7
FEW = 5
INDICES = [*range(12), *range(63, 67), *range(3000, 3004)]
"""First plans of a province, and later ones, which cite an earlier plan."""


def _plan(index: int) -> tuple[str, str]:
    ((name, text),) = plans(SEED, 1, index)
    return name, text


@pytest.mark.parametrize(
    "index", [pytest.param(index, marks=[pytest.mark.heavy] * (at >= FEW)) for at, index in enumerate(INDICES)]
)
def test_a_correct_plan_has_no_remark(gate: Gate, index: int) -> None:
    name, text = _plan(index)
    report = gate.check(read_draft(f"{name}.ttl", ".ttl", text.encode(), b""))
    assert [(one.rule, one.subject) for one in report.remarks if one.severity != "info"] == []


def _spoilt(text: str) -> str:
    """The plan with its own coverage target of 2020 at one per cent; the same text where it has none."""
    for block in text.split("\n\n"):
        own = "indicator:bhyt_coverage" in block and "denominator:population" in block and "restated" not in block
        if own and "aboutArea area:" in block and "time:2020" in block and "section" in block and '"II"' in block:
            return text.replace(block, re.sub(r"ansinh:value [0-9.]+", "ansinh:value 1.00", block))
    return text


def test_a_target_below_that_of_the_documents_above_is_met(gate: Gate) -> None:
    pairs = ((name, text, _spoilt(text)) for name, text in plans(SEED, 200) if "doc:21-nq-tw-2012" in text)
    name, spoilt = next((name, spoilt) for name, text, spoilt in pairs if spoilt != text)
    report = gate.check(read_draft(f"{name}.ttl", ".ttl", spoilt.encode(), b""))
    assert {one.rule.rpartition("/")[2] for one in report.remarks} & {"Target-notBelowParent", "Target-notFalling"}
