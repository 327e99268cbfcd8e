"""A small store in which a plan is looked at: its own triples with what they touch in the graph, under the same names.

The graphs of the bench have the names that they have in the store, so that the rules are applied to them in the same
steps as in a build: what follows from the base, from the plan alone, and from all together.
"""

import re
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ansinh.corpus.files import Corpus
from ansinh.corpus.parts import by_subject, is_common, named
from ansinh.corpus.plans import Pool
from ansinh.gate.descriptions import Descriptions, Surroundings
from ansinh.gate.probes import Probe, partners, read_probes
from ansinh.gate.sharing import Sharing
from ansinh.knowledge.inference import Scope, infer
from ansinh.knowledge.notes import Notes
from ansinh.knowledge.report import Report, describe
from ansinh.knowledge.shacl_fast import FastValidator
from ansinh.knowledge.shacl_store import StoreValidator
from ansinh.knowledge.validation import Result
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import (
    AUTHORITY_GRAPH,
    BASE_INFERRED_GRAPH,
    CORPUS_INFERRED_GRAPH,
    GRAPH,
    ONTOLOGY,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
    SHAPES_GRAPH,
    THING,
    document_graph,
    inferred_graph,
)

BASE = (ONTOLOGY_GRAPH, REFERENCE_GRAPH, AUTHORITY_GRAPH)
DEDUCED = (BASE_INFERRED_GRAPH, CORPUS_INFERRED_GRAPH)
COMMON_GRAPH = GRAPH + "common"
"""On a bench alone: what many plans say alike."""
# Definitions and labels of the ontology play no part in a check, nor does what no rule reads.
_IRRELEVANT = re.compile(
    r"/core#(?:definition|scopeNote|example|altLabel)> |/rdf-schema#(?:label|domain|range|isDefinedBy)> "
    r"|/ns#term_status> |/owl#(?:disjointWith|imports)> |/dc/terms/\w+> "
)
_POINTING = (
    (THING + "document/", ONTOLOGY + "describes"),  # authority records
    (THING + "agency/", ONTOLOGY + "formerAgency"),  # changes that ended an agency
)
_OWNED = re.compile(re.escape(THING) + r"(?:document/[^/]+/|source/)")
_AROUND = tuple(f"<{ONTOLOGY}{way}>" for way in ("within", "operatesIn", "jurisdiction"))

