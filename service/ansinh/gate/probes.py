"""What the rules that compare look for in the graph, so that a plan is checked with these nodes and no others.

A probe is a file of `shapes/probes/`: a query for what the plan has, then queries of the graph, each behind a line that
says what it is for, which begin with the rows of the first, as far as they select their variables by name:

- `#+ only if there is`: rows for which it finds nothing are left out by the queries that follow;
- `#+ others`: for the nodes to compare the plan with, which are all IRIs that it finds beyond those given;
- `#+ others unless found`: likewise, for the rows for which the query before it found nothing.

A query with a limit is asked for each row, so that the limit is one for each. `?leaving`, where a query selects it, is
the document whose version in the graph is about to be replaced; a query with a limit must not find that.

A probe whose name ends in `-others` looks for nodes of other plans that the rules compare with the plan; these play no
part in a check, but may have other findings once the plan has joined.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri, QueryEngine, Row

_STEP = re.compile(r"^#\+ (only if there is|others unless found|others)\n", re.MULTILINE)
_GUARD, _OTHERWISE = "only if there is", "others unless found"
_AFFECTED = "-others"
_SELECTED = re.compile(r"SELECT\s(.*?)\sWHERE\b", re.DOTALL)
_VARIABLE = re.compile(r"\?(\w+)")
_LIMITED = re.compile(r"\bLIMIT \d+\s*$")


@dataclass(frozen=True, slots=True)
class Step:
    """One query of the graph.

    Args:
        purpose: what it is for, in the words of the file.
        query: the query.
    """

    purpose: str
    query: str

    def asked(self, rows: Iterable[Row]) -> list[Row]:
        """The rows with which it begins, each once: what it selects by name of those given."""
        selected = _selected(self.query)
        cut = [{name: term for name, term in row.items() if name in selected} for row in rows]
        return list({tuple(sorted(row.items())): row for row in cut}.values())

    def found(self, engine: EmbeddedStore, rows: Iterable[Row]) -> list[Row]:
        """What it finds in the graph, beginning with `rows`."""
        return [row for given in self._together(self.asked(rows)) for row in engine.look_up(self.query, given)]

    def _together(self, rows: Sequence[Row]) -> Iterator[list[Row]]:
        if _LIMITED.search(self.query):
            yield from ([row] for row in rows)
            return
        alike: dict[frozenset[str], list[Row]] = defaultdict(list)
        for row in rows:
            alike[frozenset(row)].append(row)
        yield from alike.values()


@dataclass(frozen=True, slots=True)
class Probe:
    """One probe.

    Args:
        name: the shape for which it looks, with an addition where a shape has several probes.
        affected: whether it looks for nodes that are compared with the plan, which play no part in its check.
        own: the query for what the plan has.
        steps: the queries of the graph, in order.
    """

    name: str
    affected: bool
    own: str
    steps: tuple[Step, ...]

    def partners(self, engine: EmbeddedStore, plan: QueryEngine, given: Row) -> set[str]:
        """The nodes of the graph that the rules compare with those of a plan; see `partners`."""
        rows = [{**row, **given} for row in plan.select(self.own)]
        matched: list[Row] = []
        nodes: set[str] = set()
        for step in self.steps:
            wanted = [row for row in rows if not _matches(row, matched)] if step.purpose == _OTHERWISE else rows
            matched = step.found(engine, wanted)
            if step.purpose == _GUARD:
                rows = [row for row in rows if _matches(row, matched)]
            else:
                nodes |= _nodes(matched, rows)
        return nodes


def read_probes(paths: Iterable[Path]) -> tuple[Probe, ...]:
    """The probes in files."""
    return tuple(_probe(path.stem, path.read_text(encoding="utf-8")) for path in paths)


def partners(engine: EmbeddedStore, plan: QueryEngine, probes: Sequence[Probe], leaving: str | None = None) -> set[str]:
    """The nodes of the graph that the rules compare with those of a plan.

    Args:
        engine: the graph.
        plan: a small store with the plan, what it touches, and what follows.
        probes: what to look for.
        leaving: IRI of the document whose version in the graph is about to be replaced, if there is one.
    """
    given: Row = {} if leaving is None else {"leaving": Iri(leaving)}
    return {node for probe in probes for node in probe.partners(engine, plan, given)}


def _matches(row: Row, found: Iterable[Row]) -> bool:
    """Whether something was found that began with `row`."""
    return any(all(one[name] == term for name, term in row.items() if name in one) for one in found)


def _nodes(found: Iterable[Row], given: Sequence[Row]) -> set[str]:
    """The IRIs that were found, those of variables that were given left out."""
    known = {name for row in given for name in row}
    return {term.value for row in found for name, term in row.items() if name not in known and isinstance(term, Iri)}


def _probe(name: str, text: str) -> Probe:
    own, *parts = _STEP.split(text)
    steps = (Step(purpose, query) for purpose, query in zip(parts[::2], parts[1::2], strict=True))
    return Probe(name, name.endswith(_AFFECTED), own, tuple(steps))


def _selected(query: str) -> frozenset[str]:
    """The variables that a query selects, which may be given."""
    head = _SELECTED.search(query)
    return frozenset(_VARIABLE.findall(head.group(1))) if head is not None else frozenset()
