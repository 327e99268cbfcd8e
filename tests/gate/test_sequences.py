"""After any sequence of changes the store is, graph by graph, the one that a build of everything would give."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from bench.synthetic import plans as synthetic
from tests.gate.as_built import assert_as_built

from ansinh.corpus.files import Corpus
from ansinh.corpus.parts import subject
from ansinh.corpus.plans import lines_of
from ansinh.errors import ConflictError, RefusedError
from ansinh.gate.draft import Draft, read_draft
from ansinh.gate.register import ANY, Register

SEED = 7
BEYOND = 9_000
SUMMARY = "/ontology#summary> "


def _texts(corpus: Corpus, count: int) -> Iterator[tuple[str, str]]:
    """The project's own plans and `count` synthetic ones, by name, as N-Triples, which is Turtle."""
    for file in corpus.documents:
        yield file.path.stem, "\n".join(lines_of(file.path.read_bytes(), "turtle", file.path.name))
    for name, text in synthetic(SEED, count, BEYOND):
        yield name, "\n".join(lines_of(text.encode(), "turtle", name))


def _altered(text: str, random: Random) -> str:
    """A version of a plan without some of its citations, and with some summaries in other words."""
    kept = []
    dropped: dict[str, bool] = {}
    for line in text.split("\n"):
        node = subject(line)
        if not dropped.setdefault(node, "/citation/" in node and random.random() < 0.3):
            spoken = SUMMARY in line and random.random() < 0.3
            kept.append(line.replace(SUMMARY + '"', SUMMARY + '"(+) ') if spoken else line)
    return "\n".join(kept)


def _draft(text: str, corpus: Corpus) -> Draft:
    return read_draft("plan.ttl", ".ttl", text.encode(), corpus.context)


def _change(register: Register, corpus: Corpus, name: str, text: str, random: Random) -> bool:
    """Add, replace or remove a plan; tells whether that was allowed."""
    entry = register.entries.get(name)
    try:
        if entry is None or entry.removed:
            register.add(_draft(_altered(text, random), corpus))
        elif random.random() < 0.5:
            register.replace(name, _draft(_altered(text, random), corpus), entry.tag)
        else:
            register.remove(name, ANY)
    except (ConflictError, RefusedError):
        return False
    return True


@pytest.mark.parametrize(
    ("seed", "count", "steps", "every"), [(1, 1, 3, 3), pytest.param(2, 6, 32, 8, marks=pytest.mark.heavy)]
)
def test_after_a_random_sequence_the_store_is_that_of_a_build(
    register: Register, place: Corpus, tmp_path: Path, seed: int, count: int, steps: int, every: int
) -> None:
    random = Random(seed)  # noqa: S311 - not for secrets
    texts = dict(_texts(place, count))
    done = 0
    for step in range(1, steps + 1):
        name = random.choice(sorted(texts))
        done += _change(register, place, name, texts[name], random)
        if step % every == 0:
            assert_as_built(place, tmp_path)
    assert done > steps / 2
