"""Names and what they stand for: found as written, without case and diacritics, or in any spelling of a number."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches

from ansinh.store.interface import Term
from ansinh.text import fold, nfc, number_key

Choice = tuple[str, Term]
"""A text that may be given, and the term it stands for."""

# Comparing letter by letter is slow; among so many names that share most words with the text a near one is found.
_COMPARED = 200


class Names:
    """An index of names.

    Args:
        choices: names with their terms; a name may stand for several.
    """

    def __init__(self, choices: Iterable[Choice]) -> None:
        known = list(dict.fromkeys(choices))
        self._terms = {term for _, term in known}
        self._keys = [(key, _indexed(known, key)) for key in (nfc, _words, number_key)]

    def __contains__(self, term: Term) -> bool:
        return term in self._terms

    def find(self, text: str) -> list[Term]:
        """The terms for which `text` stands, in the order of the choices: as it is written, else as it is folded."""
        return next((index[key(text)] for key, index in self._keys if key(text) in index), [])

    def near(self, text: str, most: int = 5) -> list[Term]:
        """The terms whose names are nearest to `text`; the first ones where none is near."""
        wanted = _words(text)
        tokens = set(wanted.split())
        folded = self._keys[1][1]
        shared = Counter({name: len(tokens.intersection(name.split())) for name in folded})
        among = [name for name, count in shared.most_common(_COMPARED) if count] or list(folded)[:_COMPARED]
        found = get_close_matches(wanted, among, n=most, cutoff=0.5) or among[:most]
        return list(dict.fromkeys(term for name in found for term in folded[name]))


def _words(text: str) -> str:
    return " ".join(fold(text).split())


def _indexed(choices: Iterable[Choice], key: Callable[[str], str]) -> Mapping[str, list[Term]]:
    index: dict[str, dict[Term, None]] = {}
    for name, term in choices:
        if key(name):
            index.setdefault(key(name), {})[term] = None
    return {name: list(terms) for name, terms in index.items()}
