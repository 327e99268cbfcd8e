"""Synthetic plans: made up, but true to the ontology, to measure at the size of all provinces together."""

from collections.abc import Iterator

from bench.synthetic.plan import plan


def plans(seed: int, count: int, first: int = 0) -> Iterator[tuple[str, str]]:
    """The plans number `first` to `first + count - 1` of `seed`, one at a time: name and Turtle text.

    The same seed always gives the same bytes. A plan may cite plans of a smaller number, never of a larger one.
    """
    return (plan(seed, index) for index in range(first, first + count))
