"""A process that is killed while it adds a plan leaves the state before or the state after, and nothing in between.

It is killed with SIGKILL at a moment chosen at random, and says when it has acknowledged the plan.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ansinh.corpus.files import Corpus
from ansinh.gate.draft import Draft
from ansinh.gate.register import ANY, Register
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.snapshots import BuildRecord, published
from ansinh.terms import ONTOLOGY_GRAPH, SHAPES_GRAPH

NAME = "96-ct-ubnd-2018-vinh-long"
SEED = 2026
FEW = 2
MANY = 100


def _content(state: Path) -> frozenset[str]:
    store = EmbeddedStore.reader(published(state)[0] / "store")
    names = [name for name in store.graphs() if name not in (ONTOLOGY_GRAPH, SHAPES_GRAPH)]
    return frozenset(f"{line} {name}" for name in names for line in store.ntriples([name]))


def _adding(place: Corpus, state: Path, plan: Path) -> subprocess.Popen[str]:
    """A process that is ready to add the plan and has been told to."""
    command = [sys.executable, str(Path(__file__).with_name("adding.py")), str(place.root), str(state), str(plan)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()
    return process


def _seconds(process: subprocess.Popen[str]) -> float:
    """How long a process takes to its end."""
    start = time.monotonic()
    with process:
        assert process.communicate()[0] == "done\n"
    return time.monotonic() - start


def _killed(process: subprocess.Popen[str], after: float) -> bool:
    """Kill a process after some seconds; gives whether it had said that it was done."""
    time.sleep(after)
    process.kill()
    with process:
        return process.communicate()[0] == "done\n"


@pytest.mark.parametrize("kills", [FEW, pytest.param(MANY, marks=pytest.mark.heavy)])
def test_a_kill_at_any_instant_leaves_the_state_before_or_after(
    kills: int, place: Corpus, tmp_path: Path, draft: Callable[..., Draft], record: BuildRecord
) -> None:
    plan = tmp_path / "plan.ttl"
    plan.write_bytes(draft().text)
    before = _content(tmp_path)
    duration = _seconds(_adding(place, tmp_path, plan))
    after = _content(tmp_path)
    assert before != after
    register = Register(place, tmp_path)
    register.remove(NAME, ANY)
    at_random = random.Random(SEED)  # noqa: S311 - moments, not secrets
    for _ in range(kills):
        sequence = place.history.head()
        acknowledged = _killed(_adding(place, tmp_path, plan), at_random.uniform(0, duration * 1.1))
        caught_up = register.catch_up()
        added = place.history.head() > sequence
        assert added or not acknowledged
        assert _content(tmp_path) == (after if added else before)
        assert caught_up.sequence == place.history.head()
        if added:
            register.remove(NAME, ANY)
        assert published(tmp_path)[1].dataset == record.dataset
    register.add(draft())  # whoever writes next clears away what the killed ones left
    left = [folder for folder in (tmp_path / "builds").iterdir() if not (folder / "build.json").is_file()]
    assert not left
