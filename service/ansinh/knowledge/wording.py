"""Nodes as a reader knows them: a document by its short name, a figure with its unit, an agency by its name."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ansinh.knowledge.workbench import Workbench
from ansinh.store.interface import Iri, Literal, Term
from ansinh.terms import ONTOLOGY, RDFS, SKOS, THING

_FACTS = """
SELECT ?node ?property ?value WHERE {
  VALUES ?property {
    rdfs:label skos:prefLabel ansinh:shortName ansinh:issuedOn ansinh:value ansinh:unit ansinh:timeNotation ansinh:due
    ansinh:dueText ansinh:statedNumber ansinh:statedDate ansinh:citedDocument
  }
  ?node ?property ?value
}
"""
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_PERCENT = THING + "unit/percent"

Facts = Mapping[str, Sequence[Term]]
"""What is said of a node, by property."""


class Wording:
    """Turns nodes into words; what it has looked up it remembers.

    Args:
        store: where the nodes are described.
    """

    def __init__(self, store: Workbench) -> None:
        self._store = store
        self._facts: dict[str, Facts] = {}

    def words(self, value: str, language: str) -> str:
        """A value of a result in `language`: an IRI by the name of its node, a date as it is written, else as it is."""
        if not value.startswith(THING):
            return _day(value, language)
        return self._node(self._about(value), language) or value.removeprefix(THING)

    def list(self, values: Sequence[str], language: str) -> str:
        """Several values, each once."""
        return ", ".join(dict.fromkeys(self.words(value, language) for value in values))

    def _about(self, node: str) -> Facts:
        if node not in self._facts:
            facts: dict[str, list[Term]] = defaultdict(list)
            for row in self._store.select(_FACTS, {"node": Iri(node)}):
                facts[row["property"].value].append(row["value"])
            self._facts[node] = facts
        return self._facts[node]

    def _node(self, facts: Facts, language: str) -> str:
        def one(name: str) -> str:
            return min((term.value for term in facts.get(ONTOLOGY + name, ())), default="")

        if one("value"):
            return f"{_number(one('value'), language)} {self._unit(one('unit'), language)}"
        if one("citedDocument"):
            number = one("statedNumber") or self.words(one("citedDocument"), language)
            return _dated(number, one("statedDate"), language)
        if one("shortName"):
            return _dated(one("shortName"), one("issuedOn"), language)
        if one("due"):
            return self.words(one("due"), language)
        return _label(facts, language) or one("timeNotation") or one("dueText")

    def _unit(self, unit: str, language: str) -> str:
        return "%" if unit == _PERCENT else self.words(unit, language)


def _label(facts: Facts, language: str) -> str:
    named = [*facts.get(RDFS + "label", ()), *facts.get(SKOS + "prefLabel", ())]
    fitting = [term.value for term in named if isinstance(term, Literal) and term.language == language]
    return min(fitting, default="")


def _dated(name: str, day: str, language: str) -> str:
    return f"{name} ({_day(day, language)})" if day else name


def _day(text: str, language: str) -> str:
    """A date as it is written in `language`; any other text as it is."""
    return _DAY.sub(r"\3/\2/\1", text) if language == "vi" else text


def _number(text: str, language: str) -> str:
    """A decimal number without needless zeros, with the marks of the language."""
    try:
        plain = f"{Decimal(text).normalize():,f}"
    except ArithmeticError:
        return text
    return plain.translate(str.maketrans(",.", ".,")) if language == "vi" else plain
