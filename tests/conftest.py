"""What the tests share: the corpus, the whole graph in memory, and a built store."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib.plugins.sparql import prepareQuery
from tests.w3c import Endpoint

from ansinh.build import assemble, build
from ansinh.corpus.files import Corpus, find_corpus
from ansinh.hall import Hall, open_hall
from ansinh.knowledge.report import Report
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.snapshots import BuildRecord
from ansinh.web.app import create_app

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The files of this checkout."""
    return find_corpus()


@pytest.fixture(scope="session")
def assembled(corpus: Corpus) -> tuple[EmbeddedStore, Report]:
    """The whole graph in memory, with the report on it."""
    return assemble(corpus)


@pytest.fixture(scope="session")
def graph(assembled: tuple[EmbeddedStore, Report]) -> EmbeddedStore:
    """The whole graph in memory."""
    return assembled[0]


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what the tests build."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="session")
def record(corpus: Corpus, state: Path) -> BuildRecord:
    """A built store."""
    return build(corpus, state)[0]


@pytest.fixture(scope="session")
def settings(state: Path, record: BuildRecord) -> Settings:
    """Settings for the built store, without a folder of sources."""
    assert record.quads
    return Settings(state=state, sources=None)


@pytest.fixture(scope="session")
def hall(settings: Settings) -> Hall:
    """Everything that answers, opened on the built store."""
    return open_hall(settings)


@pytest.fixture(scope="session")
def client(hall: Hall, settings: Settings) -> Iterator[TestClient]:
    """A client of the service."""
    with TestClient(create_app(hall, settings), base_url="http://ansinh.test") as client:
        yield client


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """The SPARQL endpoint alone, over whatever store a test shows it."""
    with Endpoint(tmp_path_factory.mktemp("stores")) as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def sources() -> Path | None:
    """The folder of source texts: what ANSINH_TEST_SOURCES names, or `../shared/sources` beside the checkout."""
    named = os.environ.get("ANSINH_TEST_SOURCES")
    folder = Path(named) if named else ROOT.parent / "shared" / "sources"
    if named and not folder.is_dir():
        pytest.fail(f"ANSINH_TEST_SOURCES names {folder}, which is no folder")
    return folder if folder.is_dir() else None


def pytest_report_header() -> str:
    """Say whether the tests see the texts of the sources or only the record that the project keeps of them."""
    named = os.environ.get("ANSINH_TEST_SOURCES", str(ROOT.parent / "shared" / "sources"))
    kept = (
        "the text of the sources"
        if Path(named).is_dir()
        else "the project's record of the sources (digest, line numbers)"
    )
    return f"passages are checked against {kept}"


@pytest.fixture(scope="module")
def prepared_queries() -> Iterator[None]:
    """Spare pySHACL what takes most of its time: parsing the query of a constraint anew at each node."""
    prepared = cache(prepareQuery)
    query = rdflib.Graph.query

    def prepare_and_query(graph: rdflib.Graph, text: str, *args: object, **options: object) -> object:
        return query(graph, prepared(text), *args, **options)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib.Graph, "query", prepare_and_query)
        yield
