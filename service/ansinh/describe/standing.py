"""How an IRI stands: whether there is such a thing, or it is another one by now, or gone, or never was."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum

from ansinh.gate.entries import Entries
from ansinh.store.embedded_links import Links
from ansinh.store.interface import Iri
from ansinh.terms import DCT, DOCUMENT_GRAPH, ONTOLOGY, OWL, RDF, SKOS, THING

_MERGED = (DCT + "isReplacedBy", OWL + "sameAs")
_LISTED = (
    ONTOLOGY + "Document",
    ONTOLOGY + "Agency",
    ONTOLOGY + "Area",
    ONTOLOGY + "SourceFile",
    SKOS + "Concept",
    SKOS + "ConceptScheme",
)
_AROUND = 40  # names that begin alike; more would not be nearer
_NEAR = 5
_ALIKE = 0.8  # below this, names that differ in a word are taken for near


class Kind(Enum):
    """How an IRI may stand."""

    HERE = "here"
    MERGED = "merged"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an IRI stands.

    Args:
        kind: in which way.
        other: of a merged thing the IRI of what it is now, of one that is gone the plan that brought it.
    """

    kind: Kind
    other: str = ""


def standing(iri: str, links: Links, entries: Entries) -> Standing:
    """How an IRI stands. A thing is merged if the graph gives it no class and says what it is replaced by."""
    if not links.names(iri):
        return Standing(Kind.UNKNOWN)
    if links.holds_graph(iri) or links.values(Iri(iri), RDF + "type"):
        return Standing(Kind.HERE)
    for predicate in _MERGED:
        for term in links.values(Iri(iri), predicate):
            return Standing(Kind.MERGED, term.value)
    if links.holds(iri):
        return Standing(Kind.HERE)
    told_by = _told_by(iri)
    if told_by != iri and links.holds(told_by):
        return Standing(Kind.UNKNOWN)  # its document is here, so such a graph never was
    plan = entries.last_to_describe(told_by)
    return Standing(Kind.GONE, plan) if plan else Standing(Kind.UNKNOWN)


def directory(links: Links) -> list[str]:
    """The IRIs of things that have a name of their own, sorted."""
    return sorted({subject.value for kind in _LISTED for subject in links.subjects(RDF + "type", Iri(kind))})


def near(iri: str, listed: Sequence[str]) -> list[str]:
    """The IRIs most like one that is unknown, of those that begin alike; a part of a document leads to the document."""
    place = bisect(listed, iri)
    window = listed[max(0, place - _AROUND) : place + _AROUND]
    whole = [one for one in window if iri.startswith(f"{one}/")]
    paths = [one.removeprefix(THING) for one in window]
    return whole or [THING + one for one in get_close_matches(iri.removeprefix(THING), paths, _NEAR, _ALIKE)]


def _told_by(iri: str) -> str:
    """A named graph comes and goes with its document."""
    if iri.startswith(DOCUMENT_GRAPH):
        return f"{THING}document/{iri.removeprefix(DOCUMENT_GRAPH).partition('/')[0]}"
    return iri
