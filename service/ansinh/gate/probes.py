"""What the rules that compare look for in the graph, so that a plan is checked with these nodes and no others.

A probe is a file of `shapes/probes/`: a query for what the plan has, then, each behind a line `#+ others`, queries for
the nodes of the graph to compare it with. These get the values that the first gave, as far as they select them by
name; everything else that they find is fetched.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ansinh.store.interface import Iri, QueryEngine, Term

_OTHERS = re.compile(r"^#\+ others\n", re.MULTILINE)
_SELECTED = re.compile(r"SELECT\s(.*?)\sWHERE\b", re.DOTALL)
_VARIABLE = re.compile(r"\?(\w+)")


@dataclass(frozen=True, slots=True)
class Probe:
    """One probe.

    Args:
        name: the shape for which it looks, with an addition where a shape has several probes.
        own: the query for what the plan has.
        others: the queries for what has to be compared with it.
    """

    name: str
    own: str
    others: tuple[str, ...]


def read_probes(paths: Iterable[Path]) -> tuple[Probe, ...]:
    """The probes in files."""
    return tuple(_probe(path.stem, path.read_text(encoding="utf-8")) for path in paths)


def partners(engine: QueryEngine, plan: QueryEngine, probes: Sequence[Probe]) -> set[str]:
    """The nodes of the graph that the rules compare with those of a plan.

    Args:
        engine: the graph.
        plan: a small store with the plan, what it touches, and what follows.
        probes: what to look for.
    """
    found: set[str] = set()
    for probe in probes:
        rows = plan.select(probe.own)
        for query in probe.others:
            selected = _selected(query)
            asked = {tuple(sorted((name, term) for name, term in row.items() if name in selected)) for row in rows}
            for keys in asked:
                found |= _found(engine, query, dict(keys))
    return found


def _found(engine: QueryEngine, query: str, keys: Mapping[str, Term]) -> set[str]:
    """The IRIs that a query finds beyond those that it was given."""
    return {
        term.value
        for row in engine.select(query, keys)
        for name, term in row.items()
        if name not in keys and isinstance(term, Iri)
    }


def _probe(name: str, text: str) -> Probe:
    own, *others = _OTHERS.split(text)
    return Probe(name, own, tuple(others))


def _selected(query: str) -> frozenset[str]:
    """The variables that a query selects, which may be given."""
    head = _SELECTED.search(query)
    return frozenset(_VARIABLE.findall(head.group(1))) if head is not None else frozenset()
