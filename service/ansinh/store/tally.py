"""How many triples there are of each property, and how many members of each class; brought up to date with changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ansinh.terms import RDF

_TYPE = f"<{RDF}type>"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the union of all graphs, in which each triple stands once (VoID, sections 4.6 and 4.7).

    Args:
        triples: how many triples.
        properties: how many triples have each property, by its IRI.
        classes: how many things are members of each class, by its IRI.
    """

    triples: int
    properties: Mapping[str, int]
    classes: Mapping[str, int]

    def changed(self, removed: Iterable[str], added: Iterable[str]) -> "Tally":
        """The counts after triples left the union and others came, each given as an N-Triples line."""
        gone, come = tallied(removed), tallied(added)
        return Tally(
            self.triples - gone.triples + come.triples,
            _summed(self.properties, gone.properties, come.properties),
            _summed(self.classes, gone.classes, come.classes),
        )


def tallied(ntriples: Iterable[str]) -> Tally:
    """The counts of triples given as N-Triples lines, each once."""
    properties: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for line in ntriples:
        _, predicate, rest = line.split(" ", 2)
        properties[predicate[1:-1]] += 1
        if predicate == _TYPE and rest.startswith("<"):
            classes[rest[1 : rest.index(">")]] += 1
    return Tally(properties.total(), _sorted(properties), _sorted(classes))


def _summed(before: Mapping[str, int], gone: Mapping[str, int], come: Mapping[str, int]) -> dict[str, int]:
    total = Counter(before)
    total.update(come)
    total.subtract(gone)
    return _sorted(+total)


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))
