"""What a person writes for a parameter, turned into the term that the engine binds."""

from collections.abc import Mapping, Sequence

from ansinh.errors import AmbiguousError, Message, ParameterError
from ansinh.questions.library import Parameter, Question
from ansinh.questions.names import Choice, Names
from ansinh.questions.things import things
from ansinh.store.interface import Iri, Literal, QueryEngine, Term
from ansinh.terms import ONTOLOGY, RDF, THING, XSD, expanded
from ansinh.thing import Thing

_CONCEPTS = """
SELECT ?term ?name ?scheme WHERE { ?term skos:inScheme ?scheme ; skos:notation ?name } ORDER BY ?name
"""
_AREAS = """
SELECT ?term ?name ?class WHERE {
  ?term a ?class .
  { ?term ansinh:areaCode ?name } UNION { ?term rdfs:label ?name } UNION { ?term skos:altLabel ?name }
  OPTIONAL { ?term ansinh:validFrom ?from }
} ORDER BY DESC(?from) ?name
"""
_DOCUMENTS = "SELECT ?term ?name WHERE { ?term a ansinh:Document ; ansinh:shortName ?name } ORDER BY ?name ?term"
_SECTIONS = """
SELECT DISTINCT ?term ?name WHERE {
  ?section a ansinh:Section ; ansinh:sectionPath ?name . BIND (?name AS ?term)
} ORDER BY ?name
"""
_EXACT_CONCEPT = "SELECT ?term WHERE { ?term skos:notation ?plain ; skos:inScheme ?scheme }"
_EXACT_AREA = """
SELECT ?term WHERE {
  ?term a ?class .
  { ?term ansinh:areaCode ?plain } UNION { ?term rdfs:label ?vi } UNION { ?term rdfs:label ?en }
  UNION { ?term skos:altLabel ?vi } UNION { ?term skos:altLabel ?en }
  OPTIONAL { ?term ansinh:validFrom ?from }
} ORDER BY DESC(?from)
"""
_EXACT_DOCUMENT = "SELECT ?term WHERE { ?term ansinh:shortName ?plain ; a ansinh:Document } ORDER BY ?term"
_EXACT_SECTION = (
    "SELECT DISTINCT ?term WHERE { ?any ansinh:sectionPath ?plain ; a ansinh:Section . BIND (?plain AS ?term) }"
)
_NUMBERS = {"year": range(1900, 2101), "month": range(1, 13)}

_CONCEPT_NAMES = """
SELECT ?value ?label ?scheme WHERE {
  ?term skos:inScheme ?scheme ; skos:notation ?value ; skos:prefLabel ?label
} ORDER BY ?value
"""
_AREA_NAMES = """
SELECT DISTINCT ?value ?label ?class WHERE {
  ?term a ?class ; rdfs:label ?value , ?label FILTER (LANG(?value) = "vi")
} ORDER BY ?value
"""
_DOCUMENT_NAMES = """
SELECT DISTINCT ?value ?label WHERE {
  ?term a ansinh:Document ; ansinh:shortName ?value . BIND (?value AS ?label)
} ORDER BY ?value
"""
_SECTION_NAMES = """
SELECT DISTINCT ?value ?label WHERE {
  ?section a ansinh:Section ; ansinh:sectionPath ?value . BIND (?value AS ?label)
} ORDER BY ?value
"""

_QUERIES = {
    "concept": (_CONCEPTS, _CONCEPT_NAMES, _EXACT_CONCEPT),
    "province": (_AREAS, _AREA_NAMES, _EXACT_AREA),
    "district": (_AREAS, _AREA_NAMES, _EXACT_AREA),
    "document": (_DOCUMENTS, _DOCUMENT_NAMES, _EXACT_DOCUMENT),
    "section": (_SECTIONS, _SECTION_NAMES, _EXACT_SECTION),
}
"""For each kind that is looked up: the query for what may be given with its term, that for names to offer, and that for
what is called exactly so."""


def bind(engine: QueryEngine, question: Question, given: Mapping[str, str]) -> dict[str, Term]:
    """The terms for the variables of `question`, defaults filled in.

    Raises:
        ParameterError: a parameter is unknown, or its value is not in its list; the list or its nearest are named.
    """
    parameters = question.header.parameters
    for name in given:
        if name not in parameters:
            known = ", ".join(parameters) or "—"
            raise ParameterError(
                f"Câu hỏi “{question.name}” không có tham số “{name}”. Tham số: {known}.",
                f"The question “{question.name}” has no parameter “{name}”. Parameters: {known}.",
                name,
            )
    texts = {name: given.get(name) or parameter.default for name, parameter in parameters.items()}
    return {
        parameters[name].variable: _term(engine, name, parameters[name], text)
        for name, text in texts.items()
        if text is not None
    }


