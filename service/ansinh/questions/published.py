"""The questions as part of the graph, so that editors of SPARQL find them with their prefixes.

Each is a `sh:SPARQLSelectExecutable` (W3C SHACL, section 5.2.1, as the SPARQL examples of the SIB Swiss Institute of
Bioinformatics use it) whose prefixes are declared with `sh:declare`.
"""

from collections.abc import Iterable, Iterator

from ansinh.errors import Message
from ansinh.questions.library import Question
from ansinh.store.embedded_links import as_line
from ansinh.store.interface import Iri, Literal, Term
from ansinh.terms import DCT, ENDPOINT, OWL, PREFIXES, RDF, RDFS, SH, THING, XSD

_SCHEMA = "https://schema.org/"
_TYPE = RDF + "type"
_DECLARED = Iri(THING + "prefixes")
_ENDPOINT = Iri(ENDPOINT)


def published_questions(questions: Iterable[Question]) -> Iterator[str]:
    """The questions and the prefixes that they use, as N-Triples lines."""
    yield from _labelled(_ENDPOINT, Message("điểm truy vấn SPARQL", "SPARQL endpoint"))
    yield as_line(_DECLARED, _TYPE, Iri(OWL + "Ontology"))
    yield from _labelled(_DECLARED, Message("các tiền tố không cần gõ", "prefixes that need not be typed"))
    for prefix, namespace in PREFIXES.items():
        yield from _prefix(prefix, namespace)
    for question in questions:
        yield from _question(question)


def _prefix(prefix: str, namespace: str) -> Iterator[str]:
    node = Iri(f"{THING}prefix/{prefix}")
    yield as_line(_DECLARED, SH + "declare", node)
    yield as_line(node, _TYPE, Iri(SH + "PrefixDeclaration"))
    yield as_line(node, SH + "prefix", _text(prefix))
    yield as_line(node, SH + "namespace", Literal(namespace, XSD + "anyURI"))
    yield as_line(node, RDFS + "label", _text(f"{prefix}:"))


def _question(question: Question) -> Iterator[str]:
    node = Iri(f"{THING}question/{question.name}")
    for kind in ("SPARQLExecutable", "SPARQLSelectExecutable"):
        yield as_line(node, _TYPE, Iri(SH + kind))
    yield from _labelled(node, question.title)
    yield from _both(node, RDFS + "comment", question.title)
    yield from _both(node, DCT + "description", question.counts)
    yield as_line(node, SH + "select", _text(question.bare))
    yield as_line(node, SH + "prefixes", _DECLARED)
    yield as_line(node, _SCHEMA + "target", _ENDPOINT)
    for tag in question.header.tags:
        yield as_line(node, _SCHEMA + "keywords", _text(tag))


def _labelled(node: Iri, label: Message) -> Iterator[str]:
    return _both(node, RDFS + "label", label)


def _both(node: Iri, predicate: str, text: Message) -> Iterator[str]:
    for language in ("vi", "en"):
        yield as_line(node, predicate, Literal(text.to(language), RDF + "langString", language))


def _text(value: str) -> Term:
    return Literal(value, XSD + "string")
