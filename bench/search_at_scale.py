"""What the search index costs as the graph grows: writing it, asking it, and putting one changed plan in.

usage: python -m bench.search_at_scale --cache DIR --work DIR [--sizes 5 300 3000] [--rounds 5]

Stores are built where DIR does not hold them yet. The memory is that of the whole process, the open store included.
"""

import argparse
import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ansinh.hall import open_or_build
from ansinh.search.index import copy_index, open_index, update_index, write_index
from ansinh.search.query import Search, Wanted
from ansinh.search.records import Gatherer
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from bench.synthetic.store import store_of

SEED = 7
REAL = 5
ASKED = ("nợ bảo hiểm", "no bao hiem", "21NQ/TW", "uỷ ban nhân dân tỉnh", "Kon Tum", "debt colection", "bảo hiểm y tế")
_PLANS = "SELECT ?document WHERE { ?document a ansinh:SourceDocument } ORDER BY ?document"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Args:
        plans: how many plans the store holds.
        records: how many things can be found.
        writing: seconds to gather and index them all.
        size: bytes of the index.
        memory: most bytes that the process has held so far.
        asking: median and slowest seconds of a search with its facets.
        changing: median seconds to copy the index and put one plan in anew.
    """

    plans: int
    records: int
    writing: float
    size: int
    memory: int
    asking: tuple[float, float]
    changing: float


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def write(store: EmbeddedStore, folder: Path) -> None:
    """Gather and index everything."""
    write_index(folder, Gatherer(store).all())


def change(store: EmbeddedStore, folder: Path, copy: Path, unit: str) -> None:
    """Copy an index and put a plan in anew."""
    copy_index(folder, copy)
    update_index(copy, [unit], Gatherer(store).of([unit]))


def changes(store: EmbeddedStore, folder: Path, rounds: int) -> Iterator[float]:
    """Seconds to put a plan in anew, another one each round."""
    copy = folder.with_name(f"{folder.name}-changed")
    for row in store.select(_PLANS, limit=rounds):
        yield timed(partial(change, store, folder, copy, row["document"].value))
        shutil.rmtree(copy)


def measure(given: argparse.Namespace) -> Iterator[Row]:
    """A row for each size, the smallest first."""
    hall = open_or_build(Settings(state=given.cache / "real", sources=None), lambda _vi, en: print(en, file=sys.stderr))
    for size in sorted(given.sizes):
        store = EmbeddedStore.reader(store_of(hall, given.cache, SEED, size - REAL))
        folder = given.work / f"index-{size}"
        shutil.rmtree(folder, ignore_errors=True)
        writing = timed(partial(write, store, folder))
        search = Search(folder)
        asking = [timed(partial(search.find, Wanted(text))) for text in ASKED * given.rounds]
        yield Row(
            size,
            open_index(folder).searcher().num_docs,
            writing,
            sum(file.stat().st_size for file in folder.iterdir()),
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            (statistics.median(asking), max(asking)),
            statistics.median(changes(store, folder, given.rounds)),
        )
        shutil.rmtree(folder)


def main() -> None:
    """Measure and print, each line as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_at_scale", description="Search at scale.")
    parser.add_argument("--cache", type=Path, required=True, help="the folder in which stores are kept")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the indexes, which are removed again")
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 300, 3000], help="how many plans the stores hold")
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is done")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    heads = ("plans", "records", "written in, s", "size, MB", "memory, MB", "search, ms", "slowest, ms", "one plan, s")
    print(" ".join(f"{head:>13}" for head in heads))
    for row in measure(given):
        cells = (
            f"{row.plans}",
            f"{row.records:,}",
            f"{row.writing:.1f}",
            f"{row.size / 1e6:.0f}",
            f"{row.memory / 1e6:.0f}",
            f"{row.asking[0] * 1000:.1f}",
            f"{row.asking[1] * 1000:.1f}",
            f"{row.changing:.2f}",
        )
        print(" ".join(f"{cell:>13}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