_SUMS_UP = re.compile(r"^#\+ summary: true$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What every look at a plan needs, and no added plan can change: ontology, shapes, rules.

    Args:
        axioms: the ontology without codes, labels and definitions, as N-Triples lines.
        codes: the descriptions of each code by graph, by its IRI.
        descriptions: what describes a thing.
        shapes: the shapes as N-Triples lines.
        rules: the CONSTRUCT rules.
        unsummed: those among them that do not only sum up for questions what no shape looks at.
        probes: what the rules that compare look for in the graph.
        validator: the engine with the shapes.
        notes: what the shapes say of themselves.
        pool: all descriptions that plans share and that there ever were.
    """

    axioms: tuple[str, ...]
    codes: Mapping[str, Mapping[str, list[str]]]
    descriptions: Descriptions
    shapes: tuple[str, ...]
    rules: tuple[str, ...]
    unsummed: tuple[str, ...]
    probes: tuple[Probe, ...]
    validator: StoreValidator
    notes: Notes
    pool: Pool


def grounds_of(engine: EmbeddedStore, corpus: Corpus) -> Grounds:
    """The grounds of a graph."""
    ontology = [line for line in engine.ntriples([ONTOLOGY_GRAPH]) if not _IRRELEVANT.search(line)]
    terms = {node for node in by_subject(ontology) if node.startswith(THING)}
    shapes = engine.ntriples([SHAPES_GRAPH])
    rules = tuple(path.read_text(encoding="utf-8") for path in corpus.rules)
    return Grounds(
        tuple(line for line in ontology if not line.startswith(f"<{THING}")),
        {node: _relevant(engine, node) for node in terms},
        Descriptions(engine),
        tuple(shapes),
        rules,
        tuple(rule for rule in rules if not _SUMS_UP.search(rule)),
        read_probes(corpus.probes),
        StoreValidator(engine, shapes, FastValidator),
        Notes(engine),
        Pool(corpus),
    )


class Keeper:
    """Keeps the grounds from one snapshot to the next, for as long as the project's files stay the same.

    Args:
        corpus: the project's files and the history of added plans.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._lock = threading.Lock()
        self._kept: tuple[str, Grounds] | None = None

    def grounds(self, engine: EmbeddedStore, digest: str) -> Grounds:
        """The grounds of a graph that was built from the files with this digest."""
        with self._lock:
            if self._kept is None or self._kept[0] != digest:
                self._kept = digest, grounds_of(engine, self._corpus)
            return self._kept[1]


def _relevant(engine: EmbeddedStore, node: str) -> dict[str, list[str]]:
    """The descriptions of a code in the base; a code is named so often that nothing else may be looked up."""
    graphs = (ONTOLOGY_GRAPH, BASE_INFERRED_GRAPH)
    about = {graph: engine.ntriples([graph], node) for graph in graphs}
    return {graph: [line for line in lines if not _IRRELEVANT.search(line)] for graph, lines in about.items()}


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of the graph a bench must not see, because it is about to be replaced.

    Args:
        graphs: graphs that are left out.
        nodes: nodes whose descriptions in the base are left out.
        doubted: nodes between which what was deduced is left out, to be deduced anew.
        document: the document that is about to be replaced.
    """

    graphs: frozenset[str] = frozenset()
    nodes: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()
    document: str | None = None

    def allows(self, node: str, graph: str, line: str) -> bool:
        """Whether the bench may see a line about `node` in `graph`."""
        if graph in self.graphs or (node in self.nodes and graph in (*BASE, BASE_INFERRED_GRAPH)):
            return False
        return graph not in DEDUCED or not self.doubts(node, line)

    def doubts(self, node: str, line: str) -> bool:
        """Whether a deduced line about `node` has to be deduced anew."""
        return node in self.doubted and named((line,)) <= self.doubted


class Bench:
    """See the module.

    Args:
        grounds: what no plan can change.
        around: the graph.
        hidden: what of it must not be seen.
    """

    def __init__(self, grounds: Grounds, around: Surroundings, hidden: Hidden | None = None) -> None:
        self._grounds = grounds
        self._around = around
        self._engine = around.engine
        self._hidden = hidden or Hidden()
        self._fetched: set[str] = set()
        self.store = EmbeddedStore.in_memory()
        self.store.add(ONTOLOGY_GRAPH, grounds.axioms)

    def lay(self, graph: str, lines: Iterable[str]) -> None:
        """Put triples on the bench, which need not be in the graph."""
        self.store.add(graph, lines)

    def share(self, shared: Sharing) -> None:
        """Put on the bench the descriptions that plans share, as they will be where they change."""
        for graph in BASE:
            before = {line for node in shared.nodes for line in self._engine.ntriples([graph], node)}
            lines = before - shared.removed.get(graph, set()) | shared.added.get(graph, set())
            self.lay(graph, lines)
            self.surround(lines)

    def fetch(self, nodes: Iterable[str]) -> set[str]:
        """Put on the bench what the graph says about `nodes`; gives these lines."""
        graphs: dict[str, list[str]] = {}
        for node in set(nodes) - self._fetched:
            self._fetched.add(node)
            for graph, lines in self.about(node).items():
                seen = [line for line in lines if self._hidden.allows(node, graph, line)]
                graphs.setdefault(graph, []).extend(seen)
        for graph, lines in graphs.items():
            self.store.add(graph, lines)
        return {line for lines in graphs.values() for line in lines}

    def about(self, node: str) -> Mapping[str, list[str]]:
        """What the graph says about `node`.

        Of a thing that plans share, that is what describes it; see `ansinh.gate.descriptions`.
        """
        if node in self._grounds.codes:
            return self._grounds.codes[node]
        if is_common(node):
            return {COMMON_GRAPH: self._around.once(node)}
        if _OWNED.match(node):
            return self._engine.about(node)
        return self._around.about(node)

    def surround(self, lines: Iterable[str]) -> None:
        """Put on the bench what triples name, with records of documents, ends of agencies, and areas around."""
        touched = named(lines) - self._fetched
        fetched = self.fetch(touched)
        self.fetch(self._pointing(touched))
        for _ in range(2):  # from an agency to its district, and on to the province
            fetched |= self.fetch(named(line for line in fetched if any(way in line for way in _AROUND)))

    def _pointing(self, touched: Iterable[str]) -> Iterator[str]:
        for kind, way in _POINTING:
            for iri in touched:
                if iri.startswith(kind):
                    yield from self._engine.pointing(iri, way)

    def conclude(self, name: str | None) -> None:
        """Apply the rules: to the base, to the plan `name` alone, then to everything on the bench."""
        infer(self.store, self._grounds.rules, Scope(BASE, BASE_INFERRED_GRAPH))
        base = (*BASE, BASE_INFERRED_GRAPH)
        if name is not None:
            infer(self.store, self._grounds.rules, Scope((*base, document_graph(name)), inferred_graph(name)))
        others = [graph for graph in self.store.graphs() if graph not in (*base, CORPUS_INFERRED_GRAPH)]
        infer(self.store, self._grounds.rules, Scope((*base, *others), CORPUS_INFERRED_GRAPH))

    def conclude_together(self) -> None:
        """Apply the rules to everything at once: what shapes look at, not told apart by what it follows from."""
        premises = tuple(graph for graph in self.store.graphs() if graph != CORPUS_INFERRED_GRAPH)
        infer(self.store, self._grounds.unsummed, Scope(premises, CORPUS_INFERRED_GRAPH))

    def compare(self, *, affected: bool = False) -> set[str]:
        """Put on the bench what the rules compare its nodes with; gives these nodes.

        Args:
            affected: whether to look for the nodes of other plans, too, that are compared with those on the bench.
        """
        probes = [probe for probe in self._grounds.probes if affected or not probe.affected]
        found = partners(self._engine, self.store, probes, self._hidden.document)
        lines = self.fetch(found)
        self.fetch(iri for iri in named(lines) if iri.startswith(f"{THING}time/"))
        return found

    def validate(self, only: Collection[str]) -> list[Result]:
        """What the shapes find at the nodes `only`, whose surroundings are on the bench.

        What these are compared with is fetched here. Core constraints look at a node and at what it names, and so are
        begun before that.
        """
        begun = self._grounds.validator.begin(self.store, self.store.graphs())
        self.compare()
        return self._grounds.validator.end(begun, self.store, only)

    def report(self, results: Sequence[Result]) -> Report:
        """The report that says where the results stand, without what a reader has recorded already."""
        return describe(self.store, self._grounds.notes, results)

    def deduced(self, graph: str) -> set[str]:
        """What was deduced into `graph`, as N-Triples lines."""
        return set(self.store.ntriples([graph]))
