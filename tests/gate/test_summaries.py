"""What is summed up for questions plays no part in a check, so that a check need not sum it up."""

import re

import pytest

from ansinh.corpus.files import Corpus
from ansinh.gate.check import Gate

MADE = re.compile(r"CONSTRUCT\s*\{(.*?)\}\s*WHERE", re.DOTALL)
TERM = re.compile(r"ansinh:(\w+)")


@pytest.fixture(scope="module")
def summing(gate: Gate) -> list[str]:
    """The rules that only sum up."""
    return [rule for rule in gate.grounds.rules if rule not in gate.grounds.unsummed]


@pytest.fixture(scope="module")
def made(summing: list[str]) -> set[str]:
    """The terms of which such rules make statements."""
    heads = [MADE.search(rule) for rule in summing]
    return {term for head in heads if head is not None for term in TERM.findall(head[1])}


def test_a_rule_that_sums_up_makes_only_what_the_module_of_summaries_defines(made: set[str], corpus: Corpus) -> None:
    module = next(path for path in corpus.all_files() if path.name == "summary.ttl").read_text(encoding="utf-8")
    assert made
    assert made <= set(re.findall(r"^ansinh:(\w+) a ", module, re.MULTILINE))


def test_no_shape_no_probe_and_no_other_rule_looks_at_it(made: set[str], gate: Gate, corpus: Corpus) -> None:
    texts = [*gate.grounds.shapes, *gate.grounds.unsummed]
    texts += [path.read_text(encoding="utf-8") for path in corpus.probes]
    named = {term for text in texts for term in re.findall(r"(?:ansinh:|/ontology#)(\w+)", text)}
    assert not made & named
