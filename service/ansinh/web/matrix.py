"""An answer as a matrix: kinds of work by province, silence told apart from what the graph does not hold."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ansinh.questions.columns import title
from ansinh.text import fold
from ansinh.web.answers import Asked

ROLES = ("lead", "perform", "coordinate", "requested", "addressee")


@dataclass(frozen=True, slots=True)
class Field:
    """What stands where a row and a column meet.

    Args:
        count: how many tasks; 0 where the documents of the province state none.
        roles: how many of them each role is held in, those with none left out.
        share: how strong the field is shown, from 0 to 5.
    """

    count: int
    roles: Mapping[str, int]
    share: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """See the module.

    Args:
        asked: the question behind it.
        role: the role that is counted, empty where all tasks are.
        columns: names of the provinces.
        rows: for each kind of work its code, its name and its fields.
        roles: the roles with their names.
    """

    asked: Asked
    role: str
    columns: list[str]
    rows: list[tuple[str, str, list[Field]]]
    roles: Mapping[str, str]


def matrix(asked: Asked, role: str) -> Matrix:
    """The matrix of a question with the columns province, task_type, tasks and one for each role."""
    labels, table = asked.room.shelf().labels, asked.table
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(dict)
    for cells in table.rows:
        row = dict(zip(table.columns, cells, strict=True))
        numbers = {name: value for name, value in row.items() if isinstance(value, int)}
        if "tasks" in numbers:
            found[str(row["task_type"])][str(row["province"])] = numbers
    columns = sorted({str(row[0]) for row in table.rows}, key=fold)
    counted = role if role in ROLES else "tasks"
    most = max((numbers[counted] for by in found.values() for numbers in by.values()), default=1) or 1
    rows = [
        (
            code,
            labels.of("task_type", code, asked.tongue),
            [_field(by.get(name, {}), counted, most) for name in columns],
        )
        for code, by in found.items()
    ]
    named = {name: title(name).to(asked.tongue) for name in ROLES}
    return Matrix(asked, role if role in ROLES else "", columns, sorted(rows, key=lambda row: fold(row[1])), named)


def _field(numbers: Mapping[str, int], counted: str, most: int) -> Field:
    count = numbers.get(counted, 0)
    roles = {name: numbers[name] for name in ROLES if numbers.get(name)} if counted == "tasks" else {}
    return Field(count, roles, -(-5 * count // most))
