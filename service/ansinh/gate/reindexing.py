"""The search index of a snapshot, kept up with what a plan changes in the graph."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ansinh.corpus.parts import subject
from ansinh.gate.join import Delta
from ansinh.search.index import FOLDER, copy_index, update_index
from ansinh.search.records import Gatherer, unit_of
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import RDFS, SKOS, THING, is_inferred

_CALLED = (f" <{RDFS}label> ", f" <{SKOS}prefLabel> ")
_DOCUMENT = THING + "document/"


def reindexed(before: Path, folder: Path, changed: EmbeddedStore, delta: Delta) -> None:
    """Write into the snapshot `folder` the index of the snapshot `before`, with what a delta changes put in anew.

    Args:
        before: the snapshot in force.
        folder: the one that is to follow.
        changed: its store.
        delta: what tells the two apart.

    Raises:
        SetupError: the snapshot in force has no index.
    """
    copy_index(before / FOLDER, folder / FOLDER)
    units = touched(changed, delta)
    update_index(folder / FOLDER, units, Gatherer(changed).of(units))


def touched(store: EmbeddedStore, delta: Delta) -> set[str]:
    """The units of which a record may have changed: those described, and those that name what is called otherwise."""
    units: set[str] = set()
    for graphs in (delta.removed, delta.added):
        units.update(_described(graphs))
        for node in _renamed(graphs):
            units.update(unit_of(other) for _, other in store.naming(node))
    return units


def _described(graphs: Mapping[str, set[str]]) -> Iterator[str]:
    """What is deduced of a thing has no part in its record, but findings that are computed are things of a document."""
    for graph, lines in graphs.items():
        for node in {subject(line) for line in lines}:
            if not is_inferred(graph) or node.startswith(_DOCUMENT):
                yield unit_of(node)


def _renamed(graphs: Mapping[str, set[str]]) -> set[str]:
    return {
        subject(line)
        for graph, lines in graphs.items()
        for line in lines
        if any(called in line for called in _CALLED) and not subject(line).startswith(_DOCUMENT)
    }
