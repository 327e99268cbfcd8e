"""The plans in force: those that the project brings, replaced, removed and joined by those added later."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from ansinh.corpus.files import Corpus
from ansinh.corpus.history import Change
from ansinh.corpus.jsonld import with_context
from ansinh.corpus.parts import Bundles, Parts, file_of, is_shared, parts_of, record_of
from ansinh.store.embedded import EmbeddedStore
from ansinh.terms import GRAPH, document_graph

_SCRATCH = GRAPH + "scratch"


@dataclass(frozen=True, slots=True)
class PlanText:
    """A version of a plan as it was written.

    Args:
        name: the plan's name.
        version: number of the version; 0 is what the project brings.
        format: `turtle` or `jsonld`.
        content: the text.
        label: the file, for messages.
    """

    name: str
    version: int
    format: str
    content: bytes
    label: str


def plans_in_force(corpus: Corpus) -> Iterator[PlanText]:
    """The plans in force, by name.

    Raises:
        DataError: a version's file is missing or was altered.
    """
    changed = {change.plan: change for change in corpus.history.latest()}
    brought = {file.path.stem: file for file in corpus.documents}
    for name in sorted(brought.keys() | changed.keys()):
        if name not in changed:
            yield brought_by_project(corpus, name)
        elif not changed[name].removed:
            yield version_text(corpus, changed[name])


def brought_by_project(corpus: Corpus, name: str) -> PlanText:
    """The version 0 of the plan `name`, which must be one of the project's own."""
    file = next(file for file in corpus.documents if file.graph == document_graph(name))
    return PlanText(name, 0, "turtle", file.path.read_bytes(), corpus.display(file.path))


def version_text(corpus: Corpus, change: Change) -> PlanText:
    """The version that a change made.

    Raises:
        DataError: its file is missing or was altered.
    """
    content = corpus.history.content(change)
    return PlanText(change.plan, change.version, change.format, content, str(corpus.history.file(change)))


def parsed(text: PlanText, context: bytes) -> Parts:
    """The parts of a version.

    Raises:
        FileSyntaxError: it cannot be parsed.
    """
    return parts_of(lines_of(text.content, text.format, text.label, context))


class Pool:
    """All descriptions of documents and agencies that the project or any version of a plan has ever brought.

    Source documents are among them as they are known when they are cited. The last version that describes a thing has
    the word; what no added plan describes is as the project has it.

    Args:
        corpus: the project's files and the history of added plans.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def all(self) -> dict[str, frozenset[str]]:
        """Every description; agencies of the project's reference data are left out, for these are always in force."""
        pool = dict(self._of_project)
        by_change: dict[int, Bundles] = {}
        for key, sequence in self._corpus.history.described().items():
            if not is_shared(key):
                continue
            if sequence not in by_change:
                (change,) = self._corpus.history.changes(sequence - 1, 1)
                by_change[sequence] = self._described(change)
            pool[key] = by_change[sequence][key]
        return pool

    def recalled(self, keys: Collection[str]) -> dict[str, frozenset[str]]:
        """The descriptions of some documents and agencies, as far as there are any."""
        describers = {key: self._corpus.history.describers(key) for key in keys}
        found = {key: self._described(changes[-1])[key] for key, changes in describers.items() if changes}
        return found | {key: self._of_project[key] for key in keys - found.keys() if key in self._of_project}

    def passages(self, wanted: Collection[str]) -> dict[str, frozenset[str]]:
        """The descriptions of some passages with their files, as far as there are any."""
        found = {passage: self._project.passages[passage] for passage in wanted if passage in self._project.passages}
        for file in sorted({file_of(passage) for passage in wanted}):
            for change in self._corpus.history.describers(file):
                known = self._parts(change).passages
                found |= {passage: known[passage] for passage in wanted if passage in known}
        return found

    def last_describer(self, key: str) -> str:
        """The added plan whose description of `key` has the word; empty where none describes it."""
        describers = self._corpus.history.describers(key)
        return describers[-1].plan if describers else ""

    def heads(self, parts: Parts) -> Bundles:
        """The descriptions of a plan's source documents as cited ones, with their authority records.

        A record is as the plan brings it, else as the project has it, else it rests on the head of the document.
        """
        ours = self._project
        return {
            document: (lines - record_of(lines, document)) | record_of(ours.heads[document], document)
            if document not in parts.recorded and document in ours.recorded
            else lines
            for document, lines in parts.heads.items()
        }

    def _described(self, change: Change) -> Bundles:
        parts = self._parts(change)
        return {**parts.shared, **self.heads(parts)}

    def _parts(self, change: Change) -> Parts:
        return parsed(version_text(self._corpus, change), self._corpus.context)

    @cached_property
    def _project(self) -> Parts:
        files = (*self._corpus.authority, *self._corpus.documents)
        return parts_of(
            line
            for file in files
            for line in lines_of(file.path.read_bytes(), "turtle", self._corpus.display(file.path))
        )

    @property
    def _of_project(self) -> Bundles:
        return {**self._project.shared, **self._project.heads}


def lines_of(content: bytes, form: str, label: str, context: bytes = b"") -> list[str]:
    """The N-Triples lines of a text in `turtle` or `jsonld`; JSON-LD is read with the local `context`.

    Raises:
        FileSyntaxError: the text is not of that format; names `label` and the line.
        InputError: JSON-LD is no JSON object, or names a context that would have to be fetched.
    """
    if form == "jsonld":
        content = with_context(label, content.decode(), context)
    scratch = EmbeddedStore.in_memory()
    scratch.load_text(content, form, _SCRATCH, label, "blank-")
    return scratch.ntriples([_SCRATCH])
