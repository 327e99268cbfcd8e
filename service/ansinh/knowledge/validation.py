"""SHACL validation (W3C SHACL, section 3): two engines, one kind of result.

pySHACL is the reference. pyrudof answers first because people wait for it: on the whole corpus it takes a second where
pySHACL takes most of a minute. Tests hold that both report the same for every shape and every example.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One validation result (SHACL, section 3.6.2).

    Args:
        focus: IRI of the focus node, empty for a blank node.
        shape: IRI of the source shape, empty for a blank node.
        severity: `violation`, `warning` or `info`, or the IRI of a severity that SHACL does not define.
        path: IRI of the result path, empty where the shape has none or a compound one.
        value: the value node as text, empty where there is none.
    """

    focus: str
    shape: str
    severity: str
    path: str = ""
    value: str = ""


class Validator(Protocol):
    """An engine with its shapes loaded."""

    def validate(self, ntriples: Iterable[str]) -> list[Result]:
        """The results for data given as N-Triples lines, sorted and without repetition.

        Raises:
            DataError: the shapes are not valid SHACL.
        """
