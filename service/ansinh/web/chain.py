"""The chain of documents that carry out one another, and how it is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ansinh.store.embedded import EmbeddedStore
from ansinh.store.interface import Iri

_UP = """
SELECT ?other ?short ?relation WHERE {
  VALUES ?relation { ansinh:implementsDirectly ansinh:issuedWith }
  ?document ?relation ?other . ?other ansinh:shortName ?short
}
"""
# A row of a drawing holds six boxes on a screen; of a resolution that thousands carry out the others are but counted.
_BESIDE = 6
_DOWN = """
SELECT ?other ?short ?relation WHERE {
  VALUES ?relation { ansinh:implementsDirectly ansinh:issuedWith }
  ?other ?relation ?document . ?other ansinh:shortName ?short
} LIMIT 100
"""
_HIGHEST = 6
"""Levels above and below at the most; no chain of authorities is longer."""

_WIDTH, _HEIGHT, _GAP, _RISE = 190, 44, 16, 54
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Box:
    """A document in the drawing: its place in pixels, and whether the page is about it."""

    iri: str
    name: str
    short: str
    x: int
    y: int
    here: bool


@dataclass(frozen=True, slots=True)
class Line:
    """That one document carries out another, or is issued with it (`dashed`), from below to above."""

    x1: int
    y1: int
    x2: int
    y2: int
    dashed: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """A drawing.

    Args:
        boxes: the documents.
        lines: how they hang together.
        width: pixels.
        height: pixels.
        links: what is drawn, in words: who carries out whom.
        others: how many documents below are not drawn.
    """

    boxes: list[Box]
    lines: list[Line]
    width: int
    height: int
    links: list[tuple[Box, Box, bool]]
    others: int


def chain(store: EmbeddedStore, document: Iri, short: str) -> Chain | None:
    """The chain up from a document and down to what carries it out directly; nothing where it stands alone."""
    names, levels, links = {document.value: short}, {document.value: 0}, []
    above = [document.value]
    for level in range(1, _HIGHEST + 1):
        found = [(one, row) for one in above for row in store.select(_UP, {"document": Iri(one)})]
        for lower, row in found:
            names[row["other"].value] = row["short"].value
            links.append((lower, row["other"].value, row["relation"].value.endswith("issuedWith")))
        above = [row["other"].value for _, row in found if row["other"].value not in levels]
        levels.update(dict.fromkeys(above, level))
    below = {row["other"].value: row for row in store.select(_DOWN, {"document": document})}
    drawn = sorted(below, key=lambda iri: below[iri]["short"].value)[:_BESIDE]
    for iri in drawn:
        names.setdefault(iri, below[iri]["short"].value)
        levels.setdefault(iri, -1)
        links.append((iri, document.value, below[iri]["relation"].value.endswith("issuedWith")))
    return _placed(names, levels, links, len(below) - len(drawn)) if links else None


def _placed(
    names: Mapping[str, str], levels: Mapping[str, int], links: Iterable[tuple[str, str, bool]], others: int
) -> Chain:
    rows = [[iri for iri in names if levels[iri] == level] for level in sorted(set(levels.values()), reverse=True)]
    width = max(len(row) for row in rows) * (_WIDTH + _GAP) + _GAP
    boxes: dict[str, Box] = {}
    for number, row in enumerate(rows):
        left = (width - len(row) * (_WIDTH + _GAP) + _GAP) // 2
        for place, iri in enumerate(row):
            short = names[iri] if len(names[iri]) <= _LONGEST else names[iri][: _LONGEST - 1] + "…"
            x, y = left + place * (_WIDTH + _GAP), _GAP + number * (_HEIGHT + _RISE)
            boxes[iri] = Box(iri, names[iri], short, x, y, levels[iri] == 0)
    joined = list(dict.fromkeys(links))
    lines = [_line(boxes[lower], boxes[upper], dashed) for lower, upper, dashed in joined]
    height = len(rows) * (_HEIGHT + _RISE) - _RISE + 2 * _GAP
    return Chain(list(boxes.values()), lines, width, height, [(boxes[a], boxes[b], c) for a, b, c in joined], others)


def _line(lower: Box, upper: Box, dashed: bool) -> Line:
    middle = _WIDTH // 2
    return Line(lower.x + middle, lower.y, upper.x + middle, upper.y + _HEIGHT, dashed)
