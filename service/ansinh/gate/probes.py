"""What the rules that compare look for in the graph, so that a plan is checked with these nodes and no others.

A probe is a file of `shapes/probes/`: a query for what the plan has, then, each behind a line `#+ others`, queries for
the nodes of the graph to compare it with; a query behind `#+ only if there is` is asked before these. They get the
values that the first gave, as far as they select them by name; everything else that they find is fetched. A probe
whose name ends in `-others` looks for nodes of other plans that the rules compare with the plan; these play no part in
a check, but may have other findings once the plan has joined.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri, QueryEngine, Row, Term

_OTHERS = re.compile(r"^#\+ others\n", re.MULTILINE)
_GUARD = "#+ only if there is\n"
_AFFECTED = "-others"
_SELECTED = re.compile(r"SELECT\s(.*?)\sWHERE\b", re.DOTALL)
_VARIABLE = re.compile(r"\?(\w+)")


@dataclass(frozen=True, slots=True)
class Probe:
    """One probe.

    Args:
        name: the shape for which it looks, with an addition where a shape has several probes.
        affected: whether it looks for nodes that are compared with the plan, which play no part in its check.
        own: the query for what the plan has.
        guard: a query that finds something where there is anything to compare with; none where that is not asked first.
        others: the queries for what has to be compared with it.
    """

    name: str
    affected: bool
    own: str
    guard: str
    others: tuple[str, ...]


def read_probes(paths: Iterable[Path]) -> tuple[Probe, ...]:
    """The probes in files."""
    return tuple(_probe(path.stem, path.read_text(encoding="utf-8")) for path in paths)


def partners(engine: EmbeddedStore, plan: QueryEngine, probes: Sequence[Probe]) -> set[str]:
    """The nodes of the graph that the rules compare with those of a plan.

    Args:
        engine: the graph.
        plan: a small store with the plan, what it touches, and what follows.
        probes: what to look for.
    """
    found: set[str] = set()
    for probe in probes:
        rows = plan.select(probe.own)
        if probe.guard:
            there = {keys for keys in _asked(probe.guard, rows) if _found(engine, probe.guard, dict(keys))}
            rows = [row for row in rows if _asked(probe.guard, [row]) <= there]
        for query in probe.others:
            for keys in _asked(query, rows):
                found |= _found(engine, query, dict(keys))
    return found


def _asked(query: str, rows: Iterable[Row]) -> set[tuple[tuple[str, Term], ...]]:
    """What a query is asked with: the values in rows of the variables that it selects."""
    selected = _selected(query)
    return {tuple(sorted((name, term) for name, term in row.items() if name in selected)) for row in rows}


def _found(engine: EmbeddedStore, query: str, keys: Mapping[str, Term]) -> set[str]:
    """The IRIs that a query finds beyond those that it was given."""
    return {term.value for row in engine.look_up(query, keys) for term in row.values() if isinstance(term, Iri)}


def _probe(name: str, text: str) -> Probe:
    first, *others = _OTHERS.split(text)
    own, _, guard = first.partition(_GUARD)
    return Probe(name, name.endswith(_AFFECTED), own, guard, tuple(others))


def _selected(query: str) -> frozenset[str]:
    """The variables that a query selects, which may be given."""
    head = _SELECTED.search(query)
    return frozenset(_VARIABLE.findall(head.group(1))) if head is not None else frozenset()
