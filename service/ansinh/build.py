"""The order of the rooms, once: read, infer, validate, write the store, publish it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from ansinh import __version__
from ansinh.corpus.files import Corpus, GraphFile
from ansinh.corpus.parts import record_of
from ansinh.corpus.plans import Pool, parsed, plans_in_force
from ansinh.corpus.shared import in_force, lacking, placed
from ansinh.errors import ViolationError
from ansinh.knowledge.inference import Scope, infer
from ansinh.knowledge.report import Report, computed_findings, report_on
from ansinh.knowledge.shacl_fast import FastValidator
from ansinh.knowledge.shacl_store import StoreValidator
from ansinh.questions.library import Library
from ansinh.questions.published import published_questions
from ansinh.search.index import FOLDER as SEARCH
from ansinh.search.index import write_index
from ansinh.search.records import Gatherer, Record
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.fingerprint import fingerprint
from ansinh.store.snapshots import BuildRecord, alone, publish, staging, store_of
from ansinh.store.tally import tallied
from ansinh.terms import (
    AUTHORITY_GRAPH,
    BASE_INFERRED_GRAPH,
    CORPUS_INFERRED_GRAPH,
    ONTOLOGY_GRAPH,
    QUESTIONS_GRAPH,
    REFERENCE_GRAPH,
    SHAPES_GRAPH,
    THING,
    document_graph,
    inferred_graph,
)

Progress = Callable[[str, str], None]
"""Told of each step, in Vietnamese and English."""

_BASE = (ONTOLOGY_GRAPH, REFERENCE_GRAPH, AUTHORITY_GRAPH)


def silent(_vi: str, _en: str) -> None:
    """Progress that nobody watches."""


def assemble(corpus: Corpus, progress: Progress = silent) -> tuple[EmbeddedStore, Report]:
    """The whole graph in memory, inferred and checked, with the report on it; nothing is refused here.

    Raises:
        FileSyntaxError: a file cannot be parsed.
        DataError: a version of an added plan is missing or was altered.
    """
    store = EmbeddedStore.in_memory()
    progress("đọc tệp", "reading files")
    names = read(store, corpus)
    progress("suy luận", "reasoning")
    deduce(store, corpus, names)
    progress("kiểm tra hình SHACL", "checking shapes")
    known = (*_BASE, CORPUS_INFERRED_GRAPH, *map(document_graph, names), *map(inferred_graph, names))
    report = report_on(store, validator_of(store), (BASE_INFERRED_GRAPH, *known))
    for graph, triples in computed_findings(report).items():
        store.add(graph, triples)
    store.add(QUESTIONS_GRAPH, published_questions(Library(corpus.questions).all()))
    return store, report


def validator_of(store: EmbeddedStore) -> StoreValidator:
    """The shapes that `store` holds."""
    return StoreValidator(store, store.ntriples([SHAPES_GRAPH]), FastValidator)


def read(store: EmbeddedStore, corpus: Corpus) -> list[str]:
    """Parse the project's files and the plans in force into `store`; gives the names of the plans."""
    prefixed: tuple[tuple[tuple[GraphFile, ...], str], ...] = (
        (corpus.ontology, "ontology-"),
        (corpus.shapes, "shapes-"),
        (corpus.reference, ""),
    )
    for files, prefix in prefixed:
        for file in files:
            store.load_file(file.path, file.graph, prefix)
    names: list[str] = []
    said: set[str] = set()
    documents: set[str] = set()
    for text in plans_in_force(corpus):
        parts = parsed(text, corpus.context)
        store.add(document_graph(text.name), parts.said)
        said |= parts.said
        documents |= set(parts.documents)
        names.append(text.name)
    pool = Pool(corpus)
    known = {key: record_of(lines, key) if key in documents else lines for key, lines in pool.all().items()}
    bundles = {key: known[key] for key in in_force(known, said) | documents} | pool.passages(lacking(said))
    for graph, lines in placed(bundles.items()).items():
        store.add(graph, lines)
    return names


def deduce(store: EmbeddedStore, corpus: Corpus, names: Iterable[str]) -> None:
    """Write what follows to graphs of its own: from the base, from each document alone, then from all together."""
    rules = [path.read_text(encoding="utf-8") for path in corpus.rules]
    infer(store, rules, Scope(_BASE, BASE_INFERRED_GRAPH))
    graphs: list[str] = []
    for name in names:
        said, own = document_graph(name), inferred_graph(name)
        infer(store, rules, Scope((*_BASE, BASE_INFERRED_GRAPH, said), own))
        graphs += [said, own]
    infer(store, rules, Scope((*_BASE, BASE_INFERRED_GRAPH, *graphs), CORPUS_INFERRED_GRAPH))


def build(corpus: Corpus, state: Path, progress: Progress = silent) -> tuple[BuildRecord, Report]:
    """Build the store anew and publish it in `state`; the store before stays in place until the new one is whole.

    Raises:
        FileSyntaxError: a file cannot be parsed.
        ViolationError: the data violate a shape.
    """
    with alone(state):
        # Both as they are before anything is read; a later change makes the store stale.
        digest, sequence = corpus.digest(), corpus.history.head()
        store, report = assemble(corpus, progress)
        if not report.conforms:
            raise ViolationError(
                f"Dữ liệu vi phạm {len(report.violations)} điều kiện; hãy chạy `ansinh check` để xem từng lỗi.",
                f"The data violate {len(report.violations)} conditions; run `ansinh check` to see each.",
            )
        progress("ghi kho dữ liệu", "writing the store")
        nquads, union = store.nquads(), store.ntriples(store.graphs())
        documents = store.select("SELECT DISTINCT ?document { ?document a ansinh:SourceDocument }")
        record = BuildRecord(
            version=__version__,
            corpus=digest,
            sequence=sequence,
            dataset=fingerprint(nquads.decode().split("\n")[:-1]),
            quads=len(store),
            documents=len(documents),
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            tally=tallied(union),
        )
        with staging(state) as folder:
            EmbeddedStore.publish(store_of(folder), nquads, union)
            progress("ghi chỉ mục tìm kiếm", "writing the search index")
            gathered = Gatherer(EmbeddedStore.reader(store_of(folder))).all()
            write_index(folder / SEARCH, chain(gathered, question_records(Library(corpus.questions))))
            publish(folder, record, state)
    return record, report


def question_records(library: Library) -> Iterator[Record]:
    """The questions as search knows them."""
    for question in library.all():
        header, iri = question.header, f"{THING}question/{question.name}"
        yield Record(
            iri=iri,
            unit=iri,
            kind="question",
            titles={"vi": (header.title_vi,), "en": (header.title_en,)},
            texts={"vi": (header.counts_vi,), "en": (header.counts_en,)},
            names=(question.name, *((header.id,) if header.id else ())),
        )
