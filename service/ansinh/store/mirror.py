"""A remote store that is kept the same as the state folder, by SPARQL 1.1 Update.

The remote store says of itself, in a graph of its own, which dataset it holds, and of each graph its fingerprint and
whether it is in the union. The dataset is said last, and taken back before anything is touched; so whatever happens on
the way, the service notices that it is not whole. Every step may be done twice.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from ansinh.errors import SetupError
from ansinh.store.dialects import RECORD_GRAPH
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.endpoint import Address, Endpoint
from ansinh.store.fingerprint import EMPTY, fingerprint
from ansinh.store.interface import Dataset
from ansinh.store.remote import RemoteStore
from ansinh.terms import OWL

_BLANK = re.compile(r"^_:| _:\S+ \.$")
Progress = Callable[[str, str], None]
"""Told of each step, in Vietnamese and English."""

_VERSION = OWL + "versionInfo"
_PART = "http://purl.org/dc/terms/isPartOf"
_RECORD = Dataset((), (RECORD_GRAPH,))
_DATASET = f"SELECT ?dataset WHERE {{ GRAPH <{RECORD_GRAPH}> {{ <{RECORD_GRAPH}> <{_VERSION}> ?dataset }} }}"
_GRAPHS = f"SELECT ?graph ?digest WHERE {{ GRAPH <{RECORD_GRAPH}> {{ ?graph <{_VERSION}> ?digest }} }}"
_MERGED = f"SELECT ?graph WHERE {{ GRAPH <{RECORD_GRAPH}> {{ ?graph <{_PART}> <{RECORD_GRAPH}> }} }}"


class Mirror:
    """The remote store, as whoever writes to it sees it.

    Args:
        address: where it is.
    """

    def __init__(self, address: Address) -> None:
        self._endpoint = Endpoint(address)
        self._reader = RemoteStore(address)

    @property
    def dataset(self) -> str:
        """Version of the dataset that it holds whole; two versions while it goes from one to another; or nothing."""
        return " ".join(row["dataset"].value for row in self._reader.rows(_DATASET, dataset=_RECORD))

    def check(self, dataset: str) -> None:
        """See that it holds a dataset.

        Raises:
            SetupError: it holds another.
            RemoteEngineError: it does not answer.
        """
        held = self.dataset
        if held != dataset:
            raise SetupError(
                f"Kho từ xa giữ phiên bản {_short(held)}, còn thư mục trạng thái là {_short(dataset)}. "
                "Hãy chạy `ansinh publish`.",
                f"The remote store holds version {_short(held)}, the state folder says {_short(dataset)}. "
                "Run `ansinh publish`.",
            )

    def change(
        self,
        delta: tuple[Mapping[str, Iterable[str]], Mapping[str, Iterable[str]]],
        after: EmbeddedStore,
        versions: tuple[str, str],
    ) -> None:
        """Bring it from one version to the next; in one request where the engine takes so large a one.

        Args:
            delta: the N-Triples lines that go, and those that come, by graph.
            after: the store as it is to be.
            versions: the version before, and the one to come.

        Raises:
            SetupError: it holds neither of the two.
            RemoteEngineError: it does not answer, or refuses.
        """
        removed, added = delta
        before, coming = versions
        if (held := self.dataset) == coming:
            return
        under_way = f"{before} {coming}"
        if held != under_way:
            self.check(before)
        digests = self._digests()
        gone = {line for lines in removed.values() for line in lines if not any(after.holders(line))}
        come = {line for lines in added.values() for line in lines}
        union = self._endpoint.dialect.union
        steps = [(_said(RECORD_GRAPH, under_way), 0)]
        for graph, lines in removed.items():
            steps += self._data("DELETE", f"<{graph}>", lines)
        for graph, lines in added.items():
            steps += self._data("INSERT", f"<{graph}>", lines)
        if union is not None:
            steps += [*self._data("DELETE", union, gone), *self._data("INSERT", union, come)]
        for graph in removed.keys() | added.keys():
            lines_in, lines_out = (_quads(some.get(graph, ()), graph) for some in (added, removed))
            steps.append((_said(graph, fingerprint(lines_in, lines_out, digests.get(graph, EMPTY))), 0))
            steps.append((_merged(graph), 0))
        steps.append((_said(RECORD_GRAPH, coming), 0))
        self._carry_out(steps)

    def publish(self, store: EmbeddedStore, dataset: str, progress: Progress) -> None:
        """Make it hold what `store` holds. What it holds already is left; so an end before the end costs little.

        Args:
            store: a published store.
            dataset: its version.
            progress: told of each graph.

        Raises:
            RemoteEngineError: it does not answer, or refuses.
        """
        if self.dataset == dataset:
            return
        self._endpoint.update(_forgotten(RECORD_GRAPH))
        held, graphs = self._digests(), store.graphs()
        for number, graph in enumerate(graphs, 1):
            lines = store.ntriples([graph])
            digest = fingerprint(_quads(lines, graph))
            if held.get(graph) != digest:
                progress(f"nạp đồ thị {number}/{len(graphs)}: {graph}", f"loading graph {number}/{len(graphs)}")
                self._dissolve()
                self._empty(graph)
                self._load(graph, lines, digest)
        for graph in held.keys() - set(graphs):
            self._dissolve()
            self._empty(graph)
        self._merge(graphs, progress)
        self._endpoint.update(_said(RECORD_GRAPH, dataset))

    def _dissolve(self) -> None:
        """Empty the union, which is to be formed anew where a graph has changed."""
        union = self._endpoint.dialect.union
        if union is not None and self._merged_graphs():
            self._endpoint.update(f"CLEAR SILENT {_target(union)} ;\n{_unmerged()}")

    def _empty(self, graph: str) -> None:
        self._endpoint.update(f"{_forgotten(graph)} ;\nCLEAR SILENT GRAPH <{graph}>")

    def _load(self, graph: str, lines: Sequence[str], digest: str) -> None:
        """Fill an empty graph; what hangs together by blank nodes comes in one operation, which gives them its own."""
        linked = [line for line in lines if _BLANK.search(line)]
        plain = (line for line in lines if not _BLANK.search(line))
        if linked:
            text = "\n".join(linked)
            self._endpoint.update(f"INSERT {{ GRAPH <{graph}> {{\n{text}\n}} }} WHERE {{}}")
        self._carry_out([*self._data("INSERT", f"<{graph}>", plain), (_said(graph, digest), 0)])

    def _merge(self, graphs: Iterable[str], progress: Progress) -> None:
        union = self._endpoint.dialect.union
        if union is None:
            return
        missing = sorted(set(graphs) - self._merged_graphs())
        for number, graph in enumerate(missing, 1):
            progress(f"hợp đồ thị {number}/{len(missing)}", f"forming the union {number}/{len(missing)}")
            # Within the engine, so that blank nodes stay the same.
            self._endpoint.update(f"ADD GRAPH <{graph}> TO {_target(union)} ;\n{_merged(graph)}")

    def _digests(self) -> dict[str, str]:
        rows = self._reader.rows(_GRAPHS, dataset=_RECORD)
        return {row["graph"].value: row["digest"].value for row in rows if row["graph"].value != RECORD_GRAPH}

    def _merged_graphs(self) -> set[str]:
        return {row["graph"].value for row in self._reader.rows(_MERGED, dataset=_RECORD)}

    def _data(self, action: str, graph: str, lines: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Operations on the data of a graph, none larger than the engine takes, each with its number of triples."""
        rest = iter(lines)
        while some := list(islice(rest, self._endpoint.dialect.triples)):
            text = "\n".join(some)
            inner = text if graph == "DEFAULT" else f"GRAPH {graph} {{\n{text}\n}}"
            yield f"{action} DATA {{ {inner} }}", len(some)

    def _carry_out(self, steps: Iterable[tuple[str, int]]) -> None:
        """Send operations in order, as many in one request as the engine takes."""
        texts: list[str] = []
        size = 0
        for text, count in steps:
            if size + count > self._endpoint.dialect.triples:
                self._endpoint.update(" ;\n".join(texts))
                texts, size = [], 0
            texts.append(text)
            size += count
        self._endpoint.update(" ;\n".join(texts))


def _quads(lines: Iterable[str], graph: str) -> Iterator[str]:
    return (f"{line[:-1]}<{graph}> ." for line in lines)


def _target(union: str) -> str:
    return union if union == "DEFAULT" else f"GRAPH {union}"


def _forgotten(graph: str) -> str:
    return f"DELETE WHERE {{ GRAPH <{RECORD_GRAPH}> {{ <{graph}> <{_VERSION}> ?said }} }}"


def _said(graph: str, digest: str) -> str:
    said = f'INSERT DATA {{ GRAPH <{RECORD_GRAPH}> {{ <{graph}> <{_VERSION}> "{digest}" }} }}'
    return f"{_forgotten(graph)} ;\n{said}"


def _merged(graph: str) -> str:
    return f"INSERT DATA {{ GRAPH <{RECORD_GRAPH}> {{ <{graph}> <{_PART}> <{RECORD_GRAPH}> }} }}"


def _unmerged() -> str:
    return f"DELETE WHERE {{ GRAPH <{RECORD_GRAPH}> {{ ?graph <{_PART}> <{RECORD_GRAPH}> }} }}"


def _short(dataset: str) -> str:
    return " → ".join(one[:12] for one in dataset.split()) or "—"
