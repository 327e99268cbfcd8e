"""What the pages look up once a snapshot: names of codes, what parameters offer, what the graph covers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ansinh.errors import Message
from ansinh.hall import Hall
from ansinh.questions.labels import Labels
from ansinh.questions.library import Parameter
from ansinh.questions.parameters import offers
from ansinh.store.interface import Iri, Literal, Row
from ansinh.terms import XSD

_MERGERS = "2025-07-01"
_PROVINCES = """
SELECT ?area ?code ?label ?from ?until WHERE {
  ?area a ansinh:Province ; ansinh:areaCode ?code ; rdfs:label ?label .
  OPTIONAL { ?area ansinh:validFrom ?from }
  OPTIONAL { ?area ansinh:validUntil ?until }
}
"""
_HELD = """
SELECT ?area (COUNT(DISTINCT ?document) AS ?documents) (MIN(?year) AS ?first) (MAX(?year) AS ?last) WHERE {
  ?document a ansinh:SourceDocument ; ansinh:jurisdiction ?area .
  OPTIONAL { ?document ansinh:periodStart|ansinh:periodEnd|ansinh:issuedOn ?time }
  BIND (xsd:integer(SUBSTR(STR(?time), 1, 4)) AS ?year)
} GROUP BY ?area
"""
_IN_FILE = """
SELECT ?short WHERE { ?file ansinh:fileName ?name . ?document ansinh:heldInFile ?file ; ansinh:shortName ?short }
"""
_DOCUMENTS = """
SELECT ?document ?short ?title WHERE {
  ?document ansinh:jurisdiction ?area ; a ansinh:SourceDocument ; ansinh:shortName ?short .
  OPTIONAL { ?document ansinh:title ?title FILTER (LANG(?title) = "%s") }
} ORDER BY ?short LIMIT 5
"""


@dataclass(frozen=True, slots=True)
class Document:
    """A source document as a list shows it."""

    iri: str
    short: str
    title: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province, and what the graph holds of it.

    Args:
        iri: its name in the graph.
        code: its official code.
        name: what it is called.
        then: whether it was one before the mergers of 1 July 2025.
        today: whether it is one since.
        documents: how many source documents are about it.
        first: first year that they concern, 0 where none is stated.
        last: last year.
    """

    iri: str
    code: str
    name: Message
    then: bool
    today: bool
    documents: int
    first: int
    last: int


class Shelf:
    """See the module.

    Args:
        hall: the hall over the snapshot.
    """

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._documents: dict[str, str] = {}
        self._offers: dict[Parameter, Mapping[str, Message]] = {}

    @cached_property
    def labels(self) -> Labels:
        """The names of codes and areas."""
        return Labels(self._hall.store)

    def document(self, file: str) -> str:
        """What the document in a source file is called."""
        if file not in self._documents:
            rows = self._hall.store.select(_IN_FILE, {"name": Literal(file, XSD + "string")})
            self._documents[file] = next((row["short"].value for row in rows), file)
        return self._documents[file]

    def offers(self, parameter: Parameter) -> Mapping[str, Message]:
        """What may be given for a parameter."""
        if parameter not in self._offers:
            self._offers[parameter] = offers(self._hall.store, parameter)
        return self._offers[parameter]

    @cached_property
    def provinces(self) -> list[Province]:
        """All provinces of the time before July 2025 and since, by code."""
        names: dict[str, dict[str, str]] = {}
        rows: dict[str, Row] = {}
        for row in self._hall.store.select(_PROVINCES):
            iri, label = row["area"].value, row["label"]
            names.setdefault(iri, {})[(label.language or "") if isinstance(label, Literal) else ""] = label.value
            rows[iri] = row
        held = {row["area"].value: row for row in self._hall.store.select(_HELD)}
        found = [_province(rows[iri], texts, held.get(iri, {})) for iri, texts in names.items()]
        return sorted(found, key=lambda one: one.code)

    @property
    def covered(self) -> list[Province]:
        """The provinces of which the graph holds a document."""
        return [one for one in self.provinces if one.documents]

    @cached_property
    def documents(self) -> Mapping[str, Mapping[str, list[Document]]]:
        """The first source documents of each covered province, by its IRI and by language."""
        return {one.iri: {tongue: self._first(one, tongue) for tongue in ("vi", "en")} for one in self.covered}

    def _first(self, province: Province, tongue: str) -> list[Document]:
        rows = self._hall.store.select(_DOCUMENTS % tongue, {"area": Iri(province.iri)})
        return [
            Document(*(row[name].value if name in row else "" for name in ("document", "short", "title")))
            for row in rows
        ]

    @property
    def missing(self) -> list[Province]:
        """The provinces of the time before July 2025 of which it holds none."""
        return [one for one in self.provinces if one.then and not one.documents]


def _province(row: Row, names: Mapping[str, str], held: Row) -> Province:
    code = row["code"].value
    return Province(
        row["area"].value,
        code,
        Message(names.get("vi", code), names.get("en", code)),
        "from" not in row or row["from"].value < _MERGERS,
        "until" not in row,
        int(held["documents"].value) if held else 0,
        int(held["first"].value) if "first" in held else 0,
        int(held["last"].value) if "last" in held else 0,
    )
