"""The JSON Schema (2020-12) of a plan in JSON-LD under the local context, derived from shapes, ontology and codes.

It says what one node alone can show, so that an editor can complete and mark as one types; what nodes must be beside
each other, and beside the graph, is for `ansinh check` to say.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ansinh.authoring.blank import BLANK
from ansinh.authoring.shapes import ClassRules, PropertyRule, class_rules
from ansinh.gate.draft import CONTEXT
from ansinh.store.interface import QueryEngine
from ansinh.terms import BASE, ONTOLOGY, RDFS, SKOS, XSD
from ansinh.vocabulary import Code, Term, Texts, modules, schemes

SCHEMA = BASE + "schema/plan.json"
"""The IRI of the schema."""

JsonSchema = dict[str, object]
_BASES = {"ansinh": ONTOLOGY, "rdfs": RDFS, "skos": SKOS, "xsd": XSD}
_FILLED: JsonSchema = {"not": {"pattern": BLANK}}
_IRI: JsonSchema = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$", **_FILLED}
_THING: JsonSchema = {"anyOf": [{"$ref": "#/$defs/iri"}, {"$ref": "#/$defs/node"}]}
_DATATYPES: dict[str, JsonSchema] = {
    XSD + "string": {"type": "string", **_FILLED},
    XSD + "date": {"type": "string", "format": "date"},
    XSD + "integer": {"type": ["integer", "string"], "pattern": r"^[+-]?[0-9]+$"},
    XSD + "decimal": {"type": ["number", "string"], "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$", "examples": [50.5]},
    XSD + "boolean": {"enum": [True, False, "true", "false"]},
}
_CLASS_OF_CODE = """
SELECT DISTINCT ?class ?code WHERE { GRAPH graph:ontology { ?code skos:inScheme ?scheme ; a ?class } } ORDER BY ?code
"""


def plan_schema(engine: QueryEngine, context: bytes) -> JsonSchema:
    """The schema of a plan, described in both languages.

    Args:
        engine: a graph that holds ontology, codes and shapes.
        context: the local JSON-LD context, which says under which names properties are written.
    """
    book = _book(engine, context)
    rules = {iri: rule for iri, rule in class_rules(engine).items() if book.name(iri)}
    kinds = [_condition(book, iri, rule) for iri, rule in rules.items()]
    known = {name: book.described(name) for name in sorted(book.properties.values())}
    node = {
        "type": "object",
        "required": ["id", "type"],
        "properties": {"id": {"$ref": "#/$defs/iri"}, "type": _some({"$ref": "#/$defs/class"}, 1), **known},
        "patternProperties": {f"^({'|'.join(_BASES)}):": {}, "^https?://": {}},
        "additionalProperties": False,
        "allOf": kinds,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "Kế hoạch của Ansinh (JSON-LD) / A plan of Ansinh (JSON-LD)",
        "description": "Mỗi nút có id, type và các thuộc tính của lớp ấy. / Each node has id, type and the properties "
        "of its class.",
        "type": "object",
        "required": ["@context", "@graph"],
        "properties": {
            "$schema": {"type": "string"},
            "@context": {"const": CONTEXT},
            "@graph": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/node"}, "contains": _source()},
        },
        "additionalProperties": False,
        "$defs": {
            "iri": _IRI,
            "node": node,
            "class": book.classes(),
            **{f"{book.name(iri)}-node": _class(book, rule) for iri, rule in rules.items()},
            **{f"{book.name(iri)}-code": _codes(codes) for iri, codes in book.codes.items()},
        },
    }


@dataclass(frozen=True, slots=True)
class _Book:
    """What names there are: terms of the ontology by IRI, properties and classes as the context writes them, codes."""

    terms: Mapping[str, Term]
    properties: Mapping[str, str]
    coerced: Mapping[str, str]
    codes: Mapping[str, list[Code]]

    def name(self, iri: str) -> str:
        """A class as it is written in a plan; empty if it is none of the ontology."""
        return iri.removeprefix(ONTOLOGY) if iri in self.terms else ""

    def described(self, name: str) -> JsonSchema:
        """Title and description of a property, from the ontology."""
        iri = next(iri for iri, own in self.properties.items() if own == name)
        term = self.terms.get(iri)
        return {} if term is None else _described(term.labels, term.definitions)

    def classes(self) -> JsonSchema:
        """The names of classes that a node may have; those of other vocabularies are written with their prefix."""
        own = [
            {"const": term.name, **_described(term.labels, term.definitions)}
            for term in self.terms.values()
            if term.kind == "class"
        ]
        return {"anyOf": [*own, {"type": "string", "pattern": "^(skos|rdfs):"}]}


def _book(engine: QueryEngine, context: bytes) -> _Book:
    terms = {iri: term for part in modules(engine) for iri, term in part.terms.items()}
    properties: dict[str, str] = {}
    coerced: dict[str, str] = {}
    for name, value in json.loads(context)["@context"].items():
        iri = _expanded(value["@id"] if isinstance(value, dict) else str(value))
        if name[0].islower() and name not in ("id", "type", *_BASES):
            properties[iri] = name
            coerced[iri] = _expanded(value.get("@type", "")) if isinstance(value, dict) else ""
    codes = {iri: code for part in schemes(engine) for iri, code in part.codes.items()}
    by_class: dict[str, list[Code]] = defaultdict(list)
    for row in engine.select(_CLASS_OF_CODE):
        if row["class"].value in terms and row["code"].value in codes:
            by_class[row["class"].value].append(codes[row["code"].value])
    return _Book(terms, properties, coerced, by_class)


def _condition(book: _Book, iri: str, rules: ClassRules) -> JsonSchema:
    """That a node of a class, or of one below it, keeps the rules of the class."""
    names = [book.name(lower) for lower in rules.classes if book.name(lower)]
    one = {"enum": names}
    typed = {"anyOf": [one, {"type": "array", "contains": one}]}
    return {
        "if": {"required": ["type"], "properties": {"type": typed}},
        "then": {"$ref": f"#/$defs/{book.name(iri)}-node"},
    }


def _class(book: _Book, rules: ClassRules) -> JsonSchema:
    properties: dict[str, JsonSchema] = {}
    required: list[str] = []
    for rule in rules.properties:
        name = book.properties.get(rule.path, "")
        values = _values(book, rule) if name else {}
        if values:
            properties[name] = {**values, **_asked(book.terms.get(rule.path), rule)}
            required += [name] if rule.least else []
    schema: JsonSchema = {"properties": properties, "required": sorted(set(required))}
    for word, sets in (("anyOf", rules.some_of), ("oneOf", rules.one_of)):
        for paths in sets:
            schema[word] = [{"required": [book.properties[path]]} for path in paths]
    return schema


def _values(book: _Book, rule: PropertyRule) -> JsonSchema:
    """What stands behind the name of a property; nothing where the shape compares it with another property alone."""
    if rule.languages:
        texts: JsonSchema = {language: {"type": "string", **_FILLED} for language in rule.languages}
        needed = rule.languages if rule.least >= len(rule.languages) else []
        return {"type": "object", "properties": texts, "required": needed, "additionalProperties": False}
    if rule.values:
        item: JsonSchema = {"enum": rule.values}
    elif rule.of in book.codes:
        item = {"$ref": f"#/$defs/{book.name(rule.of)}-code"}
    elif rule.of:
        item = _THING
    elif rule.datatype or rule.pattern:
        item = {**_DATATYPES.get(rule.datatype, {"type": "string"}), **rule.bounds}
        item |= {"pattern": rule.pattern} if rule.pattern else {}
    else:
        return {}
    return dict(item) if rule.most == 1 else _some(item, rule.least)


def _some(item: JsonSchema, least: int) -> JsonSchema:
    """One value, or several in an array."""
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": least, "uniqueItems": True}]}


def _codes(codes: Iterable[Code]) -> JsonSchema:
    return {"oneOf": [{"const": code.iri, **_described(code.labels, code.definitions)} for code in codes]}


def _asked(term: Term | None, rule: PropertyRule) -> JsonSchema:
    """Title and description of a property, with what the shape asks of it."""
    if term is None:
        return _described({}, rule.messages)
    texts = {
        language: f"{text[:1].upper()}{text[1:]}. {rule.messages.get(language, '')}".strip()
        for language, text in term.definitions.items()
    }
    return _described(term.labels, texts)


def _described(labels: Texts, texts: Texts) -> JsonSchema:
    both = {"title": labels, "description": texts}
    return {word: f"{by['vi']} / {by['en']}" for word, by in both.items() if {"vi", "en"} <= set(by)}


def _source() -> JsonSchema:
    one = {"const": "SourceDocument"}
    return {"properties": {"type": {"anyOf": [one, {"type": "array", "contains": one}]}}, "required": ["type"]}


def _expanded(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    return _BASES[prefix] + rest if colon and prefix in _BASES else name
