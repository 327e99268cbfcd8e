"""What each named question costs as the graph grows, against what its answer grows.

usage: python -m bench.questions_at_scale --cache DIR [--sizes 5 300 3000] [--page 100] [--limit 60] [NAME ...]

Each question is asked for one page of rows, with its defaults and, where it can be narrowed to a province, for one
province. It is asked in a process of its own, which is killed at the limit. Times are of the processor, so that others
at work on the machine do not count. The size of an answer is its rows and the passages or summaries that they name; the
ratio says how many times more than in the smallest store a question costs for the same size of answer. Stores are built
where DIR does not hold them yet.
"""

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from ansinh.corpus.files import find_corpus
from ansinh.errors import AnsinhError
from ansinh.hall import open_or_build
from ansinh.questions.library import Library, Question
from ansinh.questions.parameters import bind
from ansinh.questions.parts import rows_of
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Row
from bench.synthetic.store import store_of

SEED = 7
REAL = 5
PROVINCE = "Lạng Sơn"
"""The province to which questions are narrowed."""
AS_THE_GRAPH = frozenset(
    (
        "agency-types-by-number-of-tasks",
        "agency-types-in-one-province-only",
        "agency-types-sharing-tasks",
        "agency-types-without-a-task-by-province",
        "citations-unlike-the-record",
        "cited-documents-by-level",
        "dates-stated-for-a-document",
        "districts-below-province-target",
        "districts-ranked-by-target",
        "documents",
        "documents-naming-a-law",
        "documents-up-and-down-the-chain",
        "duties-due-in-a-month",
        "findings-by-kind-and-document",
        "full-coverage-targets",
        "full-student-coverage-by-agency",
        "group-targets-dong-nai-ho-chi-minh",
        "groups",
        "implements-through-one-document",
        "money-figures",
        "own-targets-against-national-targets",
        "participants-2012-and-2017",
        "provisions-cited-of-a-law",
        "targets",
        "targets-by-indicator-and-province",
        "task-types-without-a-task-by-province",
        "tasks-by-how-clearly-assigned",
    )
)
"""The questions that cost more on a large graph than their answers account for; `docs/performance.md` says why."""
_START = 30.0
"""Seconds that a process has to start."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one question cost in one store.

    Args:
        seconds: of the processor, the smaller of two runs.
        rows: how many rows the page held.
        passages: how many passages and summaries these name.
    """

    seconds: float
    rows: int
    passages: int

    @property
    def size(self) -> int:
        """How large the answer is."""
        return max(self.rows + self.passages, 1)

    def over(self, smallest: "Cost") -> float:
        """How many times more than in the smallest store this cost for the same size of answer."""
        return self.seconds / (smallest.seconds * max(self.size / smallest.size, 1.0))


@dataclass(frozen=True, slots=True)
class Task:
    """A question with what is given for its parameters."""

    name: str
    given: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.name + "".join(f" {key}={value}" for key, value in self.given)


def tasks(library: Library, names: Sequence[str]) -> Iterator[Task]:
    """Each question with its defaults, and for one province where it has none by default."""
    for question in library.all():
        if names and question.name not in names:
            continue
        yield Task(question.name)
        province = question.header.parameters.get("province")
        if province is not None and province.default is None:
            yield Task(question.name, (("province", PROVINCE),))


def answer(store: EmbeddedStore, question: Question, given: Mapping[str, str], page: int) -> Cost:
    """Ask twice, for one page and the row after it."""
    first, rows = timed(store, question, given, page)
    second, _ = timed(store, question, given, page)
    passages = sum(len(row[name].value.split()) for row in rows for name in ("passage", "evidence") if name in row)
    return Cost(min(first, second), len(rows), passages)


def timed(store: EmbeddedStore, question: Question, given: Mapping[str, str], page: int) -> tuple[float, list[Row]]:
    """Seconds of the processor, and the rows."""
    start = time.process_time()
    rows = rows_of(store, question, bind(store, question, given), page + 1)
    return time.process_time() - start, rows


def work(tube: Connection, folder: Path, page: int) -> None:
    """Answer tasks that come through `tube`, until it is closed or the process is killed."""
    store = EmbeddedStore.reader(folder)
    library = Library(find_corpus().questions)
    tube.send(None)
    while True:
        task: Task = tube.recv()
        try:
            tube.send(answer(store, library.get(task.name), dict(task.given), page))
        except AnsinhError as error:
            tube.send(str(error))


class Worker:
    """A process that answers, and another in its place where one had to be killed."""

    def __init__(self, folder: Path, page: int) -> None:
        self._given = folder, page
        self._process: multiprocessing.process.BaseProcess | None = None
        self._tube: Connection | None = None

    def ask(self, task: Task, limit: float) -> Cost | str | None:
        """What the task cost, why it could not be asked, or nothing where it did not end."""
        tube = self._tube or self._start()
        tube.send(task)
        if tube.poll(limit):
            found: Cost | str = tube.recv()
            return found
        self.stop()
        return None

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._tube = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._tube, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, *self._given), daemon=True)
        self._process.start()
        self._tube.poll(_START)
        self._tube.recv()
        return self._tube


def measure(folder: Path, asked: Iterable[Task], page: int, limit: float) -> dict[Task, Cost | str | None]:
    """What each task costs in one store."""
    worker = Worker(folder, page)
    found: dict[Task, Cost | str | None] = {}
    for task in asked:
        found[task] = worker.ask(task, limit)
        print(f"{folder.name} {task}: {found[task]}", file=sys.stderr, flush=True)
    worker.stop()
    return found


def line(costs: Sequence[Cost | str | None], limit: float) -> str:
    """The cells of a question: for each store time, rows and passages, and from the second on the ratio."""
    cells = []
    first = costs[0]
    for cost in costs:
        if not isinstance(cost, Cost):
            cells.append(cost or f"over {limit:.0f} s")
            continue
        ratio = f", {cost.over(first):.1f}" if isinstance(first, Cost) and cost is not first else ""
        cells.append(f"{cost.seconds * 1000:.1f} ms, {cost.rows}+{cost.passages}{ratio}")
    return " | ".join(cells)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.questions_at_scale", description="Questions at scale.")
    parser.add_argument("--cache", type=Path, help="the folder in which stores are kept")
    parser.add_argument("--stores", type=Path, nargs="+", help="folders of stores to use as they are, smallest first")
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 300, 3000], help="how many plans the stores hold")
    parser.add_argument("--page", type=int, default=100, help="rows of a page")
    parser.add_argument("--limit", type=float, default=60, help="seconds that a question has")
    parser.add_argument("names", nargs="*", help="questions; all where none is named")
    given = parser.parse_args()
    if given.stores is None and given.cache is None:
        parser.error("--cache or --stores is needed")
    folders = given.stores or list(_built(given.cache, sorted(given.sizes)))
    asked = list(tasks(Library(find_corpus().questions), given.names))
    found = [measure(folder, asked, given.page, given.limit) for folder in folders]
    print("| question | " + " | ".join(folder.name for folder in folders) + " |")
    print("|---" * (len(folders) + 1) + "|")
    for task in asked:
        print(f"| {task} | {line([costs[task] for costs in found], given.limit)} |")


def _built(cache: Path, sizes: Iterable[int]) -> Iterator[Path]:
    hall = open_or_build(Settings(state=cache / "real", sources=None), lambda _vi, en: print(en, file=sys.stderr))
    for size in sizes:
        yield store_of(hall, cache, SEED, size - REAL)


if __name__ == "__main__":
    main()
