"""What synthetic plans may name: provinces, districts, agencies and documents that the project itself describes."""

import random
from dataclasses import dataclass
from functools import cache

from ansinh.corpus.files import find_corpus
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Row
from ansinh.terms import AUTHORITY_GRAPH, THING
from ansinh.text import slug

_PROVINCES = """
SELECT ?area ?code ?name ?vi ?en WHERE {
  ?area a ansinh:Province ; ansinh:areaCode ?code ; rdfs:label ?name ; skos:altLabel ?vi , ?en ;
    ansinh:validFrom "2008-08-01"^^xsd:date .
  FILTER (LANG(?name) = "vi" && LANG(?vi) = "vi" && LANG(?en) = "en")
}
"""
_DISTRICTS = "SELECT ?area ?province WHERE { ?area a ansinh:District ; ansinh:within ?province }"
_AGENCIES = "SELECT DISTINCT ?agency WHERE { ?agency ansinh:agencyType ?type }"
_CENTRAL = """
SELECT ?document ?name ?number ?day ?type WHERE {
  ?document ansinh:jurisdiction area:VN ; ansinh:shortName ?name ; ansinh:documentType ?type .
  OPTIONAL { ?document ansinh:documentNumber ?number }
  OPTIONAL { ?document ansinh:issuedOn ?day }
}
"""
_DOCUMENTS = "SELECT DISTINCT ?document WHERE { ?document ansinh:documentType ?type }"


@dataclass(frozen=True, slots=True)
class Province:
    """A province of before July 2025.

    Args:
        area: local name of its IRI under `area/`.
        code: its official code.
        vi: its full name in Vietnamese, such as `tỉnh Kon Tum`.
        en: its full name in English, such as `Kon Tum Province`.
        slug: its name as part of an IRI.
        districts: local names of the IRIs of its districts; empty where the project describes none.
    """

    area: str
    code: str
    vi: str
    en: str
    slug: str
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Central:
    """A document of a central body that has an authority record.

    Args:
        name: local name of its IRI under `document/`.
        short: its short name.
        number: its number; empty if it is known by name alone.
        day: its day in ISO form; empty if it is not known.
        kind: code of its document type.
    """

    name: str
    short: str
    number: str
    day: str
    kind: str


@dataclass(frozen=True, slots=True)
class World:
    """All that synthetic plans may name without describing it."""

    provinces: tuple[Province, ...]
    agencies: frozenset[str]
    central: tuple[Central, ...]
    documents: frozenset[str]


@cache
def world() -> World:
    """The world as the files of the project describe it."""
    corpus = find_corpus()
    store = EmbeddedStore.in_memory()
    for file in (*corpus.reference, *corpus.authority):
        store.load_file(file.path, AUTHORITY_GRAPH, f"{file.path.stem}-")
    districts: dict[str, list[str]] = {}
    for row in store.select(_DISTRICTS):
        districts.setdefault(_local(row, "province"), []).append(_local(row, "area"))
    held = {file.path.stem for file in corpus.documents}
    return World(
        tuple(sorted((_province(row, districts) for row in store.select(_PROVINCES)), key=lambda one: one.code)),
        frozenset(_local(row, "agency") for row in store.select(_AGENCIES)),
        tuple(sorted((_central(row) for row in store.select(_CENTRAL)), key=lambda one: one.name)),
        frozenset(held | {_local(row, "document") for row in store.select(_DOCUMENTS)}),
    )


def chance(*key: object) -> random.Random:
    """A source of random numbers that depends on `key` alone."""
    return random.Random("/".join(map(str, key)))  # noqa: S311 - made-up plans, no secret


def _province(row: Row, districts: dict[str, list[str]]) -> Province:
    area, vi = _local(row, "area"), row["vi"].value
    inside = tuple(sorted(districts.get(area, ())))
    return Province(area, row["code"].value, vi[0].lower() + vi[1:], row["en"].value, slug(row["name"].value), inside)


def _central(row: Row) -> Central:
    number, day = (row[name].value if name in row else "" for name in ("number", "day"))
    return Central(_local(row, "document"), row["name"].value, number, day, _local(row, "type"))


def _local(row: Row, name: str) -> str:
    return row[name].value.removeprefix(THING).partition("/")[2]
