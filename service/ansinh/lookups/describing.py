"""What is told of things: the values of their fields, as JSON has them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal

from ansinh.lookups.listing import Field, Shape
from ansinh.questions.answer import Passage
from ansinh.store.interface import Iri, Literal, QueryEngine, Term
from ansinh.thing import Thing

Record = dict[str, object]
"""A thing with its fields; an absent value is None, or the empty list where there may be several."""

_VALUES = "SELECT DISTINCT ?node ?value WHERE {{ VALUES ?node {{ {nodes} }} {pattern} }}"


class Describer:
    """Tells what the graph says of things.

    Args:
        engine: the engine to ask.
        called: tells what things are called.
        passages: gives passages, by IRI.
    """

    def __init__(
        self,
        engine: QueryEngine,
        called: Callable[[Iterable[str]], Mapping[str, Thing]],
        passages: Callable[[Iterable[str]], Mapping[str, Passage]],
    ) -> None:
        self._engine = engine
        self._called = called
        self._passages = passages

    def records(self, iris: Sequence[str], fields: Sequence[Field]) -> list[Record]:
        """The things with their fields, in the order given; each field is asked for all of them at once."""
        told: dict[str, Record] = {iri: {"iri": iri} for iri in iris}
        for field in fields:
            said = self.values(told, field)
            shown = self._shown([term for terms in said.values() for term in terms], field.shape)
            for iri, record in told.items():
                found = [shown[term] for term in said.get(iri, ()) if term in shown]
                record[field.name] = _sole(found, field)
        return list(told.values())

    def values(self, iris: Iterable[str], field: Field) -> dict[str, list[Term]]:
        """The values of a field, by thing."""
        nodes = " ".join(f"<{iri}>" for iri in iris)
        said: dict[str, list[Term]] = {}
        if nodes:
            for row in self._engine.select(_VALUES.format(nodes=nodes, pattern=field.pattern)):
                said.setdefault(row["node"].value, []).append(row["value"])
        return {iri: sorted(terms, key=lambda term: term.value) for iri, terms in said.items()}

    def _shown(self, terms: Sequence[Term], shape: Shape | tuple[Field, ...]) -> Mapping[Term, object]:
        if not isinstance(shape, Shape):
            iris = dict.fromkeys(term.value for term in terms)
            return {Iri(str(part["iri"])): part for part in self.records(list(iris), shape)}
        match shape:
            case Shape.THING:
                return {Iri(iri): one.as_object() for iri, one in self._called(term.value for term in terms).items()}
            case Shape.PASSAGE:
                return {Iri(iri): asdict(one) for iri, one in self._passages(term.value for term in terms).items()}
            case _:
                return {term: _plain(term, shape) for term in terms}


def _plain(term: Term, shape: Shape) -> object:
    match shape:
        case Shape.WHOLE:
            return int(term.value)
        case Shape.NUMBER:
            number = Decimal(term.value)
            return int(number) if number == number.to_integral_value() else float(number)
        case Shape.WORDS:
            return {(term.language or "vi") if isinstance(term, Literal) else "vi": term.value}
        case _:
            return term.value


def _sole(found: Sequence[object], field: Field) -> object:
    if field.shape is Shape.PASSAGE:
        return sorted(found, key=_place)
    if field.shape is Shape.WORDS:
        texts: dict[str, object] = {"vi": None, "en": None}
        for one in found:
            if isinstance(one, dict):
                texts |= one
        return texts
    if field.many:
        return list(found)
    return found[0] if found else None


def _place(passage: object) -> tuple[str, int]:
    return (passage["source_file"], passage["line_start"]) if isinstance(passage, dict) else ("", 0)
