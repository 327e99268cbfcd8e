"""A random sample of rows from all listings, each with the lines of its source, for somebody to check by reading.

usage: python bench/sample_rows.py SOURCES_DIR [COUNT] [SEED]
"""

import random
import sys
from pathlib import Path

from ansinh.corpus.passages import Sources
from ansinh.hall import open_hall
from ansinh.questions.answer import Window
from ansinh.settings import Settings

LISTINGS = ("citations", "targets", "observations", "groups", "assignments", "deadlines", "findings")


def main() -> None:
    """Print the sample as Markdown."""
    folder, count, seed = Path(sys.argv[1]), int((sys.argv[2:] or ["200"])[0]), int((sys.argv[3:] or ["2026"])[0])
    hall = open_hall(Settings(sources=folder))
    desk = type(hall.desk)(hall.desk.engine, Sources(folder), hall.desk.version)
    rows = []
    for name in LISTINGS:
        answer = desk.answer(hall.library.get(name), {}, "vi", Window(1_000_000))
        rows += [
            (name, dict(zip(answer.columns, row, strict=True)), passages)
            for row, passages in zip(answer.rows, answer.passages, strict=True)
        ]
    print(f"{count} of {len(rows)} rows, seed {seed}, data {hall.desk.version}\n")
    chosen = random.Random(seed).sample(rows, count)  # noqa: S311 - a sample, no secret
    for number, (name, row, passages) in enumerate(chosen, 1):
        print(f"## {number}. {name}")
        print(
            "; ".join(
                f"{key} = {value}" for key, value in row.items() if key not in ("source_file", "task") and value != ""
            )
        )
        for passage in passages:
            print(f"> {passage.source_file[:3]} lines {passage.line_start}-{passage.line_end}: {passage.text}")
        print()


if __name__ == "__main__":
    main()
