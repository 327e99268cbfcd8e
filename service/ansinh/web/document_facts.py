"""What a document page shows, looked up from the document on: the cost follows what the document holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ansinh.errors import NotFoundError
from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri, Literal, Row
from ansinh.terms import THING, XSD

_NAMED = "SELECT ?document WHERE { ?document ansinh:shortName ?short ; a ansinh:Document } ORDER BY ?document"
_HEAD = """
SELECT ?short ?number ?date ?start ?end ?type ?file WHERE {
  ?document ansinh:shortName ?short .
  OPTIONAL { ?document ansinh:documentNumber ?number }
  OPTIONAL { ?document ansinh:issuedOn ?date }
  OPTIONAL { ?document ansinh:periodStart ?start }
  OPTIONAL { ?document ansinh:periodEnd ?end }
  OPTIONAL { ?document ansinh:documentType/skos:notation ?type }
  OPTIONAL { ?document ansinh:heldInFile/ansinh:fileName ?file }
}
"""
_TEXTS = """
SELECT ?title ?issuer ?area WHERE {
  { ?document ansinh:title ?title }
  UNION { ?document ansinh:issuer/rdfs:label ?issuer }
  UNION { ?document ansinh:jurisdiction/rdfs:label ?area }
}
"""
_TASKS = """
SELECT ?task ?position ?section ?type ?summary ?passage WHERE {
  ?task ansinh:inDocument ?document ; a ansinh:Task ; ansinh:position ?position ; ansinh:sectionPath ?section ;
    ansinh:mainTaskType/skos:notation ?type ; ansinh:summary ?summary ; ansinh:statedIn ?passage .
}
"""
_PARTS = """
SELECT ?part ?task ?agency ?agencyType ?role WHERE {
  ?task ansinh:inDocument ?document ; a ansinh:Task ; ansinh:hasParticipation ?part .
  ?part ansinh:participant ?who ; ansinh:role/skos:notation ?role .
  ?who ansinh:agencyType/skos:notation ?agencyType ; rdfs:label ?agency .
}
"""
_TARGETS = """
SELECT ?target ?position ?indicator ?area ?group ?by ?day ?comparator ?value ?unit ?restated ?passage WHERE {
  ?target ansinh:inDocument ?document ; a ansinh:Target ; ansinh:position ?position ;
    ansinh:indicator/skos:notation ?indicator ; ansinh:aboutArea/rdfs:label ?area ; ansinh:value ?value ;
    ansinh:comparator/skos:notation ?comparator ; ansinh:unit/skos:notation ?unit ; ansinh:statedIn ?passage .
  OPTIONAL { ?target ansinh:aboutGroup/skos:prefLabel ?group }
  OPTIONAL { ?target ansinh:byTime ?time . ?time ansinh:timeNotation ?by ; ansinh:lastDay ?day }
  OPTIONAL { ?target ansinh:restatedFrom/ansinh:shortName ?restated }
}
"""
_DEADLINES = """
SELECT ?deadline ?position ?what ?when ?text ?recurrence ?who ?passage WHERE {
  ?deadline ansinh:inDocument ?document ; a ansinh:Deadline ; ansinh:position ?position ; ansinh:summary ?what ;
    ansinh:statedIn ?passage .
  OPTIONAL { ?deadline ansinh:due/ansinh:timeNotation ?when }
  OPTIONAL { ?deadline ansinh:dueText ?text }
  OPTIONAL { ?deadline ansinh:recurrence/skos:notation ?recurrence }
  OPTIONAL { ?deadline ansinh:responsible/rdfs:label ?who }
}
"""
_CITED = """
SELECT ?citation ?position ?other ?short ?relation ?number ?date ?provision ?passage WHERE {
  ?citation ansinh:citingDocument ?document ; ansinh:position ?position ; ansinh:relation/skos:notation ?relation ;
    ansinh:citedDocument ?other ; ansinh:statedIn ?passage .
  ?other ansinh:shortName ?short .
  OPTIONAL { ?citation ansinh:statedNumber ?number }
  OPTIONAL { ?citation ansinh:statedDate ?date }
  OPTIONAL { ?citation ansinh:provision ?provision }
}
"""
# A resolution is cited by every plan of every province; the page shows so many, and the question of citations all.
CITING = 200
_CITING = f"""
SELECT ?citation ?other ?short ?relation ?number ?date ?provision ?passage WHERE {{
  ?citation ansinh:citedDocument ?document ; ansinh:relation/skos:notation ?relation ;
    ansinh:citingDocument ?other ; ansinh:statedIn ?passage .
  ?other ansinh:shortName ?short .
  OPTIONAL {{ ?citation ansinh:statedNumber ?number }}
  OPTIONAL {{ ?citation ansinh:statedDate ?date }}
  OPTIONAL {{ ?citation ansinh:provision ?provision }}
}} LIMIT {CITING}
"""
_FINDINGS = """
SELECT ?finding ?kind ?severity ?message ?passage WHERE {
  ?finding ansinh:inDocument ?document ; a ansinh:Finding ; ansinh:findingKind/skos:notation ?kind ;
    ansinh:severity/skos:notation ?severity ; ansinh:message ?message .
  { ?finding ansinh:statedIn ?passage } UNION { ?finding ansinh:comparedWith ?passage }
}
"""

Texts = Mapping[str, tuple[str, ...]]
"""The values of a fact by name, in the language of the reader where they have one."""


@dataclass(frozen=True)
class Facts:
    """Looks up what a document page shows.

    Args:
        store: the engine.
        document: the document.
        language: `vi` or `en`; what is written in the other one is left out.
    """

    store: EmbeddedStore
    document: Iri
    language: str

    @cached_property
    def head(self) -> Texts:
        """The facts at the head of the page."""
        rows = self._rows(_HEAD) + self._rows(_TEXTS)
        return self._gathered("", rows).get("", {})

    @cached_property
    def tasks(self) -> list[Texts]:
        """The tasks in the order of the document, with `agency`, `agency_type` and `role` for each participation."""
        parts: dict[str, list[Texts]] = {}
        for part in self._gathered("part", self._rows(_PARTS)).values():
            parts.setdefault(part["task"][0], []).append(part)
        found = self._ordered("task", _TASKS)
        return [{**task, **_joined(parts.get(task["task"][0], []))} for task in found]

    @cached_property
    def targets(self) -> list[Texts]:
        """The targets in the order of the document."""
        return self._ordered("target", _TARGETS)

    @cached_property
    def deadlines(self) -> list[Texts]:
        """The deadlines, reports and reviews in the order of the document."""
        return self._ordered("deadline", _DEADLINES)

    @cached_property
    def cited(self) -> list[Texts]:
        """Its citations of others in the order of the document."""
        return self._ordered("citation", _CITED)

    @cached_property
    def citing(self) -> list[Texts]:
        """The citations of it, `CITING` at the most."""
        found = list(self._gathered("citation", self._rows(_CITING)).values())
        return sorted(found, key=lambda one: one["short"])

    @cached_property
    def findings(self) -> list[Texts]:
        """The contradictions and doubts found in it, with the passages of both sides."""
        found = list(self._gathered("finding", self._rows(_FINDINGS)).values())
        return sorted(found, key=lambda one: (one["kind"], one["finding"]))

    def _rows(self, query: str) -> list[Row]:
        return self.store.select(query, {"document": self.document})

    def _ordered(self, key: str, query: str) -> list[Texts]:
        return sorted(
            self._gathered(key, self._rows(query)).values(), key=lambda one: (int(one["position"][0]), one[key])
        )

    def _gathered(self, key: str, rows: Sequence[Row]) -> dict[str, dict[str, tuple[str, ...]]]:
        """The values of each thing, each once; rows differ where a fact has several values or languages."""
        found: dict[str, dict[str, dict[str, None]]] = {}
        for row in rows:
            thing = found.setdefault(row[key].value if key else "", {})
            for name, term in row.items():
                if not (isinstance(term, Literal) and term.language not in (None, self.language)):
                    thing.setdefault(name, {})[term.value] = None
        return {thing: {name: tuple(values) for name, values in facts.items()} for thing, facts in found.items()}


def find_document(store: EmbeddedStore, name: str) -> Iri:
    """The document of that name: the last part of its IRI, or its short name.

    Raises:
        NotFoundError: there is none, or several have that short name; these are named.
    """
    direct = Iri(f"{THING}document/{name}")
    if _is_iri_part(name) and store.select(_HEAD, {"document": direct}):
        return direct
    found = [row["document"].value for row in store.select(_NAMED, {"short": Literal(name, XSD + "string")})]
    if len(found) == 1:
        return Iri(found[0])
    listed = ", ".join(iri.removeprefix(THING + "document/") for iri in found)
    if found:
        raise NotFoundError(
            f"Nhiều văn bản có tên “{name}”. Hãy chọn một: {listed}.",
            f"Several documents are named “{name}”. Choose one: {listed}.",
        )
    raise NotFoundError(f"Không có văn bản “{name}” trong đồ thị.", f"There is no document “{name}” in the graph.")


def _is_iri_part(name: str) -> bool:
    return name.isascii() and all(character.isalnum() or character in "-._" for character in name)


def _joined(parts: Sequence[Texts]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(_each(parts, key)) for key in ("agency", "agencyType", "role")} if parts else {}


def _each(parts: Sequence[Texts], key: str) -> Iterator[str]:
    for part in parts:
        yield part[key][0] if key in part else ""
