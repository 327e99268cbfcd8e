"""What a reader is asked to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True)  # no slots: with them, pickling takes twice as long
class Task(Generic[R]):
    """Something to be done with what has been opened in the reader.

    Args:
        open: opens what is needed, from `key`; a function of a module, since only its name crosses.
        key: what is opened; it is kept open until another one is asked for.
        work: what is done with it, a function of a module too.
        given: further arguments of `work`.
    """

    open: Callable[[Any], Any]
    key: Any
    work: Callable[..., R]
    given: tuple[Any, ...] = ()
