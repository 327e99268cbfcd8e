"""Machines find the dataset, its counts, its questions, its pages and its files."""

import gzip
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from tests.service.html import parsed

from ansinh.hall import Hall
from ansinh.settings import Settings
from ansinh.terms import BASE, DATASET
from ansinh.web.app import create_app

_VOID = "http://rdfs.org/ns/void#"
_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_PARTITIONS = """
PREFIX void: <http://rdfs.org/ns/void#>
SELECT ?class ?property ?count WHERE {
  { ?dataset void:classPartition ?part . ?part void:class ?class ; void:entities ?count }
  UNION { ?dataset void:propertyPartition ?part . ?part void:property ?property ; void:triples ?count }
}
"""


@pytest.fixture(scope="module")
def void(client: TestClient) -> ox.Store:
    store = ox.Store()
    store.load(client.get("/.well-known/void", headers={"Accept": "text/turtle"}).content, format=ox.RdfFormat.TURTLE)
    return store


def _values(store: ox.Store, name: str) -> list[str]:
    quads = store.quads_for_pattern(ox.NamedNode(DATASET), ox.NamedNode(name), None)
    return [quad.object.value for quad in quads if not isinstance(quad.object, ox.Triple)]


def test_the_iri_of_the_dataset_leads_to_its_description(client: TestClient) -> None:
    response = client.get(f"/{DATASET.removeprefix(BASE)}", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/.well-known/void")


@pytest.mark.parametrize("form", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"])
def test_the_dataset_is_described_in_each_form(client: TestClient, form: str) -> None:
    response = client.get("/.well-known/void", headers={"Accept": form})
    assert response.headers["content-type"].startswith(form)
    assert (
        client.get("/.well-known/void", headers={"Accept": form, "If-None-Match": response.headers["etag"]}).status_code
        == 304
    )


def test_a_reader_is_told_of_the_dataset_on_a_page(client: TestClient) -> None:
    headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    response = client.get("/.well-known/void?lang=en", headers=headers)
    page = parsed(response.text)
    assert response.headers["content-type"].startswith("text/html")
    assert page.all("h1")[0].text == "the whole Ansinh dataset"
    assert any(one.attributes["href"] == "https://creativecommons.org/licenses/by/4.0/" for one in page.all("a"))


def test_the_counts_are_those_of_the_graph(void: ox.Store, hall: Hall) -> None:
    assert _values(void, f"{_VOID}triples") == [
        hall.store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]["n"].value
    ]


def test_the_partitions_are_those_of_the_graph(void: ox.Store, hall: Hall) -> None:
    told = {
        ((row["class"] or row["property"]).value, row["count"].value)
        for row in void.query(_PARTITIONS)  # type: ignore[union-attr]
    }
    classes = hall.store.select("SELECT ?x (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?x } GROUP BY ?x")
    properties = hall.store.select("SELECT ?x (COUNT(*) AS ?n) WHERE { ?s ?x ?o } GROUP BY ?x")
    assert told == {(row["x"].value, row["n"].value) for row in (*classes, *properties)}


def test_the_dataset_is_a_dataset_of_dcat_with_licence_date_and_distributions(void: ox.Store, hall: Hall) -> None:
    kinds = _values(void, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert set(kinds) == {f"{_VOID}Dataset", "http://www.w3.org/ns/dcat#Dataset"}
    assert _values(void, "http://purl.org/dc/terms/license") == ["https://creativecommons.org/licenses/by/4.0/"]
    (modified,) = _values(void, "http://purl.org/dc/terms/modified")
    assert datetime.fromisoformat(modified) == datetime.fromisoformat(hall.record.built)
    assert _values(void, f"{_VOID}sparqlEndpoint") == [f"{BASE}sparql"]
    assert len(_values(void, "http://www.w3.org/ns/dcat#distribution")) == 6


def test_what_the_description_names_as_examples_and_dumps_is_there(client: TestClient, void: ox.Store) -> None:
    dumps = {quad.object.value for quad in void.quads_for_pattern(None, ox.NamedNode(f"{_VOID}dataDump"), None)}  # type: ignore[union-attr]
    small = {one for one in dumps if "/graph/reference" in one}
    assert small
    for iri in (*_values(void, f"{_VOID}exampleResource"), *small):
        assert client.get(f"/{iri.removeprefix(BASE)}").status_code == 200


def test_the_sitemap_names_pages_that_are_there(client: TestClient) -> None:
    parts = [one.text or "" for one in ET.fromstring(client.get("/sitemap.xml").text).iter(_LOC)]  # noqa: S314 - our own
    assert parts == ["http://ansinh.test/sitemap/0"]
    pages = [one.text or "" for one in ET.fromstring(client.get(parts[0]).text).iter(_LOC)]  # noqa: S314
    assert len(pages) > 500
    assert "http://ansinh.test/about/document/21-nq-tw-2012" in pages
    for page in pages[::40]:
        assert client.get(page).status_code == 200, page


@pytest.mark.parametrize("number", ["1", "-1", "x"])
def test_the_sitemap_has_no_other_part(client: TestClient, number: str) -> None:
    assert client.get(f"/sitemap/{number}").status_code in (404, 422)


def test_robots_are_shown_the_sitemap_and_kept_from_what_costs(client: TestClient) -> None:
    text = client.get("/robots.txt").text
    assert "Disallow: /sparql\n" in text
    assert "Sitemap: http://ansinh.test/sitemap.xml\n" in text


FILE = "/dumps/graph/reference.nq.gz"


@pytest.fixture
def quick(hall: Hall, settings: Settings, tmp_path: Path) -> TestClient:
    """The service over a snapshot of which no file has been made, and which waits for none."""
    hurried = settings.model_copy(update={"dump_seconds": 0})
    return TestClient(create_app(replace(hall, folder=tmp_path), hurried), base_url="http://ansinh.test")


def test_the_list_of_files_says_size_and_checksum_of_those_that_are_made(quick: TestClient, hall: Hall) -> None:
    listed = quick.get("/dumps", params={"limit": 1}, headers={"Accept": "application/json"}).json()
    assert listed["date"] == hall.record.built
    assert listed["graphs"] == len(hall.store.graphs())
    assert {file["name"] for file in listed["files"]} >= {"ansinh.nq.gz", "ansinh-tables.zip", "ansinh-sqlite.zip"}
    there = [file for file in listed["files"] if file["size"] is not None]
    assert all(re.fullmatch(r"[0-9a-f]{64}", file["sha256"]) for file in there)


def test_the_list_is_a_page_too_and_a_file_of_checksums(client: TestClient) -> None:
    page = client.get("/dumps", params={"lang": "en", "offset": 1, "limit": 1}, headers={"Accept": "text/html"}).text
    assert "How to cite" in page
    sums = client.get("/dumps", params={"offset": 1, "limit": 1}, headers={"Accept": "text/plain"})
    assert all(re.fullmatch(r"[0-9a-f]{64}  graph/\S+\.gz", line) for line in sums.text.splitlines())


def test_the_list_goes_on_where_the_link_says(client: TestClient) -> None:
    response = client.get("/dumps", params={"offset": 1, "limit": 1}, headers={"Accept": "application/json"})
    assert response.headers["link"] == '</dumps?limit=1&offset=2>; rel="next"'


def test_a_file_says_its_tag_its_date_and_that_it_may_be_had_in_parts(client: TestClient, hall: Hall) -> None:
    response = client.get(FILE)
    assert response.headers["content-type"] == "application/gzip"
    assert response.headers["accept-ranges"] == "bytes"
    assert response.headers["last-modified"].endswith("GMT")
    assert len(gzip.decompress(response.content).splitlines()) == len(
        hall.store.ntriples([f"{BASE}id/graph/reference"])
    )


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Range": "bytes=0-99"}, 206),
        ({"Range": "bytes=-100"}, 206),
        ({"Range": "bytes=99999999-"}, 416),
        ({"Range": "bytes=-0"}, 416),
        ({"Range": "lines=1-2"}, 200),
        ({"Range": "bytes=9-1"}, 200),
        ({"Range": "bytes=0-1,5-6"}, 200),
        ({"Range": "bytes=99999999-", "If-Range": '"other"'}, 200),
        ({"If-None-Match": "{etag}"}, 304),
        ({"If-None-Match": '"other"'}, 200),
        ({"If-Modified-Since": "{date}"}, 304),
        ({"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}, 200),
        ({"If-Modified-Since": "never"}, 200),
        ({"If-None-Match": '"other"', "If-Modified-Since": "{date}"}, 200),
        ({"Range": "bytes=0-99", "If-Range": "{etag}"}, 206),
        ({"Range": "bytes=0-99", "If-Range": '"other"'}, 200),
    ],
)
def test_a_file_is_sent_whole_in_part_or_not_at_all(client: TestClient, headers: dict[str, str], status: int) -> None:
    known = client.head(FILE).headers
    sent = {name: value.format(etag=known["etag"], date=known["last-modified"]) for name, value in headers.items()}
    response = client.get(FILE, headers=sent)
    assert response.status_code == status
    if status == 206:
        assert len(response.content) == 100
    if status == 416:
        assert response.headers["content-range"].startswith("bytes */")
        assert response.headers["content-type"] == "application/problem+json"


def test_a_file_that_is_being_made_is_asked_for_again_later(quick: TestClient) -> None:
    response = quick.get("/dumps/ansinh.jsonld.gz")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "30"


def test_there_is_no_file_of_another_name(client: TestClient) -> None:
    assert client.get("/dumps/graph/nothing.nq.gz").status_code == 404
    assert client.get("/dumps/..%2Fbuild.json").status_code == 404


@pytest.mark.parametrize(
    ("accept", "begins"),
    [("text/plain", "Ansinh: "), ("application/yaml", "cff-version: 1.2.0"), ("application/x-bibtex", "@misc{ansinh,")],
)
def test_the_data_are_cited_in_three_forms(client: TestClient, hall: Hall, accept: str, begins: str) -> None:
    response = client.get("/cite", headers={"Accept": accept})
    assert response.text.startswith(begins)
    assert hall.desk.version in response.text