def choices(engine: QueryEngine, parameter: Parameter) -> list[Choice]:
    """What may be given for a parameter, and its term; a text that stands for several terms has several rows."""
    if parameter.kind in _NUMBERS:
        return [(str(number), Literal(str(number), XSD + "integer")) for number in _NUMBERS[parameter.kind]]
    terms, _, _ = _QUERIES[parameter.kind]
    return [(row["name"].value, row["term"]) for row in engine.select(terms, _narrowed(parameter))]


def offers(engine: QueryEngine, parameter: Parameter) -> dict[str, Message]:
    """One value for each thing that may be given, with its name in both languages; nothing for numbers."""
    if parameter.kind in _NUMBERS:
        return {}
    _, labels, _ = _QUERIES[parameter.kind]
    names: dict[str, dict[str, str]] = {}
    for row in engine.select(labels, _narrowed(parameter)):
        value, label = row["value"].value, row["label"]
        names.setdefault(value, {})[(label.language or "") if isinstance(label, Literal) else ""] = label.value
    return {value: Message(found.get("vi", value), found.get("en", value)) for value, found in names.items()}


def _narrowed(parameter: Parameter) -> dict[str, Term]:
    """What binds the queries of a kind to the scheme or class of this parameter."""
    if parameter.scheme:
        return {"scheme": Iri(f"{THING}scheme/{parameter.scheme}")}
    if parameter.kind in ("province", "district"):
        return {"class": Iri(ONTOLOGY + parameter.kind.capitalize())}
    return {}


def _term(engine: QueryEngine, name: str, parameter: Parameter, text: str) -> Term:
    """The term for `text`: an IRI of the graph, a short form such as `role:lead`, a code, a name or a number."""
    exact = _distinct(_exact(engine, parameter, text), parameter)
    if len(exact) == 1:
        return exact[0]
    offered = Names(choices(engine, parameter))
    direct = Iri(expanded(text))
    if direct in offered:
        return direct
    found = _distinct(offered.find(text), parameter)
    if not found:
        raise unknown(name, text, called(engine, offered.near(text)))
    if len(found) > 1:
        raise ambiguous(name, text, called(engine, found))
    return found[0]


def _exact(engine: QueryEngine, parameter: Parameter, text: str) -> list[Term]:
    """What is called exactly `text`, without a look at everything else that may be given."""
    if parameter.kind in _NUMBERS:
        return []
    _, _, exact = _QUERIES[parameter.kind]
    names = {"plain": Literal(text, XSD + "string")}
    names |= {language: Literal(text, RDF + "langString", language) for language in ("vi", "en")}
    return [row["term"] for row in engine.select(exact, {**_narrowed(parameter), **names})]


def _distinct(terms: list[Term], parameter: Parameter) -> list[Term]:
    """Of provinces of one name the earliest, to which the documents of its time belong."""
    return terms[-1:] if parameter.kind == "province" else terms


def called(engine: QueryEngine, terms: Sequence[Term]) -> list[Thing]:
    """What terms are called; a literal is its own code."""
    known = things(engine, [term.value for term in terms if isinstance(term, Iri)])
    return [known.get(term.value, Thing("", term.value)) for term in terms]


def ambiguous(name: str, text: str, found: Sequence[Thing]) -> AmbiguousError:
    """Says that `text` stands for several things."""
    listed = ", ".join(sorted(one.iri or one.code or "" for one in found))
    return AmbiguousError(
        f"Tham số “{name}”: “{text}” chỉ nhiều đối tượng. Hãy chọn một: {listed}.",
        f"Parameter “{name}”: “{text}” stands for several things. Choose one: {listed}.",
        name,
        found,
    )


def unknown(name: str, text: str, near: Sequence[Thing]) -> ParameterError:
    """Says that the graph knows no `text`, and what is nearest to it."""
    vi = ", ".join(dict.fromkeys(one.code or one.vi or one.iri for one in near))
    en = ", ".join(dict.fromkeys(one.code or one.en or one.iri for one in near))
    return ParameterError(
        f"Tham số “{name}” không nhận giá trị “{text}”. Gần nhất: {vi}.",
        f"Parameter “{name}” does not take “{text}”. Nearest: {en}.",
        name,
        near,
    )
