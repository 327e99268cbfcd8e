"""The W3C suite of SPARQL 1.1 (w3c/rdf-tests), asked of our endpoint over HTTP.

The suites lie in what ANSINH_TEST_W3C names, or in `../shared/w3c` beside the checkout. A store is made of the data of
a test and served by the route that serves the graph; results are compared as bags of rows, or in order where the query
orders them, up to the names of blank nodes.
"""

import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Self, cast

import pyoxigraph as ox
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from rdflib import RDF, RDFS, Graph, Namespace, Node, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.query import Result
from tests.results import expected_result, parsed, same_csv, same_result

from ansinh.hall import Halls
from ansinh.pools import queriers
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.snapshots import store_of
from ansinh.web import problems, sparql
from ansinh.web.asking import Asking
from ansinh.web.cache import ResultCache

ROOT = Path(__file__).resolve().parents[1]
SUITES = Path(os.environ.get("ANSINH_TEST_W3C", str(ROOT.parent / "shared" / "w3c"))) / "sparql11"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
_ORDERED = re.compile(r"\border\s+by\b(?!.*\})", re.IGNORECASE | re.DOTALL)
_TABLES = ("json", "xml", "tsv")
RDFLIB_READS_JSONLD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
_GRAPHS = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}


@dataclass(frozen=True, slots=True)
class Case:
    """One test.

    Args:
        name: folder and name.
        kind: the local name of its type.
        query: the file of the query.
        data: the files of the default graph.
        graphs: the named graphs, by name.
        result: the file of the expected result.
    """

    name: str
    kind: str
    query: Path
    data: tuple[Path, ...] = ()
    graphs: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    version: str


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What the endpoint needs of a hall."""

    folder: Path
    source: Path
    store: EmbeddedStore
    desk: _Desk


class Endpoint:
    """Our endpoint, over one store after another; to be entered.

    Args:
        folder: where stores are written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._readers = queriers(Settings())
        app = FastAPI(lifespan=self._lifespan)
        problems.install(app)
        app.include_router(sparql.router(Asking(cast("Halls", self), self._readers, ResultCache(0), Settings())))
        self.client = TestClient(app)

    @asynccontextmanager
    async def _lifespan(self, _app: FastAPI) -> AsyncIterator[None]:
        async with self._readers:
            yield

    def __enter__(self) -> Self:
        self.client.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.client.__exit__()

    def show(self, store: ox.Store) -> TestClient:
        """A client, once the endpoint is over `store`, whose default graph is what it holds as such."""
        self._number += 1
        self._snapshot.mkdir()
        written = ox.Store(str(store_of(self._snapshot)))
        written.bulk_extend(store)
        for name in store.named_graphs():
            written.add_graph(name)
        written.flush()
        return self.client

    @property
    def _snapshot(self) -> Path:
        return self._folder / str(self._number)

    def current(self) -> _Snapshot:
        """Stands for `Halls.current`."""
        store = EmbeddedStore.reader(store_of(self._snapshot))
        return _Snapshot(self._snapshot, self._snapshot, store, _Desk(str(self._number)))


def cases(*folders: str) -> list[Case]:
    """The tests of these folders, in their order; none where the suites are not there."""
    return [case for folder in folders if SUITES.is_dir() for case in _cases(SUITES / folder / "manifest.ttl")]


def agrees(endpoint: Endpoint, case: Case) -> bool:
    """Whether our endpoint does what the test expects."""
    client = endpoint.show(_store(case))
    text = case.query.read_text(encoding="utf-8")
    if case.kind.startswith("Positive"):
        return _ask(client, text, "").status_code == HTTPStatus.OK
    if case.kind.startswith("Negative"):
        return _ask(client, text, "").status_code == HTTPStatus.BAD_REQUEST
    assert case.result is not None
    based = f"BASE <{case.query.as_uri()}>\n{text}"
    if case.result.suffix == ".csv":
        return same_csv(_body(client, based, "csv"), case.result.read_bytes())
    expected = expected_result(case.result)
    if isinstance(expected, Result):
        return _same_table(client, based, expected)
    found = {parser: _body(client, based, name) for name, parser in _GRAPHS.items()}
    return all(
        content != b"" and isomorphic(Graph().parse(data=content, format=parser), expected)
        for parser, content in found.items()
    )


def _cases(manifest: Path) -> Iterator[Case]:
    graph = Graph().parse(manifest, publicID=manifest.as_uri())
    for entries in graph.objects(None, MF.entries):
        for test in Collection(graph, entries):
            yield _case(manifest, graph, test)


def _case(manifest: Path, graph: Graph, test: Node) -> Case:
    name = f"{manifest.parent.name}/{str(test).rpartition('#')[2]}"
    kind = str(graph.value(test, RDF.type)).rpartition("#")[2]
    action, result = graph.value(test, MF.action), graph.value(test, MF.result)
    if isinstance(action, URIRef):
        return Case(name, kind, _path(action))
    named = tuple(_named(graph, node) for node in graph.objects(action, QT.graphData))
    data = tuple(_path(node) for node in graph.objects(action, QT.data))
    return Case(name, kind, _path(graph.value(action, QT.query)), data, named, _path(result) if result else None)


def _named(graph: Graph, node: Node) -> tuple[str, Path]:
    if isinstance(node, URIRef):
        return str(node), _path(node)
    return str(graph.value(node, RDFS.label)), _path(graph.value(node, QT.graph))


def _path(node: Node | None) -> Path:
    return Path(str(node).removeprefix("file://"))


def _store(case: Case) -> ox.Store:
    store = ox.Store()
    for path in case.data:
        _load(store, path, ox.DefaultGraph())
    for name, path in case.graphs:
        store.add_graph(ox.NamedNode(name))
        _load(store, path, ox.NamedNode(name))
    return store


def _load(store: ox.Store, path: Path, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    form = ox.RdfFormat.from_extension(path.suffix[1:])
    store.load(path=str(path), format=form, base_iri=path.as_uri(), to_graph=graph)


def _ask(client: TestClient, query: str, form: str) -> Response:
    headers = {"Content-Type": "application/sparql-query"}
    return client.post("/sparql", params={"format": form} if form else {}, content=query.encode(), headers=headers)


def _body(client: TestClient, query: str, form: str) -> bytes:
    response = _ask(client, query, form)
    return bytes(response.content) if response.status_code == HTTPStatus.OK else b""


def _same_table(client: TestClient, query: str, expected: Result) -> bool:
    ordered = _ORDERED.search(query) is not None
    forms = _TABLES if expected.type == "SELECT" else _TABLES[:2]
    found = {form: _body(client, query, form) for form in forms}
    return all(
        content != b"" and same_result(parsed(content, form), expected, ordered=ordered)
        for form, content in found.items()
    )
