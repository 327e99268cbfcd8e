"""What can be found: one record a thing, gathered from the graph one unit at a time.

A unit is a document with all that it states, or any other thing alone. It is what is taken out of the index and put in
again when the graph changes, so that memory and work follow the size of a unit and not that of the graph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ansinh.store.embedded import EmbeddedStore
from ansinh.store.fields import Fields, Found
from ansinh.store.interface import Iri, Literal, Term
from ansinh.terms import THING
from ansinh.text import nfc

LANGUAGES = ("vi", "en")
_DOCUMENT = THING + "document/"

Texts = Mapping[str, tuple[str, ...]]
"""Texts by language; what has no language stands under each."""


@dataclass(frozen=True, slots=True)
class Record:
    """A thing as the index knows it.

    Args:
        iri: the thing.
        unit: the unit that it belongs to.
        kind: one of `KINDS`, or `question`.
        titles: what it is called.
        texts: what it says or what is said of it, in the order in which it is shown.
        names: by what it is called for: number, label, code.
        provinces: the provinces that it belongs to.
        years: the years in which its document was issued.
        types: the types of its document.
        documents: the document that states it.
        passages: where it is stated.
    """

    iri: str
    unit: str
    kind: str
    titles: Texts
    texts: Texts = field(default_factory=dict)
    names: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


_LABEL = ("rdfs:label",)
_CONCEPT = {
    "titles": ("skos:prefLabel",),
    "texts": ("skos:definition", "skos:scopeNote", "skos:inScheme/skos:prefLabel"),
    "names": ("skos:prefLabel", "skos:notation", "skos:altLabel"),
}
_TERM = {"titles": _LABEL, "texts": ("skos:definition", "skos:example"), "names": _LABEL}
_WITHIN = {
    "provinces": ("ansinh:inDocument/ansinh:jurisdiction",),
    "years": ("ansinh:inDocument/ansinh:issuedOn",),
    "types": ("ansinh:inDocument/ansinh:documentType",),
    "documents": ("ansinh:inDocument",),
    "passages": ("ansinh:statedIn",),
}
_IN_DOCUMENT = "?thing ansinh:inDocument ?unit ; a {} ."

_STATED = {
    "task": Fields(
        _IN_DOCUMENT.format("ansinh:Task"),
        {
            "titles": ("ansinh:summary",),
            "texts": ("ansinh:hasParticipation/ansinh:participant/rdfs:label", "ansinh:taskType/skos:prefLabel"),
            **_WITHIN,
        },
    ),
    "group": Fields(
        _IN_DOCUMENT.format("ansinh:TargetGroup"),
        {
            "titles": ("skos:prefLabel",),
            "texts": ("ansinh:hasMember/rdfs:label", "skos:closeMatch/skos:prefLabel"),
            "names": ("skos:prefLabel",),
            **_WITHIN,
        },
    ),
    "finding": Fields(
        _IN_DOCUMENT.format("ansinh:Finding"),
        {"titles": ("ansinh:message",), "texts": ("ansinh:findingKind/skos:prefLabel",), **_WITHIN},
    ),
}
_ALONE = {
    "document": Fields(
        "?thing a ansinh:Document .",
        {
            "titles": ("ansinh:title",),
            "texts": (
                "ansinh:documentType/skos:prefLabel",
                "ansinh:issuer/rdfs:label",
                "ansinh:jurisdiction/rdfs:label",
                "ansinh:issuedOn",
            ),
            "names": ("ansinh:shortName", "ansinh:documentNumber"),
            "provinces": ("ansinh:jurisdiction",),
            "years": ("ansinh:issuedOn",),
            "types": ("ansinh:documentType",),
            "passages": ("ansinh:statedIn",),
        },
    ),
    "agency": Fields(
        "?thing a ansinh:Agency .",
        {
            "titles": _LABEL,
            "texts": ("ansinh:agencyType/skos:prefLabel", "ansinh:operatesIn/rdfs:label"),
            "names": ("rdfs:label", "skos:altLabel"),
            "provinces": ("ansinh:operatesIn", "ansinh:operatesIn/ansinh:within"),
        },
    ),
    "area": Fields(
        "?thing a ansinh:Area .",
        {
            "titles": _LABEL,
            "texts": ("skos:altLabel", "ansinh:within/rdfs:label", "ansinh:validFrom", "ansinh:validUntil"),
            "names": ("rdfs:label", "skos:altLabel", "ansinh:areaCode"),
            "provinces": ("ansinh:within?",),
        },
    ),
    "indicator": Fields("?thing a ansinh:Indicator .", _CONCEPT),
    "code": Fields(
        "?thing skos:inScheme ?scheme ; skos:definition ?defined . FILTER NOT EXISTS { ?thing a ansinh:Indicator }",
        _CONCEPT,
    ),
    "term": Fields(
        "VALUES ?class { owl:Class owl:ObjectProperty owl:DatatypeProperty } "
        "?thing a ?class ; rdfs:isDefinedBy ?module .",
        _TERM,
    ),
}
KINDS = (*_ALONE, *_STATED, "question")
"""The kinds of things that can be found."""


_NUMBERED = ("document",)
"""Kinds of things that are known by a number, which stands before the title."""
_KINDS = _ALONE | _STATED
_AT_ONCE = 100
"""Units that are looked up together; a document states some hundred things with ten values each."""
_LISTED = {name: f"SELECT DISTINCT ?thing WHERE {{ {kind.pattern} }}" for name, kind in _ALONE.items()}
_PROVINCES = "SELECT DISTINCT ?area WHERE { ?area a ansinh:Province }"


class Gatherer:
    """Gathers records from a store.

    Args:
        store: the graph.
    """

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._provinces = {row["area"].value for row in store.select(_PROVINCES)}

    def all(self) -> Iterator[Record]:
        """The records of the whole graph."""
        for kind, query in _LISTED.items():
            yield from self._kind(kind, (row["thing"].value for row in self._store.select(query)))

    def of(self, units: Iterable[str]) -> Iterator[Record]:
        """The records of some units; one that the graph no longer describes has none."""
        wanted = list(units)
        for kind in _ALONE:
            yield from self._kind(kind, wanted)

    def _kind(self, kind: str, units: Iterable[str]) -> Iterator[Record]:
        ordered = sorted(units)
        for start in range(0, len(ordered), _AT_ONCE):
            some = ordered[start : start + _AT_ONCE]
            yield from self._read(kind, "thing", some)
            if kind == "document":
                for stated in _STATED:
                    yield from self._read(stated, "unit", some)

    def _read(self, kind: str, key: str, units: Iterable[str]) -> Iterator[Record]:
        """The records of things of a kind whose `key` (they themselves, or their unit) is among `units`."""
        rows = [{key: Iri(unit)} for unit in units]
        things: dict[str, list[Found]] = defaultdict(list)
        for name, rank, query in _KINDS[kind].queries():
            for row in self._store.look_up(query, rows):
                thing = row["thing"].value
                things[thing].append(Found(thing, name, rank, row["value"]))
        for thing in sorted(things):
            yield self._record(kind, thing, things[thing])

    def _record(self, kind: str, thing: str, values: list[Found]) -> Record:
        found: dict[str, list[Term]] = defaultdict(list)
        for one in sorted(values, key=lambda one: (one.rank, one.value.value)):
            found[one.field].append(one.value)
        provinces = [value for value in _values(found["provinces"]) if value in self._provinces]
        names = (*_values(found["names"]), *((thing.rpartition("#")[2],) if kind == "term" else ()))
        titles = _texts(found["titles"])
        if kind in _NUMBERED and names:
            titles = {language: tuple(f"{names[0]} · {title}" for title in given) for language, given in titles.items()}
        return Record(
            iri=thing,
            unit=unit_of(thing),
            kind=kind,
            titles=titles or {language: names for language in LANGUAGES if names},
            texts=_texts(found["texts"]),
            names=names,
            provinces=tuple(provinces),
            years=tuple(dict.fromkeys(value[:4] for value in _values(found["years"]))),
            types=_values(found["types"]),
            documents=_values(found["documents"]),
            passages=_values(found["passages"]),
        )


def unit_of(node: str) -> str:
    """The unit that a node belongs to."""
    if not node.startswith(_DOCUMENT):
        return node
    return _DOCUMENT + node.removeprefix(_DOCUMENT).partition("/")[0]


def _values(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.value for term in terms))


def _texts(terms: Iterable[Term]) -> Texts:
    found: dict[str, dict[str, None]] = {language: {} for language in LANGUAGES}
    for term in terms:
        language = term.language if isinstance(term, Literal) else None
        for one in (language,) if language in found else LANGUAGES if language is None else ():
            found[one][nfc(term.value)] = None
    return {language: tuple(texts) for language, texts in found.items() if texts}
