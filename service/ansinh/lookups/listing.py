"""What a list is: its class, its fields and its filters. Query, model, CSV columns and OpenAPI all come from this."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from ansinh.errors import Message

ITSELF = ""
"""The pattern of a filter by which the things of a list are named themselves."""


class Shape(Enum):
    """What a value of a field is."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    WORDS = "words"
    """A text by language."""
    THING = "thing"
    """Something with an IRI, a code and a label."""
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Field:
    """What is told of each thing of a list.

    Args:
        name: its name in JSON.
        pattern: SPARQL from `?node`, the thing, to `?value`.
        shape: what a value is, or the fields of the part that it stands for.
        many: whether there may be several.
    """

    name: str
    pattern: str
    shape: "Shape | tuple[Field, ...]" = Shape.THING
    many: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether its values are literals."""
        return self.shape not in (Shape.THING, Shape.PASSAGE) and isinstance(self.shape, Shape)

    @property
    def sortable(self) -> bool:
        """Whether a list can be sorted by it."""
        return not self.many and isinstance(self.shape, Shape) and self.shape is not Shape.PASSAGE


class Kind(Enum):
    """What may be written for a filter."""

    THING = "thing"
    """An IRI, a code or a name of something in the graph."""
    DAYS = "days"
    """A day, month, quarter, year or interval; `?value` is a date."""
    TIMES = "times"
    """The same; `?value` is a time expression that it overlaps."""
    WORDS = "words"
    """Words that all have to stand in a name, with or without diacritics."""
    TRUTH = "truth"
    """`true` or `false`: whether the pattern holds."""
    VALID = "valid"
    """A day, or what else DAYS takes, that overlaps `?first` to `?last`, which may be open."""
    LINE = "line"
    """The number of a line; `?first` and `?last` enclose it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list may be narrowed by.

    Args:
        name: its name in an address.
        pattern: SPARQL from `?node` to `?value`; `ITSELF` where the thing itself is named. Other variables are
            shared with the other filters of the list, so that an agency and a role are those of one participation.
        about: what it is, in both languages.
        kind: what may be written for it.
        names: for things, the names among which it is looked up, see `ansinh.lookups.names`.
        several: whether a name that stands for several things means all of them; otherwise it is refused.
        covers: whether it names a province, so that the answer says where no document of it is held.
        needs: another filter without which it would have to look at everything.
        example: a value that finds something in the project's own documents.
    """

    name: str
    pattern: str
    about: Message
    kind: Kind = Kind.THING
    names: str = ""
    several: bool = False
    covers: bool = False
    needs: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A list shown with a single thing: the rows of `listing` that `filter` narrows to it."""

    name: str
    listing: str
    filter: str


@dataclass(frozen=True)
class Listing:
    """A list.

    Args:
        name: its name in an address, in the plural.
        title: what it lists, in both languages.
        of: the class of its things.
        base: what their IRIs begin with; the rest is their id.
        fields: what is told of each.
        filters: what it may be narrowed by, the most selective first.
        sort: the fields by which it is sorted where nothing else is asked for.
        names: the names by which a single thing may be asked for, see `ansinh.lookups.names`.
        embedded: the lists that are shown with a single thing.
        chains: whether a single thing is shown with its chains of `implements`.
    """

    name: str
    title: Message
    of: str
    base: str
    fields: tuple[Field, ...]
    filters: tuple[Filter, ...]
    sort: tuple[str, ...]
    names: str = ""
    embedded: tuple[Embedded, ...] = ()
    chains: bool = False

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}

    @property
    def sortable(self) -> Sequence[str]:
        """The names of the fields by which it can be sorted."""
        return [field.name for field in self.fields if field.sortable]

    @property
    def about_areas(self) -> bool:
        """Whether a filter names an area, so that it may be asked for with those merged into it."""
        return any(one.names == "area" for one in self.filters)
