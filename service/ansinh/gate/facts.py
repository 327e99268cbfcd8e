"""Facts before and after: what is said of a node by one property."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of a node by one property, before and after: new where `before` is empty, removed where `after` is.

    Values are terms as N-Triples writes them.
    """

    subject: str
    predicate: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def kind(self) -> str:
        """`new`, `changed` or `gone`."""
        if not self.before:
            return "new"
        return "changed" if self.after else "gone"


def compared(gone: Iterable[str], come: Iterable[str]) -> Iterator[Fact]:
    """The facts in N-Triples lines that go and come, in the order of subjects and properties."""
    values: dict[tuple[str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for index, lines in enumerate((gone, come)):
        for line in lines:
            subject, predicate, value = line.removesuffix(" .").split(" ", 2)
            values[subject.strip("<>"), predicate.strip("<>")][index].append(value)
    for (subject, predicate), (before, after) in sorted(values.items()):
        yield Fact(subject, predicate, tuple(sorted(before)), tuple(sorted(after)))
