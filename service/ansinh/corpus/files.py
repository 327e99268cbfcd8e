"""The folders of the project, found in a checkout and in an installed wheel alike."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ansinh.corpus.history import NONE, History
from ansinh.errors import SetupError
from ansinh.terms import AUTHORITY_GRAPH, ONTOLOGY_GRAPH, REFERENCE_GRAPH, SHAPES_GRAPH, document_graph

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = ("ontology", "data", "shapes", "queries")


@dataclass(frozen=True, slots=True)
class GraphFile:
    """A Turtle file and the named graph that it fills."""

    path: Path
    graph: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """All files from which the graph is built.

    Args:
        root: the folder that holds `ontology/`, `data/`, `shapes/` and `queries/`.
        history: the plans added later, which lie apart from the project.
    """

    root: Path
    history: History = NONE

    @property
    def ontology(self) -> tuple[GraphFile, ...]:
        """The modules and the code schemes; the alignments to other vocabularies are among them."""
        files = (*_turtle(self.root / "ontology"), *_turtle(self.root / "ontology" / "codes"))
        return tuple(GraphFile(path, ONTOLOGY_GRAPH) for path in files)

    @property
    def shapes(self) -> tuple[GraphFile, ...]:
        """The SHACL shapes."""
        return tuple(GraphFile(path, SHAPES_GRAPH) for path in _turtle(self.root / "shapes"))

    @property
    def reference(self) -> tuple[GraphFile, ...]:
        """Areas, agencies, times: what documents refer to."""
        return tuple(GraphFile(path, REFERENCE_GRAPH) for path in _turtle(self.root / "data" / "reference"))

    @property
    def abbreviations(self) -> Path:
        """How names are shortened; read when names are matched, and no part of the graph."""
        return self.root / "data" / "reference" / "abbreviations.yaml"

    @property
    def province_tiles(self) -> Path:
        """Where provinces stand on a tile map."""
        return self.root / "data" / "reference" / "province-tiles.yaml"

    @property
    def authority(self) -> tuple[GraphFile, ...]:
        """The authority records of documents."""
        return tuple(GraphFile(path, AUTHORITY_GRAPH) for path in _turtle(self.root / "data" / "authority"))

    @property
    def documents(self) -> tuple[GraphFile, ...]:
        """The source documents that the project itself brings."""
        paths = _turtle(self.root / "data" / "documents")
        return tuple(GraphFile(path, document_graph(path.stem)) for path in paths)

    @property
    def context(self) -> bytes:
        """The local JSON-LD context."""
        return (self.root / "ontology" / "context.jsonld").read_bytes()

    @property
    def rules(self) -> tuple[Path, ...]:
        """The CONSTRUCT rules in the order in which they are tried."""
        return _named(self.root / "ontology" / "rules", "*.rq")

    @property
    def probes(self) -> tuple[Path, ...]:
        """What the shapes that compare look for in the graph."""
        return _named(self.root / "shapes" / "probes", "*.rq")

    @property
    def hygiene(self) -> tuple[Path, ...]:
        """The hygiene rules of the ontology."""
        return _named(self.root / "ontology" / "hygiene", "*.rq")

    @property
    def questions(self) -> tuple[Path, ...]:
        """The named questions."""
        return _named(self.root / "queries", "*.rq")

    def all_files(self) -> Iterator[Path]:
        """Every file of the project that has a bearing on what is built, in a fixed order."""
        for files in (self.ontology, self.shapes, self.reference, self.authority, self.documents):
            yield from (file.path for file in files)
        yield from self.rules
        yield from self.probes
        yield from self.questions

    def digest(self) -> str:
        """What identifies the state of the project's files: with the same plans added, they give the same graph."""
        digest = hashlib.sha256()
        for path in self.all_files():
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def display(self, path: Path) -> str:
        """`path` as a person knows it: from the root of the project where it lies there."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)


def find_corpus(history: History = NONE) -> Corpus:
    """The corpus of this installation: the wheel's own resources, else the checkout around the package.

    Args:
        history: the plans added later.

    Raises:
        SetupError: neither is there.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parents[1]):
        if all((root / folder).is_dir() for folder in _FOLDERS):
            return Corpus(root, history)
    raise SetupError(
        "Không tìm thấy các thư mục ontology, data, shapes, queries. Hãy cài đặt lại gói ansinh.",
        "The folders ontology, data, shapes and queries are not to be found. Install the ansinh package again.",
    )


def _turtle(folder: Path) -> tuple[Path, ...]:
    return _named(folder, "*.ttl")


def _named(folder: Path, pattern: str) -> tuple[Path, ...]:
    return tuple(sorted((path for path in folder.glob(pattern) if path.is_file()), key=lambda path: path.name))
