"""What the tests of matching share: a client of the protocol, and a matcher over the whole graph."""

import pytest
from fastapi.testclient import TestClient
from tests.reconcile.protocol import Client

from ansinh.hall import Hall
from ansinh.reconcile.abbreviations import read_abbreviations
from ansinh.reconcile.directory import Directory
from ansinh.reconcile.match import Matcher


@pytest.fixture(scope="session")
def refine(client: TestClient) -> Client:
    """A client of the protocol."""
    return Client(client)


@pytest.fixture(scope="session")
def directory(hall: Hall) -> Directory:
    """Everything that names are matched with."""
    return Directory(hall.store, read_abbreviations(hall.corpus.abbreviations))


@pytest.fixture(scope="session")
def matcher(directory: Directory) -> Matcher:
    """Matches names with it."""
    return Matcher(directory)
