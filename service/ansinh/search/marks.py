"""Which part of a text is shown, and where in it the words asked for stand."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ansinh.text import Word, words

_WIDTH = 240
"""Characters of a snippet at the most."""
_LEAD = 60
"""Characters before the first word found, where a text is too long to be shown whole."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the places of what was asked for.

    Args:
        text: the text, or a part of it, cut at words.
        language: the language of the text.
        marks: first character and the one after the last of each run of words found, counted from 0 in characters.
    """

    text: str
    language: str
    marks: tuple[tuple[int, int], ...] = ()

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it was asked for; nothing in it is markup."""
        end = 0
        for begin, after in self.marks:
            yield self.text[end:begin], False
            yield self.text[begin:after], True
            end = after
        yield self.text[end:], False


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks words in texts.

    Args:
        asked: the words asked for, folded.
        near: those of them that also stand for a word within one edit.
    """

    asked: Collection[str]
    near: Collection[str] = ()

    def mark(self, text: str, language: str) -> Marked:
        """The whole of `text` with its marks."""
        return Marked(text, language, tuple(_runs(text, self._found(text))))

    def snippet(self, texts: Iterable[tuple[str, str]]) -> Marked | None:
        """Of texts with their languages, the part of the one that holds most of the words; the first of equals."""
        rated = [(len(self._held(text)), -rank, text, language) for rank, (text, language) in enumerate(texts)]
        if not rated:
            return None
        _, _, text, language = max(rated)
        return self._cut(text, language)

    def _cut(self, text: str, language: str) -> Marked:
        found = self._found(text)
        if len(text) <= _WIDTH:
            return self.mark(text, language)
        start = max(0, found[0].start - _LEAD) if found else 0
        within = [word for word in words(text) if word.start >= start and word.end <= start + _WIDTH]
        first, last = within[0].start, within[-1].end
        shown = self.mark(text[first:last], language)
        before, after = "… " if first else "", " …" if last < len(text) else ""
        marks = tuple((begin + len(before), end + len(before)) for begin, end in shown.marks)
        return Marked(f"{before}{shown.text}{after}", language, marks)

    def _held(self, text: str) -> set[str]:
        return {word.folded for word in self._found(text)}

    def _found(self, text: str) -> list[Word]:
        return [word for word in words(text) if self._is_asked(word.folded)]

    def _is_asked(self, folded: str) -> bool:
        return folded in self.asked or any(OSA.distance(folded, word, score_cutoff=1) <= 1 for word in self.near)


def _runs(text: str, found: Iterable[Word]) -> list[tuple[int, int]]:
    """Words with nothing but signs between them are one run."""
    runs: list[tuple[int, int]] = []
    for word in found:
        if runs and not any(words(text[runs[-1][1] : word.start])):
            runs[-1] = (runs[-1][0], word.end)
        else:
            runs.append((word.start, word.end))
    return runs
