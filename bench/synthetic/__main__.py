"""Writes synthetic plans, a Turtle file each.

usage: python -m bench.synthetic --seed 7 --count 300 --out DIR
"""

import argparse
import sys
from pathlib import Path

from bench.synthetic import plans


def main() -> None:
    """Write the files and tell how far it is on standard error."""
    parser = argparse.ArgumentParser(prog="python -m bench.synthetic", description="Writes synthetic plans.")
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same files")
    parser.add_argument("--count", type=int, default=300, help="how many plans")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to; made where it is missing")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for number, (name, text) in enumerate(plans(given.seed, given.count), 1):
        (given.out / f"{name}.ttl").write_text(text, encoding="utf-8")
        if number % 50 == 0 or number == given.count:
            print(f"{number} of {given.count} plans", file=sys.stderr)


if __name__ == "__main__":
    main()
