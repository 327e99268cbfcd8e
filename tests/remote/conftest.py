"""The service over a real Virtuoso: the fixtures of `tests/conftest.py` once more, with that engine behind them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.remote.virtuoso import NotInstalledError, Virtuoso, virtuoso

from ansinh.console import progress
from ansinh.hall import Hall, open_hall, republish
from ansinh.settings import Settings
from ansinh.store.snapshots import BuildRecord
from ansinh.web.app import create_app


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    """A Virtuoso that nobody else uses."""
    try:
        with virtuoso(tmp_path_factory.mktemp("virtuoso")) as running:
            yield running
    except NotInstalledError as error:
        pytest.fail(str(error))


@pytest.fixture(scope="session")
def settings(state: Path, record: BuildRecord, engine: Virtuoso) -> Settings:
    """Settings for the built store, loaded into Virtuoso."""
    assert record.quads
    settings = Settings(
        state=state,
        sources=None,
        endpoint=engine.query,
        endpoint_update=engine.update,
        endpoint_user=engine.user,
        endpoint_password=engine.password,
        # Several run on one machine; what is compared is answers.
        query_seconds=60,
    )
    republish(settings, progress)
    return settings


@pytest.fixture(scope="session")
def hall(settings: Settings) -> Hall:
    """Everything that answers, by Virtuoso."""
    return open_hall(settings)


@pytest.fixture(scope="session")
def client(hall: Hall, settings: Settings) -> Iterator[TestClient]:
    """A client of the service over Virtuoso."""
    with TestClient(create_app(hall, settings), base_url="http://ansinh.test") as client:
        yield client
