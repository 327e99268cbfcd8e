"""Short forms of names, read from `data/reference/abbreviations.yaml` and written out."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ansinh.text import nfc, words
from ansinh.yaml_files import read_yaml

Words = tuple[str, ...]
"""The words of a name, folded."""


def folded(text: str) -> Words:
    """The words of `text` without case and diacritics."""
    return tuple(word.folded for word in words(nfc(text)))


class Abbreviation(BaseModel):
    """Short forms and what they stand for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    short: tuple[str, ...]
    long: str


class Abbreviations(BaseModel):
    """What is known of how names are written.

    Args:
        abbreviations: short forms, matched as whole words, the longest first.
        kinds_of_area: words that say what kind of area a name is of.
        noise: words that may be put in or left out.
        number_words: words before the number of a document.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    abbreviations: tuple[Abbreviation, ...]
    kinds_of_area: tuple[str, ...]
    noise: tuple[str, ...]
    number_words: tuple[str, ...]

    @cached_property
    def _forms(self) -> dict[Words, Words]:
        return {folded(short): folded(one.long) for one in self.abbreviations for short in one.short}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._forms))

    @cached_property
    def kinds(self) -> tuple[Words, ...]:
        """The kinds of areas as words, those of most words first."""
        return tuple(sorted(map(folded, self.kinds_of_area), key=len, reverse=True))

    def written_out(self, given: Words) -> Words:
        """A name with its short forms written out and the noise left out."""
        found: list[str] = []
        start = 0
        while start < len(given):
            sizes = range(min(self._longest, len(given) - start), 0, -1)
            size = next((size for size in sizes if given[start : start + size] in self._forms), 0)
            found += self._forms[given[start : start + size]] if size else given[start : start + 1]
            start += size or 1
        return self._without(found, self.noise)

    def without_kind(self, given: Words) -> Words:
        """The name of an area without the word before or after it that says its kind."""
        for kind in self.kinds:
            if len(given) > len(kind) and given[: len(kind)] == kind:
                return given[len(kind) :]
            if len(given) > len(kind) and given[-len(kind) :] == kind:
                return given[: -len(kind)]
        return given

    def without_number_words(self, given: Words) -> Words:
        """A document's number without the words before it."""
        return self._without(given, self.number_words)

    def _without(self, given: Sequence[str], left_out: Iterable[str]) -> Words:
        out = {word for text in left_out for word in folded(text)}
        return tuple(word for word in given if word not in out) or tuple(given)


def read_abbreviations(file: Path) -> Abbreviations:
    """The abbreviations in a file.

    Raises:
        DataError: the file is not as it should be.
    """
    return read_yaml(file, Abbreviations)
