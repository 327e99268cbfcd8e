"""What Virtuoso holds is what the state folder says: after it was loaded, and after plans were added and removed."""

import shutil
from pathlib import Path

import pytest
from tests.gate.conftest import plan

from ansinh.corpus.files import Corpus
from ansinh.errors import SetupError
from ansinh.gate.draft import read_draft
from ansinh.gate.register import ANY
from ansinh.hall import Hall, hall_over, mirror_of, open_hall, register_of, republish
from ansinh.settings import Settings
from ansinh.store.interface import Dataset, ResultForm
from ansinh.store.snapshots import published

__all__ = ["plan"]

pytestmark = pytest.mark.heavy

NAME = "96-ct-ubnd-2018-vinh-long"
GROUNDED = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER (!isBlank(?s) && !isBlank(?o)) }"


def ntriples(_form: ResultForm) -> str:
    return "ntriples"


def silent(_vi: str, _en: str) -> None:
    """Progress that nobody watches."""


def assert_same(hall: Hall) -> None:
    """Each graph and the union are the same in both, blank nodes left out, whose labels differ."""
    for graph in hall.store.graphs():
        dataset = Dataset((graph,), ())
        here, there = (set(one.answer(GROUNDED, ntriples, dataset).split(b"\n")) for one in (hall.store, hall.engine))
        assert here == there, graph
    here, there = (set(one.answer(GROUNDED, ntriples).split(b"\n")) for one in (hall.store, hall.engine))
    assert here == there
    for query in ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"):
        assert hall.store.select(query) == hall.engine.select(query)


def test_what_was_loaded_is_all_there(hall: Hall) -> None:
    assert_same(hall)


def test_a_plan_that_is_added_and_removed_is_added_and_removed_there(
    settings: Settings, corpus: Corpus, plan: str, tmp_path: Path
) -> None:
    shutil.copytree(settings.state, tmp_path / "state", symlinks=True)
    own = settings.model_copy(update={"state": tmp_path / "state"})
    before = published(own.state)[1].dataset
    register = register_of(own)
    register.add(read_draft("plan.ttl", ".ttl", plan.encode(), corpus.context))
    assert published(own.state)[1].dataset != before
    assert_same(open_hall(own))
    with pytest.raises(SetupError, match="ansinh publish"):
        open_hall(settings)
    register.remove(NAME, ANY)
    assert_same(open_hall(own))
    assert_same(open_hall(settings))


def test_a_store_that_holds_something_else_is_noticed_and_mended(settings: Settings) -> None:
    mirror = mirror_of(settings)
    assert mirror is not None
    folder, record = published(settings.state)
    hall = hall_over(settings, folder)
    graph = hall.store.graphs()[0]
    line = hall.store.ntriples([graph])[0]
    mirror.change(({graph: [line]}, {}), hall.store, (record.dataset, "another"))
    with pytest.raises(SetupError, match="ansinh publish"):
        open_hall(settings)
    republish(settings, silent)
    assert_same(open_hall(settings))
