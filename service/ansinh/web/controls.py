"""The parameters of a question as controls of a form, with names in place of codes."""

from collections.abc import Mapping
from dataclasses import dataclass

from ansinh.errors import Message
from ansinh.questions.library import Parameter, Question
from ansinh.web.shelf import Shelf

# A list that is longer than this is slower to look through than a name is to type.
LONGEST_LIST = 300


@dataclass(frozen=True, slots=True)
class Group:
    """Values that stand together in a list, under a heading if it has one: `in_graph` or `not_in_graph`."""

    heading: str
    choices: Mapping[str, Message]


@dataclass(frozen=True, slots=True)
class Control:
    """A control of a form.

    Args:
        name: name of the parameter.
        title: what it is.
        value: what it is set to.
        optional: whether it may be left empty.
        number: whether it takes a number.
        groups: what it offers; none where it is to be typed.
    """

    name: str
    title: Message
    value: str
    optional: bool
    number: bool
    groups: list[Group]

    @property
    def listed(self) -> bool:
        """Whether the value is among those on offer."""
        return any(self.value in group.choices for group in self.groups)


def controls(question: Question, given: Mapping[str, str], shelf: Shelf) -> list[Control]:
    """The controls of a question, set to what is given."""
    return [control(name, one, given.get(name), shelf) for name, one in question.header.parameters.items()]


def control(name: str, parameter: Parameter, given: str | None, shelf: Shelf) -> Control:
    """The control of a parameter."""
    return Control(
        name=name,
        title=parameter.title,
        value=_value(parameter, given, shelf),
        optional=parameter.default is None,
        number=parameter.kind == "year",
        groups=_groups(parameter, shelf),
    )


def _value(parameter: Parameter, given: str | None, shelf: Shelf) -> str:
    """What is set; a province given by its code is shown by its name, as the list has it."""
    text = given or parameter.default or ""
    if parameter.kind == "province":
        return next((one.name.vi for one in shelf.provinces if one.then and one.code == text), text)
    return text


def _groups(parameter: Parameter, shelf: Shelf) -> list[Group]:
    match parameter.kind:
        case "year":
            return []
        case "month":
            return [Group("", {str(month): Message(f"tháng {month}", _MONTHS[month - 1]) for month in range(1, 13)})]
        case "province":
            held = {one.name.vi: one.name for one in shelf.covered}
            missing = {one.name.vi: one.name for one in shelf.missing}
            return [Group("in_graph", held), Group("not_in_graph", missing)]
        case _:
            offered = shelf.offers(parameter)
            return [Group("", offered)] if len(offered) <= LONGEST_LIST else []


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
