"""What a plan changes in the graph when it is added, replaced or removed, down to the last inferred triple.

The graph with these changes is the one that a build of everything would give; the cost follows what the plan touches.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ansinh.corpus.parts import Parts, is_common, is_shared, named, subject
from ansinh.gate.bench import BASE, DEDUCED, Bench, Grounds, Hidden
from ansinh.gate.descriptions import Surroundings
from ansinh.gate.sharing import Sharing, sharing
from ansinh.knowledge.report import Report, computed_findings
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri
from ansinh.terms import (
    BASE_INFERRED_GRAPH,
    DOCUMENT_GRAPH,
    THING,
    document_graph,
    inferred_graph,
    is_inferred,
    says,
)

_COMPUTED = """
SELECT ?node ?finding WHERE { ?finding ansinh:concerns ?node ; ansinh:isInferred true ; a ansinh:Finding }
"""
_DOCUMENT_OF = "SELECT ?focus ?document WHERE { ?focus ansinh:inDocument ?document }"
_RECORDED = """
SELECT ?document ?finding WHERE {
  ?finding a ansinh:Finding ; ansinh:inDocument ?document FILTER NOT EXISTS { ?finding ansinh:isInferred true }
}
"""
_BESIDE = """
SELECT ?node ?other WHERE {
  ?node ansinh:inDocument ?document ; ansinh:indicator ?indicator .
  ?other ansinh:inDocument ?document ; ansinh:indicator ?any .
}
"""
_DOCUMENT = THING + "document/"


@dataclass(frozen=True, slots=True)
class Delta:
    """Triples that go and come, as N-Triples lines by graph; none that goes is missing, none that comes is there."""

    removed: Mapping[str, set[str]]
    added: Mapping[str, set[str]]

    def quads(self) -> tuple[list[str], list[str]]:
        """The N-Quads lines that go, and those that come."""
        return _quads(self.removed), _quads(self.added)


@dataclass(slots=True)
class _Changes:
    """A delta in the making: the content of whole graphs, and single lines."""

    engine: EmbeddedStore
    removed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    added: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def whole(self, graph: str, lines: set[str]) -> None:
        """The graph shall hold `lines` and nothing else."""
        before = set(self.engine.ntriples([graph]))
        self.removed[graph] |= before - lines
        self.added[graph] |= lines - before

    def some(self, graph: str, gone: set[str], come: set[str]) -> None:
        """Lines leave a graph, others join it."""
        self.removed[graph] |= {line for line in gone - come if graph in self.engine.holders(line)}
        self.added[graph] |= {line for line in come if graph not in self.engine.holders(line)}

    def delta(self) -> Delta:
        """The changes so far, graphs without any left out."""
        return Delta(
            {graph: lines for graph, lines in self.removed.items() if lines},
            {graph: lines for graph, lines in self.added.items() if lines},
        )


@dataclass(frozen=True, slots=True)
class Joined:
    """What comes of a change.

    Args:
        delta: the triples that go and come.
        report: the report on the plan's nodes; nothing where it is removed.
        shared: what changes in the descriptions that plans share.
    """

    delta: Delta
    report: Report
    shared: Sharing


def join(grounds: Grounds, engine: EmbeddedStore, name: str, new: Parts | None) -> Joined:
    """What changes when the version `new`, or none, takes the place of what the graph has of the plan `name`."""
    shared = sharing(engine, grounds.pool, name, new)
    change = _Change(grounds, engine, name, new, shared)
    report = change.carry_out()
    return Joined(change.changes.delta(), report, shared)


class _Change:
    """One change on its way through the graph; see `join` for the arguments."""

    def __init__(self, grounds: Grounds, engine: EmbeddedStore, name: str, new: Parts | None, shared: Sharing) -> None:
        self._grounds = grounds
        self._engine = engine
        self._surroundings = Surroundings(engine, grounds.descriptions)
        self._name = name
        self._said = set(new.said) if new is not None else set()
        self._old = set(engine.ntriples([document_graph(name)]))
        self._shared = shared
        self._nodes = frozenset({subject(line) for line in self._said | self._old} | shared.nodes)
        self._gone = self._find_gone()
        self._around = self._neighbours()
        self.changes = _Changes(engine)

    def carry_out(self) -> Report:
        """Take up everything that changes; gives the report on the plan's own nodes."""
        bench = self._bench()
        bench.fetch(self._around)
        bench.surround(self._said)
        bench.fetch(named(line for node in self._around for lines in bench.about(node).values() for line in lines))
        bench.conclude(self._name)
        for graph in DEDUCED:
            self._deduced(bench, graph)
        for graph in BASE:
            self.changes.some(graph, self._shared.removed.get(graph, set()), self._shared.added.get(graph, set()))
        own = bench.deduced(inferred_graph(self._name)) if self._said else set()
        affected = self._affected(bench)
        report = self._report(bench, affected)
        findings = computed_findings(report)
        self.changes.whole(document_graph(self._name), self._said)
        self.changes.whole(inferred_graph(self._name), own | set(findings.pop(inferred_graph(self._name), ())))
        for name in sorted(self._dependants()):
            self._dependant(name)
        self._findings(affected, findings)
        return Report(tuple(one for one in report.problems if one.result.focus not in affected))

    def _affected(self, bench: Bench) -> frozenset[str]:
        """The nodes of other plans, and the cited documents, about which the rules may now say something else."""
        nodes = bench.compare(affected=True) | self._around | self._cited()
        if self._old:
            before = Bench(self._grounds, self._surroundings)
            before.lay(document_graph(self._name), self._old)
            before.lay(inferred_graph(self._name), self._engine.ntriples([inferred_graph(self._name)]))
            before.surround(self._old)
            nodes |= before.compare(affected=True)
        return frozenset(node for node in nodes - self._nodes if is_shared(node) or self._stands_in_plan(node))

    def _report(self, bench: Bench, affected: frozenset[str]) -> Report:
        """The report on the plan's nodes and those affected, which are put on the bench with what they touch."""
        statements = {node for node in affected if not is_shared(node)}
        close = affected | {by for node in statements for graph, by in self._engine.naming(node) if says(graph)}
        # Rules compare figures with others of the same document.
        beside = self._engine.look_up(_BESIDE, [{"node": Iri(node)} for node in statements])
        close |= {row["other"].value for row in beside}
        bench.fetch(close)
        for _ in range(2):  # what they name, then what the documents among that name
            lines = {line for node in close for lines in bench.about(node).values() for line in lines}
            bench.surround(lines)
            close = frozenset(iri for iri in named(lines) if is_shared(iri))
        nodes = {subject(line) for line in self._said} | self._shared.nodes | affected
        results = bench.validate(nodes)
        for focus in {one.focus for one in results} & affected:
            bench.fetch(self._places(focus))
        return bench.report(results)

    def _bench(self, *others: str) -> Bench:
        """A bench with the plan's new version and the shared descriptions as they will be; `others` are left out."""
        hidden = Hidden(
            frozenset(
                graph for name in (self._name, *others) for graph in (document_graph(name), inferred_graph(name))
            ),
            self._shared.nodes,
            self._nodes | self._around,
            f"{THING}document/{self._name}",
        )
        bench = Bench(self._grounds, self._surroundings, hidden)
        if self._said:
            bench.lay(document_graph(self._name), self._said)
        bench.share(self._shared)
        return bench

    def _neighbours(self) -> frozenset[str]:
        """The nodes of other plans and of the base that point to nodes whose description changes."""
        own = (document_graph(self._name), inferred_graph(self._name))
        return frozenset(
            by
            for node in self._changing()
            for graph, by in self._engine.naming(node)
            if graph not in own and by not in self._nodes and by.startswith(THING) and not _computed_finding(graph, by)
        )

    def _changing(self) -> set[str]:
        """The nodes whose description changes; what another plan says of a time or provision, too, does not."""
        own = document_graph(self._name)
        changes = {
            subject(line)
            for line in self._said ^ self._old
            if is_common(subject(line)) and not any(says(one) and one != own for one in self._engine.holders(line))
        }
        return {node for node in self._nodes if not is_common(node)} | changes

    def _deduced(self, bench: Bench, graph: str) -> None:
        """Take up what is deduced into a graph of all, about nodes whose descriptions change or point to these."""
        doubted = self._nodes | self._around
        base = graph == BASE_INFERRED_GRAPH
        old = {
            line
            for node in doubted
            for line in self._engine.ntriples([graph], node)
            if named((line,)) <= doubted or node in self._gone or (base and node in self._shared.nodes)
        }
        new = {line for line in bench.deduced(graph) if not self._known_before(line, graph)}
        self.changes.some(graph, old - new, new)

    def _known_before(self, line: str, graph: str) -> bool:
        """Whether a triple stands in a graph from which `graph` is deduced, so that it is no news there."""
        own = {graph, document_graph(self._name), inferred_graph(self._name)}
        return any(
            (one in BASE or graph != BASE_INFERRED_GRAPH) and line not in self._shared.removed.get(one, ())
            for one in self._engine.holders(line)
            if one not in own
        )

    def _find_gone(self) -> frozenset[str]:
        """The nodes that nothing describes any more."""
        before = {subject(line) for line in self._old}
        before |= {subject(line) for lines in self._shared.removed.values() for line in lines}
        after = {subject(line) for line in self._said}
        after |= {subject(line) for lines in self._shared.added.values() for line in lines}
        return frozenset(before - after)

    def _dependants(self) -> set[str]:
        """The other plans that describe or name a node of the base whose description changes."""
        graphs = {
            graph
            for node in self._shared.nodes
            for graph in (*self._engine.about(node), *(graph for graph, _ in self._engine.naming(node)))
            if says(graph)
        }
        return {graph.removeprefix(DOCUMENT_GRAPH) for graph in graphs} - {self._name}

    def _dependant(self, name: str) -> None:
        """Deduce anew what follows from another plan alone; findings computed about it are left to `_findings`."""
        bench = self._bench(name)
        said = self._engine.ntriples([document_graph(name)])
        bench.lay(document_graph(name), said)
        bench.surround(said)
        bench.conclude(name)
        own = inferred_graph(name)
        computed = {line for line in self._engine.ntriples([own]) if _computed_finding(own, subject(line))}
        self.changes.whole(inferred_graph(name), bench.deduced(inferred_graph(name)) | computed)

    def _cited(self) -> set[str]:
        """The documents that the plan names or named."""
        return {iri for iri in named(self._old | self._said) if is_shared(iri) and iri.startswith(_DOCUMENT)}

    def _stands_in_plan(self, node: str) -> bool:
        return any(graph.startswith(DOCUMENT_GRAPH) for graph in self._engine.about(node))

    def _findings(self, nodes: frozenset[str], new: Mapping[str, list[str]]) -> None:
        """Take up the findings computed anew about nodes of other plans and about cited documents."""
        old = self._computed(nodes)
        for graph in new.keys() | old.keys():
            self.changes.some(graph, old.get(graph, set()), set(new.get(graph, ())))

    def _places(self, focus: str) -> set[str]:
        """What tells where a node stands and what readers have recorded there."""
        found: set[str] = set()
        for row in self._engine.select(_DOCUMENT_OF, {"focus": Iri(focus)}):
            rows = self._engine.select(_RECORDED, {"document": row["document"]})
            found |= {one["finding"].value for one in rows}
        found |= {by for graph, by in self._engine.naming(focus) if says(graph)}
        lines = {line for node in found for about in self._engine.about(node).values() for line in about}
        return found | {iri for iri in named(lines) if iri.startswith(f"{THING}source/")}

    def _computed(self, nodes: frozenset[str]) -> dict[str, set[str]]:
        """The lines of the findings computed until now about `nodes`, by graph."""
        graphs: dict[str, set[str]] = defaultdict(set)
        for node in nodes:
            for row in self._engine.select(_COMPUTED, {"node": Iri(node)}):
                for graph, lines in self._engine.about(row["finding"].value).items():
                    if graph != inferred_graph(self._name):
                        graphs[graph] |= set(lines)
        return graphs


def _computed_finding(graph: str, node: str) -> bool:
    return is_inferred(graph) and "/finding/" in node


def _quads(graphs: Mapping[str, set[str]]) -> list[str]:
    return [f"{line[:-1]}<{graph}> ." for graph, lines in graphs.items() for line in lines]
