"""Stores that hold the real graph and many synthetic plans, as a build of everything would, built once and kept.

usage: python -m bench.synthetic.store --seed 7 --count 300 --cache DIR

What follows from a plan is deduced from it and what it touches. The plans are written in shards, so that a run that was
broken off goes on where it stopped, and a larger store uses what was written for a smaller one.
"""

import argparse
import gzip
import hashlib
import io
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from typing_extensions import Buffer

from ansinh.hall import Hall, open_or_build
from ansinh.knowledge.inference import Scope, infer
from ansinh.settings import Settings
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import (
    AUTHORITY_GRAPH,
    BASE_INFERRED_GRAPH,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
    THING,
    document_graph,
    inferred_graph,
)
from bench.synthetic import plans
from bench.synthetic.heads import head

SHARD = 50
"""How many plans go into one file."""

_BASE = (ONTOLOGY_GRAPH, REFERENCE_GRAPH, AUTHORITY_GRAPH)
_DOCUMENT = f"{THING}document/"
_RECORD = f"{THING}record/"
_WORDY = ("/core#definition>", "/core#prefLabel>", "/core#scopeNote>", "/core#example>", "/rdf-schema#label>")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What is the same for all plans.

    Args:
        axioms: the ontology without its codes and without labels, as N-Triples lines.
        about: what the base graphs say of each thing, by graph, by its IRI.
        rules: the CONSTRUCT rules.
    """

    axioms: tuple[str, ...]
    about: Mapping[str, Mapping[str, list[str]]]
    rules: tuple[str, ...]


def grounds_of(hall: Hall) -> Grounds:
    """The grounds of the real graph."""
    axioms: list[str] = []
    about: dict[str, dict[str, list[str]]] = {}
    for graph in (*_BASE, BASE_INFERRED_GRAPH):
        for line in hall.store.ntriples([graph]):
            if any(word in line for word in _WORDY):
                continue
            subject = _subject(line)
            if subject.startswith(THING):
                about.setdefault(subject, {}).setdefault(graph, []).append(line)
            elif graph == ONTOLOGY_GRAPH:
                axioms.append(line)
    return Grounds(tuple(axioms), about, tuple(path.read_text(encoding="utf-8") for path in hall.corpus.rules))


def parted(name: str, lines: Iterable[str], held: frozenset[str]) -> dict[str, list[str]]:
    """The triples of a plan by the graph in which they belong: its own, agencies, cited documents.

    Args:
        name: the plan.
        lines: its triples as N-Triples lines.
        held: names of plans that the graph holds as sources; what the plan says of them as cited ones is left out.
    """
    graphs: dict[str, list[str]] = {}
    for line in lines:
        kind, _, local = _subject(line).removeprefix(THING).partition("/")
        if kind == "agency":
            graphs.setdefault(REFERENCE_GRAPH, []).append(line)
        elif kind == "record" or (kind == "document" and "/" not in local and local != name):
            if local not in held:
                graphs.setdefault(AUTHORITY_GRAPH, []).append(line)
        else:
            graphs.setdefault(document_graph(name), []).append(line)
    return graphs


def deduced(grounds: Grounds, name: str, graphs: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What follows from a plan: in the base from what it adds there, and from the plan itself."""
    bench = EmbeddedStore.in_memory()
    bench.add(ONTOLOGY_GRAPH, grounds.axioms)
    for graph, lines in graphs.items():
        bench.add(graph, lines)
    named = {iri for lines in graphs.values() for line in lines for iri in _things(line)}
    named |= {iri for found in _about(grounds, named).values() for line in found for iri in _things(line)}
    surroundings = _about(grounds, named)
    for graph, lines in surroundings.items():
        bench.add(graph, lines)
    infer(bench, grounds.rules, Scope(_BASE, BASE_INFERRED_GRAPH))
    own = inferred_graph(name)
    infer(bench, grounds.rules, Scope((*_BASE, BASE_INFERRED_GRAPH, document_graph(name)), own))
    added = {_subject(line) for graph in _BASE for line in graphs.get(graph, ())}
    base = [line for line in bench.ntriples([BASE_INFERRED_GRAPH]) if _subject(line) in added]
    return {BASE_INFERRED_GRAPH: base, own: bench.ntriples([own])}


def nquads(grounds: Grounds, name: str, text: str, held: frozenset[str]) -> Iterator[str]:
    """The N-Quads lines that a plan adds to a store, each in its graph and in the default graph."""
    reader = EmbeddedStore.in_memory()
    reader.load_text(text.encode(), "turtle", document_graph(name), f"{name}.ttl")
    graphs = parted(name, reader.ntriples([document_graph(name)]), held)
    for part in (graphs, deduced(grounds, name, graphs)):
        for graph, lines in part.items():
            for line in lines:
                yield f"{line[:-1]}<{graph}> .\n"
                yield f"{line}\n"


