"""What a page of a question's answer costs follows the page, not the graph.

The engine does not tell how much it reads, so that this measures the processor, as a ratio within one run and with a
generous floor: a question that reads the whole graph costs up to ten times as much in the larger store.
"""

from pathlib import Path

import pytest
from bench.questions_at_scale import AS_THE_GRAPH, Cost, measure, tasks
from bench.synthetic.store import store_of

from ansinh.hall import Hall
from ansinh.questions.library import Library

SMALL, LARGE = 0, 45
"""How many synthetic plans the stores hold beside the five real ones."""
PAGE = 100
LIMIT = 60.0
FLOOR = 0.01
"""Seconds below which a time in the smaller store is mostly noise."""
TIMES = 3.0
pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def stores(hall: Hall, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of a small and a large store."""
    cache = tmp_path_factory.mktemp("stores")
    return store_of(hall, cache, 7, SMALL), store_of(hall, cache, 7, LARGE)


def grown(small: Cost | str | None, large: Cost | str | None) -> bool:
    """Whether a question costs more in the larger store than its answer accounts for."""
    if not isinstance(small, Cost) or not isinstance(large, Cost):
        return True
    least = Cost(max(small.seconds, FLOOR), small.rows, small.passages)
    return large.over(least) > TIMES


def test_a_page_costs_what_its_answer_costs(hall: Hall, stores: tuple[Path, Path]) -> None:
    asked = [task for task in tasks(Library(hall.corpus.questions), ()) if task.name not in AS_THE_GRAPH]
    small, large = (measure(folder, asked, PAGE, LIMIT) for folder in stores)
    suspects = [task for task in asked if grown(small[task], large[task])]
    again = [measure(folder, suspects, PAGE, LIMIT) for folder in stores]
    assert not [str(task) for task in suspects if grown(again[0][task], again[1][task])]


@pytest.mark.parametrize(
    ("large", "found"),
    [(Cost(0.2, 10, 10), True), (None, True), (Cost(0.2, 50, 50), False), (Cost(0.06, 10, 10), False)],
)
def test_only_what_the_answer_does_not_account_for_is_found(large: Cost | None, found: bool) -> None:
    assert grown(Cost(0.02, 10, 10), large) is found
