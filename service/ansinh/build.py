"""The order of the rooms, once: read, infer, validate, write the store, publish it."""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ansinh import __version__
from ansinh.corpus.files import Corpus, GraphFile
from ansinh.errors import SetupError, ViolationError
from ansinh.knowledge.admission import refuse_intruders
from ansinh.knowledge.inference import Scope, infer
from ansinh.knowledge.report import Report, computed_findings, report_on
from ansinh.knowledge.shacl_fast import FastValidator
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import (
    AUTHORITY_GRAPH,
    BASE_INFERRED_GRAPH,
    CORPUS_INFERRED_GRAPH,
    ONTOLOGY_GRAPH,
    REFERENCE_GRAPH,
    SHAPES_GRAPH,
    document_graph,
    inferred_graph,
)

Progress = Callable[[str, str], None]
"""Told of each step, in Vietnamese and English."""

_BASE = (ONTOLOGY_GRAPH, REFERENCE_GRAPH, AUTHORITY_GRAPH)


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """What is known of a built store.

    Args:
        version: version of the code.
        corpus: digest of all files that it was built from.
        dataset: SHA-256 of the sorted N-Quads; the version of the data.
        quads: how many quads it holds.
        documents: how many source documents it holds.
        built: when, ISO 8601 in UTC; kept here and not in the graph.
    """

    version: str
    corpus: str
    dataset: str
    quads: int
    documents: int
    built: str


def silent(_vi: str, _en: str) -> None:
    """Progress that nobody watches."""


def assemble(corpus: Corpus, progress: Progress = silent) -> tuple[EmbeddedStore, Report]:
    """The whole graph in memory, inferred and checked, with the report on it; nothing is refused here.

    Raises:
        FileSyntaxError: a file cannot be parsed.
        ViolationError: a document that was added describes what is not its own.
    """
    store = EmbeddedStore.in_memory()
    progress("đọc tệp", "reading files")
    read(store, corpus)
    packaged = [file for file in corpus.documents if file.path.is_relative_to(corpus.root)]
    added = [(file.path.name, file.graph) for file in corpus.documents if file not in packaged]
    refuse_intruders(store, (*_BASE, SHAPES_GRAPH, *(file.graph for file in packaged)), added)
    progress("suy luận", "reasoning")
    deduce(store, corpus)
    progress("kiểm tra hình SHACL", "checking shapes")
    names = [file.path.stem for file in corpus.documents]
    known = (*_BASE, CORPUS_INFERRED_GRAPH, *map(document_graph, names), *map(inferred_graph, names))
    report = report_on(store, FastValidator(store.ntriples([SHAPES_GRAPH])), known)
    for graph, triples in computed_findings(report).items():
        store.add(graph, triples)
    return store, report


def read(store: EmbeddedStore, corpus: Corpus) -> None:
    """Parse all files of `corpus` into `store`."""
    prefixed: tuple[tuple[tuple[GraphFile, ...], str], ...] = (
        (corpus.ontology, "ontology-"),
        (corpus.shapes, "shapes-"),
        (corpus.reference, ""),
        (corpus.authority, ""),
        (corpus.documents, ""),
    )
    for files, prefix in prefixed:
        for file in files:
            store.load_file(file.path, file.graph, prefix)


def deduce(store: EmbeddedStore, corpus: Corpus) -> None:
    """Write what follows to graphs of its own: from the base, from each document alone, then from all together."""
    rules = [path.read_text(encoding="utf-8") for path in corpus.rules]
    infer(store, rules, Scope(_BASE, BASE_INFERRED_GRAPH))
    graphs: list[str] = []
    for file in corpus.documents:
        own = inferred_graph(file.path.stem)
        infer(store, rules, Scope((*_BASE, BASE_INFERRED_GRAPH, file.graph), own))
        graphs += [file.graph, own]
    infer(store, rules, Scope((*_BASE, BASE_INFERRED_GRAPH, *graphs), CORPUS_INFERRED_GRAPH))


def build(corpus: Corpus, state: Path, progress: Progress = silent) -> tuple[BuildRecord, Report]:
    """Build the store anew and publish it in `state`; the store before stays in place until the new one is whole.

    Raises:
        FileSyntaxError: a file cannot be parsed.
        ViolationError: the data violate a shape.
    """
    digest = corpus.digest()  # of the files as they are before they are read; a later change makes the store stale
    store, report = assemble(corpus, progress)
    if not report.conforms:
        raise ViolationError(
            f"Dữ liệu vi phạm {len(report.violations)} điều kiện; hãy chạy `ansinh check` để xem từng lỗi.",
            f"The data violate {len(report.violations)} conditions; run `ansinh check` to see each.",
        )
    progress("ghi kho dữ liệu", "writing the store")
    nquads = store.nquads()
    record = BuildRecord(
        version=__version__,
        corpus=digest,
        dataset=hashlib.sha256(nquads).hexdigest(),
        quads=len(store),
        documents=len(corpus.documents),
        built=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    with _alone(state), _staging(state) as folder:
        (folder / "dataset.nq").write_bytes(nquads)
        EmbeddedStore.publish(folder / "store", nquads, store.ntriples(store.graphs()))
        (folder / "build.json").write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")
        _publish(folder, state)
    return record, report


def published(state: Path) -> tuple[Path, BuildRecord]:
    """The folder of the store that is in force, and what is known of it.

    Raises:
        SetupError: nothing has been built yet.
    """
    folder = (state / "current").resolve()
    record = folder / "build.json"
    if not record.is_file():
        raise SetupError(
            f"Chưa có kho dữ liệu trong {state}. Hãy chạy `ansinh build`.",
            f"There is no store in {state} yet. Run `ansinh build`.",
        )
    try:
        return folder, BuildRecord(**json.loads(record.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise SetupError(
            f"Kho dữ liệu trong {state} bị hỏng. Hãy chạy `ansinh build`.",
            f"The store in {state} is damaged. Run `ansinh build`.",
        ) from error


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Wait until no other process builds in `state`, and keep others out meanwhile."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _staging(state: Path) -> Iterator[Path]:
    """A folder to build in, which is gone again if the build does not come to its end."""
    builds = state / "builds"
    builds.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="build-", dir=builds))
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _publish(folder: Path, state: Path) -> None:
    """Point `current` at `folder` in one step, then remove what nobody points at any more."""
    current = state / "current"
    before = current.resolve() if current.is_symlink() else None
    link = state / f".current-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(folder.relative_to(state))
    link.replace(current)
    for other in folder.parent.iterdir():
        if other not in (folder, before):
            shutil.rmtree(other, ignore_errors=True)
