"""The passages of rows as a page shows them: the lines themselves, and some around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from ansinh.questions.answer import Desk, Passage

_AROUND = 2
"""Lines shown before and after a passage, enough to see where one is."""

_FIRST = 3
"""Passages of a row that are seen at once."""

_WITH_TEXT = 10
"""Passages of a row whose text the page carries; of the others it says where they stand."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in its context.

    Args:
        passage: the passage.
        document: what its document is called.
        before: lines before it, empty where it cannot be shown.
        after: lines after it.
    """

    passage: Passage
    document: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where a row stands: what is seen at once, what opens, and what is but named."""

    first: list[Excerpt]
    more: list[Excerpt]
    bare: list[Passage]


def excerpts(desk: Desk, documents: Callable[[str], str], rows: Sequence[Sequence[str]]) -> list[Places]:
    """For each row the passages of that name, in the order in which they stand in their sources.

    Args:
        desk: where passages are looked up.
        documents: gives what the document in a source file is called.
        rows: names of passages.
    """
    passages = desk.passages(chain.from_iterable(rows))

    def excerpt(passage: Passage) -> Excerpt:
        before, after = desk.sources.around(passage.place, _AROUND)
        return Excerpt(passage, documents(passage.source_file), before, after)

    def places(row: Sequence[str]) -> Places:
        found = sorted((passages[iri] for iri in row), key=_order)
        shown = [excerpt(passage) for passage in found[:_WITH_TEXT]]
        return Places(shown[:_FIRST], shown[_FIRST:], found[_WITH_TEXT:])

    return [places(row) for row in rows]


def _order(passage: Passage) -> tuple[str, int, int]:
    return passage.source_file, passage.line_start, passage.line_end
