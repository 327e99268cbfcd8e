"""Synthetic plans are the same each time, of the size of real ones, and describe no more than they may."""

import statistics
import subprocess
import sys
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest
from bench.synthetic import plans
from bench.synthetic.heads import head
from bench.synthetic.world import world

from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import ONTOLOGY, RDF, THING

SEED = 7
COUNT = 5
PROVINCES = 63
ROOT = Path(__file__).resolve().parents[2]
SHARED = ("time/", "provision/")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The first plans, and those of the same provinces in the next turn, by name."""
    return dict([*plans(SEED, COUNT), *plans(SEED, COUNT, PROVINCES)])


def _triples(text: str) -> list[ox.Quad]:
    return list(ox.parse(input=text, format=ox.RdfFormat.TURTLE))


def _described(triples: list[ox.Quad]) -> dict[str, set[str]]:
    """What is said of each node, without the passages, which each plan has of its own."""
    found: dict[str, set[str]] = {}
    for triple in triples:
        assert isinstance(triple.subject, ox.NamedNode)
        said = found.setdefault(triple.subject.value.removeprefix(THING), set())
        if not triple.predicate.value.endswith("AccordingTo"):
            said.add(f"{triple.predicate.value} {triple.object}")
    return found


def test_the_same_seed_gives_the_same_bytes(texts: dict[str, str]) -> None:
    assert dict(plans(SEED, COUNT)).items() <= texts.items()
    assert not dict(plans(SEED + 1, COUNT)).items() & texts.items()


def test_no_two_plans_share_a_name_or_a_day_in_a_province() -> None:
    heads = [head(SEED, index) for index in range(3000)]
    assert len({one.name for one in heads}) == len(heads)
    assert len({(one.province.code, one.day) for one in heads}) == len(heads)
    assert len({one.province.code for one in heads}) == PROVINCES
    assert {one.year for one in heads} == set(range(2009, 2026))


def test_plans_are_of_the_size_of_real_ones() -> None:
    sizes = [len(_triples(text)) for _, text in plans(SEED, 60)]
    assert 2500 < statistics.mean(sizes) < 3500
    assert min(sizes) < 1900
    assert max(sizes) > 4500


def test_text_is_in_normal_form_c(texts: dict[str, str]) -> None:
    assert all(unicodedata.is_normalized("NFC", text) for text in texts.values())


def test_a_plan_describes_its_own_nodes_and_what_the_project_does_not_know(
    texts: dict[str, str], graph: EmbeddedStore
) -> None:
    known = {line[1:].partition(">")[0].removeprefix(THING) for line in graph.ntriples(graph.graphs())}
    for name, text in texts.items():
        for node in _described(_triples(text)):
            if node.startswith((f"document/{name}/", f"source/{name}", *SHARED)) or node == f"document/{name}":
                continue
            assert node.startswith(("agency/", "document/", "record/")), node
            assert node not in known


def test_what_plans_share_they_describe_alike(texts: dict[str, str]) -> None:
    said: dict[str, set[str]] = {}
    shared = 0
    for name, text in texts.items():
        for node, own in _described(_triples(text)).items():
            if not node.startswith((f"document/{name}", f"source/{name}")):
                shared += node in said
                assert said.setdefault(node, own) == own, node
    assert shared


def test_plans_of_one_province_have_few_tasks_in_common() -> None:
    def summaries(text: str) -> set[str]:
        said = [triple.object for triple in _triples(text) if triple.predicate.value == f"{ONTOLOGY}summary"]
        return {summary.value for summary in said if isinstance(summary, ox.Literal)}

    before: set[str] = set()
    for turn in range(8):
        ((_, text),) = plans(SEED, 1, turn * PROVINCES)
        own = {summary for summary in summaries(text) if summary.endswith(".")}
        assert len(own & before) < 0.2 * len(own)
        before |= own


def test_a_plan_holds_everything_that_the_ontology_has_for_plans(texts: dict[str, str]) -> None:
    classes = {
        triple.object.value.removeprefix(ONTOLOGY)
        for text in texts.values()
        for triple in _triples(text)
        if triple.predicate.value == f"{RDF}type" and isinstance(triple.object, ox.NamedNode)
    }
    assert classes >= {
        "Citation",
        "Deadline",
        "Finding",
        "GroupMember",
        "LineNote",
        "Observation",
        "Participation",
        "Passage",
        "Report",
        "Section",
        "SourceDocument",
        "SourceFile",
        "Target",
        "TargetGroup",
        "Task",
        "AuthorityRecord",
        "Agency",
    }


def test_provinces_are_those_of_before_the_mergers() -> None:
    assert len(world().provinces) == PROVINCES
    assert sum(bool(province.districts) for province in world().provinces) == 5


def test_the_command_writes_a_file_each(tmp_path: Path, texts: dict[str, str]) -> None:
    command = [sys.executable, "-m", "bench.synthetic", "--seed", str(SEED), "--count", "2", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    written = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written.items() <= texts.items()
    assert len(written) == 2
    assert "2 of 2" in done.stderr
