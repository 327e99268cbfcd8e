"""The shapes over a store: core constraints by the fast engine, SPARQL-based constraints by the store itself.

A SPARQL-based constraint (W3C SHACL, section 5) is a SELECT query that is asked for each focus node with `$this` bound.
Here it is asked once, with `$this` ranging over the targets, which is many times faster. The rows are the same as long
as each subquery that speaks of `$this` gives it back, as ours do; tests compare with the reference engine.
"""

import re
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from ansinh.knowledge.validation import Result, Validator
from ansinh.knowledge.workbench import Workbench
from ansinh.terms import SH

_CONSTRAINTS = """
SELECT DISTINCT ?shape ?class ?select ?severity WHERE {
  ?shape sh:targetClass ?class ; sh:severity ?severity ; sh:sparql/sh:select ?select .
} ORDER BY ?shape
"""
_AT_ONCE = 2
"""How many graphs the fast engine validates at once; its threads would only take turns on few processors."""
_GROUP = re.compile(r"WHERE\s*\{")
_SPARQL = f" <{SH}sparql> "


@dataclass(frozen=True, slots=True)
class Constraint:
    """A SPARQL-based constraint.

    Args:
        shape: IRI of the shape.
        target: IRI of the class whose instances it is about.
        select: the query, with `$this` ranging over these.
        severity: `violation`, `warning` or `info`.
    """

    shape: str
    target: str
    select: str
    severity: str


class StoreValidator:
    """The shapes of a store.

    Args:
        shapes: a store that holds the shapes.
        lines: the shapes as N-Triples lines.
        core: makes an engine for the shapes that it is given.
    """

    def __init__(self, shapes: Workbench, lines: Iterable[str], core: Callable[[Iterable[str]], Validator]) -> None:
        self._constraints = [
            Constraint(
                row["shape"].value,
                row["class"].value,
                _over_targets(row["select"].value, row["class"].value),
                row["severity"].value.removeprefix(SH).lower(),
            )
            for row in shapes.select(_CONSTRAINTS)
        ]
        self._core = core(line for line in lines if _SPARQL not in line)
        self._aside = ThreadPoolExecutor(_AT_ONCE)

    def validate(self, store: Workbench, graphs: Iterable[str], only: Collection[str] | None = None) -> list[Result]:
        """What the shapes find in the union of `graphs`, sorted and without repetition.

        Args:
            store: holds `graphs`, the shapes, and nothing else that could matter.
            graphs: the graphs to validate.
            only: IRIs of the focus nodes that are asked about; without it all are.

        Raises:
            DataError: the shapes are not valid SHACL.
            QueryError: the query of a constraint cannot be evaluated.
        """
        return self.end(self.begin(store, graphs), store, only)

    def begin(self, store: Workbench, graphs: Iterable[str]) -> Future[list[Result]]:
        """Begin with the core constraints on `graphs` as they are now.

        The fast engine works outside of Python's lock, so that another processor takes up what the caller does next.
        """
        return self._aside.submit(self._core.validate, store.ntriples(graphs))

    def end(self, begun: Future[list[Result]], store: Workbench, only: Collection[str] | None = None) -> list[Result]:
        """What `validate` gives, with the core constraints as they were when `begin` was called."""
        results = {one for constraint in self._constraints for one in _found(store, constraint)}
        results.update(begun.result())
        return sorted(one for one in results if only is None or one.focus in only)


def _found(store: Workbench, constraint: Constraint) -> set[Result]:
    found = set()
    for row in store.select(constraint.select):
        focus, value = row["this"].value, row["value"].value if "value" in row else ""
        found.add(Result(focus, constraint.shape, constraint.severity, "", "" if value == focus else value))
    return found


def _over_targets(select: str, target: str) -> str:
    """The query of a constraint, its outermost group restricted to instances of a class (SHACL, section 2.1.3.2)."""
    return _GROUP.sub(f"WHERE {{ $this a/rdfs:subClassOf* <{target}> . ", select, count=1)
