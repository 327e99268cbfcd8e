"""Reading the same fields of many things: a pattern that says which things, and paths to the values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ansinh.store.interface import Term


@dataclass(frozen=True, slots=True)
class Found:
    """A value of a field of a thing.

    Args:
        thing: the IRI of the thing.
        field: the field.
        rank: the place of the path among all paths; the lowest is best.
        value: the value.
    """

    thing: str
    field: str
    rank: int
    value: Term


@dataclass(frozen=True, slots=True)
class Fields:
    """How things of a kind are found and read.

    Args:
        pattern: what `?thing` is, in SPARQL.
        paths: for each field the property paths from `?thing` to its values, best first.
    """

    pattern: str
    paths: Mapping[str, tuple[str, ...]]

    def queries(self, *variables: str) -> Iterator[tuple[str, int, str]]:
        """For each path its field, its rank and the query for `thing`, `value` and other variables of the pattern."""
        wanted = " ".join(f"?{name}" for name in ("thing", *variables, "value"))
        numbered = enumerate((name, path) for name, paths in self.paths.items() for path in paths)
        for rank, (name, path) in numbered:
            yield name, rank, f"SELECT DISTINCT {wanted} WHERE {{ {self.pattern} ?thing {path} ?value }}"
