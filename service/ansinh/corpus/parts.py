"""What a plan's file holds, by where it belongs: its own facts, and descriptions that several plans may share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ansinh.terms import ONTOLOGY, RDF, THING

_DOCUMENT = f"{THING}document/"
_AGENCY = f"{THING}agency/"
_TIME = f"{THING}time/"
_PROVISION = f"{THING}provision/"
_RECORD = f"{THING}record/"
_SOURCE = f"{THING}source/"
_THING = f"<{THING}"
_SOURCE_DOCUMENT = f" <{RDF}type> <{ONTOLOGY}SourceDocument> ."
_DESCRIBES = f"<{ONTOLOGY}describes>"
_STATED_IN = f"<{ONTOLOGY}statedIn> "
_OF_SOURCES_ALONE = (f"<{ONTOLOGY}SourceDocument>", f"<{ONTOLOGY}heldInFile>", _STATED_IN, f"<{ONTOLOGY}inDocument>")
_MATTERS = {"number": "documentNumber", "date": "issuedOn", "title": "title", "issuer": "issuer"}
# What every file may describe: its own source with its passages, times, provisions of laws, its own groups.
_OWN = tuple(THING + kind for kind in ("source/", "time/", "provision/", "scheme/"))

Bundles = Mapping[str, frozenset[str]]
"""Descriptions by the document or agency that they are of: its N-Triples lines, with those of its authority record and
of the passages that the record rests on."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The triples of a plan, as N-Triples lines.

    Args:
        documents: IRIs of the source documents described, sorted; a plan has exactly one.
        said: what the document itself says.
        shared: descriptions of cited documents and of agencies.
        heads: what is known of the source documents when they are no more than cited: number, issuer, date, title.
        recorded: those source documents whose own authority record the file brings.
        passages: the passages described, each with its file.
        foreign: IRIs of nodes that a plan has no business to describe, sorted; blank nodes are among them.
    """

    documents: tuple[str, ...]
    said: frozenset[str]
    shared: Bundles
    heads: Bundles
    recorded: frozenset[str]
    passages: Bundles
    foreign: tuple[str, ...]

    @property
    def sources(self) -> set[str]:
        """IRIs of the source files that hold the passages described."""
        return {file_of(passage) for passage in self.passages}

    @property
    def name(self) -> str:
        """The plan's name: the last part of its document's IRI; empty unless there is exactly one document."""
        return self.documents[0].removeprefix(_DOCUMENT) if len(self.documents) == 1 else ""


def parts_of(lines: Iterable[str]) -> Parts:
    """Take apart the triples of a plan's file."""
    nodes = by_subject(lines)
    documents = source_documents(nodes)
    own = tuple(f"{document}/" for document in documents) + _OWN
    said: set[str] = set()
    foreign: list[str] = []
    for node, about in nodes.items():
        if node in documents or node.startswith(own):
            said |= about
        elif not is_shared(node):
            foreign.append(node)
    heads = {document: _head(nodes, document) for document in documents}
    recorded = frozenset(document for document in documents if document.replace(_DOCUMENT, _RECORD) in nodes)
    passages = {
        node: frozenset(about | nodes.get(file_of(node), set())) for node, about in nodes.items() if is_passage(node)
    }
    return Parts(
        documents, frozenset(said), bundled(nodes, documents), heads, recorded, passages, tuple(sorted(foreign))
    )


