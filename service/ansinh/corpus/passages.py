"""Passages of the sources, read at run time from a folder that somebody gives, never from the project."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: lines counted from 1 by the line feed alone, both ends included."""

    source_file: str
    sha256: str
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What can be shown of a passage: its text, or the reason why there is none."""

    text: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Sources:
    """A folder of source texts, or none.

    Args:
        folder: where the files lie; without it passages are shown by their place alone.
    """

    folder: Path | None
    _lines: Callable[[str, str], tuple[str, ...] | str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_lines", lru_cache(maxsize=64)(self._read))

    def show(self, place: Place) -> Shown:
        """The text of `place`, with status `shown`, else `no_sources_folder`, `file_missing` or `digest_differs`."""
        lines = self._lines(place.source_file, place.sha256)
        if isinstance(lines, str):
            return Shown(None, lines)
        return Shown("\n".join(lines[place.line_start - 1 : place.line_end]), "shown")

    def around(self, place: Place, count: int) -> tuple[str, str]:
        """The text of up to `count` lines before and after `place`; empty where the passage cannot be shown."""
        lines = self._lines(place.source_file, place.sha256)
        if isinstance(lines, str):
            return "", ""
        first = place.line_start - 1
        before = lines[max(0, first - count) : first]
        return "\n".join(before), "\n".join(lines[place.line_end : place.line_end + count])

    def _read(self, name: str, sha256: str) -> tuple[str, ...] | str:
        if self.folder is None:
            return "no_sources_folder"
        path = self.folder / Path(name).name
        if not path.is_file():
            return "file_missing"
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            return "digest_differs"
        return tuple(content.decode("utf-8").split("\n"))
