"""What becomes of the descriptions that plans share (cited documents, agencies) when a plan comes, changes or goes.

A description comes with the first plan that names its thing and brings it, and leaves with the last plan that names it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ansinh.corpus.parts import Bundles, Parts, file_of, is_passage, is_shared, named, record_of, subject
from ansinh.corpus.plans import Pool
from ansinh.corpus.shared import placed
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri
from ansinh.terms import AUTHORITY_GRAPH, ONTOLOGY, REFERENCE_GRAPH, THING, document_graph, says

_DESCRIBES = ONTOLOGY + "describes"
_DESCRIBED = "SELECT ?record ?key WHERE { ?record ansinh:describes ?key }"
_RECORD = f"{THING}record/"
_SOURCE = f"{THING}source/"
_SHARED_GRAPHS = (AUTHORITY_GRAPH, REFERENCE_GRAPH)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What changes in the shared descriptions.

    Args:
        removed: lines that leave the authority and reference graphs.
        added: lines that join them.
        described: the things whose description the new version has to answer for, sorted.
        conflicts: the things that it describes otherwise than the graph does, sorted.
    """

    removed: Mapping[str, set[str]]
    added: Mapping[str, set[str]]
    described: tuple[str, ...]
    conflicts: tuple[str, ...]

    @property
    def nodes(self) -> frozenset[str]:
        """The nodes whose descriptions change."""
        lines = (line for graphs in (self.removed, self.added) for found in graphs.values() for line in found)
        return frozenset(subject(line) for line in lines)


def sharing(engine: EmbeddedStore, pool: Pool, name: str, new: Parts | None) -> Sharing:
    """What the plan `name` changes when its new version, or none, takes the place of what the graph has of it."""
    shelf = _Shelf(engine, pool, document_graph(name))
    said = new.said if new is not None else frozenset()
    brought = new.shared if new is not None else {}
    own = {key for key in brought if pool.last_describer(key) == name}
    conflicts = {key for key in brought.keys() - own if shelf.has(key) and not shelf.says(key, brought[key])}
    document = f"{THING}document/{name}"
    coming = _coming(shelf, {key: brought[key] for key in brought.keys() - conflicts}, own, _shared(said) - {document})
    if new is None and shelf.namers(document) is None:  # others cite it still
        coming |= pool.recalled({document})
    candidates = shelf.closure(_shared(shelf.old))
    leaving = candidates - _staying(shelf, candidates, said, coming)
    leaving.add(document)
    if new is not None:
        coming[document] = record_of(pool.heads(new).get(document, frozenset()), document)
    removed: dict[str, set[str]] = {graph: set() for graph in _SHARED_GRAPHS}
    for key in leaving | (own & coming.keys()):
        for graph, lines in placed([(key, shelf.bundle(key))]).items():
            removed[graph] |= lines
    kept, dropped = _passages(shelf, new)
    added = placed([*coming.items(), *kept.items()])
    removed[AUTHORITY_GRAPH] |= dropped
    removed[AUTHORITY_GRAPH] -= shelf.still_needed(removed[AUTHORITY_GRAPH], said)
    return Sharing(
        {graph: lines - added[graph] for graph, lines in removed.items()},
        {graph: lines - removed[graph] for graph, lines in added.items()},
        tuple(sorted({document, *new.sources, *(coming.keys() & brought.keys())})) if new is not None else (),
        tuple(sorted(conflicts)),
    )


def _shared(lines: Iterable[str]) -> set[str]:
    return {iri for iri in named(lines) if is_shared(iri) and not iri.startswith(_RECORD)}


def _coming(shelf: "_Shelf", brought: Bundles, own: Collection[str], wanted: set[str]) -> dict[str, frozenset[str]]:
    """The descriptions that the new version needs and the graph lacks, and those that it brings up to date."""
    coming: dict[str, frozenset[str]] = {}
    seen: set[str] = set()
    while wanted:
        seen |= wanted
        lacking = {key for key in wanted if not shelf.has(key)}
        known = shelf.pool.recalled(lacking - brought.keys())
        found = {key: brought[key] for key in wanted if key in brought and (key in lacking or key in own)} | known
        coming |= found
        wanted = {iri for lines in found.values() for iri in _shared(lines)} - seen
    return coming


def _staying(shelf: "_Shelf", candidates: set[str], said: Iterable[str], coming: Bundles) -> set[str]:
    """Those of `candidates` that something still names: the new version, another plan, or what itself stays."""
    named_anew = _shared(said) | {iri for lines in coming.values() for iri in _shared(lines)}
    namers = {key: shelf.namers(key) for key in candidates}
    staying = {
        key for key in candidates if key in named_anew or namers[key] is None or (namers[key] or set()) - candidates
    }
    while True:
        more = {key for key in candidates - staying if (namers[key] or set()) & staying}
        if not more:
            return staying
        staying |= more


