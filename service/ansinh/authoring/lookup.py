"""What the graph already knows and the writer of a plan needs: codes, provinces, agencies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from ansinh.errors import ParameterError
from ansinh.store.interface import Iri, Literal, QueryEngine, Row
from ansinh.terms import THING
from ansinh.text import fold
from ansinh.vocabulary import Code, Texts, schemes

_PROVINCES = """
SELECT DISTINCT ?area ?code ?label ?long ?from ?until WHERE {
  GRAPH graph:reference {
    ?area a ansinh:Province ; ansinh:areaCode ?code ; rdfs:label ?label .
    OPTIONAL { ?area skos:altLabel ?long . FILTER (LANG(?long) = LANG(?label)) }
    OPTIONAL { ?area ansinh:validFrom ?from }
    OPTIONAL { ?area ansinh:validUntil ?until }
  }
} ORDER BY ?area
"""
_AGENCIES = """
SELECT DISTINCT ?area ?agency ?type ?label WHERE {
  ?agency ansinh:agencyType ?type ; ansinh:operatesIn ?area ; rdfs:label ?label .
} ORDER BY ?agency
"""
COMMITTEE = "provincial_people_committee"


@dataclass(slots=True)
class Province:
    """A province or municipality of the first rank, as it was for a time.

    Args:
        name: the part of its IRI after `area/`: code and first day.
        code: its official code.
        first_day: the first day on which it is known to exist, ISO 8601; empty if not known.
        last_day: its last day, ISO 8601; empty if it goes on.
        labels: its name by language.
        long_labels: its name with its rank by language, `Tỉnh Kon Tum`.
    """

    name: str
    code: str
    first_day: str = ""
    last_day: str = ""
    labels: Texts = field(default_factory=dict)
    long_labels: Texts = field(default_factory=dict)

    def existed(self, day: date) -> bool:
        """Whether it is known to have existed on `day`."""
        return (self.first_day or "0000") <= day.isoformat() <= (self.last_day or "9999")

    def is_called(self, name: str) -> bool:
        """Whether `name` is its code, one of its names without regard to diacritics, or the name in its IRI."""
        names = (self.code, self.name, *self.labels.values(), *self.long_labels.values())
        return fold(name).split() in [fold(one).split() for one in names]


@dataclass(slots=True)
class Agency:
    """An agency that the graph knows: `name` is the part of its IRI after `agency/`, `type` the code of its type."""

    name: str
    type: str
    labels: Texts = field(default_factory=dict)


def codes(engine: QueryEngine) -> dict[str, list[Code]]:
    """The codes by scheme, in the order of their schemes and codes; the keys are those of the IRIs: `task-type`."""
    return {part.name: list(part.codes.values()) for part in schemes(engine)}


def document_type(known: Iterable[Code], name: str, not_held: Sequence[str]) -> Code:
    """The document type that `name` is the code of.

    Args:
        known: the codes of the scheme.
        name: what was given.
        not_held: codes of what is only ever cited.

    Raises:
        ParameterError: there is no such code, or no source document is of that type; names those to choose from.
    """
    possible = {code.notation: code for code in known if code.notation not in not_held}
    if name not in possible:
        near = ", ".join(get_close_matches(name, possible, n=3, cutoff=0.5) or sorted(possible))
        raise ParameterError(
            f"Không có loại văn bản “{name}”. Hãy chọn: {near}.",
            f"There is no document type “{name}”. Choose one of: {near}.",
        )
    return possible[name]


def provinces(engine: QueryEngine) -> list[Province]:
    """All provinces of all times, in the order of their IRIs."""
    found: dict[str, Province] = {}
    for row in engine.select(_PROVINCES):
        name = row["area"].value.removeprefix(f"{THING}area/")
        one = found.setdefault(name, Province(name, row["code"].value, _value(row, "from"), _value(row, "until")))
        one.labels[_language(row, "label")] = row["label"].value
        if "long" in row:
            one.long_labels[_language(row, "long")] = row["long"].value
    return list(found.values())


def province(known: Sequence[Province], name: str, day: date | None) -> Province:
    """The province that `name` calls; without a day the latest of that name or code.

    Args:
        known: all provinces.
        name: name, with or without diacritics and rank, or official code.
        day: the day of the document.

    Raises:
        ParameterError: there is none of that name, or it did not exist on that day; names those that come near.
    """
    called = [one for one in known if one.is_called(name)]
    if not called:
        names = {fold(one.labels["vi"]): one.labels["vi"] for one in known}
        near = ", ".join(names[one] for one in get_close_matches(fold(name), names, n=3, cutoff=0.5))
        raise ParameterError(
            f"Không có tỉnh “{name}”." + (f" Gần nhất: {near}." if near else " Hãy ghi tên tỉnh hoặc mã, ví dụ 86."),
            f"There is no province “{name}”."
            + (f" Nearest: {near}." if near else " Give its name or code, such as 86."),
        )
    then = [one for one in called if day is None or one.existed(day)]
    if not then:
        spans = ", ".join(f"{one.name} ({one.first_day}–{one.last_day})" for one in called)
        raise ParameterError(
            f"Tỉnh “{name}” không có vào ngày {day}: {spans}. Hãy kiểm tra ngày hoặc tỉnh.",
            f"The province “{name}” did not exist on {day}: {spans}. Check the date or the province.",
        )
    return max(then, key=lambda one: one.first_day)


def agencies(engine: QueryEngine, where: Province) -> list[Agency]:
    """The agencies of a province that the graph knows, in the order of their IRIs."""
    found: dict[str, Agency] = {}
    for row in engine.select(_AGENCIES, {"area": Iri(f"{THING}area/{where.name}")}):
        name = row["agency"].value.removeprefix(f"{THING}agency/")
        one = found.setdefault(name, Agency(name, row["type"].value.rpartition("/")[2]))
        one.labels[_language(row, "label")] = row["label"].value
    return list(found.values())


def _value(row: Row, name: str) -> str:
    return row[name].value if name in row else ""


def _language(row: Row, name: str) -> str:
    term = row[name]
    return (term.language or "") if isinstance(term, Literal) else ""
