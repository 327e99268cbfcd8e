"""Files of the data hold what the graph holds, are made once, and are whole whatever happens meanwhile."""

import csv
import gzip
import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from ansinh.dumps.citation import Citation
from ansinh.dumps.depot import Depot, checksums
from ansinh.dumps.tabular import Tables
from ansinh.errors import NotFoundError
from ansinh.hall import Hall
from ansinh.questions.library import Library
from ansinh.terms import GRAPH, REFERENCE_GRAPH

_FOREVER = 300.0
_FORMATS = {
    ".nq.gz": ox.RdfFormat.N_QUADS,
    ".trig.gz": ox.RdfFormat.TRIG,
    ".ttl.gz": ox.RdfFormat.TURTLE,
    ".jsonld.gz": ox.RdfFormat.JSON_LD,
}
_CITATION = Citation("0.1.0+test", "2026-11-22")


@pytest.fixture(scope="module")
def maker() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as maker:
        yield maker


@pytest.fixture(scope="module")
def depot(hall: Hall, tmp_path_factory: pytest.TempPathFactory, maker: Executor) -> Depot:
    return Depot(hall, tmp_path_factory.mktemp("dumps"), maker)


def _content(depot: Depot, name: str) -> bytes:
    made = depot.made(depot.get(name), _FOREVER)
    assert made is not None
    return made.path.read_bytes()


def _quads(depot: Depot, name: str, suffix: str) -> set[str]:
    content = gzip.decompress(_content(depot, name + suffix))
    return {str(quad) for quad in ox.parse(input=content, format=_FORMATS[suffix])}


@pytest.mark.parametrize("suffix", [".nq.gz", ".trig.gz", ".jsonld.gz"])
def test_the_whole_in_a_form_with_graphs_holds_every_quad(depot: Depot, hall: Hall, suffix: str) -> None:
    assert len(_quads(depot, "ansinh", suffix)) == hall.record.quads


def test_the_whole_in_turtle_holds_every_triple_once(depot: Depot, hall: Hall) -> None:
    content = gzip.decompress(_content(depot, "ansinh.ttl.gz"))
    assert sum(1 for _ in ox.parse(input=content, format=ox.RdfFormat.TURTLE)) == hall.record.tally.triples


@pytest.mark.parametrize("suffix", list(_FORMATS))
def test_a_graph_is_given_in_each_form(depot: Depot, hall: Hall, suffix: str) -> None:
    name = f"graph/{REFERENCE_GRAPH.removeprefix(GRAPH)}"
    assert len(_quads(depot, name, suffix)) == len(hall.store.ntriples([REFERENCE_GRAPH]))


@pytest.mark.parametrize("name", ["ansinh.ttl", "graph/nothing.ttl.gz", "graph/reference.rdf.gz", "../build.json", ""])
def test_there_is_no_other_file(depot: Depot, name: str) -> None:
    with pytest.raises(NotFoundError):
        depot.get(name)


def test_a_file_is_made_once_and_the_same_data_give_the_same_bytes(hall: Hall, tmp_path: Path, maker: Executor) -> None:
    first, second = (Depot(hall, tmp_path / name, maker) for name in ("one", "two"))
    made = [one.made(one.get("graph/authority.trig.gz"), _FOREVER) for one in (first, second)]
    assert made[0] is not None
    assert made[1] is not None
    assert made[0].sha256 == made[1].sha256 == hashlib.sha256(made[0].path.read_bytes()).hexdigest()
    before = made[0].path.stat().st_ino
    again = Depot(hall, tmp_path / "one", maker)
    assert again.made(again.get("graph/authority.trig.gz"), _FOREVER) == made[0]
    assert made[0].path.stat().st_ino == before


def test_what_was_not_finished_is_made_anew(hall: Hall, tmp_path: Path, maker: Executor) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "authority.trig.gz").write_bytes(b"half")
    depot = Depot(hall, tmp_path, maker)
    made = depot.made(depot.get("graph/authority.trig.gz"), _FOREVER)
    assert made is not None
    assert gzip.decompress(made.path.read_bytes())


def test_a_file_that_cannot_be_made_is_an_error_each_time(hall: Hall, tmp_path: Path, maker: Executor) -> None:
    (tmp_path / "graph").write_text("in the way", encoding="utf-8")
    depot = Depot(hall, tmp_path, maker)
    for _ in range(2):
        with pytest.raises(OSError, match="graph"):
            depot.made(depot.get("graph/authority.trig.gz"), _FOREVER)


