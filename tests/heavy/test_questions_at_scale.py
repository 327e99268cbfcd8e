"""What a page of a question's answer costs follows the page, not the graph.

The engine does not tell how much it reads, so that this measures the processor, as a ratio within one run and with a
generous floor: a question that reads the whole graph costs thirteen times as much in the larger store.
"""

from pathlib import Path

import pytest
from bench.questions_at_scale import AS_THE_GRAPH, Cost, Task, measure, tasks
from bench.synthetic.store import store_of

from ansinh.hall import Hall
from ansinh.questions.library import Library

SMALL, LARGE = 0, 60
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


def test_a_question_that_reads_the_graph_would_be_found(stores: tuple[Path, Path]) -> None:
    asked = [Task("agency-types-sharing-tasks")]
    small, large = (measure(folder, asked, PAGE, LIMIT) for folder in stores)
    assert grown(small[asked[0]], large[asked[0]])
