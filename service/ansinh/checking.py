"""Reading and checking a stranger's plan as tasks of readers, since a text can be made so as to keep its parser busy.

A dozen blank nodes that all name each other occupy the canonical labelling for hours (RDFC-1.0, section 7.1, "dataset
poisoning"), and it cannot be interrupted.
"""

from dataclasses import dataclass
from pathlib import Path

from ansinh.gate.check import PlanReport
from ansinh.gate.draft import read_draft
from ansinh.hall import Hall, hall_over
from ansinh.readers.task import Task
from ansinh.settings import Settings

MODULES = ("ansinh.checking",)
"""What a process must have loaded to do these tasks."""


@dataclass(frozen=True, slots=True)
class Given:
    """A plan as it was given.

    Args:
        name: what it is called in messages.
        kind: its media type or file extension.
        content: its bytes.
    """

    name: str
    kind: str
    content: bytes


def checking(settings: Settings, snapshot: Path, given: Given, *, replaces: bool) -> Task[PlanReport]:
    """The task of checking a plan with the graph in a snapshot; see `ansinh.gate.check.Gate.check`.

    Raises (when it is done):
        InputError: the plan is not UTF-8, or names a context that would have to be fetched.
        UnsupportedMediaTypeError: it is of another type.
    """
    return Task(_hall, (settings, snapshot), _checked, (given, replaces))


def reading(settings: Settings, snapshot: Path, given: Given) -> Task[None]:
    """The task of reading a plan, for what may happen in doing so; raises as `checking` does."""
    return Task(_hall, (settings, snapshot), _read, (given,))


def _hall(key: tuple[Settings, Path]) -> Hall:
    settings, snapshot = key
    return hall_over(settings, snapshot)


def _checked(hall: Hall, given: Given, replaces: bool) -> PlanReport:
    draft = read_draft(given.name, given.kind, given.content, hall.corpus.context)
    return hall.gate.check(draft, replaces=replaces)


def _read(hall: Hall, given: Given) -> None:
    read_draft(given.name, given.kind, given.content, hall.corpus.context)