def _passages(shelf: "_Shelf", new: Parts | None) -> tuple[Bundles, set[str]]:
    """Passages that somebody names and nobody describes any more, and lines about those that are described again.

    They are kept with the authority records, since somebody has compared something with them.
    """
    said = new.said if new is not None else frozenset()
    described = {subject(line) for line in said}
    before = {subject(line) for line in shelf.old}
    wanted = {iri for iri in named(said) if is_passage(iri)} - described
    wanted = {iri for iri in wanted if not shelf.lines(iri) and not shelf.said_elsewhere(iri)}
    leaving = {node for node in before - described if is_passage(node) and not shelf.said_elsewhere(node)}
    wanted |= {node for node in leaving if shelf.named_elsewhere(node)}
    again = {node for node in described | named(shelf.old) if is_passage(node)} - wanted
    files = {file_of(node) for node in again}
    return shelf.pool.passages(wanted), {line for node in again | files for line in shelf.lines(node)}


class _Shelf:
    """The shared descriptions that the graph holds, seen from one plan.

    Args:
        engine: the graph.
        pool: all descriptions that there ever were.
        graph: the plan's graph.
    """

    def __init__(self, engine: EmbeddedStore, pool: Pool, graph: str) -> None:
        self._engine = engine
        self._graph = graph
        self.pool = pool
        self.old = engine.ntriples([graph])

    def has(self, key: str) -> bool:
        """Whether the graph describes `key`, be it as a source document."""
        return bool(self._known_of(key))

    def _known_of(self, key: str) -> list[str]:
        """What the graph says about `key`, without the plan itself."""
        source = document_graph(key.removeprefix(f"{THING}document/"))
        graphs = {*_SHARED_GRAPHS, source} - {self._graph}
        return self._engine.ntriples(graphs, key)

    def _of_another(self, graph: str) -> bool:
        """Whether a graph holds what another plan says."""
        return says(graph) and graph != self._graph

    def says(self, key: str, lines: frozenset[str]) -> bool:
        """Whether the graph says just that about `key`; evidence apart."""
        own = f"<{key}> "
        return {line for line in lines if line.startswith(own)} <= set(self._known_of(key))

    def bundle(self, key: str) -> frozenset[str]:
        """The description of `key` with its record and the evidence of that."""
        records = self._engine.pointing(key, _DESCRIBES)
        record_lines = [line for record in records for line in self.lines(record)]
        passages = [line for iri in named(record_lines) if iri.startswith(_SOURCE) for line in self.lines(iri)]
        files = [line for iri in named(passages) if iri.startswith(_SOURCE) for line in self.lines(iri)]
        return frozenset((*self.lines(key), *record_lines, *passages, *files))

    def closure(self, keys: set[str]) -> set[str]:
        """Those of `keys` that are not the project's for good, and what their descriptions name, and so on."""
        found: set[str] = set()
        wanted = self._leavable(keys)
        while wanted:
            found |= wanted
            wanted = self._leavable({iri for key in wanted for iri in _shared(self.bundle(key))}) - found
        return found

    def _leavable(self, keys: Iterable[str]) -> set[str]:
        """Documents known from authority records alone, and agencies that an added plan brought."""
        return {
            key
            for key in keys
            if self._engine.ntriples([AUTHORITY_GRAPH], key)
            or (self._engine.ntriples([REFERENCE_GRAPH], key) and self.pool.last_describer(key))
        }

    def namers(self, key: str) -> set[str] | None:
        """The shared things whose descriptions name `key`; none where another plan names it."""
        found: set[str] = set()
        for graph, by in self._engine.naming(key):
            if graph in _SHARED_GRAPHS:
                owner = self._owner(by)
                if owner != key:
                    found.add(owner)
            elif self._of_another(graph):
                return None
        return found

    def named_elsewhere(self, node: str) -> bool:
        """Whether another plan names `node`."""
        return any(self._of_another(graph) for graph, _ in self._engine.naming(node))

    def said_elsewhere(self, node: str) -> bool:
        """Whether another plan describes `node`."""
        return any(self._of_another(graph) for graph in self._engine.about(node))

    def still_needed(self, lines: set[str], said: Collection[str]) -> set[str]:
        """Those of `lines`, about passages and files, on which something rests that is not among `lines`.

        That is a record, a passage that is kept, or what a plan says of a passage that no plan in force describes.
        """
        going = {subject(line) for line in lines}
        described = {subject(line) for line in said}
        kept: set[str] = set()
        while True:
            more = {
                node
                for node in going - kept
                if node.startswith(_SOURCE) and self._rests(node, going - kept, node in described)
            }
            if not more:
                return {line for line in lines if subject(line) in kept}
            kept |= more

    def _rests(self, node: str, going: Collection[str], described: bool) -> bool:
        undescribed = not described and not self.said_elsewhere(node)
        return any(
            (graph == AUTHORITY_GRAPH and by not in going) or (undescribed and self._of_another(graph))
            for graph, by in self._engine.naming(node)
        )

    def lines(self, node: str) -> list[str]:
        """What the authority and reference graphs say about `node`."""
        return self._engine.ntriples(_SHARED_GRAPHS, node)

    def _owner(self, node: str) -> str:
        if not node.startswith(_RECORD):
            return node
        rows = self._engine.select(_DESCRIBED, {"record": Iri(node)})
        return rows[0]["key"].value if rows else node
