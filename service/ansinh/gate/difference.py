"""What a change would make of the graph, told before it is made: facts, findings, and answers of questions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ansinh.corpus.parts import subject
from ansinh.errors import Message, ParameterError
from ansinh.gate.facts import Fact, compared
from ansinh.gate.join import Delta
from ansinh.questions.library import Library, Question
from ansinh.questions.parameters import bind
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri, Literal, Term
from ansinh.terms import ONTOLOGY, RDF, is_inferred

_FINDING = f"<{RDF}type> <{ONTOLOGY}Finding> ."
_MESSAGES = """
SELECT ?finding ?severity ?message WHERE {
  ?finding ansinh:message ?message ; ansinh:severity/skos:notation ?severity
}
"""


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding that comes or goes."""

    finding: str
    severity: str
    message: Message


@dataclass(frozen=True, slots=True)
class Changed:
    """A question whose answer changes, with how many rows come and go."""

    question: str
    title: Message
    rows_in: int
    rows_out: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change would make of the graph.

    Args:
        facts: what is said, before and after, by subject and property.
        deduced_in: how many triples are deduced anew.
        deduced_out: how many deduced triples go.
        findings_in: findings that come.
        findings_out: findings that go.
        answers: questions whose answers change; asked without parameters, or with their defaults.
    """

    facts: tuple[Fact, ...]
    deduced_in: int
    deduced_out: int
    findings_in: tuple[Noted, ...]
    findings_out: tuple[Noted, ...]
    answers: tuple[Changed, ...]


def difference(delta: Delta, before: EmbeddedStore, after: EmbeddedStore, library: Library) -> Difference:
    """The difference that a delta makes.

    Args:
        delta: the triples that go and come.
        before: the store as it is.
        after: the store as it would be.
        library: the questions to ask of both.
    """
    return Difference(
        tuple(compared(*(_said(graphs) for graphs in (delta.removed, delta.added)))),
        _deduced(delta.added),
        _deduced(delta.removed),
        tuple(_noted(after, delta.added)),
        tuple(_noted(before, delta.removed)),
        tuple(_answers(before, after, library)),
    )


def _said(graphs: Mapping[str, set[str]]) -> set[str]:
    return {line for graph, lines in graphs.items() if not is_inferred(graph) for line in lines}


def _deduced(graphs: Mapping[str, set[str]]) -> int:
    return sum(len(lines) for graph, lines in graphs.items() if is_inferred(graph))


def _noted(store: EmbeddedStore, graphs: Mapping[str, set[str]]) -> Iterator[Noted]:
    found = {subject(line) for lines in graphs.values() for line in lines if _FINDING in line}
    for finding in sorted(found):
        rows = store.select(_MESSAGES, {"finding": Iri(finding)})
        texts = {one.language: one.value for row in rows if isinstance(one := row["message"], Literal)}
        if rows:
            yield Noted(finding, rows[0]["severity"].value, Message(texts.get("vi", ""), texts.get("en", "")))


def _answers(before: EmbeddedStore, after: EmbeddedStore, library: Library) -> Iterator[Changed]:
    for question in library.all():
        old, new = (_rows(store, question) for store in (before, after))
        if old != new:
            yield Changed(question.name, question.title, (new - old).total(), (old - new).total())


def _rows(store: EmbeddedStore, question: Question) -> Counter[frozenset[tuple[str, Term]]]:
    """The rows of an answer with their passages, each as often as it is there.

    There are none where what a default names, such as the very document that is added, is not in the graph.
    """
    try:
        terms = bind(store, question, {})
    except ParameterError:
        return Counter()
    return Counter(frozenset(row.items()) for row in store.select(question.query, terms))
