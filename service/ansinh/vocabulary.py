"""The ontology as a reader wants it: terms by module, codes by scheme, in both languages."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ansinh.errors import Message
from ansinh.store.interface import Literal, QueryEngine, Row
from ansinh.terms import BASE, ONTOLOGY, OWL, PREFIXES

_TERMS = """
SELECT DISTINCT ?term ?kind ?module ?label ?definition WHERE {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty }
  ?term a ?kind ; rdfs:isDefinedBy ?module ; rdfs:label ?label ; skos:definition ?definition .
  FILTER (LANG(?label) = LANG(?definition))
} ORDER BY ?module ?kind ?term
"""
_RELATIONS = """
SELECT DISTINCT ?term ?relation ?other WHERE {
  VALUES ?relation { rdfs:domain rdfs:range rdfs:subClassOf rdfs:subPropertyOf owl:inverseOf }
  GRAPH graph:ontology { ?term rdfs:isDefinedBy ?module ; ?relation ?other }
  FILTER (isIRI(?other))
} ORDER BY ?term ?relation ?other
"""
_MODULES = """
SELECT ?module ?title WHERE {
  ?module a owl:Ontology ; dct:title ?title . FILTER (STRSTARTS(STR(?module), "%s/"))
}
"""
_CODES = """
SELECT ?scheme ?schemeLabel ?concept ?code ?label ?definition ?wider WHERE {
  GRAPH graph:ontology {
    ?scheme a skos:ConceptScheme ; skos:prefLabel ?schemeLabel .
    ?concept skos:inScheme ?scheme ; skos:notation ?code ; skos:prefLabel ?label ; skos:definition ?definition .
    FILTER (LANG(?label) = LANG(?definition) && LANG(?label) = LANG(?schemeLabel))
    OPTIONAL { ?concept skos:broader/skos:notation ?wider }
  }
} ORDER BY ?scheme ?wider ?code
"""
_KINDS = {
    OWL + "Class": "class",
    OWL + "ObjectProperty": "property",
    OWL + "DatatypeProperty": "value",
    OWL + "AnnotationProperty": "annotation",
}

Texts = dict[str, str]
"""A text by language."""


@dataclass(slots=True)
class Term:
    """A class or property.

    Args:
        iri: its IRI.
        kind: `class`, `property` (between things), `value` (of a literal) or `annotation` (of a shape).
        labels: its label by language.
        definitions: its definition by language.
        relations: `domain`, `range`, `subClassOf`, `subPropertyOf` and `inverseOf`, with short names of other terms.
    """

    iri: str
    kind: str
    labels: Texts = field(default_factory=dict)
    definitions: Texts = field(default_factory=dict)
    relations: dict[str, list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The part of the IRI after the namespace."""
        return self.iri.removeprefix(ONTOLOGY)


@dataclass(slots=True)
class Code:
    """A code of a scheme, with the code above it if there is one."""

    iri: str
    notation: str
    wider: str
    labels: Texts = field(default_factory=dict)
    definitions: Texts = field(default_factory=dict)


@dataclass(slots=True)
class Part:
    """A module with its terms, or a scheme with its codes."""

    name: str
    titles: Texts = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)

    @property
    def title(self) -> Message:
        """The title in both languages."""
        return Message(self.titles.get("vi", self.name), self.titles.get("en", self.name))


def modules(engine: QueryEngine) -> list[Part]:
    """The modules of the ontology with their terms, of which some have none, in the order of their names."""
    parts: dict[str, Part] = {}
    for row in engine.select(_TERMS):
        part = parts.setdefault(row["module"].value, Part(_last(row["module"].value)))
        term = part.terms.setdefault(row["term"].value, Term(row["term"].value, _KINDS[row["kind"].value]))
        term.labels[_language(row, "label")] = row["label"].value
        term.definitions[_language(row, "definition")] = row["definition"].value
    for row in engine.select(_MODULES % (BASE + "ontology")):
        part = parts.setdefault(row["module"].value, Part(_last(row["module"].value)))
        part.titles[_language(row, "title")] = row["title"].value
    relations = _relations(engine)
    for part in parts.values():
        for term in part.terms.values():
            term.relations = relations.get(term.iri, {})
    return [parts[iri] for iri in sorted(parts)]


def schemes(engine: QueryEngine) -> list[Part]:
    """The code schemes with their codes, in the order of their names; a narrower code comes after the top ones."""
    parts: dict[str, Part] = {}
    for row in engine.select(_CODES):
        part = parts.setdefault(row["scheme"].value, Part(_last(row["scheme"].value)))
        part.titles[_language(row, "schemeLabel")] = row["schemeLabel"].value
        wider = row["wider"].value if "wider" in row else ""
        code = part.codes.setdefault(row["concept"].value, Code(row["concept"].value, row["code"].value, wider))
        code.labels[_language(row, "label")] = row["label"].value
        code.definitions[_language(row, "definition")] = row["definition"].value
    return [parts[iri] for iri in sorted(parts)]


def short(iri: str) -> str:
    """An IRI with the best known prefix."""
    fitting = [(base, name) for name, base in PREFIXES.items() if iri.startswith(base)]
    if not fitting:
        return iri
    base, name = max(fitting)
    return f"{name}:{iri.removeprefix(base)}"


def _relations(engine: QueryEngine) -> Mapping[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in engine.select(_RELATIONS):
        name = row["relation"].value.rpartition("#")[2]
        found[row["term"].value].setdefault(name, []).append(short(row["other"].value))
    return found


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]


def _language(row: Row, name: str) -> str:
    term = row[name]
    return (term.language or "") if isinstance(term, Literal) else ""
