"""Every IRI has its path and its description, and no link in a description leads nowhere."""

import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from ansinh.hall import Hall
from ansinh.settings import Settings
from ansinh.store.interface import Iri
from ansinh.terms import BASE, ONTOLOGY, THING
from ansinh.web.app import create_app

_ALL = "SELECT DISTINCT ?s ?class WHERE { ?s a ?class }"
_IRI = re.compile(r"<([^<> ]+)>")
_LABELS = ("http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel")
TASK = "document/1204-kh-bcd-2024-kon-tum/task/PL2.IV.10"


class _Links(HTMLParser):
    """The addresses that a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


@pytest.fixture(scope="module")
def known(hall: Hall) -> dict[str, set[str]]:
    """Every IRI of ours that the graph describes, with its classes; named graphs have none."""
    found: dict[str, set[str]] = {graph: set() for graph in hall.store.graphs()}
    for row in hall.store.select(_ALL):
        if isinstance(row["s"], Iri) and row["s"].value.startswith(BASE):
            found.setdefault(row["s"].value, set()).add(row["class"].value)
    return found


@pytest.fixture(scope="module")
def sampled(known: dict[str, set[str]]) -> list[str]:
    """One IRI of each combination of classes, and all graphs and modules."""
    kinds = {frozenset(classes): iri for iri, classes in sorted(known.items()) if classes}
    graphs = [iri for iri, classes in known.items() if not classes]
    modules = [iri for iri in known if iri.startswith(f"{BASE}ontology/")]
    return sorted({*kinds.values(), *graphs, *modules})


def _path(iri: str) -> str:
    return f"/{iri.removeprefix(BASE)}".partition("#")[0]


def _triples(client: TestClient, iri: str) -> list[ox.Triple]:
    response = client.get(_path(iri), headers={"Accept": "application/n-triples"})
    assert response.status_code == 200, iri
    return [quad.triple for quad in ox.parse(input=response.content, format=ox.RdfFormat.N_TRIPLES)]


@pytest.fixture(scope="module")
def described(client: TestClient, sampled: list[str]) -> dict[str, list[ox.Triple]]:
    """The descriptions of the sampled IRIs."""
    return {iri: _triples(client, iri) for iri in sampled}


def _assert_nothing_dangles(descriptions: Iterable[tuple[str, list[ox.Triple]]], known: Mapping[str, set[str]]) -> None:
    for iri, triples in descriptions:
        named = {term.value for triple in triples for term in triple if isinstance(term, ox.NamedNode)}
        ours = {one for one in named if one.startswith((THING, ONTOLOGY))}
        assert ours <= known.keys() | {f"{THING}dataset"}, iri


def _assert_page_leads_somewhere(client: TestClient, iri: str, seen: set[str]) -> None:
    response = client.get(_path(iri), headers={"Accept": "text/html"})
    assert response.status_code == 200, iri
    links = _Links()
    links.feed(response.text)
    for address in {one.partition("#")[0] for one in links.found} - seen:
        if address.startswith("/"):
            assert client.get(address).status_code == 200, f"{iri} links to {address}"
            seen.add(address)


def test_one_thing_of_each_class_has_a_description_in_which_nothing_dangles(
    described: dict[str, list[ox.Triple]], known: dict[str, set[str]]
) -> None:
    assert len(described) > 60
    _assert_nothing_dangles(described.items(), known)


@pytest.mark.heavy
def test_every_iri_has_a_description_in_which_nothing_dangles(client: TestClient, known: dict[str, set[str]]) -> None:
    assert len(known) > 4_500
    _assert_nothing_dangles(((iri, _triples(client, iri)) for iri in known), known)


@pytest.mark.heavy
def test_every_link_on_the_pages_of_one_thing_of_each_class_leads_somewhere(
    client: TestClient, sampled: list[str]
) -> None:
    seen: set[str] = set()
    for iri in sampled:
        _assert_page_leads_somewhere(client, iri, seen)
    assert len(seen) > 500


def test_every_term_has_its_place_on_the_page_of_the_ontology(client: TestClient, known: dict[str, set[str]]) -> None:
    page = client.get("/ontology", headers={"Accept": "text/html"}).text
    for iri in known:
        if iri.startswith(ONTOLOGY):
            assert f'id="{iri.removeprefix(ONTOLOGY)}"' in page


def test_whatever_a_description_mentions_has_its_label_in_both_languages(
    described: dict[str, list[ox.Triple]],
) -> None:
    things = {iri: triples for iri, triples in described.items() if iri.startswith(THING)}
    for iri, triples in things.items():
        mentioned = {term.value for triple in triples for term in triple if isinstance(term, ox.NamedNode)}
        labelled: dict[str, set[str]] = {}
        for triple in triples:
            subject, text = triple.subject, triple.object
            if triple.predicate.value not in _LABELS or not isinstance(text, ox.Literal):
                continue
            if isinstance(subject, ox.NamedNode):
                labelled.setdefault(subject.value, set()).add(text.language or "vi en")
        lacking = {one for one in mentioned if {*" ".join(labelled.get(one, set())).split()} < {"vi", "en"}}
        assert lacking == set(), iri


@pytest.mark.parametrize(("lang", "which"), [("vi", 0), ("en", 1)])
def test_a_page_shows_no_bare_iri_as_the_text_of_a_link(
    client: TestClient, sampled: list[str], lang: str, which: int
) -> None:
    for iri in sampled[which::2]:
        if iri.startswith(THING):
            page = client.get(_path(iri), params={"lang": lang}, headers={"Accept": "text/html"}).text
            main = page.partition("<main")[2]
            assert not re.search(r">(?:https?://|\w+:)[\w/#.-]+</a>", main), iri


def test_a_description_holds_both_directions_the_passages_and_the_findings(client: TestClient) -> None:
    lines = client.get(f"/about/{TASK}.nt").text
    task = f"<{THING}{TASK}>"
    assert f"{task} <{ONTOLOGY}hasParticipation> " in lines
    assert f"<{ONTOLOGY}participationIn> {task} ." in lines
    assert f"{task} <{ONTOLOGY}statedIn> <{THING}source/003_158e14af8b7b391b/621-622> ." in lines
    assert f"<{THING}source/003_158e14af8b7b391b/621-622> <{ONTOLOGY}firstLine> " in lines
    assert f'<{THING}source/003_158e14af8b7b391b> <{ONTOLOGY}fileName> "003_158e14af8b7b391b.txt" .' in lines
    assert f"<{THING}document/1204-kh-bcd-2024-kon-tum/finding/44> <{ONTOLOGY}message> " in lines


def test_the_page_of_a_task_names_its_participations_its_places_and_its_findings(client: TestClient) -> None:
    page = client.get(f"/about/{TASK}.html", params={"lang": "en"}).text
    assert "Kon Tum Provincial Police: lead" in page
    assert "003_158e14af8b7b391b.txt lines 621–622" in page
    assert "prosecution is a criminal measure" in page


def test_a_description_cut_at_the_limit_says_where_it_goes_on_and_the_pages_hold_all(
    hall: Hall, settings: Settings
) -> None:
    source = "source/003_158e14af8b7b391b"
    few = settings.model_copy(update={"link_limit": 100})
    with TestClient(create_app(hall, few), base_url="http://ansinh.test") as client:
        address, held = f"/about/{source}.nt", set()
        for _ in range(20):
            response = client.get(address)
            held |= {
                line for line in response.text.split("\n") if f"<{ONTOLOGY}inSourceFile> <{THING}{source}>" in line
            }
            following = re.search(r'<([^>]+)>; rel="next"', response.headers["link"])
            if following is None:
                break
            assert response.headers["ansinh-truncated"] == "true"
            address = following[1]
    query = f"SELECT ?passage WHERE {{ ?passage ansinh:inSourceFile <{THING}{source}> }}"
    assert len(held) == len(hall.store.select(query)) > 200


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/id/document/06-ct-ubnd-2018-vinh-long/version/0", "/api/plans/06-ct-ubnd-2018-vinh-long/versions/0"),
        (f"/id/{TASK}?lang=en", f"/about/{TASK}?lang=en"),
        (f"/id/{TASK}.ttl", f"/about/{TASK}.ttl"),
    ],
)
def test_the_path_of_a_thing_leads_to_what_tells_of_it(client: TestClient, path: str, target: str) -> None:
    response = client.get(path, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, target)
    assert client.get(target).status_code == 200


@pytest.mark.parametrize("place", ["id", "about"])
@pytest.mark.parametrize("path", ["%1B", "%C2%A5%1B", "a%20b", "%EE%80%80", "%25zz"])
def test_what_cannot_be_an_iri_is_not_found(client: TestClient, place: str, path: str) -> None:
    assert client.get(f"/{place}/{path}", follow_redirects=False).status_code == 404
