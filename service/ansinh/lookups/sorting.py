"""Sorting by the values of fields: numbers in texts by their size, letters without diacritics, what is absent last."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ansinh.errors import ParameterError
from ansinh.lookups.listing import Field, Listing, Shape
from ansinh.store.interface import Literal, Term
from ansinh.text import fold
from ansinh.thing import Thing

_DIGITS = re.compile(r"(\d+)")

Key = tuple[tuple[int, str], ...]
"""What texts are compared by; a run of digits is a number and comes before letters."""


def order(listing: Listing, asked: str) -> list[tuple[Field, bool]]:
    """The fields that `sort` names, parted by commas, and whether each is to fall (`-` before its name).

    Raises:
        ParameterError: the list cannot be sorted by one of them.
    """
    return [
        (_field(listing, text.strip().removeprefix("-")), text.strip().startswith("-")) for text in asked.split(",")
    ]


def _field(listing: Listing, name: str) -> Field:
    if name not in listing.sortable:
        known = ", ".join(listing.sortable)
        raise ParameterError(
            f"Tham số “sort”: không sắp xếp được theo “{name}”. Có: {known}.",
            f"Parameter “sort”: the list cannot be sorted by “{name}”. There are: {known}.",
            "sort",
        )
    return listing.by_name[name]


def key_of(term: Term, field: Field, called: Mapping[str, Thing]) -> Key:
    """What a value is compared by; a thing by its code, else by its label."""
    if field.shape in (Shape.WHOLE, Shape.NUMBER):
        number = Decimal(term.value) + 10**15  # so that no number is negative
        return ((int(number), f"{number % 1:.12f}"),)
    thing = called.get(term.value) if field.shape is Shape.THING else None
    return natural((thing.code or thing.vi or thing.iri) if thing else term.value)


def natural(text: str) -> Key:
    """`text` as it is compared."""
    parts = _DIGITS.split(fold(text))
    return tuple((int(part), "") if part.isdecimal() else (10**9, part) for part in parts if part)


def vietnamese_first(terms: Sequence[Term]) -> Term:
    """Of the values of a field the one that counts: of words those in Vietnamese."""
    return next((term for term in terms if isinstance(term, Literal) and term.language == "vi"), terms[0])
