"""Hygiene of the ontology: rules that no reasoner knows, one SPARQL file each in `ontology/hygiene/`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ansinh.errors import Message
from ansinh.knowledge.workbench import Workbench

_TITLE = re.compile(r"^#\+ title_(vi|en): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """A term that breaks a rule."""

    rule: str
    title: Message
    term: str


def hygiene_faults(store: Workbench, rules: Iterable[tuple[str, str]]) -> list[Fault]:
    """The terms that break the rules.

    Args:
        store: where the ontology lies.
        rules: name and text of each rule; its query gives the terms in the variable `term`.
    """
    faults = []
    for name, text in rules:
        titles = dict(_TITLE.findall(text))
        title = Message(titles["vi"], titles["en"])
        terms = sorted({row["term"].value for row in store.select(text)})
        faults += [Fault(name, title, term) for term in terms]
    return faults
