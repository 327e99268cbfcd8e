"""The files of a snapshot: each is made once, when it is first asked for, and kept beside the snapshot.

A file is written aside, then its checksum, then put in place; what is there is whole, whoever was killed meanwhile.
"""

import gzip
import hashlib
import io
import os
import tempfile
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from ansinh.dumps.citation import Citation
from ansinh.dumps.tabular import Tables
from ansinh.errors import NotFoundError
from ansinh.hall import Hall
from ansinh.store.formats import DUMP_FORMATS, Format
from ansinh.terms import GRAPH

GZIP = "application/gzip"
ZIP = "application/zip"
_WHOLE = "ansinh"
_TABLES = "ansinh-tables.zip"
_DATABASE = "ansinh-sqlite.zip"
_OF_GRAPH = "graph/"
WHOLE_FILES = {
    **{f"{_WHOLE}{one.extension}.gz": GZIP for one in DUMP_FORMATS},
    _TABLES: ZIP,
    _DATABASE: ZIP,
}
"""The files that hold everything, with their types."""

Write = Callable[[IO[bytes]], None]


@dataclass(frozen=True, slots=True)
class Dump:
    """A file that is there or can be made.

    Args:
        name: its name, with the folder of a graph before it.
        media_type: its type.
        form: what is in it: media type of the RDF, or empty for tables.
        graph: IRI of the graph that it holds; empty where it holds all.
    """

    name: str
    media_type: str
    form: str
    graph: str


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is there.

    Args:
        dump: what it is.
        path: where it lies.
        size: in bytes.
        sha256: its digest in hexadecimal.
    """

    dump: Dump
    path: Path
    size: int
    sha256: str


def citation_of(hall: Hall) -> Citation:
    """How the data of a hall are cited."""
    return Citation(hall.desk.version, hall.record.built[:10])


class Depot:
    """The files of one snapshot.

    Args:
        hall: the snapshot.
        folder: where the files are kept.
        maker: makes the files; with one thread, one at a time, which keeps the service quick.
    """

    def __init__(self, hall: Hall, folder: Path, maker: Executor) -> None:
        self._hall = hall
        self._folder = folder
        self._graphs = hall.store.graphs()
        self._lock = threading.Lock()
        self._making: dict[str, Future[Made]] = {}
        self._maker = maker

    def whole(self) -> list[Dump]:
        """The files that hold everything."""
        forms = {f"{_WHOLE}{one.extension}.gz": one.media_type for one in DUMP_FORMATS}
        return [Dump(name, media_type, forms.get(name, ""), "") for name, media_type in WHOLE_FILES.items()]

    def by_graph(self, offset: int, limit: int) -> list[Dump]:
        """The files of some graphs, in the order of the names of the graphs."""
        return [_of_graph(graph, one) for graph in self._graphs[offset : offset + limit] for one in DUMP_FORMATS]

    @property
    def graphs(self) -> int:
        """How many graphs there are."""
        return len(self._graphs)

    def get(self, name: str) -> Dump:
        """The file of that name.

        Raises:
            NotFoundError: there is none.
        """
        found = next((one for one in self.whole() if one.name == name), None)
        return found or self._graph_file(name)

    def made(self, dump: Dump, seconds: float) -> Made | None:
        """The file, made if it is not there; none where that takes longer than some seconds, and goes on."""
        with self._lock:
            making = self._making.get(dump.name) or self._maker.submit(self._make, dump)
            self._making[dump.name] = making
        try:
            return making.result(seconds)
        except NotYet:
            return None
        finally:
            if making.done() and making.exception() is not None:  # whoever comes next tries again
                self._making.pop(dump.name, None)

    def _graph_file(self, name: str) -> Dump:
        for form in DUMP_FORMATS:
            ending = f"{form.extension}.gz"
            graph = f"{GRAPH}{name.removeprefix(_OF_GRAPH).removesuffix(ending)}"
            if name.startswith(_OF_GRAPH) and name.endswith(ending) and self._hall.store.links().holds_graph(graph):
                return _of_graph(graph, form)
        raise NotFoundError(
            f"Không có tệp {name}. Xem danh sách ở /dumps.", f"There is no file {name}. See the list at /dumps."
        )

    def _make(self, dump: Dump) -> Made:
        path = self._folder / dump.name
        noted = path.with_name(f"{path.name}.sha256")
        if not (path.is_file() and noted.is_file()):
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
                self._writer(dump)(draft)
            digest = _digest(Path(draft.name))
            noted.write_text(f"{digest}  {dump.name}\n", encoding="utf-8")
            moment = datetime.fromisoformat(self._hall.record.built).timestamp()
            os.utime(draft.name, (moment, moment))
            Path(draft.name).chmod(0o644)
            Path(draft.name).replace(path)
        return Made(dump, path, path.stat().st_size, noted.read_text(encoding="utf-8").partition(" ")[0])

    def _writer(self, dump: Dump) -> Write:
        if dump.form:
            return lambda output: self._write_rdf(dump, output)
        tables = Tables(self._hall.desk, self._hall.library)
        citation = citation_of(self._hall)
        if dump.name == _TABLES:
            return lambda output: tables.write_csv(output, citation)
        return lambda output: tables.write_sqlite(output, self._folder / "ansinh.sqlite.draft", citation)

    def _write_rdf(self, dump: Dump, output: IO[bytes]) -> None:
        form = next(one for one in DUMP_FORMATS if one.media_type == dump.form)
        # Without name and time, so that the same data give the same bytes.
        with gzip.GzipFile("", "wb", fileobj=output, mtime=0) as packed, io.BufferedWriter(packed) as buffered:
            self._hall.store.write(buffered, form.name, dump.graph or None)


def _of_graph(graph: str, form: Format) -> Dump:
    name = f"{_OF_GRAPH}{graph.removeprefix(GRAPH)}{form.extension}.gz"
    return Dump(name, GZIP, form.media_type, graph)


def written_out(hall: Hall, folder: Path) -> list[Made]:
    """All files of a snapshot written into a folder, with `SHA256SUMS` and `CITATION.cff`.

    Raises:
        OSError: the folder cannot be written to.
    """
    with ThreadPoolExecutor(1) as maker:
        depot = Depot(hall, folder, maker)
        dumps = [*depot.whole(), *depot.by_graph(0, depot.graphs)]
        made = [one for one in (depot.made(dump, threading.TIMEOUT_MAX) for dump in dumps) if one is not None]
    for one in made:
        one.path.with_name(f"{one.path.name}.sha256").unlink()
    (folder / "SHA256SUMS").write_text(checksums(made), encoding="utf-8")
    (folder / "CITATION.cff").write_text(citation_of(hall).as_cff(), encoding="utf-8")
    return made


def checksums(made: Iterable[Made]) -> str:
    """The digests of files as `sha256sum --check` reads them."""
    return "".join(f"{one.sha256}  {one.dump.name}\n" for one in made)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
