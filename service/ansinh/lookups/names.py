"""The names by which things are asked for, read from the graph once a snapshot, when they are first needed."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from ansinh.lookups.spans import span
from ansinh.questions.names import Choice, Names
from ansinh.store.interface import Iri, QueryEngine
from ansinh.terms import ONTOLOGY, THING, expanded
from ansinh.text import fold

_QUERIES = {
    "document": """
SELECT DISTINCT ?term ?name WHERE {
  ?term a ansinh:Document ; ansinh:shortName|ansinh:documentNumber|(^ansinh:describes/ansinh:variantNumber) ?name
} ORDER BY ?term
""",
    "agency": "SELECT DISTINCT ?term ?name WHERE { ?term a ansinh:Agency ; rdfs:label ?name } ORDER BY ?term",
    "area": """
SELECT DISTINCT ?term ?name WHERE {
  ?term a ansinh:Area ; ansinh:areaCode|rdfs:label|skos:altLabel ?name
} ORDER BY ?term
""",
    "group": """
SELECT DISTINCT ?term ?name WHERE {
  VALUES ?class { ansinh:TargetGroup ansinh:GroupCode } ?term a ?class ; skos:notation|skos:prefLabel ?name
} ORDER BY ?term
""",
    "title": "SELECT DISTINCT ?term ?name WHERE { ?term a ansinh:Document ; ansinh:title ?name }",
    "class": """
SELECT DISTINCT ?term ?name WHERE { ?term rdfs:subClassOf ansinh:Area ; rdfs:label ?name } ORDER BY ?term
""",
    "concept": """
SELECT DISTINCT ?term ?name WHERE {
  ?term skos:inScheme <https://w3id.org/ansinh/id/scheme/SCHEME> ; skos:notation|skos:prefLabel ?name
} ORDER BY ?term
""",
}
_BASES = {"document": "document/", "agency": "agency/", "area": "area/", "group": "document/", "title": "document/"}
_DATES = "SELECT ?term ?date WHERE { ?term a ansinh:Document ; ansinh:issuedOn ?date }"
_DATED = re.compile(
    r"(?P<name>.*\S)[\s,(]+(?:ngày |of )?\s*"
    r"(?:(?P<iso>\d{4}(?:-\d{2}){0,2})|(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}))\)?"
)


class NameIndex:
    """All names of a snapshot, by kind: `document`, `agency`, `area`, `group`, `title`, `concept/SCHEME`, `class/Area`.

    Args:
        engine: where they are read.
    """

    def __init__(self, engine: QueryEngine) -> None:
        self._engine = engine
        self.names = lru_cache(maxsize=None)(self._names)
        self._dates = lru_cache(maxsize=1)(self._read_dates)
        self._folded = lru_cache(maxsize=None)(self._read_folded)

    def find(self, kind: str, text: str) -> list[Iri]:
        """The things of a kind for which `text` stands: an IRI, its short form or its end, a code, a name.

        A document's number may have its date or year behind it.
        """
        names = self.names(kind)
        scheme = kind.partition("/")[2]
        bases = (THING + _BASES.get(kind, f"{scheme}/"), ONTOLOGY)
        for direct in (Iri(expanded(text)), *(Iri(base + text) for base in bases)):
            if direct in names:
                return [direct]
        found = _iris(names.find(text))
        dated = _DATED.fullmatch(text.strip()) if kind == "document" and not found else None
        return self._dated(dated) if dated else found

    def near(self, kind: str, text: str) -> list[Iri]:
        """The things of a kind whose names are nearest to `text`."""
        return _iris(self.names(kind).near(text))

    def holding(self, kind: str, text: str) -> list[Iri]:
        """The things of a kind with a name in which all words of `text` stand, with or without diacritics."""
        words = fold(text).split()
        return [term for name, term in self._folded(kind) if all(word in name for word in words)]

    def _dated(self, found: re.Match[str]) -> list[Iri]:
        iso = found["iso"] or f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"
        wanted = span(iso)
        if wanted is None:
            return []
        dates = self._dates()
        return [
            term
            for term in self.find("document", found["name"].removesuffix(" ngày").rstrip())
            if term in dates and wanted.first <= dates[term] <= wanted.last
        ]

    def _names(self, kind: str) -> Names:
        return Names(self._read(kind))

    def _read(self, kind: str) -> Iterable[Choice]:
        group, _, scheme = kind.partition("/")
        rows = self._engine.select(_QUERIES[group].replace("SCHEME", scheme))
        return [(row["name"].value, row["term"]) for row in rows]

    def _read_folded(self, kind: str) -> list[tuple[str, Iri]]:
        return [(fold(name), term) for name, term in self._read(kind) if isinstance(term, Iri)]

    def _read_dates(self) -> Mapping[Iri, date]:
        rows = self._engine.select(_DATES)
        return {Iri(row["term"].value): date.fromisoformat(row["date"].value) for row in rows}


def _iris(terms: Iterable[object]) -> list[Iri]:
    return [term for term in terms if isinstance(term, Iri)]
