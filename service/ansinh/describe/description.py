"""The description of a thing: its facts, what links to it, its passages and findings, names of all that is mentioned.

It holds the concise bounded description of the thing (W3C submission, Stickler 2005) in both directions. Each property
is looked up by itself and cut at a limit, so that the cost follows what is shown and not what the graph holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ansinh.describe.evidence import Evidence, Finding
from ansinh.describe.graphs import WHOLE_TITLE, Card, card_of
from ansinh.describe.names import Named, Names
from ansinh.questions.answer import Desk, Passage
from ansinh.store.embedded_links import ALL, Links, Node, Slice, as_line
from ansinh.store.interface import BlankNode, Iri, Literal, Term
from ansinh.terms import DATASET, ONTOLOGY, RDF, RDFS, SKOS

_FIRST = (RDF + "type", RDFS + "label", SKOS + "prefLabel", SKOS + "definition")
_NESTED = 12  # the longest list in ontology and shapes has fewer links
_TYPE = RDF + "type"

_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class Text:
    """A literal.

    Args:
        value: its lexical form.
        language: its language; empty where it has none.
    """

    value: str
    language: str


@dataclass(frozen=True, slots=True)
class Nested:
    """A node without a name, with its facts."""

    facts: tuple["Fact", ...]


Value = Named | Text | Nested


@dataclass(frozen=True, slots=True)
class Fact:
    """The values of one property, or of several that have the same values.

    Args:
        properties: the properties.
        values: the values; things that link here where the fact is an incoming one.
        cut: whether more values follow on the next page.
    """

    properties: tuple[Named, ...]
    values: tuple[Value, ...]
    cut: bool

    def within(self, language: str) -> tuple[Value, ...]:
        """The values for a reader of that language: texts of another language only where there are no others."""
        fitting = [one for one in self.values if not isinstance(one, Text) or one.language in ("", language)]
        return tuple(fitting) or self.values


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of a thing, one page of it.

    Args:
        thing: the thing.
        kinds: its classes, the most telling first.
        facts: what is said of it.
        incoming: what links to it.
        passages: where it stands in the sources.
        findings: contradictions and doubts about it.
        cut: whether another page follows.
        lines: all of it as N-Triples lines, with the labels of everything mentioned.
    """

    thing: Named
    kinds: tuple[Named, ...]
    facts: tuple[Fact, ...]
    incoming: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    cut: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """Where things are described.

    Args:
        links: looks up links.
        desk: shows passages.
        classes: how many members each class has, to tell which class says most of a thing.
        properties: the properties that there are.
    """

    links: Links
    desk: Desk
    classes: Mapping[str, int]
    properties: Sequence[str]

    def describe(self, iri: str, wanted: Slice, known: Card | None = None) -> Description:
        """A page of the description of a thing, or of a named graph.

        Args:
            iri: the thing.
            wanted: which of the links of each property stand on the page.
            known: what is said of it from elsewhere than the graph.
        """
        card = card_of(iri, self.links) if known is None and self.links.holds_graph(iri) else known
        return _Reading(self, wanted, card).read(Iri(iri))