def store_of(hall: Hall, cache: Path, seed: int, count: int) -> Path:
    """The folder of a store that holds the real graph and `count` synthetic plans; built where it is not there yet."""
    home = cache / f"{_version(hall)}-seed-{seed}"
    folder = home / f"store-{count}"
    if folder.is_dir():
        return folder
    home.mkdir(parents=True, exist_ok=True)
    paths = _written(hall, home, seed, count)
    unfinished = home / f"unfinished-{count}"
    shutil.rmtree(unfinished, ignore_errors=True)
    store = ox.Store(str(unfinished))
    store.bulk_load(hall.store.nquads(), format=ox.RdfFormat.N_QUADS)
    known = {_subject(line) for line in hall.store.ntriples([AUTHORITY_GRAPH])}
    store.bulk_load(io.BufferedReader(_Joined(paths, known)), format=ox.RdfFormat.N_QUADS)
    _tell(f"optimising a store of {len(store):,} quads")
    store.flush()
    store.optimize()
    del store
    unfinished.rename(folder)
    return folder


def _written(hall: Hall, home: Path, seed: int, count: int) -> list[Path]:
    """The files of N-Quads of the first `count` plans, a file a plan; those that are missing are written."""
    shards = [home / f"shard-{number:04d}" for number in range((count + SHARD - 1) // SHARD)]
    if not all(shard.is_dir() for shard in shards):
        grounds = grounds_of(hall)
        for number, shard in enumerate(shards):
            if not shard.is_dir():
                _write(grounds, shard, seed, number * SHARD)
                _tell(f"{(number + 1) * SHARD} plans written")
    return [path for shard in shards for path in sorted(shard.iterdir())][:count]


def _write(grounds: Grounds, folder: Path, seed: int, first: int) -> None:
    """Write a shard aside and give it its name once it is whole."""
    unfinished = folder.with_name(f"unfinished-{folder.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    held = frozenset(head(seed, index).name for index in range(first + SHARD))
    for at, (name, text) in enumerate(plans(seed, SHARD, first)):
        with gzip.open(unfinished / f"{at:04d}.nq.gz", "wt", compresslevel=1, encoding="utf-8") as out:
            out.writelines(nquads(grounds, name, text, held))
    unfinished.rename(folder)


class _Joined(io.RawIOBase):
    """The contents of compressed files one after the other; the engine loads one long text best.

    Each plan brings the authority records of all documents that it cites. As when plans are added, the first has the
    word: a record that is known already is left out.
    """

    def __init__(self, paths: Sequence[Path], known: Iterable[str]) -> None:
        super().__init__()
        self._known = {node.encode() for node in known if node.startswith(_RECORD)}
        self._total = len(paths)
        self._left = iter(paths)
        self._number = 0
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """Fill `buffer`; gives how many bytes, 0 at the end."""
        while not self._rest:
            path = next(self._left, None)
            if path is None:
                return 0
            self._number += 1
            if self._number % 100 == 0:
                _tell(f"loading {self._number} of {self._total} plans")
            self._rest = memoryview(self._new(gzip.decompress(path.read_bytes())))
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _new(self, content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        start = f"<{_RECORD}".encode()
        records = {line.partition(b">")[0][1:] for line in lines if line.startswith(start)}
        told = records & self._known
        self._known |= records
        return b"".join(line for line in lines if not line.startswith(start) or line.partition(b">")[0][1:] not in told)


def _about(grounds: Grounds, things: Iterable[str]) -> dict[str, list[str]]:
    graphs: dict[str, list[str]] = {}
    for thing in things:
        for graph, lines in grounds.about.get(thing, {}).items():
            graphs.setdefault(graph, []).extend(lines)
    return graphs


def _things(line: str) -> Iterator[str]:
    """The things that a triple names in its predicate's place and after it."""
    if line.endswith("> ."):
        iri = line.rpartition("<")[2].removesuffix("> .")
        if iri.startswith(THING):
            yield iri


def _subject(line: str) -> str:
    return line.partition(" ")[0].strip("<>")


def _version(hall: Hall) -> str:
    """What a kept store depends on: the data, and how plans are made."""
    digest = hashlib.sha256(hall.record.dataset.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Build one store."""
    parser = argparse.ArgumentParser(prog="python -m bench.synthetic.store", description="Builds a large store.")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=300, help="how many synthetic plans")
    parser.add_argument("--cache", type=Path, required=True, help="the folder in which stores are kept")
    given = parser.parse_args()
    hall = open_or_build(Settings(state=given.cache / "real", sources=None), lambda _vi, en: _tell(en))
    print(store_of(hall, given.cache, given.seed, given.count))


if __name__ == "__main__":
    main()
