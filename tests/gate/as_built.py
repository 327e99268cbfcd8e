"""Whether a store that was brought up to date is the one that a build of everything would give."""

from pathlib import Path

from ansinh.build import assemble
from ansinh.corpus.files import Corpus
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.fingerprint import fingerprint
from ansinh.store.snapshots import published
from ansinh.store.tally import tallied
from ansinh.terms import ONTOLOGY_GRAPH, SHAPES_GRAPH

# Graphs with blank nodes, whose labels are not the same in two stores; no plan can change them.
FIXED = (ONTOLOGY_GRAPH, SHAPES_GRAPH)


def store_in(state: Path) -> EmbeddedStore:
    """The store in force in a state folder."""
    return EmbeddedStore.reader(published(state)[0] / "store")


def content(store: EmbeddedStore) -> dict[str, list[str]]:
    """The triples that plans can change, by graph."""
    return {name: store.ntriples([name]) for name in store.graphs() if name not in FIXED}


def assert_as_built(corpus: Corpus, state: Path) -> None:
    """Compare graph by graph, then the whole: quads, their fingerprint, and the default graph."""
    whole, _ = assemble(corpus)
    store, record = store_in(state), published(state)[1]
    found, wanted = content(store), content(whole)
    assert found.keys() == wanted.keys()
    for name, lines in wanted.items():
        difference = sorted(set(found[name]) ^ set(lines))
        assert not difference, f"{name}: {difference[:20]}"
    assert record.quads == len(whole)
    assert record.dataset == fingerprint(whole.nquads().decode().split("\n")[:-1])
    count = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"
    union = whole.ntriples(whole.graphs())
    assert store.select(count)[0]["count"].value == str(len(union))
    assert record.tally == tallied(union)
