"""How long `ansinh serve` takes until it answers, over what has been built.

usage: python -m bench.start --state DIR [--rounds 5]

The first answer is that of `/health`; then a SPARQL query is asked, which waits until there is a process for it.
Seconds by the clock depend on what else the machine does, those of processors hardly. The first round is not counted:
it may compile modules, and read files from the disk.
"""

import argparse
import time
from pathlib import Path
from statistics import median
from urllib.parse import quote
from urllib.request import urlopen

from bench.served import served
from bench.usage import used

QUERY = "SELECT ?p ?o { <http://example.org/none> ?p ?o }"


def first_answers(state: Path) -> tuple[float, float, float]:
    """Seconds by the clock until the first answer and until that of a query, and those of processors until then."""
    begun = time.perf_counter()
    with served(state, {}) as (base, process):
        answered = time.perf_counter() - begun
        urlopen(f"{base}sparql?query={quote(QUERY)}").read()  # noqa: S310 - a service of this machine
        return answered, time.perf_counter() - begun, used(process)[0]


def main() -> None:
    """Start it again and again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    first_answers(given.state)
    rounds = [first_answers(given.state) for _ in range(given.rounds)]
    for name, seconds in zip(("first answer", "first query", "processors"), zip(*rounds, strict=True), strict=True):
        print(f"{name}: {median(seconds):.2f} s (from {min(seconds):.2f} to {max(seconds):.2f})")


if __name__ == "__main__":
    main()
