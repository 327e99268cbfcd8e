"""A process that adds a plan when it is told to, and says when that is done; run to be killed.

usage: python adding.py ROOT STATE PLAN
"""

import sys
from pathlib import Path

from ansinh.corpus.files import Corpus
from ansinh.corpus.history import History
from ansinh.gate.draft import read_draft
from ansinh.gate.register import Register


def main(root: Path, state: Path, plan: Path) -> None:
    """Add the plan to the state folder."""
    register = Register(Corpus(root, History(state / "history")), state)
    draft = read_draft(plan.name, plan.suffix, plan.read_bytes(), b"")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    register.add(draft)
    sys.stdout.write("done\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
