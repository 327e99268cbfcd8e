"""Vietnamese text: normal form, matching without diacritics, numbers of documents."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_SEPARATORS = re.compile(r"[\s/\-–—_.,]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
"""Acute, grave, hook above, tilde and dot below, by the digits that stand for them in VNI typing."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or of digits in a text.

    Args:
        start: where it begins, in characters.
        end: where it ends.
        toned: in lower case, its tone as a digit at its end: one form, wherever the mark stands (uỷ, ủy; hoà, hòa).
        folded: without case and diacritics.
    """

    start: int
    end: int
    toned: str
    folded: str


def words(text: str) -> Iterator[Word]:
    """The words of `text` in NFC; `21NQ/TW` has the same three as `21-nq-tw`. Zeros before a number do not count."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), *_forms(match[0]))


# A text is made of few words; all plans together have some thousands.
@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, str]:
    """A word with its tone as a digit, and without diacritics."""
    if word.isdecimal():
        number = word.lstrip("0") or "0"
        return number, number
    marks = unicodedata.normalize("NFD", word.lower())
    tones = "".join(_TONES[mark] for mark in marks if mark in _TONES)
    return nfc("".join(mark for mark in marks if mark not in _TONES)) + tones, fold(word)


def nfc(text: str) -> str:
    """`text` in Unicode normal form C, in which all labels are kept."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` without case and diacritics, for matching.

    đ and Đ have no decomposition in Unicode and are replaced by hand. Where the tone mark stands (uỷ or ủy, hoà or hòa)
    no longer matters once the marks are gone.
    """
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).lower()


def number_key(number: str) -> str:
    """What two spellings of one document number share: `21-NQ/TW`, `21NQ/TW` and `21-nq-tw` give `21nqtw`."""
    return _SEPARATORS.sub("", fold(number))


def slug(text: str) -> str:
    """`text` as a part of an IRI: lower case, ASCII letters, digits and hyphens."""
    return _NOT_WORD.sub("-", fold(text)).strip("-")


def same_words(first: str, second: str) -> bool:
    """Whether two names are the same but for case, diacritics and white space."""
    return fold(first).split() == fold(second).split()
