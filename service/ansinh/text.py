"""Vietnamese text: normal form, matching without diacritics, numbers of documents."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s/\-–—_.,]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


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
