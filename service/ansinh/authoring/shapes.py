"""What the shapes ask of each class, as far as one node alone can show it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ansinh.store.interface import Literal, QueryEngine, Row
from ansinh.vocabulary import Texts

_PROPERTIES = """
SELECT DISTINCT ?class ?shape ?path ?min ?max ?datatype ?of ?pattern ?from ?to ?length WHERE {
  GRAPH graph:shapes {
    ?node sh:targetClass ?class ; sh:property ?shape .
    ?shape sh:path ?path ; sh:severity sh:Violation .
    FILTER (isIRI(?path))
    OPTIONAL { ?shape sh:minCount ?min } OPTIONAL { ?shape sh:maxCount ?max }
    OPTIONAL { ?shape sh:datatype ?datatype } OPTIONAL { ?shape sh:class ?of }
    OPTIONAL { ?shape sh:pattern ?pattern } OPTIONAL { ?shape sh:minLength ?length }
    OPTIONAL { ?shape sh:minInclusive ?from } OPTIONAL { ?shape sh:maxInclusive ?to }
  }
} ORDER BY ?class ?shape
"""
_LISTS = """
SELECT DISTINCT ?shape ?list ?value WHERE {
  GRAPH graph:shapes {
    VALUES ?list { sh:languageIn sh:in }
    ?shape ?list ?head . ?head rdf:rest*/rdf:first ?value
  }
} ORDER BY ?shape ?value
"""
_MESSAGES = "SELECT DISTINCT ?shape ?message WHERE { GRAPH graph:shapes { ?shape sh:message ?message } }"
_SOME_OF = """
SELECT DISTINCT ?class ?shape ?path WHERE {
  GRAPH graph:shapes {
    ?node sh:targetClass ?class ; sh:property ?shape .
    ?shape sh:path/sh:alternativePath/rdf:rest*/rdf:first ?path ; sh:minCount 1 ; sh:severity sh:Violation .
  }
} ORDER BY ?shape ?path
"""
_ONE_OF = """
SELECT DISTINCT ?class ?shape ?path WHERE {
  GRAPH graph:shapes {
    ?shape sh:targetClass ?class ; sh:severity sh:Violation ;
      sh:xone/rdf:rest*/rdf:first/sh:property ?inner .
    ?inner sh:path ?path ; sh:minCount 1 .
  }
} ORDER BY ?shape ?path
"""
_WITH_SUBCLASSES = """
SELECT DISTINCT ?class ?lower WHERE {
  GRAPH graph:shapes { ?node sh:targetClass ?class }
  GRAPH graph:ontology { ?lower rdfs:subClassOf* ?class }
} ORDER BY ?class ?lower
"""


@dataclass(slots=True)
class PropertyRule:
    """What a shape asks of the values of one property.

    Args:
        path: IRI of the property.
        least: how many values there must be, from 0.
        most: how many there may be; nothing if there is no bound.
        datatype: IRI of the datatype of each value; empty if none is asked.
        of: IRI of the class of each value; empty if none is asked.
        pattern: regular expression that each value matches; empty if none is asked.
        bounds: `minimum`, `maximum` and `minLength`, where asked.
        languages: language tags that there may be, each once; empty if none are asked.
        values: the values to choose from; empty if none are listed.
        messages: what the shape says where it is not kept, by language.
    """

    path: str
    least: int = 0
    most: int | None = None
    datatype: str = ""
    of: str = ""
    pattern: str = ""
    bounds: dict[str, int] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    messages: Texts = field(default_factory=dict)


@dataclass(slots=True)
class ClassRules:
    """What the shapes ask of the nodes of a class.

    Args:
        classes: IRIs of the class and of those below it, to whose nodes the rules apply.
        properties: rules on single properties.
        some_of: sets of properties of which a node has one at the least.
        one_of: sets of properties of which a node has one alone.
    """

    classes: list[str] = field(default_factory=list)
    properties: list[PropertyRule] = field(default_factory=list)
    some_of: list[list[str]] = field(default_factory=list)
    one_of: list[list[str]] = field(default_factory=list)


def class_rules(engine: QueryEngine) -> dict[str, ClassRules]:
    """The rules of each class that shapes target, by its IRI; warnings are none, for they do not refuse."""
    rules: dict[str, ClassRules] = defaultdict(ClassRules)
    for row in engine.select(_WITH_SUBCLASSES):
        rules[row["class"].value].classes.append(row["lower"].value)
    lists = _lists(engine.select(_LISTS))
    messages = _messages(engine.select(_MESSAGES))
    for row in engine.select(_PROPERTIES):
        shape = row["shape"].value
        rule = _property(row)
        rule.languages, rule.values = lists[shape, "languageIn"], lists[shape, "in"]
        rule.messages = messages[shape]
        rules[row["class"].value].properties.append(rule)
    for owner, paths in _sets(engine.select(_SOME_OF)):
        rules[owner].some_of.append(paths)
    for owner, paths in _sets(engine.select(_ONE_OF)):
        rules[owner].one_of.append(paths)
    return dict(rules)


def _property(row: Row) -> PropertyRule:
    names = {"from": "minimum", "to": "maximum", "length": "minLength"}
    return PropertyRule(
        path=row["path"].value,
        least=int(_text(row, "min") or 0),
        most=int(row["max"].value) if "max" in row else None,
        datatype=_text(row, "datatype"),
        of=_text(row, "of"),
        pattern=_text(row, "pattern"),
        bounds={word: int(row[name].value) for name, word in names.items() if name in row},
    )


def _lists(rows: Iterable[Row]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        found[row["shape"].value, row["list"].value.rpartition("#")[2]].append(row["value"].value)
    return found


def _messages(rows: Iterable[Row]) -> dict[str, Texts]:
    found: dict[str, Texts] = defaultdict(dict)
    for row in rows:
        message = row["message"]
        if isinstance(message, Literal) and message.language:
            found[row["shape"].value][message.language] = message.value
    return found


def _sets(rows: Sequence[Row]) -> list[tuple[str, list[str]]]:
    """The class of each shape with the properties that it names together."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        found[row["class"].value, row["shape"].value].append(row["path"].value)
    return [(owner, paths) for (owner, _), paths in found.items()]


def _text(row: Row, name: str) -> str:
    return row[name].value if name in row else ""