def test_nobody_waits_longer_than_he_said(hall: Hall, tmp_path: Path, maker: Executor) -> None:
    depot = Depot(hall, tmp_path, maker)
    assert depot.made(depot.get("ansinh.jsonld.gz"), 0) is None
    assert depot.made(depot.get("ansinh.jsonld.gz"), _FOREVER) is not None


def test_checksums_are_written_as_the_usual_tool_reads_them(depot: Depot) -> None:
    made = depot.made(depot.get("graph/authority.trig.gz"), _FOREVER)
    assert made is not None
    assert checksums([made]) == f"{made.sha256}  graph/authority.trig.gz\n"


@pytest.fixture(scope="module")
def tables(hall: Hall) -> Tables:
    """The tables of the main classes and of two of the listings, the others taking long."""
    some = (hall.corpus.root / "queries" / f"{name}.rq" for name in ("targets", "groups"))
    return Tables(hall.desk, Library(some))


@pytest.fixture(scope="module")
def archive(tables: Tables) -> zipfile.ZipFile:
    output = io.BytesIO()
    tables.write_csv(output, _CITATION)
    return zipfile.ZipFile(output)


def test_every_listing_and_main_class_has_a_table(hall: Hall) -> None:
    listings = {"documents", "citations", "targets", "observations", "groups", "assignments", "deadlines", "findings"}
    classes = {"agencies", "areas", "area_changes", "codes", "passages"}
    assert set(Tables(hall.desk, hall.library).names()) == listings | classes


def test_every_column_of_every_table_is_in_the_dictionary(hall: Hall) -> None:
    assert Tables(hall.desk, hall.library).undescribed() == []


def test_the_archive_holds_each_table_the_dictionary_and_the_package(tables: Tables, archive: zipfile.ZipFile) -> None:
    assert {*archive.namelist()} == {*(f"{name}.csv" for name in tables.names()), "dictionary.csv", "datapackage.json"}


def test_a_listing_as_a_table_is_the_listing(archive: zipfile.ZipFile, hall: Hall) -> None:
    rows = list(csv.reader(io.StringIO(archive.read("targets.csv").decode())))
    count = hall.store.select("SELECT (COUNT(DISTINCT ?target) AS ?n) WHERE { ?target a ansinh:Target }")
    assert len(rows) - 1 == int(count[0]["n"].value)


def test_the_package_and_the_dictionary_describe_every_column(archive: zipfile.ZipFile) -> None:
    package = json.loads(archive.read("datapackage.json"))
    entries = {
        (row["table"], row["column"]) for row in csv.DictReader(io.StringIO(archive.read("dictionary.csv").decode()))
    }
    for resource in package["resources"]:
        header = next(csv.reader(io.StringIO(archive.read(resource["path"]).decode())))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert {(resource["path"].removesuffix(".csv"), name) for name in header} <= entries
        assert all(field["title"] and field["description"] for field in resource["schema"]["fields"])


def test_the_database_has_the_same_rows(tables: Tables, archive: zipfile.ZipFile, tmp_path: Path) -> None:
    with (tmp_path / "zip").open("wb") as output:
        tables.write_sqlite(output, tmp_path / "scratch", _CITATION)
    with zipfile.ZipFile(tmp_path / "zip") as packed:
        packed.extract("ansinh.sqlite", tmp_path)
    connection = sqlite3.connect(tmp_path / "ansinh.sqlite")
    for name in tables.names():
        rows = len(list(csv.reader(io.StringIO(archive.read(f"{name}.csv").decode())))) - 1
        assert connection.execute(f"SELECT COUNT(*) FROM {name}").fetchone() == (rows,)
    assert connection.execute("SELECT SUM(value > 50) FROM targets WHERE unit = 'percent'").fetchone()[0] > 10
    assert connection.execute("SELECT text_en FROM citation").fetchone()[0] == _CITATION.text.en
    connection.close()


def test_the_citation_file_of_the_project_says_what_the_service_says() -> None:
    own = yaml.safe_load((Path(__file__).resolve().parents[2] / "CITATION.cff").read_text(encoding="utf-8"))
    served = yaml.safe_load(_CITATION.as_cff())
    for key in ("cff-version", "type", "title", "authors", "url", "license"):
        assert own[key] == served[key]
    assert served["version"] == "0.1.0+test"
    assert str(served["date-released"]) == "2026-11-22"
