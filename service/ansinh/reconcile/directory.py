"""The things that names are matched with, and every form in which each is called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ansinh.errors import Message
from ansinh.reconcile.abbreviations import Abbreviations, Words, folded
from ansinh.reconcile.properties import AREAS, PROPERTIES, TYPES
from ansinh.store.interface import Iri, Literal, QueryEngine, Term
from ansinh.terms import ONTOLOGY, THING, XSD

SHORTEST_SLIP = 7
"""Letters of a name in which a slip of the pen is seen as one; of shorter names too many are one edit apart."""

_LABELS = "SELECT ?class ?label WHERE {{ VALUES ?class {{ {classes} }} ?class rdfs:label ?label }}"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property: a thing, a day, or a text in a language or in none."""

    text: str
    iri: str = ""
    day: bool = False
    language: str = ""


@dataclass(slots=True)
class Entity:
    """A thing that names are matched with.

    Args:
        iri: the thing.
        type: one of `TYPES`.
        label: what it is called first, in both languages.
        called: all its names.
        values: its values by property.
    """

    iri: str
    type: str
    label: Message
    called: tuple[str, ...]
    values: dict[str, list[Value]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its identifier: the IRI after the identifier space."""
        return self.iri.removeprefix(THING)


@dataclass(frozen=True, slots=True)
class Name:
    """One form in which a thing is called.

    Args:
        entity: the thing.
        text: the name as it is written.
        words: the form.
        whole: whether the form says which thing it is; the name of an agency without its province does not.
    """

    entity: Entity
    text: str
    words: Words
    whole: bool

    @property
    def key(self) -> str:
        """The words in one, so that a missing or added space makes no difference."""
        return "".join(self.words)


class Directory:
    """All things that names are matched with.

    Args:
        engine: the graph.
        abbreviations: how names are written out.
    """

    def __init__(self, engine: QueryEngine, abbreviations: Abbreviations) -> None:
        self.abbreviations = abbreviations
        self.entities = {one.iri: one for kind in TYPES for one in _entities(engine, kind)}
        for entity in self.entities.values():
            entity.values = {name: self._known(name, values) for name, values in entity.values.items()}
        self.types = _type_names(engine)
        self.document_types = {
            folded(value.text) for one in self.entities.values() for value in one.values.get("documentType", ())
        }
        self.names: dict[str, list[Name]] = defaultdict(list)
        for entity in self.entities.values():
            for name in self._names(entity):
                self.names[entity.type].append(name)
        self.by_key: dict[str, list[Name]] = defaultdict(list)
        for name in (name for names in self.names.values() for name in names):
            self.by_key[name.key].append(name)
        self.keys = {kind: [name.key for name in names] for kind, names in self.names.items()}
        self.texts_of_names = {kind: [" ".join(name.words) for name in names] for kind, names in self.names.items()}
        self.called = lru_cache(maxsize=1_000)(self._called)

    def get(self, identifier: str) -> Entity | None:
        """The thing with an identifier or IRI."""
        return self.entities.get(THING + identifier.removeprefix(THING))

    def value_text(self, value: Value, language: str) -> str:
        """What a value is called."""
        entity = self.entities.get(value.iri)
        return entity.label.to(language) if entity else value.text

    def texts(self, entity: Entity, prop: str, language: str) -> list[str]:
        """The values of a property as they are called in a language."""
        values = [one for one in entity.values.get(prop, ()) if one.language in ("", language)]
        return [self.value_text(one, language) for one in values]

    def description(self, entity: Entity, language: str) -> str:
        """What tells a thing from its namesakes."""
        ways = ("title", "documentType", "date", "document", "province", "validFrom", "validUntil")
        said = (text for way in ways for text in self.texts(entity, way, language)[:1])
        return ", ".join([self.types[entity.type].to(language), *said])

    def _called(self, kind: str, text: str) -> frozenset[str]:
        """The things of a type that are called `text`; where there are none, those whose name is one edit away."""
        out = self.abbreviations.written_out(folded(text))
        keys = {"".join(folded(text)), "".join(out), "".join(self.abbreviations.without_kind(out))}
        same = {name.entity.iri for key in keys for name in self.by_key.get(key, ()) if name.entity.type == kind}
        long = [key for key in keys if len(key) >= SHORTEST_SLIP and not same]
        near = (
            process.extract(key, self.keys.get(kind, ()), scorer=OSA.distance, score_cutoff=1, limit=None)
            for key in long
        )
        return frozenset(same or {self.names[kind][place].entity.iri for found in near for _, _, place in found})

    def _known(self, name: str, values: list[Value]) -> list[Value]:
        """Values of the type that the property has: a country is no province."""
        of = PROPERTIES[name].of
        return [one for one in values if not of or (one.iri in self.entities and self.entities[one.iri].type == of)]

    def _names(self, entity: Entity) -> Iterator[Name]:
        forms: dict[Words, Name] = {}
        for text in entity.called:
            for words, whole in self._forms(entity, text):
                known = forms.get(words)
                if words and (known is None or (whole and not known.whole)):
                    forms[words] = Name(entity, text, words, whole)
        yield from forms.values()

    def _forms(self, entity: Entity, text: str) -> Iterator[tuple[Words, bool]]:
        """The forms of a name, each with whether it is whole."""
        plain = folded(text)
        out = self.abbreviations.written_out(plain)
        yield plain, True
        yield out, True
        if entity.type in AREAS:
            yield self.abbreviations.without_kind(out), True
        elif entity.type == "Agency":
            yield from self._of_province(entity, out)

    def _of_province(self, entity: Entity, words: Words) -> Iterator[tuple[Words, bool]]:
        """An agency's name without the kind of its province, and without the province."""
        for label in {text for language in ("vi", "en") for text in self.texts(entity, "province", language)}:
            place = self.abbreviations.written_out(folded(label))
            if len(words) > len(place) and words[-len(place) :] == place:
                body = words[: -len(place)]
                short = self._without_last_kind(body)
                yield (*short, *place), True
                yield body, False
                yield short, False

    def _without_last_kind(self, words: Words) -> Words:
        for kind in self.abbreviations.kinds:
            if len(words) > len(kind) and words[-len(kind) :] == kind:
                return words[: -len(kind)]
        return words


def _entities(engine: QueryEngine, kind: str) -> Iterator[Entity]:
    found: dict[str, dict[str, dict[Term, int]]] = defaultdict(lambda: defaultdict(dict))
    for name, rank, query in TYPES[kind].queries():
        for row in engine.select(query):
            values = found[row["thing"].value][name]
            values[row["value"]] = min(rank, values.get(row["value"], rank))
    for iri in sorted(found):
        fields = {
            name: sorted(values, key=lambda term, ranks=values: (ranks[term], term.value))  # type: ignore[misc]
            for name, values in found[iri].items()
        }
        called = tuple(dict.fromkeys(term.value for term in fields.get("called", ())))
        if called:
            values_of = {name: [_value(term) for term in terms] for name, terms in fields.items() if name in PROPERTIES}
            yield Entity(iri, kind, _label(fields.get("label", ()), called[0]), called, values_of)


def _label(terms: Iterable[Term], otherwise: str) -> Message:
    texts = {(term.language or "") if isinstance(term, Literal) else "": term.value for term in terms}
    plain = texts.get("", otherwise)
    return Message(texts.get("vi", plain), texts.get("en", plain))


def _value(term: Term) -> Value:
    if isinstance(term, Iri):
        return Value(term.value, iri=term.value)
    if isinstance(term, Literal):
        return Value(term.value, day=term.datatype == XSD + "date", language=term.language or "")
    return Value(term.value)


def _type_names(engine: QueryEngine) -> Mapping[str, Message]:
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    classes = " ".join(f"ansinh:{name}" for name in TYPES)
    for row in engine.select(_LABELS.format(classes=classes)):
        label = row["label"]
        if isinstance(label, Literal):
            texts[row["class"].value.removeprefix(ONTOLOGY)][label.language or ""] = label.value
    return {name: Message(texts[name].get("vi", name), texts[name].get("en", name)) for name in TYPES}
