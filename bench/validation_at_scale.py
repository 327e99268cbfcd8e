"""What the check of one plan costs as the graph grows, beside a validation of the whole graph by the reference engine.

usage: python -m bench.validation_at_scale --cache DIR [--sizes 5 300 3000] [--plans 5] [--limit 120]

The plans that are checked are made up and are in none of the stores. Stores are built where DIR does not hold them yet.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ansinh.corpus.files import find_corpus
from ansinh.gate.bench import grounds_of
from ansinh.gate.check import Gate
from ansinh.gate.draft import Draft, read_draft
from ansinh.hall import Hall, open_or_build
from ansinh.knowledge.shacl_reference import ReferenceValidator
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import SHAPES_GRAPH
from bench.synthetic import plans
from bench.synthetic.store import store_of

SEED = 7
REAL = 5
BEYOND = 9_000
"""Plans from this number on are in no store."""
_MEMORY = 12 * 2**30


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Args:
        plans: how many plans the store holds.
        quads: how many quads its named graphs and its default graph hold together.
        checks: median seconds of the check of each plan.
        work: likewise, seconds of processors, which other work on the machine disturbs less.
        whole: seconds of the reference engine on the whole graph; nothing where it did not end.
    """

    plans: int
    quads: int
    checks: tuple[float, ...]
    work: tuple[float, ...]
    whole: float | None

    @property
    def check(self) -> float:
        """The median over the plans."""
        return statistics.median(self.checks)


def drafts(count: int) -> list[Draft]:
    """Plans to check, the same for all stores."""
    context = find_corpus().context
    return [read_draft(f"{name}.ttl", ".ttl", text.encode(), context) for name, text in plans(SEED, count, BEYOND)]


def timed(gate: Gate, draft: Draft, rounds: int) -> tuple[float, float]:
    """Median seconds of the check of a plan: by the clock, and of processors."""
    seconds, work = [], []
    for _ in range(rounds):
        start, begun = time.perf_counter(), time.process_time()
        report = gate.check(draft)
        seconds.append(time.perf_counter() - start)
        work.append(time.process_time() - begun)
        assert report.conforms, report.remarks[0]
    return statistics.median(seconds), statistics.median(work)


def checks(hall: Hall, folder: Path, given: list[Draft], rounds: int) -> list[tuple[float, float]]:
    """Median seconds of the check of each plan against a store, after a warm-up."""
    store = EmbeddedStore.reader(folder)
    gate = Gate(grounds_of(store, hall.corpus), store, hall.corpus)
    gate.check(given[0])
    return [timed(gate, draft, rounds) for draft in given]


def whole(folder: Path, limit: float) -> float | None:
    """Seconds that the reference engine takes for the whole graph; nothing where it takes more than `limit`."""
    command = [sys.executable, "-m", "bench.validation_at_scale", "--whole", str(folder)]
    root = Path(__file__).resolve().parents[1]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True, timeout=limit)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return float(done.stdout)


def measure_whole(folder: Path) -> None:
    """Validate a whole graph with the reference engine and print the seconds; for a process that may be killed."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    store = EmbeddedStore.reader(folder)
    shapes = store.ntriples([SHAPES_GRAPH])
    graphs = [graph for graph in store.graphs() if graph != SHAPES_GRAPH and not graph.endswith("/inferred")]
    start = time.perf_counter()
    ReferenceValidator(shapes).validate(store.ntriples(graphs))
    print(time.perf_counter() - start)


def measure(given: argparse.Namespace) -> Iterator[Row]:
    """A row for each size, the smallest first."""
    hall = open_or_build(Settings(state=given.cache / "real", sources=None), lambda _vi, en: print(en, file=sys.stderr))
    drafted = drafts(given.plans)
    for size in sorted(given.sizes):
        folder = store_of(hall, given.cache, SEED, size - REAL)
        print(f"checking against {size} plans", file=sys.stderr)
        found = checks(hall, folder, drafted, given.rounds)
        by_clock, work = zip(*found, strict=True)
        yield Row(size, len(EmbeddedStore.reader(folder)), by_clock, work, whole(folder, given.limit))


def show(rows: Iterable[Row], limit: float) -> None:
    """The table, each line as soon as it is known, and the ratio of its ends."""
    heads = f"{'one check':>10} {'slowest':>9} {'processors':>10}"
    print(f"{'plans':>6} {'quads':>12} {heads} {'reference, whole graph':>24} {'ratio':>9}")
    shown: list[Row] = []
    for row in rows:
        there = f"{row.whole:.1f} s" if row.whole is not None else f"did not end in {limit:.0f} s"
        bound = row.whole if row.whole is not None else limit
        ratio = f"{'' if row.whole is not None else '> '}{bound / row.check:.0f}"
        seconds = (row.check, max(row.checks), statistics.median(row.work))
        times = " ".join(f"{one * 1000:>6.0f} ms" for one in seconds)
        print(f"{row.plans:>6} {row.quads:>12,} {times} {there:>24} {ratio:>9}", flush=True)
        shown.append(row)
    first, last = shown[0], shown[-1]
    work = statistics.median(last.work) / statistics.median(first.work)
    print(f"one check, largest / smallest store: {last.check / first.check:.2f} by the clock, {work:.2f} of processors")


def main() -> None:
    """Measure and print, or validate one whole graph."""
    parser = argparse.ArgumentParser(prog="python -m bench.validation_at_scale", description="Checks at scale.")
    parser.add_argument("--cache", type=Path, help="the folder in which stores are kept")
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 300, 3000], help="how many plans the stores hold")
    parser.add_argument("--plans", type=int, default=5, help="how many plans are checked")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is checked")
    parser.add_argument("--limit", type=float, default=120, help="seconds that the reference engine has")
    parser.add_argument("--whole", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.whole is not None:
        measure_whole(given.whole)
    elif given.cache is None:
        parser.error("--cache is needed")
    else:
        show(measure(given), given.limit)


if __name__ == "__main__":
    main()
