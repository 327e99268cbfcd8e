"""A plan to check: the Vĩnh Long directive under another number, which the graph does not hold."""

from collections.abc import Callable

import pytest

from ansinh.corpus.files import Corpus
from ansinh.gate.check import Gate, PlanReport
from ansinh.gate.draft import read_draft
from ansinh.hall import Hall

Check = Callable[..., PlanReport]


@pytest.fixture(scope="session")
def gate(hall: Hall) -> Gate:
    """The gate of the built graph."""
    return Gate(hall.store, hall.store, hall.corpus)


@pytest.fixture(scope="session")
def plan(corpus: Corpus) -> str:
    """A correct plan: a directive of 2018 with a number and a day of its own."""
    text = (corpus.root / "data" / "documents" / "06-ct-ubnd-2018-vinh-long.ttl").read_text(encoding="utf-8")
    text = text.replace("06-ct-ubnd-2018-vinh-long", "96-ct-ubnd-2018-vinh-long").replace(
        '"06/CT-UBND"', '"96/CT-UBND"'
    )
    text = text.replace('ansinh:issuedOn "2018-04-10"', 'ansinh:issuedOn "2018-03-12"')
    # Summaries of its own, so that it is not nearly the directive that the graph holds.
    return text.replace('ansinh:summary "', 'ansinh:summary "(96) ')


@pytest.fixture(scope="session")
def check(gate: Gate, plan: str) -> Check:
    """Checks the plan after some of its text was replaced, each replacement once."""

    def checked(*replacements: tuple[str, str], name: str = "plan.ttl") -> PlanReport:
        text = plan
        for old, new in replacements:
            assert old in text, old
            text = text.replace(old, new, 1)
        return gate.check(read_draft(name, ".ttl", text.encode(), b""))

    return checked


@pytest.fixture(scope="session")
def line_of(plan: str) -> Callable[[str], int]:
    """The line on which a subject of the plan begins."""

    def found(subject: str) -> int:
        return next(number for number, line in enumerate(plan.split("\n"), 1) if line.startswith(f"{subject} a "))

    return found