def source_documents(nodes: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The IRIs of the source documents among described nodes, sorted."""
    return tuple(sorted(node for node, about in nodes.items() if any(_SOURCE_DOCUMENT in line for line in about)))


def is_shared(node: str) -> bool:
    """Whether an IRI is of a kind that plans share: a document, its authority record, an agency."""
    return node.startswith((_AGENCY, _RECORD)) or (
        node.startswith(_DOCUMENT) and "/" not in node.removeprefix(_DOCUMENT)
    )


def is_common(node: str) -> bool:
    """Whether an IRI is that of a time or provision, which plans describe each for itself and all alike."""
    return node.startswith((_TIME, _PROVISION))


def is_passage(node: str) -> bool:
    """Whether an IRI is that of a passage: a run of lines in a source file."""
    return node.startswith(_SOURCE) and "/" in node.removeprefix(_SOURCE)


def file_of(passage: str) -> str:
    """The IRI of the source file that a passage lies in."""
    return passage.rpartition("/")[0]


def subject(line: str) -> str:
    """The IRI of the subject of an N-Triples line, or the label of its blank node."""
    return line.partition(" ")[0].strip("<>")


def bundled(nodes: Mapping[str, set[str]], apart: Iterable[str] = ()) -> dict[str, frozenset[str]]:
    """Descriptions of documents and agencies among `nodes`, without the documents `apart`; see `Bundles`."""
    excluded = set(apart)
    found = {
        node: set(about)
        for node, about in nodes.items()
        if is_shared(node) and not node.startswith(_RECORD) and node not in excluded
    }
    for node, about in nodes.items():
        if node.startswith(_RECORD):
            described = {iri for line in about if _DESCRIBES in line for iri in named((line,))} & found.keys()
            for document in described:
                found[document] |= about | _evidence(nodes, about)
    return {node: frozenset(about) for node, about in found.items()}


def by_subject(lines: Iterable[str]) -> dict[str, set[str]]:
    """N-Triples lines by the IRI of their subject; a blank node stands under its label."""
    nodes: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        nodes[subject(line)].add(line)
    return dict(nodes)


def objects(lines: Iterable[str]) -> set[str]:
    """The IRIs that stand as objects in N-Triples lines."""
    return {rest[1:-3] for line in lines if (rest := line.split(" ", 2)[2]).startswith("<")}


def named(lines: Iterable[str]) -> set[str]:
    """The IRIs of things that N-Triples lines name, subjects left out."""
    return {rest[1:-3] for line in lines if (rest := line.split(" ", 2)[2]).startswith(_THING)}


def _head(nodes: Mapping[str, set[str]], document: str) -> frozenset[str]:
    """The description of a source document as one that is cited, with its authority record.

    A file without that record gets one that rests on the passages of the document's head.
    """
    kept = {line for line in nodes[document] if not any(part in line for part in _OF_SOURCES_ALONE)}
    kind = f"<{document}> <{RDF}type> <{ONTOLOGY}Document> ."
    name = document.replace(_DOCUMENT, _RECORD)
    stated = any(_STATED_IN in line for line in nodes[document])
    record = nodes.get(name) or (_record(f"<{name}>", document, nodes[document]) if stated else set())
    return frozenset({*kept, kind, *record, *_evidence(nodes, record)})


def _record(record: str, document: str, about: Iterable[str]) -> set[str]:
    passages = [line.partition(_STATED_IN)[2] for line in about if _STATED_IN in line]
    known = [matter for matter, term in _MATTERS.items() if any(f"<{ONTOLOGY}{term}>" in line for line in about)]
    return {
        f"{record} <{RDF}type> <{ONTOLOGY}AuthorityRecord> .",
        f"{record} {_DESCRIBES} <{document}> .",
        *(f"{record} <{ONTOLOGY}{matter}AccordingTo> {passage}" for matter in known for passage in passages),
    }


def record_of(bundle: frozenset[str], document: str) -> frozenset[str]:
    """The authority record in the description of a document, with its evidence: all but the document's own triples."""
    return frozenset(line for line in bundle if subject(line) != document)


def _evidence(nodes: Mapping[str, set[str]], record: Iterable[str]) -> set[str]:
    """The passages that a record rests on, and their files."""
    passages = {line for iri in named(record) if iri.startswith(_SOURCE) for line in nodes.get(iri, ())}
    return passages | {line for iri in named(passages) if iri.startswith(_SOURCE) for line in nodes.get(iri, ())}
