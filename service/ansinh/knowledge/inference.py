"""What follows: the CONSTRUCT rules of `ontology/rules/`, applied until nothing new comes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from ansinh.knowledge.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Scope:
    """One step of inference: what follows from `premises` and is not yet in them goes to `conclusions`."""

    premises: tuple[str, ...]
    conclusions: str


def infer(store: Workbench, rules: Sequence[str], scope: Scope) -> int:
    """Apply `rules` within `scope` until nothing new comes of them; gives how many triples were added."""
    graphs = (*scope.premises, scope.conclusions)
    known = set(store.ntriples(graphs))
    before, idle = len(known), 0
    for rule in cycle(rules):
        new = set(store.construct(rule, graphs)) - known
        store.add(scope.conclusions, new)
        known |= new
        idle = 0 if new else idle + 1
        if idle == len(rules):
            break
    return len(known) - before