class _Reading:
    """One description in the making."""

    def __init__(self, study: Study, wanted: Slice, card: Card | None) -> None:
        self._study = study
        self._wanted = wanted
        self._card = card
        self._names = Names(study.links)
        self._names.know(Named(DATASET, WHOLE_TITLE))
        if card is not None:
            self._names.know(card.named)
        self._lines: list[str] = []
        self._cut = False

    def read(self, thing: Iri) -> Description:
        facts = [self._outgoing(thing, one) for one in self._study.properties]
        facts += [self._added(thing, predicate, values) for predicate, values in self._of_card().items()]
        incoming = [self._incoming(thing, one) for one in self._study.properties]
        evidence = Evidence(self._study.links, self._study.desk, self._names)
        passages = evidence.passages(thing, self._wanted)
        findings = evidence.findings(thing, self._wanted)
        lines = {**dict.fromkeys(self._lines), **dict.fromkeys(evidence.lines)}
        named = self._names.of(thing.value)
        return Description(
            named,
            self._kinds(thing),
            tuple(sorted(_merged(facts), key=_order)),
            tuple(sorted(_merged(incoming, besides=facts), key=_order)),
            passages,
            findings,
            self._cut,
            (*lines, *(line for line in self._names.lines() if line not in lines)),
        )

    def _kinds(self, thing: Iri) -> tuple[Named, ...]:
        """The classes of a thing, our own first, of these the one with the fewest members first."""
        said = (*self._study.links.values(thing, _TYPE), *self._of_card().get(_TYPE, ()))
        found = [term.value for term in said]
        found.sort(key=lambda one: (not one.startswith(ONTOLOGY), self._study.classes.get(one, 0), one))
        return tuple(self._names.of(one) for one in found)

    def _of_card(self) -> Mapping[str, tuple[Term, ...]]:
        return {} if self._card is None else self._card.values

    def _added(self, thing: Iri, predicate: str, values: Sequence[Term]) -> Fact:
        self._lines += [as_line(thing, predicate, value) for value in values]
        shown = tuple(self._value(value, _NESTED) for value in values)
        return Fact((self._names.of(predicate),), shown, cut=False)

    def _outgoing(self, subject: Node, predicate: str) -> Fact | None:
        found = self._study.links.values(subject, predicate, self._one_more())
        self._lines += [as_line(subject, predicate, value) for value in self._page(found)]
        return self._fact(predicate, [self._value(value, _NESTED) for value in self._page(found)], found)

    def _incoming(self, thing: Iri, predicate: str) -> Fact | None:
        found = self._study.links.subjects(predicate, thing, self._one_more())
        self._lines += [as_line(subject, predicate, thing) for subject in self._page(found)]
        return self._fact(predicate, [self._names.of(one.value) for one in self._page(found)], found)

    def _fact(self, predicate: str, values: Sequence[Value], found: Sequence[Term]) -> Fact | None:
        cut = len(found) > len(values)
        self._cut = self._cut or cut
        return Fact((self._names.of(predicate),), tuple(values), cut) if values else None

    def _one_more(self) -> Slice:
        """The page with one value more, which tells whether another page follows."""
        return Slice(None if self._wanted.limit is None else self._wanted.limit + 1, self._wanted.offset)

    def _page(self, found: Sequence[_One]) -> Sequence[_One]:
        return found[: self._wanted.limit]

    def _value(self, value: Term, depth: int) -> Value:
        match value:
            case Iri():
                return self._names.of(value.value)
            case Literal():
                if value.datatype != RDF + "langString":
                    self._names.of(value.datatype)
                return Text(value.value, value.language or "")
            case BlankNode():
                return Nested(tuple(self._nested(value, depth)))

    def _nested(self, node: BlankNode, depth: int) -> Iterable[Fact]:
        for predicate in self._study.links.predicates(node) if depth else ():
            values = self._study.links.values(node, predicate, ALL)
            self._lines += [as_line(node, predicate, value) for value in values]
            yield Fact((self._names.of(predicate),), tuple(self._value(one, depth - 1) for one in values), cut=False)


def _merged(facts: Iterable[Fact | None], besides: Iterable[Fact | None] = ()) -> list[Fact]:
    """The facts, of which those with the same values are one: a property and those that follow from it.

    An incoming link whose inverse is among the facts `besides` is left out; a reader has seen it there.
    """
    seen = {frozenset(fact.values) for fact in besides if fact is not None}
    by_values: dict[tuple[Value, ...], Fact] = {}
    for fact in facts:
        if fact is not None and frozenset(fact.values) not in seen:
            known = by_values.get(fact.values)
            properties = fact.properties if known is None else known.properties + fact.properties
            ours = tuple(sorted(properties, key=lambda one: not one.iri.startswith(ONTOLOGY)))
            by_values[fact.values] = Fact(ours, fact.values, fact.cut)
    return list(by_values.values())


def _order(fact: Fact) -> tuple[int, bool, str]:
    """First the class, then the labels, then our own properties, then those of others."""
    iri = fact.properties[0].iri
    place = _FIRST.index(iri) if iri in _FIRST else len(_FIRST)
    return place, not iri.startswith(ONTOLOGY), iri
