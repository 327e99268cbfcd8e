"""A remote store kept the same as a local one: loaded, resumed, changed, and noticed where it is not."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.standin import StandIn, stand_in

from ansinh.errors import SetupError
from ansinh.store.dialects import RECORD_GRAPH, Dialect
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.endpoint import Address
from ansinh.store.fingerprint import fingerprint
from ansinh.store.mirror import Mirror
from ansinh.unavailable import RemoteEngineError

ONE, TWO = "http://g/1", "http://g/2"
P = "<http://a/p>"
LINES = {
    ONE: [f'<http://a/one> {P} "một"@vi .', f"<http://a/one> {P} _:x .", f"_:x {P} <http://a/two> ."],
    TWO: [f'<http://a/one> {P} "một"@vi .', f'<http://a/two> {P} "hai"@vi .'],
}


def silent(_vi: str, _en: str) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def local(tmp_path: Path) -> EmbeddedStore:
    """A published store of two graphs that share a triple."""
    nquads = "".join(f"{line[:-1]}<{graph}> .\n" for graph, lines in LINES.items() for line in lines)
    EmbeddedStore.publish(
        tmp_path / "store", nquads.encode(), sorted({line for some in LINES.values() for line in some})
    )
    return EmbeddedStore.writer(tmp_path / "store")


@pytest.fixture
def behind() -> Iterator[StandIn]:
    """An empty endpoint."""
    with stand_in() as behind:
        yield behind


def mirror_of(behind: StandIn, dialect: str = "standard") -> Mirror:
    return Mirror(Address(f"{behind.address}/query", f"{behind.address}/update", "", None, dialect, 10))


def version(store: EmbeddedStore) -> str:
    quads = (f"{line[:-1]}<{graph}> ." for graph in store.graphs() for line in store.ntriples([graph]))
    return fingerprint(quads)


def content(behind: StandIn, graph: str) -> set[str]:
    """What it holds in a graph (empty: its default graph), blank nodes without their labels."""
    name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    quads = behind.store.quads_for_pattern(None, None, None, name)
    return {" ".join("_:" if str(term).startswith("_:") else str(term) for term in quad.triple) for quad in quads}


def expected(lines: list[str]) -> set[str]:
    return {line.removesuffix(" .").replace("_:x", "_:") for line in lines}


def test_what_is_published_is_there_with_its_union(local: EmbeddedStore, behind: StandIn) -> None:
    mirror = mirror_of(behind)
    mirror.publish(local, version(local), silent)
    mirror.check(version(local))
    assert content(behind, ONE) == expected(LINES[ONE])
    assert content(behind, TWO) == expected(LINES[TWO])
    assert content(behind, "") == expected([*LINES[ONE], *LINES[TWO]])
    assert len(list(behind.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))) == 4


def test_what_is_there_already_is_not_sent_again(local: EmbeddedStore, behind: StandIn) -> None:
    mirror = mirror_of(behind)
    mirror.publish(local, version(local), silent)
    before = len(behind.updates())
    mirror.publish(local, version(local), silent)
    assert len(behind.updates()) == before


def test_a_publication_that_broke_off_goes_on_where_it_was(local: EmbeddedStore, behind: StandIn) -> None:
    mirror = mirror_of(behind)

    def stop(_vi: str, en: str) -> None:
        if en == "loading graph 2/2":
            behind.faults.append((500, {}, "out of disk"))

    with pytest.raises(RemoteEngineError, match="out of disk"):
        mirror.publish(local, version(local), stop)
    with pytest.raises(SetupError, match="ansinh publish"):
        mirror.check(version(local))
    steps: list[str] = []
    mirror.publish(local, version(local), lambda _vi, en: steps.append(en))
    assert steps == ["loading graph 2/2", "forming the union 1/2", "forming the union 2/2"]
    assert content(behind, "") == expected([*LINES[ONE], *LINES[TWO]])


def test_a_graph_that_is_gone_is_emptied_and_the_union_formed_anew(local: EmbeddedStore, behind: StandIn) -> None:
    mirror = mirror_of(behind)
    mirror.publish(local, version(local), silent)
    local.apply({TWO: LINES[TWO]}, {})
    mirror.publish(local, version(local), silent)
    assert content(behind, TWO) == set()
    assert content(behind, "") == expected(LINES[ONE])


def test_a_change_comes_in_one_request(local: EmbeddedStore, behind: StandIn) -> None:
    mirror = mirror_of(behind)
    before = version(local)
    mirror.publish(local, before, silent)
    sent = len(behind.updates())
    removed = {TWO: [LINES[TWO][0]]}
    added = {"http://g/3": [f'<http://a/three> {P} "ba"@vi .']}
    local.apply(removed, added)
    mirror.change((removed, added), local, (before, version(local)))
    assert len(behind.updates()) == sent + 1
    mirror.check(version(local))
    # The triple that left one graph still stands in the other, and so in the union.
    union = expected([*LINES[ONE], LINES[TWO][1], *added["http://g/3"]])
    assert content(behind, "") == union
    mirror.publish(local, version(local), silent)
    assert len(behind.updates()) == sent + 1


def test_a_change_may_be_made_twice(local: EmbeddedStore, behind: StandIn) -> None:
    mirror = mirror_of(behind)
    before = version(local)
    mirror.publish(local, before, silent)
    added = {TWO: [f"<http://a/three> {P} <http://a/one> ."]}
    local.apply({}, added)
    for _ in range(2):
        mirror.change(({}, added), local, (before, version(local)))
    assert content(behind, TWO) == expected([*LINES[TWO], *added[TWO]])


def test_a_store_that_holds_something_else_is_not_changed(local: EmbeddedStore, behind: StandIn) -> None:
    mirror = mirror_of(behind)
    with pytest.raises(SetupError, match="ansinh publish"):
        mirror.change(({}, {TWO: LINES[ONE][:1]}), local, (version(local), "after"))
    assert behind.updates() == []


def test_an_engine_that_forms_the_union_itself_gets_none(local: EmbeddedStore, behind: StandIn) -> None:
    mirror_of(behind, "union").publish(local, version(local), silent)
    assert content(behind, "") == set()
    assert content(behind, RECORD_GRAPH)


def test_large_graphs_come_in_pieces_where_the_engine_takes_no_more(
    behind: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialect, "triples", 2_000)
    lines = [f"<http://a/{number}> {P} <http://a/one> ." for number in range(4_500)]
    EmbeddedStore.publish(tmp_path / "store", "".join(f"{line[:-1]}<{ONE}> .\n" for line in lines).encode(), lines)
    local = EmbeddedStore.reader(tmp_path / "store")
    mirror_of(behind).publish(local, version(local), silent)
    assert [body.count("/one> .") for body in behind.updates() if "/one> ." in body] == [2_000, 2_000, 500]
    assert len(content(behind, ONE)) == 4_500
