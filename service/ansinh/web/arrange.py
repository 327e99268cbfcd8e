"""The rows of a table as a reader wants them: those that hold some words, in an order, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ansinh.questions.answer import Cell
from ansinh.text import fold

_FILTER = "is_"
PAGE = 50
"""Rows of a page: what one looks through before one would rather narrow the list."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader wants of a table.

    Args:
        find: words that a row must hold, without regard to case and diacritics.
        only: values that columns must have.
        sort: name of the column to sort by, empty for the order of the answer.
        descending: whether the greatest comes first.
        page: which page, counted from 1.
    """

    find: str = ""
    sort: str = ""
    descending: bool = False
    page: int = 1
    only: Mapping[str, str] = field(default_factory=dict)

    @property
    def filters(self) -> dict[str, str]:
        """The values that columns must have, as the address says them."""
        return {_FILTER + column: value for column, value in self.only.items()}

    @property
    def order(self) -> str:
        """The order as the address says it."""
        return f"-{self.sort}" if self.descending and self.sort else self.sort


@dataclass(frozen=True, slots=True)
class Arranged:
    """The rows to show, by their numbers in the table.

    Args:
        rows: numbers of the rows of this page, in order.
        found: how many rows there are on all pages.
        page: the page, which is the last one where a later one was wanted.
        pages: how many pages there are, at least 1.
    """

    rows: Sequence[int]
    found: int
    page: int
    pages: int


def wish(parameters: dict[str, str], columns: Sequence[str]) -> Wish:
    """What the address asks for.

    Args:
        parameters: `find`; `is_` and a column; `sort`, a column, after a hyphen where the greatest comes first; `page`.
        columns: the columns that there are.
    """
    column = parameters.get("sort", "")
    number = parameters.get("page", "")
    return Wish(
        find=parameters.get("find", "").strip(),
        sort=column.removeprefix("-") if column.removeprefix("-") in columns else "",
        descending=column.startswith("-"),
        only={name: parameters[_FILTER + name] for name in columns if parameters.get(_FILTER + name)},
        page=int(number) if number.isascii() and number.isdigit() and len(number) < len(str(2**31)) else 1,
    )


def arrange(
    wanted: Wish, columns: Sequence[str], rows: Sequence[Sequence[Cell]], shown: Sequence[Sequence[str]]
) -> Arranged:
    """Which rows to show.

    Args:
        wanted: what the reader wants.
        columns: names of the columns.
        rows: the cells, by which rows are sorted.
        shown: the cells as they are written on the page, in which words are looked for.
    """
    words = fold(wanted.find).split()
    only = {list(columns).index(name): value for name, value in wanted.only.items() if name in columns}
    numbers = [
        number
        for number, cells in enumerate(shown)
        if _holds(cells, words) and all(str(rows[number][place]) == value for place, value in only.items())
    ]
    if wanted.sort in columns:
        column = list(columns).index(wanted.sort)
        # What is empty comes last in both directions.
        numbers.sort(key=lambda number: _key(rows[number][column], shown[number][column]), reverse=wanted.descending)
        numbers.sort(key=lambda number: rows[number][column] == "")
    pages = max(1, -(-len(numbers) // PAGE))
    page = max(1, min(wanted.page, pages))
    return Arranged(numbers[(page - 1) * PAGE : page * PAGE], len(numbers), page, pages)


def _holds(cells: Sequence[str], words: Sequence[str]) -> bool:
    text = fold(" ".join(cells)) if words else ""
    return all(word in text for word in words)


def _key(cell: Cell, shown: str) -> tuple[int, float, str]:
    return (0, cell, "") if isinstance(cell, int | float) else (1, 0, fold(shown))
